"""What Markdown writes into a text that is not for reading: comments, code, pictures, the targets of links."""

from __future__ import annotations

import re

from benelux_kg.claims import Span

_SIGNS = ("<!--", "```", "~~~", "![", "]:", "|-", "| -", "|:")
_SKIPPED = re.compile(
    r"<!--.*?-->"
    r"|^[^\S\n]*(?P<fence>```|~~~)[^\n]*\n(?:.*?\n)??[^\S\n]*(?P=fence)[^\S\n]*$"
    r"|^!\[[^\]\n]*\]\([^)\n]*\)[^\S\n]*$"
    r"|^\[[^\]\n]+\]:[^\S\n]+\S+[^\n]*$"
    r"|^[^\S\n]*\|[\s:|-]*-[\s:|-]*$",
    re.DOTALL | re.MULTILINE,
)
_TARGET = re.compile(
    r"(?<=\]\()[^)\s]+(?:[^\S\n]+\"[^\"\n]*\")?(?=\))|(?:https?://|www\.)[^\s()<>\[\]\"”]+[^\s()<>\[\]\"”.,;:!?]"
)


def find_skipped(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return the stretches from ``start`` on that are not for reading: comments, code, pictures, link definitions."""
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(Span(*found.span()) for found in _SKIPPED.finditer(text, start))


def find_targets(text: str, start: int = 0) -> tuple[Span, ...]:
    """Return where web addresses stand, the targets of links among them: their letters are no words."""
    if "](" not in text and "://" not in text and "www." not in text:
        return ()
    return tuple(Span(*found.span()) for found in _TARGET.finditer(text, start))
