"""The main job: read, extract, assemble, infer, check."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benelux_kg.checks.evidence import prove_documents
from benelux_kg.checks.findings import Finding
from benelux_kg.corpus import CODES, find_sources
from benelux_kg.errors import DatasetError, SourceError, UsageError
from benelux_kg.extraction import Extractor
from benelux_kg.graph.assembly import Rebuild, Update
from benelux_kg.graph.background import write_background
from benelux_kg.graph.dataset import Dataset, is_dataset
from benelux_kg.graph.layout import MERGED, ONTOLOGY, REPORT, SOURCES, section_file, text_file
from benelux_kg.graph.merging import drop_merged, merge_sections
from benelux_kg.graph.register import Entry, Register, read_register
from benelux_kg.graph.rendering import Renderings
from benelux_kg.graph.report import Report, read_report, write_report
from benelux_kg.graph.shards import Shard, ShardWriter, document_files
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.statements import Tally
from benelux_kg.pipeline.planning import Plan, leave_out_datasets, make_plan, make_register
from benelux_kg.pipeline.reading import Outcome, read_shards
from benelux_kg.pipeline.rendering import make_renderings
from benelux_kg.resources import folder as resource
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE

_BASE = re.compile(r"https?://[^\s<>\"{}|^`\\]+[/#]")
DEFAULT_OUTPUT = Path("benelux-kg-graph")


class Progress(Protocol):
    """Is told how far the work is."""

    def __call__(self, done: int, total: int, name: str) -> object:
        """Take the number of texts done, of all to do, and the one just done."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did: ``read`` texts were read now, ``kept`` stood already, ``gone`` are no longer there."""

    folder: Path
    report: Report
    read: int = 0
    kept: int = 0
    gone: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def skipped(self) -> tuple[str, ...]:
        """Give one line for each text that could not be read."""
        return self.report.skipped


def build(
    sources: Iterable[str | Path] | None = None,
    output: str | Path = DEFAULT_OUTPUT,
    *,
    language: str | None = None,
    jobs: int = 1,
    validate: bool = True,
    base_iri: str | None = None,
    merge: bool = True,
    progress: Progress | None = None,
) -> BuildReport:
    """Make the dataset in ``output`` hold what ``sources`` state (default: the texts that are shipped), and no more.

    Only texts that changed are read again. ``merge=False`` leaves ``dataset.nq``, ``graph.ttl`` and ``graph.jsonld``
    to a later ``merge``. Raises ``SourceError`` where no text can be read; the output is then as it was.
    """
    register = make_register(Extractor.load().signature, _check_base(base_iri), _check_language(language))
    texts = leave_out_datasets(find_sources(sources or [resource("data/texts")]))
    with Staging(Path(output)) as staging:
        old = _read_old(staging.folder)
        plan = make_plan(texts, register, old, staging.folder)
        build_ = _Build(staging, register, plan, make_renderings(register.base))
        build_.read(jobs, progress)
        build_.assemble()
        build_.finish(merge=merge)
    return build_.report(validate=validate)


def merge(folder: str | Path) -> None:
    """Put the merged files of a dataset together anew."""
    with Staging(Path(folder)) as staging:
        register = read_register(staging.folder)
        merge_sections(staging, register.slugs, make_renderings(register.base))
        staging.commit()


def remove(document: str, folder: str | Path) -> BuildReport:
    """Take a text out of a dataset, as if it had never been there; merged files follow where there are any."""
    entry = Dataset(folder).find_entry(document)
    with Staging(Path(folder)) as staging:
        register = read_register(staging.folder)
        kept = [other for other in register.entries.values() if other != entry]
        build_ = _Build(staging, register, Plan([], kept, [entry], rebuild=False), make_renderings(register.base))
        build_.skipped = list(read_report(staging.folder).skipped)
        build_.assemble()
        build_.finish(merge=(staging.folder / MERGED).exists())
    return build_.report(validate=False)


