"""Covering: what of many stretches touches, covers or begins in a place, without a look at each of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import Protocol

from benelux_kg.claims import Mention

_START = attrgetter("start")


class Stretch(Protocol):
    """Whatever stands somewhere."""

    @property
    def start(self) -> int:
        """Return where it begins."""

    @property
    def end(self) -> int:
        """Return where it ends."""


class Cover:
    """Many stretches of a text, which may overlap one another."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        spans = sorted([(s.start, s.end) for s in stretches])
        self._starts = [start for start, _ in spans]
        self._reach = list(accumulate([end for _, end in spans], max, initial=-1))
        """How far those reach that stand before each, and in the end all."""

    def touches(self, start: int, end: int) -> bool:
        """Tell whether one of them shares a letter with ``start`` to ``end``."""
        return self._reach[bisect_left(self._starts, end)] > start

    def covers(self, start: int, end: int) -> bool:
        """Tell whether ``start`` to ``end`` lies wholly inside one of them."""
        return self._reach[bisect_right(self._starts, start)] >= end


def beginning_in(mentions: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    """Return those of ``mentions``, which are in text order, that begin from ``start`` on and before ``end``."""
    return mentions[bisect_left(mentions, start, key=_START) : bisect_left(mentions, end, key=_START)]


def merge(mentions: list[Mention], more: Iterable[Mention]) -> list[Mention]:
    """Merge two lists in text order; of two that overlap the earlier list's stays."""
    more = list(more)
    cover = Cover(mentions) if more else None
    fresh = [m for m in more if cover and not cover.touches(m.start, m.end)]
    return in_order([*mentions, *fresh]) if fresh else mentions


def absorb(mentions: Iterable[Mention], larger: list[Mention]) -> list[Mention]:
    """Put ``larger`` mentions in place of those they are made of, in text order."""
    cover = Cover(larger)
    return in_order([*(m for m in mentions if not cover.covers(m.start, m.end)), *larger])


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Sort mentions by where they begin, the longer first."""
    return sorted(mentions, key=lambda m: (m.start, -m.end))
