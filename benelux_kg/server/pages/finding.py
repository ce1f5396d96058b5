"""Finding things by what they are called: in any language, by any name, with or without accents."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from benelux_kg.querying.folding import fold_name
from benelux_kg.server.pages.directory import SHOWN, Directory, Named

LONGEST = 200
"""Letters of a search that are read."""

EXACT, START, WORD, INSIDE = range(4)
"""How well a name fits: wholly, from its start, from the start of a word, anywhere."""


class Hit(NamedTuple):
    """A thing that was found, and by which of its names."""

    thing: str
    name: Named
    fit: int


class Index:
    """All names, sorted by each of their words; only things of the kinds given to ``leave_out`` are not in it."""

    def __init__(self, directory: Directory, leave_out: Iterable[str] = ()) -> None:
        self._weights = directory.weights
        hidden = frozenset(leave_out)
        self._names = [name for name in directory.names if directory.kinds.get(name.thing, "") not in hidden]
        self._folded = [fold_name(name.text) for name in self._names]
        starts = {(folded[at:], at, n) for n, folded in enumerate(self._folded) for at in _word_starts(folded)}
        self._starts = sorted(starts)

    def find(self, words: str) -> list[Hit]:
        """Give the things that ``words`` may mean, best first: how well, how known, how direct, how short a name."""
        wanted = fold_name(words[:LONGEST])
        if not wanted:
            return []
        best: dict[str, Hit] = {}
        for hit in self._hits(wanted):
            known = best.get(hit.thing)
            if known is None or self._rank(hit) < self._rank(known):
                best[hit.thing] = hit
        return sorted(best.values(), key=self._rank)

    def _hits(self, wanted: str) -> Iterator[Hit]:
        yield from (self._hit(wanted, at, number) for at, number in self._starting(wanted))
        parts = wanted.split()
        if len(parts) > 1:
            yield from self._with_all(parts)
        yield from (
            Hit(self._names[number].thing, self._names[number], INSIDE)
            for number, folded in enumerate(self._folded)
            if wanted in folded
        )

    def _starting(self, wanted: str) -> Iterator[tuple[int, int]]:
        first = bisect_left(self._starts, (wanted,))
        for folded, at, number in islice(self._starts, first, None):
            if not folded.startswith(wanted):
                return
            yield at, number

    def _hit(self, wanted: str, at: int, number: int) -> Hit:
        fit = WORD if at else EXACT if self._folded[number] == wanted else START
        return Hit(self._names[number].thing, self._names[number], fit)

    def _with_all(self, parts: list[str]) -> Iterator[Hit]:
        """Yield the names of things in which each part starts a word, be it of different names of the thing."""
        things = [{self._names[number].thing for _, number in self._starting(part)} for part in parts]
        for thing in set.intersection(*things):
            yield from (
                Hit(thing, self._names[number], INSIDE)
                for _, number in self._starting(parts[0])
                if self._names[number].thing == thing
            )

    def _rank(self, hit: Hit) -> tuple[int, int, int, int, str, str]:
        shown = SHOWN.index(hit.name.relation) if hit.name.relation in SHOWN else len(SHOWN)
        known = self._weights.get(hit.thing, 0)
        return hit.fit, -known, shown, len(hit.name.text), hit.name.text, hit.thing


def _word_starts(folded: str) -> list[int]:
    return [at for at, letter in enumerate(folded) if letter.isalnum() and (at == 0 or not folded[at - 1].isalnum())]
