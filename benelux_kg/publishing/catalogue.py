"""The description of a dataset for data portals: DCAT-AP, with VoID for its inside.

Source: DCAT-AP 3.0.1; Data Catalog Vocabulary (DCAT) Version 3.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.publishing.description import Description
from benelux_kg.publishing.void import describe_counts
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, FORMAT_IRIS
from benelux_kg.vocabulary.portals import MAIL, locate_site, portal_namespaces

_DIGITS = 12
_BOUNDS = tuple(
    f"bkg:{what}Not{side}" for what in ("signed", "inForce", "starts", "ends") for side in ("Before", "After")
)
_PERIOD = """
SELECT (MIN(?day) AS ?first) (MAX(?day) AS ?last) WHERE {{
  VALUES ?bound {{ {bounds} }} ?thing ?bound ?day FILTER(datatype(?day) = {date}) }}
"""
_THEMES = """
SELECT DISTINCT ?theme WHERE {{
  {{ SELECT DISTINCT ?domain WHERE {{ ?thing {}|{} ?domain }} }} ?domain {}|{} ?theme
}}
"""
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
"""Length of a date as stated, to its datatype."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published, and who says so.

    ``files`` are those to be offered, by the name they are offered under; ``digest`` is the SHA-256 of ``dataset.nq``.
    ``dated`` is the day, month or year of the release, ``documents`` the number of texts. ``site`` is the address below
    which everything is served; ``template`` the Turtle file with all that is neither counted nor measured.
    """

    store: ox.Store
    digest: str
    files: Mapping[str, Path] = field(default_factory=dict)
    dated: str = ""
    documents: int = 0
    base: str = DEFAULT_BASE
    site: str = ""
    publisher: str = ""
    contact: str = ""
    template: Path | None = None


def describe(publication: Publication) -> list[str]:
    """Give the catalogue as sorted N-Triples lines; the same publication gives the same lines."""
    description = Description(portal_namespaces(publication.base))
    description.read(
        publication.template or folder("data") / "catalogue.ttl", publication.site or locate_site(publication.base)
    )
    _add_files(description, publication.files)
    _add_release(description, publication)
    _add_people(description, publication)
    _add_period(description, publication.store)
    _add_themes(description, publication.store)
    describe_counts(description, publication.store)
    description.say("cat:dataset", "void:documents", publication.documents)
    description.say("cat:dataset", "void:uriSpace", ox.Literal(description.names.expand("id:")))
    description.keep("cat:catalogue", *description.subjects("rdf:type", "void:DatasetDescription"))
    return description.lines()


def date_release(stated: Iterable[str]) -> str:
    """Give the day that ``SOURCE_DATE_EPOCH`` names, else the latest date that a text bears, else nothing.

    Source: https://reproducible-builds.org/specs/source-date-epoch/.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return max(stated, default="")
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(f"{epoch} is no number of seconds", where="SOURCE_DATE_EPOCH", mend="unset it") from error


def _add_files(description: Description, files: Mapping[str, Path]) -> None:
    """Offer the files, and measure them; what has no file is offered by nobody, and so left out."""
    by_suffix = {PurePosixPath(name).suffix: name for name in files}
    for each in description.subjects("rdf:type", "dcat:Distribution"):
        address = description.value(each, "dcat:downloadURL")
        name = by_suffix.pop(PurePosixPath(address).suffix, "")
        if name:
            _offer(description, each, address.rpartition("/")[0] + "/" + name, files[name])
    if by_suffix:
        names = ", ".join(sorted(by_suffix.values()))
        raise UsageError("is of no format that the catalogue describes", where=names, mend="see data/catalogue.ttl")


