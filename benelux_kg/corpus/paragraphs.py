"""Where one run of lines is several paragraphs: a sentence ends before the line had to, a heading is right above."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from benelux_kg.claims import Span
from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.headings import LONGEST_WRAPPED, is_heading_like
from benelux_kg.corpus.patterns import Patterns

_UNWRAPPED_WIDTH = 160
_NARROWEST = 60
_SENTENCE_END = ".!?…"
_OPENING = "“‘\"'«(„"


def split_paragraphs(text: str, drafts: list[Draft], patterns: Patterns) -> list[Draft]:
    """Return the drafts with each run of lines parted where a line breaks off before it had to.

    A signature's lines stay together.
    """
    parted: list[Draft] = []
    signed = False
    for draft in drafts:
        signed = (signed and not patterns.annex.match(text, draft.start)) or bool(
            patterns.signature.match(text, draft.start)
        )
        parted += _parts(text, draft, patterns) if len(draft.lines) > 1 and not signed else (draft,)
    return parted


def _parts(text: str, draft: Draft, patterns: Patterns) -> list[Draft]:
    if draft.kind not in {"paragraph", "item", "programme"}:
        return [draft]
    width = max(line.end - line.start for line in draft.lines)
    parts = [[draft.lines[0]]]
    for line, following in pairwise(draft.lines):
        if draft.kind == "paragraph":
            stands = len(parts[-1]) == 1 and _stands_above(text, line, following, width)
            ends = stands or _breaks_off(text, line, following, width, patterns)
        else:
            titled = draft.mark[:1] == "1" and len(parts[-1]) == 1 and _stands_above(text, line, following, width)
            ends = titled or _ends_item(text, line, following, width)
        if ends:
            parts.append([])
        parts[-1].append(following)
    first = replace(draft, end=parts[0][-1].end, lines=parts[0])
    return [first, *(Draft("paragraph", part[0].start, part[-1].end, gap=False, lines=part) for part in parts[1:])]


def _is_early(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next word would still have fitted into the line."""
    word = text[following.start : following.end].split(None, 1)[0]
    return width > _UNWRAPPED_WIDTH or line.end - line.start + 1 + len(word) <= width


def _breaks_off(text: str, line: Span, following: Span, width: int, patterns: Patterns) -> bool:
    """Tell whether a sentence ends with the line and another begins with the next, or a list follows."""
    last, first = text[line.start : line.end].rstrip("\"'”’»)")[-1:], text[following.start]
    if last == ";" and patterns.dateline.match(text, following.start, following.end):
        return False  # a treaty's title, with town and day of its signing on the next line
    if last in ":;":
        return _is_early(text, line, following, width)
    begins = first.isupper() or first.isdigit() or first in _OPENING
    return last in _SENTENCE_END and begins and _is_early(text, line, following, max(width, _NARROWEST))


def _ends_item(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether an item ends with the line, and a paragraph begins with the next."""
    ends = text[line.end - 1] in ".;" or width > _UNWRAPPED_WIDTH
    return ends and text[following.start].isupper() and _is_early(text, line, following, max(width, _NARROWEST))


def _stands_above(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the line is a heading directly above its paragraph."""
    words, below = text[line.start : line.end], text[following.start : following.end]
    if not is_heading_like(words) or not (below[0].isupper() or below[0] in _OPENING):
        return False
    longer = len(below) > max(len(words), LONGEST_WRAPPED) or below[-1] in _SENTENCE_END + ":"
    return words.isupper() or (longer and _is_early(text, line, following, width))
