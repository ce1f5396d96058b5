"""What Markdown writes into a text that is not for reading: comments, code, pictures, the targets of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from benelux_kg.claims import Span

_SIGNS = ("<!--", "```", "~~~", "![", "]:", "|-", "| -", "|:")
_FENCE = re.compile(r"^[^\S\n]*(?:```|~~~)[^\n]*$", re.MULTILINE)
_LINE = re.compile(
    r"^(?:!\[[^\]\n]*\]\([^)\n]*\)|\[[^\]\n]+\]:[^\S\n]+\S[^\n]*|[^\S\n]*\|[ \t:|-]*-[ \t:|-]*)$", re.MULTILINE
)
_TARGET = re.compile(r"(?<=\]\()[^)\s]+|(?:https?://|www\.)[^\s()<>\[\]\"”]+[^\s()<>\[\]\"”.,;:!?]")


def find_skipped(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the stretches from ``start`` on that are not for reading: comments, code, pictures, link definitions."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(sorted({*_comments(text, start), *_fenced(text, start), *_lines(text, start)}))


def find_targets(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return where web addresses stand, the targets of links among them: their letters are no words."""
    if "](" not in text and "://" not in text and "www." not in text:
        return ()
    return tuple(Span(*found.span()) for found in _TARGET.finditer(text, start))


def _comments(text: str, start: int) -> Iterator[Span]:
    opening = text.find("<!--", start)
    while opening >= 0:
        closing = text.find("-->", opening)
        if closing < 0:
            return
        yield Span(opening, closing + 3)
        opening = text.find("<!--", closing)


def _fenced(text: str, start: int) -> Iterator[Span]:
    fences = list(_FENCE.finditer(text, start))
    for opening, closing in zip(islice(fences, 0, None, 2), islice(fences, 1, None, 2), strict=False):
        yield Span(opening.start(), closing.end())


def _lines(text: str, start: int) -> Iterator[Span]:
    return (Span(*found.span()) for found in _LINE.finditer(text, start))