def _offer(description: Description, distribution: str, address: str, path: Path) -> None:
    checksum = f"{distribution}-checksum"
    with path.open("rb") as stream:
        digest = file_digest(stream, "sha256").hexdigest()
    for predicate in ("dcat:downloadURL", "dcat:accessURL"):
        description.unsay(distribution, predicate)
        description.say(distribution, predicate, address)
    description.say("cat:dataset", "dcat:distribution", distribution)
    description.say("cat:dataset", "void:dataDump", address)
    if path.suffix[1:] in FORMAT_IRIS:
        description.say("cat:dataset", "void:feature", FORMAT_IRIS[path.suffix[1:]])
    description.say(
        distribution, "dcat:byteSize", description.literal(str(path.stat().st_size), "xsd:nonNegativeInteger")
    )
    description.say(distribution, "spdx:checksum", checksum)
    description.say(checksum, "rdf:type", "spdx:Checksum")
    description.say(checksum, "spdx:algorithm", "spdx:checksumAlgorithm_sha256")
    description.say("spdx:checksumAlgorithm_sha256", "rdf:type", "spdx:ChecksumAlgorithm")
    description.say(checksum, "spdx:checksumValue", description.literal(digest, "xsd:hexBinary"))


def _add_release(description: Description, publication: Publication) -> None:
    """Add identifier, version, date and what made it."""
    version = "-".join(part for part in (publication.dated, publication.digest[:_DIGITS]) if part)
    identifier = description.names.expand("cat:dataset")
    description.say("cat:dataset", "dcterms:identifier", description.literal(identifier, "xsd:anyURI"))
    description.say("cat:dataset", "dcat:version", ox.Literal(version))
    if publication.dated:
        day = description.literal(publication.dated, _DATES[len(publication.dated)])
        for subject in ("cat:catalogue", "cat:series", "cat:dataset", *description.subjects("spdx:checksum")):
            description.say(subject, "dcterms:issued", day)
            description.say(subject, "dcterms:modified", day)
    kind = description.node("bkg:ExtractionRun")
    for quad in publication.store.quads_for_pattern(None, description.node("rdf:type"), kind, ox.DefaultGraph()):
        run = str(quad.subject)[1:-1]
        description.say("cat:dataset", "prov:wasGeneratedBy", run)
        description.say(run, "rdf:type", "prov:Activity", kind)


def _add_people(description: Description, publication: Publication) -> None:
    """Name the publisher, and how to reach it, where somebody says so."""
    if publication.publisher:
        for subject, predicate in (("cat:publisher", "foaf:name"), ("cat:contact", "vcard:fn")):
            description.unsay(subject, predicate)
            description.say(subject, predicate, ox.Literal(publication.publisher))
    if publication.contact:
        predicate, address = _read_contact(publication.contact)
        description.unsay("cat:contact", "vcard:hasURL")
        description.unsay("cat:contact", "vcard:hasEmail")
        description.say("cat:contact", predicate, ox.NamedNode(address))


def _read_contact(contact: str) -> tuple[str, str]:
    address = contact.removeprefix(MAIL)
    name, at, host = address.rpartition("@")
    if name and at and host and not any(c in address for c in ' <>"/'):
        return "vcard:hasEmail", MAIL + address
    if urlsplit(contact).scheme in {"http", "https"} and " " not in contact:
        return "vcard:hasURL", contact
    raise UsageError(f"{contact} is no way to reach anybody", where="--contact", mend="give an e-mail or web address")


def _add_period(description: Description, store: ox.Store) -> None:
    """Add the first and the last possible day of all that the texts date."""
    bounds = " ".join(str(description.node(bound)) for bound in _BOUNDS)
    solutions = store.query(_PERIOD.format(bounds=bounds, date=description.node("xsd:date")))
    assert isinstance(solutions, ox.QuerySolutions)
    for row in solutions:
        for predicate, day in (("dcat:startDate", row["first"]), ("dcat:endDate", row["last"])):
            if isinstance(day, ox.Literal):
                description.say("cat:period", predicate, day)


def _add_themes(description: Description, store: ox.Store) -> None:
    """Add the EuroVoc concepts that match a domain which some fact addresses, as far as the template labels them."""
    known = set(description.subjects("skos:prefLabel"))
    relations = ("bkg:addresses", "bkg:faces", "skos:exactMatch", "skos:closeMatch")
    solutions = store.query(_THEMES.format(*map(description.node, relations)))
    assert isinstance(solutions, ox.QuerySolutions)
    themes = {row["theme"].value for row in solutions}
    description.say("cat:dataset", "dcat:theme", *sorted(themes & known))
