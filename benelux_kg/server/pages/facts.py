"""Facts as a page shows them: what is stated, how, and every passage that states it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from benelux_kg.claims import Claim, Factuality, Literal, Node
from benelux_kg.server.pages.retrieval import Row, words


class Passage(NamedTuple):
    """Where a text states something: offsets count code points, half-open; ``context`` are words it rests on."""

    document: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    frame: str
    context: str

    @property
    def anchor(self) -> str:
        """Name the place within the page of the text. Source: RFC 5147, 2.1 (position schemes)."""
        return anchor(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim with its passages, in the order of the texts."""

    iri: str
    claim: Claim
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """Facts of one relation that the very same passages state in the same way."""

    facts: tuple[Fact, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Give the passages that they share."""
        return self.facts[0].passages

    @property
    def factuality(self) -> Factuality:
        """Tell how the texts present them."""
        return self.facts[0].claim.factuality

    @property
    def speaker(self) -> str:
        """Give the compact IRI of who is said to say so, or an empty string."""
        return self.facts[0].claim.attributed_to


def anchor(start: int, end: int) -> str:
    """Name a stretch of a text."""
    return f"char={start},{end}"


def read_facts(rows: Iterable[Row]) -> list[Fact]:
    """Read claims from rows, one for each place that states them; both come in a fixed order."""
    claims: dict[str, Claim] = {}
    passages: dict[str, dict[Passage, None]] = defaultdict(dict)
    for row in rows:
        iri = words(row, "claim")
        claims.setdefault(iri, _read_claim(row))
        passages[iri][_read_passage(row)] = None
    return [Fact(iri, claims[iri], tuple(sorted(passages[iri]))) for iri in sorted(claims)]


def _read_claim(row: Row) -> Claim:
    return Claim(
        words(row, "subject"),
        words(row, "predicate"),
        row["object"],
        Factuality(words(row, "factuality").partition(":")[2]),
        words(row, "speaker"),
    )


def _read_passage(row: Row) -> Passage:
    start, end = int(words(row, "start")), int(words(row, "end"))
    texts = (words(row, column) for column in ("exact", "prefix", "suffix", "frame", "context"))
    return Passage(words(row, "document"), start, end, *texts)


def group_entries(facts: Iterable[Fact]) -> list[Entry]:
    """Put together facts that the same passages state in the same way."""
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in facts:
        places = tuple((each.document, each.start, each.end) for each in fact.passages)
        key = (fact.claim.factuality, fact.claim.attributed_to, places)
        groups.setdefault(key, []).append(fact)
    return [Entry(tuple(group)) for group in groups.values()]


def sort_key(node: Node) -> tuple[str, str]:
    """Give by what values are put in order."""
    return (node.lexical, node.language) if isinstance(node, Literal) else (node, "")
