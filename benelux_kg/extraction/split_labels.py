"""Labels in two parts, for verbs that a language takes apart: "wisselen … informatie uit", "tauschen … Daten aus"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Generic, TypeVar

from benelux_kg.extraction.grammar import APART

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

    def add(self, label: str, read: Read) -> str:
        """Add a folded label that stands for ``read``, and return its first part."""
        first, rest = (part.strip() for part in label.split(APART, 1))
        self._rests[first].append((re.compile(rf"(?<!\w){re.escape(rest)}(?!\w)"), read))
        return first

    def complete(self, flat: str, start: int, end: int) -> tuple[Read, ...]:
        """Return what the first part ``flat[start:end]`` stands for, nothing where no second part follows it."""
        stop = _ENDS.search(flat, end, end + _REACH)
        last = stop.start() if stop else end + _REACH
        return tuple(read for rest, read in self._rests[flat[start:end]] if rest.search(flat, end, last))[:1]
