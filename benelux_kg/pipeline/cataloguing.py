"""``catalogue``: the description of a dataset for data portals, on its own or as a part of a build."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import CATALOGUE, MERGED, STORE
from benelux_kg.graph.register import Register
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.store import open_store
from benelux_kg.pipeline.rendering import TARGETS
from benelux_kg.publishing import TURTLE
from benelux_kg.publishing.batches import digest_dataset
from benelux_kg.publishing.catalogue import Publication, date_release, describe
from benelux_kg.querying.transport import check_address
from benelux_kg.vocabulary.portals import portal_namespaces

_SYNTAXES = {
    "rdfxml": ox.RdfFormat.RDF_XML,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}


def catalogue(
    folder: str | Path,
    *,
    form: str = "turtle",
    site: str = "",
    publisher: str = "",
    contact: str = "",
    template: Path | None = None,
    also: Iterable[Path] = (),
) -> str:
    """Describe the dataset in ``folder``, and the files ``also`` that were exported from it.

    ``site`` is the address below which it is served (default: its base IRI); ``template`` takes the place of the file
    that ships.
    """
    dataset = Dataset(folder)
    files = {name: dataset.folder / name for name in (MERGED, *TARGETS) if (dataset.folder / name).is_file()}
    files |= {path.name: path for path in map(_check_file, also)}
    publication = replace(
        _publish(dataset.register, dataset.store, files, _digest(dataset)),
        site=_check_site(site),
        publisher=publisher,
        contact=contact,
        template=template,
    )
    return write_catalogue(publication, form)


def stage_catalogue(staging: Staging, register: Register) -> None:
    """Write the catalogue of the dataset as it will be after the commit; its merged files are there already."""
    files = {name: staging.read_path(name) for name in (MERGED, *TARGETS)}
    store = open_store(staging.read_path(STORE))
    text = write_catalogue(_publish(register, store, files, _digest_file(files[MERGED])))
    staging.write_path(CATALOGUE).write_text(text, "utf-8", newline="\n")


def write_catalogue(publication: Publication, form: str = "turtle") -> str:
    """Give the catalogue in one of four formats."""
    lines = describe(publication)
    names = portal_namespaces(publication.base)
    if form == "turtle":
        stream = io.StringIO()
        TURTLE.write(lines, stream, names)
        return stream.getvalue()
    triples = ox.parse(input="".join(lines), format=ox.RdfFormat.N_TRIPLES)
    written = ox.serialize(triples, format=_SYNTAXES[form], prefixes=dict(names.prefixes))
    assert written is not None
    return written.decode().rstrip("\n") + "\n"


def _publish(register: Register, store: ox.Store, files: Mapping[str, Path], digest: str) -> Publication:
    entries = register.entries.values()
    dated = date_release(entry.record.issued for entry in entries if entry.record.issued)
    return Publication(store, digest, files, dated, len(entries), register.base)


def _digest(dataset: Dataset) -> str:
    path = dataset.folder / MERGED
    return _digest_file(path) if path.is_file() else digest_dataset(dataset)[0]


def _digest_file(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _check_file(path: Path) -> Path:
    if not path.is_file():
        raise UsageError("no such file", where=str(path), mend="make it with: benelux-kg export")
    return path


def _check_site(site: str) -> str:
    if site:
        check_address(site)
    return site if not site or site.endswith("/") else site + "/"
