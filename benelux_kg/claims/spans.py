"""Places in a text, and the words that stand there."""

from __future__ import annotations

from typing import NamedTuple

CONTEXT = 32


class Span(NamedTuple):
    """A half-open range of Unicode code points in one text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Quote(NamedTuple):
    """The exact words at a span, with the words around them.

    Source: Web Annotation Data Model, 4.2.4 Text Quote Selector and 4.2.5 Text Position Selector.
    """

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str

    @classmethod
    def from_text(cls, text: str, start: int, end: int) -> Quote:
        """Cut the quote out of ``text``; prefix and suffix are up to 32 code points."""
        return cls(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])