class _Build:
    """One change of a dataset, from the plan to the commit."""

    def __init__(self, staging: Staging, register: Register, plan: Plan, renderings: Renderings) -> None:
        self._staging = staging
        self._plan = plan
        self._renderings = renderings
        self._register = register
        self._fresh: list[Entry] = []
        self._numbers = Report()
        self.skipped: list[str] = []
        self._assembly = self._choose()

    def _choose(self) -> Rebuild | Update:
        if self._plan.rebuild:
            return Rebuild(self._staging, self._register)
        report = read_report(self._staging.folder)
        update = Update(self._staging, self._register, Tally(self._register.base, report.facts, report.things))
        for entry in self._plan.gone:
            update.drop(entry)
        return update

    def read(self, jobs: int, progress: Progress | None) -> None:
        """Read all fresh texts into shards."""
        folder = self._staging.write_path(".")
        writer = ShardWriter(folder, self._register.signature, self._register.base, self._renderings)
        for done, outcome in enumerate(read_shards(self._plan.fresh, writer, jobs), 1):
            self._take(outcome)
            if progress:
                progress(done, len(self._plan.fresh), outcome.task.source.identifier)
        if not self._fresh and not self._plan.kept:
            raise SourceError(_nothing_read(self.skipped))
        if not (self._staging.folder / section_file(ONTOLOGY)).exists() or self._plan.rebuild:
            for section, lines in write_background(self._register.base).items():
                writer.write_section(section, lines)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error:
            self.skipped.append(str(outcome.error))
            return
        shard = outcome.shard
        assert isinstance(shard, Shard)
        self._fresh.append(shard.entry)
        self._assembly.add(shard)

    def assemble(self) -> None:
        """Infer, load the store, and put down what the dataset holds."""
        if isinstance(self._assembly, Rebuild):
            for entry in self._plan.kept:
                self._assembly.keep(entry)
        self._register = self._register.with_entries([*self._plan.kept, *self._fresh])
        self._drop_gone()
        tally = self._assembly.finish()
        self._numbers = write_report(self._register, tally, self.skipped)
        self._write(SOURCES, self._register.to_json())
        self._write(REPORT, self._numbers.to_json())

    def _drop_gone(self) -> None:
        targets = [rendering.target for rendering in self._renderings]
        needed = {entry.record.sha256 for entry in self._register.entries.values()}
        for entry in self._plan.gone:
            for relative in document_files(entry, targets):
                self._staging.delete(relative)
            if entry.record.sha256 not in needed:
                self._staging.delete(text_file(entry.record.sha256))

    def _write(self, relative: str, content: str) -> None:
        self._staging.write_path(relative).write_text(content, "utf-8", newline="\n")

    def finish(self, *, merge: bool) -> None:
        """Put the merged files together, or let them go, and carry everything through."""
        changed = bool(self._fresh or self._plan.gone or self._plan.rebuild)
        targets = (MERGED, *(rendering.target for rendering in self._renderings))
        stands = not changed and all((self._staging.folder / target).exists() for target in targets)
        if merge and not stands:
            merge_sections(self._staging, self._register.slugs, self._renderings)
        elif changed:
            drop_merged(self._staging, self._renderings)
        self._staging.commit()

    def report(self, *, validate: bool) -> BuildReport:
        """Say what was done, and what checking the texts that were read now found."""
        folder = self._staging.folder
        findings = prove_documents(Dataset(folder), self._fresh) if validate else ()
        names = {entry.record.identifier for entry in self._fresh}
        gone = sum(entry.record.identifier not in names for entry in self._plan.gone)
        return BuildReport(folder, self._numbers, len(self._fresh), len(self._plan.kept), gone, tuple(findings))


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
    if language and language not in CODES:
        raise UsageError(f"{language} is no language of these texts", where="--lang", mend=f"choose {', '.join(CODES)}")
    return language or ""


def _nothing_read(skipped: list[str]) -> str:
    if not skipped:
        return "there are no texts but those of a dataset"
    if len(skipped) == 1:
        return skipped[0]
    return f"none of {len(skipped)} texts can be read; the first: {skipped[0]}"
