"""One change of a dataset, from what is planned to what is committed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from benelux_kg.checks.evidence import prove_documents
from benelux_kg.checks.findings import Finding
from benelux_kg.checks.results import VIOLATION, ShapeResult
from benelux_kg.checks.verdict import Verdict
from benelux_kg.errors import SourceError
from benelux_kg.graph.assembly import Rebuild, Update
from benelux_kg.graph.background import write_background
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import (
    CATALOGUE,
    MERGED,
    ONTOLOGY,
    ORIGINALS,
    REPORT,
    SOURCES,
    VALIDATION,
    section_file,
    text_file,
)
from benelux_kg.graph.merging import drop_merged, merge_sections
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.report import Report, read_report, write_report
from benelux_kg.graph.shards import Shard, ShardWriter, document_files
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.statements import Tally
from benelux_kg.pipeline.admitting import Gate, tell_set_aside
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
    results: tuple[ShapeResult, ...] = ()
    """What validating found now, of the nodes that the change touches."""

    infers: bool = True
    """Whether the rules of inference were applied."""

    @property
    def is_ok(self) -> bool:
        """Tell whether no text was set aside, nothing is violated and everything is proved."""
        return not (self.report.set_aside or self.findings or self.report.results.get(VIOLATION.lower()))

    @property
    def skipped(self) -> tuple[str, ...]:
        """Give one line for each text that could not be read."""
        return self.report.skipped

    @property
    def set_aside(self) -> tuple[str, ...]:
        """Give one line for each text whose own graph violates a shape."""
        return self.report.set_aside


class Change:
    """One change of a dataset, from the plan to the commit."""

    def __init__(
        self, staging: Staging, register: Register, plan: Plan, gate: Gate, before: Report | None = None
    ) -> None:
        self._staging = staging
        self._plan = plan
        self._gate = gate
        self._renderings = make_renderings(register.base)
        self._register = register
        self._fresh: list[Entry] = []
        self._numbers = Report()
        self._skipped = list(before.skipped if before else ())
        self._set_aside = list(before.set_aside if before else ())
        self._dropped: list[Entry] = []
        self._results: list[ShapeResult] = []
        self._assembly = self._choose()

    def _choose(self) -> Rebuild | Update:
        if self._plan.rebuild:
            return Rebuild(self._staging, self._register)
        report = read_report(self._staging.folder)
        tally = Tally(self._register.base, report.facts, report.things, report.inferred)
        update = Update(self._staging, self._register, tally, self._plan.kept)
        for entry in self._plan.gone:
            update.drop(entry)
        return update

    def read(self, jobs: int, progress: Progress | None) -> None:
        """Read all fresh texts into shards."""
        folder = self._staging.write_path(".")
        writer = ShardWriter(folder, self._register.signature, self._register.base, self._renderings)
        outcomes = read_shards(self._plan.fresh, writer, jobs, self._gate.admission)
        for done, outcome in enumerate(outcomes, 1):
            self._take(outcome)
            if progress:
                progress(done, len(self._plan.fresh), outcome.task.source.identifier)
        if not self._fresh and not self._plan.kept:
            raise SourceError(_nothing_read([*self._skipped, *self._set_aside]))
        self._discard()
        if not (self._staging.folder / section_file(ONTOLOGY)).exists() or self._plan.rebuild:
            for section, lines in write_background(self._register.base).items():
                writer.write_section(section, lines)

    def _take(self, outcome: Outcome) -> None:
        if outcome.error:
            self._skipped.append(str(outcome.error))
            return
        shard = outcome.shard
        assert isinstance(shard, Shard)
        found = [each for each in outcome.results if each.severity == VIOLATION]
        if found:
            self._set_aside.append(tell_set_aside(shard.entry.record.identifier, found))
            self._dropped.append(shard.entry)
            return
        self._gate.own.extend(outcome.results)
        self._fresh.append(shard.entry)
        self._assembly.add(shard)

    def _discard(self) -> None:
        """Drop what was written of texts that are set aside."""
        needed = {entry.record.sha256 for entry in self._fresh}
        for entry in self._dropped:
            for relative in self._files(entry):
                self._staging.discard(relative)
            if entry.record.sha256 not in needed:
                self._staging.discard(text_file(entry.record.sha256))

    def _files(self, entry: Entry) -> Iterable[str]:
        return document_files(entry, [rendering.target for rendering in self._renderings])

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
        verdict = self._validate()
        numbers = write_report(self._register, tally, self._skipped)
        counts = verdict.counts if verdict else {}
        self._numbers = replace(numbers, set_aside=tuple(self._set_aside), results=counts)
        self._write(SOURCES, self._register.to_json())
        if self._plan.originals.seen:
            self._write(ORIGINALS, self._plan.originals.to_json())
        self._write(REPORT, self._numbers.to_json())

    @staticmethod
    def _keep(assembly: Rebuild, entries: Iterable[Entry]) -> None:
        for entry in entries:
            assembly.keep(entry)

    def _validate(self) -> Verdict | None:
        """Validate what is new, and put down what was found in all."""
        if self._gate.admission is None:
            self._staging.delete(VALIDATION)
            return None
        from benelux_kg.pipeline.revalidating import Revalidation  # noqa: PLC0415 — heavy, and only to validate

        validation = Revalidation(self._staging, self._register, self._gate.standing, self._gate.own)
        if self._gate.standing is None or isinstance(self._assembly, Rebuild):
            verdict, self._results = validation.validate_all()
        elif self._fresh or self._plan.gone:
            verdict, self._results = validation.validate_change(self._fresh, self._plan.gone, self._assembly.inferred)
        else:
            return self._gate.standing
        self._write(VALIDATION, verdict.to_json())
        return verdict

    def _drop_gone(self) -> None:
        needed = {entry.record.sha256 for entry in self._register.entries.values()}
        for entry in self._plan.gone:
            for relative in self._files(entry):
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
            self._staging.delete(CATALOGUE)
        if merge and not (stands and (self._staging.folder / CATALOGUE).exists()):
            from benelux_kg.pipeline.cataloguing import stage_catalogue  # noqa: PLC0415 — heavy, and only with the whole

            stage_catalogue(self._staging, self._register)
        self._staging.commit()

    def report(self) -> BuildReport:
        """Say what was done, and what checking the texts that were read now found."""
        folder = self._staging.folder
        findings = prove_documents(Dataset(folder), self._fresh) if self._gate.admission else ()
        names = {entry.record.identifier for entry in self._fresh}
        gone = sum(entry.record.identifier not in names for entry in self._plan.gone)
        kept = len(self._plan.kept)
        return BuildReport(
            folder,
            self._numbers,
            len(self._fresh),
            kept,
            gone,
            tuple(findings),
            tuple(self._results),
            self._register.infers,
        )


def _nothing_read(skipped: list[str]) -> str:
    if not skipped:
        return "there are no texts but those of a dataset"
    if len(skipped) == 1:
        return skipped[0]
    return f"none of {len(skipped)} texts can be read; the first: {skipped[0]}"
