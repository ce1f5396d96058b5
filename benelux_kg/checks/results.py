"""What breaks a shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from benelux_kg.checks.findings import Finding

VIOLATION, WARNING, INFO = "Violation", "Warning", "Info"
SEVERITIES = (VIOLATION, WARNING, INFO)
"""Our fault; what the texts leave out or dispute; worth a look."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a text; ``document`` is its identifier."""

    exact: str
    document: str
    start: int

    def __str__(self) -> str:
        return f"“{self.exact}” ({self.document} {self.start})"


@dataclass(frozen=True, slots=True)
class ShapeResult:
    """One break of one shape.

    ``focus`` and ``graph`` are compact IRIs, ``path`` and ``value`` as somebody reads them, ``term`` the value as
    N-Triples write it; ``said`` is what is said of the focus and should not be, where no path tells it. What is told in
    several languages is a mapping from language to words.
    """

    severity: str
    shape: str
    component: str
    focus: str
    label: str
    messages: Mapping[str, str]
    path: str = ""
    value: str = ""
    term: str = ""
    said: tuple[str, ...] = ()
    mend: Mapping[str, str] = field(default_factory=dict)
    quotations: tuple[Quotation, ...] = ()
    graph: str = ""

    def as_finding(self) -> Finding:
        """Give it as a finding of a check, as builds report them."""
        message = f"{self.label or self.focus}: {self.messages.get('en') or next(iter(self.messages.values()), '')}"
        return Finding(self.shape, self.focus, message, is_failure=self.severity == VIOLATION)


@dataclass(frozen=True, slots=True)
class ShapeReport:
    """All results, worst first, and the number of triples that were checked."""

    results: tuple[ShapeResult, ...] = ()
    triples: int = 0
    shapes: int = 0

    @property
    def is_ok(self) -> bool:
        """Tell whether nothing is violated; warnings do not count."""
        return not self.of(VIOLATION)

    def of(self, severity: str) -> tuple[ShapeResult, ...]:
        """Give the results of one severity."""
        return tuple(result for result in self.results if result.severity == severity)
