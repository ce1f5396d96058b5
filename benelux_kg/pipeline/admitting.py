"""Which texts enter a dataset: those whose own graph violates no shape."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benelux_kg.checks.results import VIOLATION, ShapeResult
from benelux_kg.checks.verdict import Verdict, read_verdict
from benelux_kg.graph.layout import document_section, section_file
from benelux_kg.graph.register import Entry
from benelux_kg.graph.shards import read_lines

if TYPE_CHECKING:
    from benelux_kg.checks.admission import Admission


@dataclass(slots=True)
class Gate:
    """Lets texts in; those that stand in ``folder`` have been let in before where a verdict stands.

    ``own`` gathers what was found of single texts by themselves.
    """

    admission: Admission | None
    folder: Path
    standing: Verdict | None
    own: list[ShapeResult] = field(default_factory=list)

    def admits(self, entry: Entry) -> bool:
        """Tell whether a text that stands may stay."""
        if self.admission is None or self.standing is not None:
            return True
        try:
            found = self.admission.validate(read_lines(self.folder / section_file(document_section(entry.record.slug))))
        except (OSError, ValueError, SyntaxError):
            return False
        self.own += found
        return not violations(found)


def open_gate(folder: Path, base: str, *, validate: bool) -> Gate:
    """Give the gate of the dataset in ``folder``; without ``validate`` it lets everything in."""
    if not validate:
        return Gate(None, folder, None)
    from benelux_kg.checks.admission import Admission  # noqa: PLC0415 — heavy, and only to validate

    return Gate(Admission(base), folder, read_verdict(folder))


def has_verdict(folder: Path) -> bool:
    """Tell whether the dataset in ``folder`` has been validated as it would be now."""
    return read_verdict(folder) is not None


def violations(results: list[ShapeResult]) -> list[ShapeResult]:
    """Give what keeps a text out."""
    return [each for each in results if each.severity == VIOLATION]


def tell_set_aside(identifier: str, found: list[ShapeResult]) -> str:
    """Say in one line why a text is set aside."""
    first = found[0].as_finding()
    more = f", and {len(found) - 1} violations more" if len(found) > 1 else ""
    return f"{identifier}: its graph violates {first.check}: {first.message}{more}"
