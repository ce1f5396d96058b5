"""Tokens: the words and marks of a text, each with the classes that its language gives it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate, repeat
from typing import NamedTuple

from benelux_kg.extraction.grammar import Grammar

NO_CLASSES: frozenset[str] = frozenset()


class Token(NamedTuple):
    """A word or mark, folded, with the classes it can have."""

    start: int
    end: int
    word: str
    classes: frozenset[str]


_new_token: Callable[[Iterable[object]], Token] = partial(tuple.__new__, Token)
"""What ``Token._make`` does, without a Python frame for each word."""


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
    offsets = list(accumulate(map(len, pieces), initial=start))
    classes = map(grammar.classes.get, pieces, repeat(NO_CLASSES))
    return [token for token in map(_new_token, zip(offsets, offsets[1:], pieces, classes)) if not token[2].isspace()]  # noqa: B905 - one offset more: the end
