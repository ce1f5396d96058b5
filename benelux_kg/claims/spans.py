"""Places in a text, and the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT = 32


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of Unicode code points in one text."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Quote:
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
