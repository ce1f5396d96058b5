"""Labels in two parts, for verbs that a language takes apart: "wisselen … informatie uit", "tauschen … Daten aus"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Generic, TypeVar

from benelux_kg.extraction.grammar import APART, alternatives

Read = TypeVar("Read")
_REACH = 140
_ENDS = re.compile(r"[.;:!?](?:\s|\Z)|\n\s*\n")


def is_split(label: str) -> bool:
    """Tell whether a label stands for two parts with other words between them."""
    return APART in label


class SplitLabels(Generic[Read]):
    """The labels in two parts of one language, each with what it stands for."""

    def __init__(self) -> None:
        self._rests: dict[str, list[tuple[re.Pattern[str], Read]]] = defaultdict(list)
        self._first: re.Pattern[str] | None = None

    def add(self, label: str, read: Read) -> None:
        """Add a folded label that stands for ``read``."""
        first, rest = (part.strip() for part in label.split(APART, 1))
        self._rests[first].append((re.compile(rf"(?<!\w){re.escape(rest)}(?!\w)"), read))
        self._first = None

    def find(self, flat: str) -> Iterator[tuple[int, int, tuple[Read, ...]]]:
        """Yield the span of each first part whose second part follows in its clause, with what it stands for."""
        if self._first is None:
            self._first = re.compile(rf"(?<!\w)(?:{alternatives(self._rests)})(?!\w)")
        for match in self._first.finditer(flat):
            stop = _ENDS.search(flat, match.end(), match.end() + _REACH)
            end = stop.start() if stop else match.end() + _REACH
            reads = tuple(read for rest, read in self._rests[match.group()] if rest.search(flat, match.end(), end))
            if reads:
                yield *match.span(), reads[:1]
