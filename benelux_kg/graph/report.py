"""What a dataset holds, in numbers, and what could not be read (``report.json``)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from benelux_kg.errors import DatasetError
from benelux_kg.graph.layout import REPORT
from benelux_kg.graph.register import Register
from benelux_kg.graph.statements import Tally


@dataclass(frozen=True, slots=True)
class Report:
    """Numbers of a dataset.

    ``claims`` and ``mentions`` count claims of each text, so one that two texts make counts twice; ``facts`` (by
    relation) and ``things`` (by class) count what is asserted once, ``inferred``
    inferences by rule. ``skipped`` holds one line for each text that
    could not be read, ``set_aside`` one for each whose own graph violates a shape. ``results`` counts what validating
    found, by severity; it is empty where nothing was validated.
    """

    documents: int = 0
    claims: int = 0
    mentions: int = 0
    evidence: int = 0
    things: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, int] = field(default_factory=dict)
    inferred: Mapping[str, int] = field(default_factory=dict)
    skipped: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    results: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """Write the report as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"


def write_report(register: Register, tally: Tally, skipped: Iterable[str]) -> Report:
    """Sum up what the register and the tally hold."""
    entries, table = register.entries.values(), tally.as_table()
    return Report(
        documents=len(entries),
        claims=sum(entry.claims for entry in entries),
        mentions=sum(entry.mentions for entry in entries),
        evidence=sum(entry.evidence for entry in entries),
        things=table["things"],
        facts=table["facts"],
        inferred=table["inferred"],
        skipped=tuple(skipped),
    )


def read_report(folder: Path) -> Report:
    """Read the report of the dataset in ``folder``."""
    path = folder / REPORT
    try:
        table = json.loads(path.read_text("utf-8"))
        return Report(**{**table, **{name: tuple(table[name]) for name in ("skipped", "set_aside")}})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError("is not a report", where=str(path), mend="build the dataset again") from error
