"""Tokens: the words and marks of a text, each with the classes that its language gives it."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from benelux_kg.extraction.grammar import Grammar

NO_CLASSES: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A word or mark, folded, with the classes it can have."""

    start: int
    end: int
    word: str
    classes: frozenset[str]


class Tokens:
    """All tokens of one folded text: cut once, however many stretches of it are looked at."""

    def __init__(self, flat: str, grammar: Grammar) -> None:
        self._flat = flat
        self._grammar = grammar
        self._all = tokenise(flat, grammar)
        self._starts = [token.start for token in self._all]

    def within(self, start: int, end: int) -> list[Token]:
        """Return the tokens of ``flat[start:end]``; a word that the stretch cuts through is cut."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = self._all[first:last]
        if (first and self._all[first - 1].end > start) or (found and found[-1].end > end):
            return tokenise(self._flat, self._grammar, start, end)
        return found


def tokenise(flat: str, grammar: Grammar, start: int = 0, end: int | None = None) -> list[Token]:
    """Cut ``flat[start:end]`` into words and marks."""
    pieces = grammar.pieces.findall(flat, start, len(flat) if end is None else end)
    classes = grammar.classes.get
    return [
        Token(at, at + len(word), word, classes(word, NO_CLASSES))
        for at, word in zip(accumulate(map(len, pieces), initial=start), pieces)  # noqa: B905 - one offset more: the end
        if not word.isspace()
    ]
