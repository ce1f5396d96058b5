"""How far the graphs of two folders of texts say the same under the same names.

Two texts of one page, the page itself and our digest of it, should give one graph. Compared are relations between
things; not compared is what must differ where the words differ: titles, wordings of mandates and targets, figures'
nouns, and news items, which are named by their titles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benelux_kg.claims import Evidence
from benelux_kg.corpus import read_document
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.frame_tests import write_claim

RELATIONS = {
    "agreements": (
        "signedIn",
        "signatory",
        "revises",
        "replaces",
        "amends",
        "extends",
        "concerns",
        "provides",
        "order",
    ),
    "parties": ("party",),
    "dates": ("signedOn", "inForceSince", "startDate", "endDate"),
    "participants": ("participant", "organiser", "memberOf", "representedBy"),
    "domains": ("addresses", "faces", "includes"),
    "actions": ("actionType", "heldIn", "partOf", "basedOn", "status"),
}
SORTS = {f"bkg:{relation}": sort for sort, relations in RELATIONS.items() for relation in relations}


@dataclass(frozen=True, slots=True)
class Agreement:
    """The facts that both graphs state, and those that only one does; a fact is written as in frame files."""

    both: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]

    @property
    def shares(self) -> tuple[float, float]:
        """The share of the first graph's facts that the second states, and the other way round."""
        return _share(len(self.both), len(self.first)), _share(len(self.both), len(self.second))

    def of(self, sort: str) -> Agreement:
        """The part of it that is about ``sort``: agreements, parties, dates, participants, domains or actions."""
        return Agreement(
            *(frozenset(f for f in facts if _sort(f) == sort) for facts in (self.both, self.first, self.second))
        )

    def __str__(self) -> str:
        rows = [(name, self.of(name)) for name in RELATIONS] + [("in all", self)]
        return "\n".join(
            f"{name:13} {len(a.both):4} in both, {len(a.first):4} and {len(a.second):4} in one only: {a.shares[0]:.2f} {a.shares[1]:.2f}"
            for name, a in rows
        )


def read_facts(folder: Path) -> dict[str, list[Evidence]]:
    """Every compared fact that the texts of a folder state, with where they state it."""
    facts: dict[str, list[Evidence]] = {}
    for evidence in _evidence(folder):
        claim = evidence.claim
        if claim.predicate in SORTS and not claim.subject.startswith("id:news/"):
            facts.setdefault(write_claim(claim), []).append(evidence)
    return facts


def compare(first: Path, second: Path) -> Agreement:
    """Compare what the texts of two folders state."""
    one, other = frozenset(read_facts(first)), frozenset(read_facts(second))
    return Agreement(one & other, one - other, other - one)


def _evidence(folder: Path) -> Iterator[Evidence]:
    for path in sorted(folder.iterdir()):
        if path.suffix in {".txt", ".md"}:
            yield from Extractor.load().extract(read_document(path, path.name)).evidence


def _sort(fact: str) -> str:
    return next(SORTS[word] for word in fact.split() if word in SORTS)


def _share(both: int, rest: int) -> float:
    return both / (both + rest) if both + rest else 1.0
