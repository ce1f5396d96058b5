"""What validating a dataset found, kept beside it so that a change asks only for what it touches."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from benelux_kg.checks.results import SEVERITIES, ShapeResult
from benelux_kg.graph.layout import VALIDATION
from benelux_kg.resources import folder


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """One result without its words, which other texts may change."""

    focus: str
    shape: str
    path: str
    value: str
    component: str
    severity: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """All results of a dataset; ``signature`` tells by which shapes and which program they were found."""

    signature: str
    notes: frozenset[Note] = frozenset()

    @property
    def counts(self) -> Mapping[str, int]:
        """Give the number of results of each severity, in lower case."""
        found = Counter(note.severity for note in self.notes)
        return {severity.lower(): found[severity] for severity in SEVERITIES}

    def to_json(self) -> str:
        """Write a line for what was checked with, then one for each result, sorted."""
        rows = [{"signature": self.signature}, *map(asdict, sorted(self.notes))]
        return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)


def make_notes(results: Iterable[ShapeResult]) -> set[Note]:
    """Give results without their words."""
    return {Note(each.focus, each.shape, each.path, each.value, each.component, each.severity) for each in results}


def read_verdict(dataset: Path) -> Verdict | None:
    """Read the verdict of a dataset folder; ``None`` where there is none, or other checks came to it."""
    try:
        head, *rows = map(json.loads, (dataset / VALIDATION).read_text("utf-8").splitlines())
        verdict = Verdict(head["signature"], frozenset(Note(**row) for row in rows))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return verdict if verdict.signature == sign_checks() else None


@cache
def sign_checks() -> str:
    """Give one digest over the shapes and the program that checks."""
    files = [*sorted(folder("shapes").glob("*.ttl")), *sorted(Path(__file__).parent.glob("*.py"))]
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()
