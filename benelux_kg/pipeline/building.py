"""The main job: read, extract, assemble, infer, check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from benelux_kg.corpus import find_sources
from benelux_kg.errors import DatasetError, UsageError
from benelux_kg.extraction import Extractor
from benelux_kg.graph.dataset import Dataset, is_dataset
from benelux_kg.graph.layout import CATALOGUE, MERGED
from benelux_kg.graph.merging import merge_sections
from benelux_kg.graph.register import ALWAYS, NEVER, Register, read_register
from benelux_kg.graph.report import read_report
from benelux_kg.graph.staging import Staging
from benelux_kg.pipeline.admitting import has_verdict, open_gate
from benelux_kg.pipeline.changing import BuildReport, Change, Progress
from benelux_kg.pipeline.planning import Plan, leave_out_datasets, make_plan, make_register
from benelux_kg.pipeline.rendering import make_renderings
from benelux_kg.resources import folder, languages
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE

_BASE = re.compile(r"https?://[^\s<>\"{}|^`\\]+[/#]")
DEFAULT_OUTPUT = Path("benelux-kg-graph")


def build(
    sources: Iterable[str | Path] | None = None,
    output: str | Path = DEFAULT_OUTPUT,
    *,
    language: str | None = None,
    jobs: int = 1,
    validate: bool = True,
    base_iri: str | None = None,
    infer: bool | None = None,
    merge: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the dataset in ``output`` hold what ``sources`` state (default: the texts that are shipped), and no more.

    Only texts that changed are read again. ``infer`` tells whether rules are applied; if it is not given, they are up
    to ``MAX_TRIPLES``. ``merge=False`` leaves ``dataset.nq``, ``graph.ttl`` and ``graph.jsonld``
    to a later ``merge``. Raises ``SourceError`` where no text can be read; the output is then as it was.
    """
    inference = "" if infer is None else ALWAYS if infer else NEVER
    register = make_register(Extractor.load().signature, _check_base(base_iri), _check_language(language), inference)
    texts = leave_out_datasets(find_sources(sources or [folder("data/texts")]))
    with Staging(Path(output)) as staging:
        gate = open_gate(staging.folder, register.base, validate=validate)
        change = Change(staging, register, make_plan(texts, register, _read_old(staging.folder), gate), gate)
        change.read(jobs, progress)
        change.assemble()
        change.finish(merge=merge)
    return change.report()


def merge(folder: str | Path) -> None:
    """Put the merged files of a dataset together anew; the catalogue follows with the next ``build``."""
    with Staging(Path(folder)) as staging:
        register = read_register(staging.folder)
        merge_sections(staging, register.slugs, make_renderings(register.base))
        staging.delete(CATALOGUE)
        staging.commit()


def remove(document: str, folder: str | Path) -> BuildReport:
    """Take a text out of a dataset, as if it had never been there; merged files follow where there are any."""
    entry = Dataset(folder).find_entry(document)
    with Staging(Path(folder)) as staging:
        register = read_register(staging.folder)
        kept = [other for other in register.entries.values() if other != entry]
        plan = Plan([], kept, [entry], rebuild=False, inferred=register.infers)
        gate = open_gate(staging.folder, register.base, validate=has_verdict(staging.folder))
        change = Change(staging, register, plan, gate, read_report(staging.folder))
        change.assemble()
        change.finish(merge=(staging.folder / MERGED).exists())
    return change.report()


def _read_old(folder: Path) -> Register | None:
    """Read what stands in the folder; a damaged register is built over."""
    try:
        return read_register(folder) if is_dataset(folder) else None
    except DatasetError:
        return None


def _check_base(base_iri: str | None) -> str:
    if base_iri and not _BASE.fullmatch(base_iri):
        raise UsageError(
            f"{base_iri} is no base IRI", where="--base-iri", mend="give an http(s) IRI that ends in / or #"
        )
    return base_iri or DEFAULT_BASE


def _check_language(language: str | None) -> str:
    if language and language not in languages():
        known = ", ".join(languages())
        raise UsageError(f"{language} is no language of these texts", where="--lang", mend=f"choose {known}")
    return language or ""
