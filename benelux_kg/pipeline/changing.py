"""One change of a dataset, from what is planned to what is committed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from benelux_kg.checks.evidence import prove_documents
from benelux_kg.checks.findings import Finding
from benelux_kg.errors import SourceError
from benelux_kg.graph.assembly import Rebuild, Update
from benelux_kg.graph.background import write_background
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import MERGED, ONTOLOGY, REPORT, SOURCES, section_file, text_file
from benelux_kg.graph.merging import drop_merged, merge_sections
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.report import Report, read_report, write_report
from benelux_kg.graph.shards import Shard, ShardWriter, document_files
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.statements import Tally
from benelux_kg.pipeline.planning import Plan
from benelux_kg.pipeline.reading import Outcome, read_shards
from benelux_kg.pipeline.rendering import make_renderings


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


class Change:
    """One change of a dataset, from the plan to the commit."""

    def __init__(self, staging: Staging, register: Register, plan: Plan, skipped: Iterable[str] = ()) -> None:
        self._staging = staging
        self._plan = plan
        self._renderings = make_renderings(register.base)
        self._register = register
        self._fresh: list[Entry] = []
        self._numbers = Report()
        self._skipped = list(skipped)
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
            raise SourceError(_nothing_read(self._skipped))
        if not (self._staging.folder / section_file(ONTOLOGY)).exists() or self._plan.rebuild:
            for section, lines in write_background(self._register.base).items():
                writer.write_section(section, lines)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error:
            self._skipped.append(str(outcome.error))
            return
        shard = outcome.shard
        assert isinstance(shard, Shard)
        self._fresh.append(shard.entry)
        self._assembly.add(shard)

    def assemble(self) -> None:
        """Infer, load the store, and put down what the dataset holds."""
        self._register = self._register.with_entries([*self._plan.kept, *self._fresh])
        if isinstance(self._assembly, Rebuild):
            self._keep(self._assembly, self._plan.kept)
        elif self._plan.inferred != self._register.infers:
            assembly = self._assembly = Rebuild(self._staging, self._register)
            self._keep(assembly, self._register.entries.values())
        self._drop_gone()
        tally = self._assembly.finish(infer=self._register.infers)
        self._numbers = write_report(self._register, tally, self._skipped)
        self._write(SOURCES, self._register.to_json())
        self._write(REPORT, self._numbers.to_json())

    @staticmethod
    def _keep(assembly: Rebuild, entries: Iterable[Entry]) -> None:
        for entry in entries:
            assembly.keep(entry)

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
        changed = bool(self._fresh or self._plan.gone or isinstance(self._assembly, Rebuild))
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


def _nothing_read(skipped: list[str]) -> str:
    if not skipped:
        return "there are no texts but those of a dataset"
    if len(skipped) == 1:
        return skipped[0]
    return f"none of {len(skipped)} texts can be read; the first: {skipped[0]}"
