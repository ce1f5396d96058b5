"""Whether the pieces of evidence of a text quote one text: where their words overlap they must be the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from benelux_kg.graph.ntriples import read_lexical

CONTEXT = ("bkg:contextExact", "bkg:contextStart", "bkg:contextEnd")

Piece = tuple[str, int, str]
"""The evidence, where its words begin, and the words."""


@dataclass(slots=True)
class Wording:
    """The words of texts, as far as evidence quotes them."""

    pieces: defaultdict[str, list[Piece]] = field(default_factory=lambda: defaultdict(list))

    def add(self, text: str, evidence: str, parts: Mapping[str, str]) -> None:
        """Take the quotation of ``evidence``, what stands before and after it, and its context; all N-Triples terms."""
        start, end = (read_number(parts.get(name, "")) for name in ("oa:start", "oa:end"))
        before, exact, after, context = (
            read_lexical(parts.get(name, '""')) for name in ("oa:prefix", "oa:exact", "oa:suffix", CONTEXT[0])
        )
        first = read_number(parts.get(CONTEXT[1], ""))
        if start is not None and end is not None and end - start == len(exact) and start >= len(before):
            self.pieces[text].append((evidence, start - len(before), before + exact + after))
        if first is not None:
            self.pieces[text].append((evidence, first, context))

    def breaks(self) -> Iterator[str]:
        """Give the evidence that quotes other words than the rest does."""
        for pieces in self.pieces.values():
            if not _agree(pieces):
                yield from dict.fromkeys(_find_strangers(pieces))


def _agree(pieces: Iterable[Piece]) -> bool:
    """Tell whether no two pieces contradict each other, going through the text once from its beginning."""
    origin, known = 0, ""
    for _, start, words in sorted(pieces, key=lambda piece: piece[1]):
        if start > origin + len(known):
            origin, known = start, ""
        told = known[start - origin : start - origin + len(words)]
        if not words.startswith(told):
            return False
        origin, known = start, known[start - origin :] + words[len(told) :]
    return True


def _find_strangers(pieces: list[Piece]) -> Iterator[str]:
    """Give the evidence that most of the others speak against, letter by letter."""
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for _, start, words in pieces:
        for place, letter in enumerate(words, start):
            votes[place][letter] += 1
    for evidence, start, words in pieces:
        if any(_is_doubtful(votes[place], letter) for place, letter in enumerate(words, start)):
            yield evidence


def _is_doubtful(votes: Counter[str], letter: str) -> bool:
    return any(count >= votes[letter] for other, count in votes.items() if other != letter)


def read_number(term: str) -> int | None:
    """Give the whole number that an N-Triples term stands for; ``None`` where it is none."""
    lexical = read_lexical(term) if term.startswith('"') else ""
    return int(lexical) if lexical.isdecimal() else None
