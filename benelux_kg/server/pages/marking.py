"""Stretches of a text as nested elements: a passage that states something, a word that names something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from benelux_kg.claims import Span
from benelux_kg.server.pages.facts import anchor


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be marked: for what is stated in it, or as the name of ``thing``.

    Of two marks on one stretch only one is its ``anchor``.
    """

    span: Span
    thing: str = ""
    is_anchor: bool = True
    is_stating: bool = True

    @property
    def states(self) -> bool:
        """Tell whether something is stated there."""
        return not self.thing and self.is_stating

    @property
    def anchor(self) -> str:
        """Name the stretch within its page."""
        return anchor(self.span.start, self.span.end)


@dataclass(frozen=True, slots=True)
class Open:
    """An element begins; it is ``first`` where its mark begins, not where it goes on after another one has ended."""

    mark: Mark
    is_first: bool
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Close:
    """The element of a mark ends."""

    mark: Mark
    is_open: bool = False


Piece = str | Open | Close


def mark_text(text: str, span: Span, marks: Iterable[Mark]) -> Iterator[Piece]:
    """Yield the words at ``span`` with every mark that touches it; elements nest, and those that cross are split."""
    touching = [mark for mark in marks if mark.span.start < span.end and span.start < mark.span.end]
    touching.sort(key=lambda mark: (max(mark.span.start, span.start), -mark.span.end, bool(mark.thing)))
    cuts = sorted({span.start, span.end, *(at for mark in touching for at in _within(mark.span, span))})
    stack: list[Mark] = []
    for start, end in pairwise(cuts):
        yield from _begin(stack, [mark for mark in touching if max(mark.span.start, span.start) == start])
        yield text[start:end]
        yield from _finish(stack, end)
    yield from (Close(mark) for mark in reversed(stack))


def _within(inner: Span, outer: Span) -> tuple[int, int]:
    return max(inner.start, outer.start), min(inner.end, outer.end)


def _begin(stack: list[Mark], marks: list[Mark]) -> Iterator[Piece]:
    for mark in marks:
        stack.append(mark)
        yield Open(mark, is_first=True)


def _finish(stack: list[Mark], at: int) -> Iterator[Piece]:
    """Close every mark that ends at ``at``; those opened since that do not end go on in a new element."""
    lowest = next((place for place, mark in enumerate(stack) if mark.span.end <= at), len(stack))
    again = [mark for mark in stack[lowest:] if mark.span.end > at]
    while len(stack) > lowest:
        yield Close(stack.pop())
    for mark in again:
        stack.append(mark)
        yield Open(mark, is_first=False)
