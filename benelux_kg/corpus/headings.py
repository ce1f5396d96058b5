"""Which lines are headings although nothing marks them as such, and how deep they stand."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from benelux_kg.claims import Span
from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.patterns import Patterns

_LONGEST = 110
_LONGEST_TITLE = 300
_LONGEST_WRAPPED = 60
_UNWRAPPED_WIDTH = 160
_LINES = 3
_TITLE_LINES = 6
_FEW_WORDS = 2
_SUBHEADING = 3
_NO_HEADING_END = ".:;,…"
_SENTENCE_END = ".!?:…"
_INNER_STOP = re.compile(r"\w{3}[.!?]\s+[A-ZÀ-Þ]")
_EMPHASIS = re.compile(r"(\*\*|__)(\S(?:.*\S)?)\1\Z", re.DOTALL)
_OPENING = "“‘\"'«„("


def split_paragraphs(text: str, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts with each run of lines parted where a line breaks off before it had to."""
    return [part for draft in drafts for part in (_parts(text, draft) if len(draft.lines) > 1 else (draft,))]


def _parts(text: str, draft: Draft) -> list[Draft]:
    if draft.kind not in {"paragraph", "item", "programme"}:
        return [draft]
    width = max(line.end - line.start for line in draft.lines)
    parts = [[draft.lines[0]]]
    for line, following in pairwise(draft.lines):
        if draft.kind == "paragraph":
            stands = len(parts[-1]) == 1 and _stands_above(text, line, following, width)
            ends = stands or _breaks_off(text, line, following, width)
        else:
            ends = _ends_item(text, line, following, width)
        if ends:
            parts.append([])
        parts[-1].append(following)
    first = replace(draft, end=parts[0][-1].end, lines=parts[0])
    return [first, *(Draft("paragraph", part[0].start, part[-1].end, gap=False, lines=part) for part in parts[1:])]


def _is_early(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next word would still have fitted into the line."""
    word = text[following.start : following.end].split(None, 1)[0]
    return width > _UNWRAPPED_WIDTH or line.end - line.start + 1 + len(word) <= width


def _breaks_off(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a sentence ends with the line and another begins with the next, or a list follows."""
    last, first = text[line.start : line.end].rstrip("\"'”’»)")[-1:], text[following.start]
    begins = first.isupper() or first.isdigit() or first in _OPENING
    return (last in ":;" or (last in _SENTENCE_END and begins)) and _is_early(text, line, following, width)


def _ends_item(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether an item ends with the line, and a paragraph begins with the next."""
    ends = text[line.end - 1] in ".;" or width > _UNWRAPPED_WIDTH
    return ends and text[following.start].isupper() and _is_early(text, line, following, width)


def _stands_above(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the line is a heading directly above its paragraph."""
    words, below = text[line.start : line.end], text[following.start : following.end]
    if not is_heading_like(words) or not (below[0].isupper() or below[0] in _OPENING):
        return False
    longer = len(below) > max(len(words), _LONGEST_WRAPPED) or below[-1] in _SENTENCE_END
    return words.isupper() or (longer and _is_early(text, line, following, width))


def is_heading_like(words: str, longest: int = _LONGEST) -> bool:
    """Tell whether some words could be a heading: few, begun with a capital, no sentence that ends."""
    return (
        1 < len(words) <= longest
        and words[0] != "|"
        and words[-1] not in _NO_HEADING_END
        and not words[0].islower()
        and "@" not in words
        and "://" not in words
        and any(map(str.isalpha, words))
        and _INNER_STOP.search(words) is None
    )


def mark_headings(text: str, drafts: list[Draft], patterns: Patterns, title: str) -> None:
    """Give each draft that stands as a heading its kind; the first is the title, unless another is declared."""
    signed = titled = False
    for index, draft in enumerate(drafts):
        words = " ".join(text[draft.start : draft.end].split())
        if draft.kind == "paragraph":
            signed = (signed and not patterns.annex.match(words)) or bool(patterns.signature.match(words))
            if patterns.furniture.match(words) or patterns.more.match(words):
                draft.kind = "furniture"
            elif not signed:
                _mark_heading(text, drafts, index, patterns, _LONGEST if titled else _LONGEST_TITLE)
        elif draft.kind == "item" and _is_numbered_heading(words, drafts, index):
            draft.kind = "heading"
        declared = not title or draft.level == 1 or words.casefold() == title.casefold()
        if draft.kind == "heading" and not titled and declared:
            draft.kind = "title"
        titled = titled or draft.kind in {"title", "heading", "paragraph", "teaser_title", "article", "recital"}


def _mark_heading(text: str, drafts: list[Draft], index: int, patterns: Patterns, longest: int) -> None:
    """Make a paragraph a heading where it reads and stands like one; a line set wholly in bold does."""
    draft = drafts[index]
    words = " ".join(text[draft.start : draft.end].split())
    emphasised = _EMPHASIS.match(words)
    if emphasised and is_heading_like(emphasised[2], longest):
        draft.kind, draft.start, draft.end = "heading", draft.start + 2, draft.end - 2
    elif is_heading_like(words, longest) and index + 1 < len(drafts) and not patterns.invitation.match(words):
        stands = len(draft.lines) == 1 or (drafts[index + 1].gap and _is_wrapped(text, draft, patterns, longest))
        draft.kind = "heading" if stands else "paragraph"


def _is_wrapped(text: str, draft: Draft, patterns: Patterns, longest: int) -> bool:
    """Tell whether a few lines are one heading: each begins in lower case, or the one above ends in a small word."""
    small = patterns.language.tables["detection"]["stopwords"]
    lines = [text[line.start : line.end] for line in draft.lines]
    return (
        (longest == _LONGEST_TITLE and len(lines) <= _TITLE_LINES)
        or (len(lines) <= _LINES and max(map(len, lines)) <= _LONGEST_WRAPPED)
    ) and all(b[0].islower() or a.rsplit(None, 1)[-1] in small for a, b in pairwise(lines))


def _is_numbered_heading(words: str, drafts: list[Draft], index: int) -> bool:
    """Tell whether a numbered line stands alone above running text, as the heading of a section does."""
    draft = drafts[index]
    if draft.mark[:1] != "1" or len(draft.lines) > 1 or index + 1 == len(drafts) or not is_heading_like(words):
        return False
    above, below = drafts[index - 1] if index else None, drafts[index + 1]
    apart = above is None or above.kind not in {"item", "programme"} or (draft.gap and not above.gap)
    return apart and below.kind in {"paragraph", "heading"}


def set_levels(text: str, drafts: list[Draft]) -> None:
    """Give every heading its depth: the title 1, a heading 2, one directly below a heading 3, an article 3."""
    above: Draft | None = None
    last: Draft | None = None
    marked: dict[str, int] = {}
    for draft in drafts:
        if draft.kind in {"heading", "title", "article"}:
            if not draft.level:
                draft.level = marked.get(draft.mark) or _level(text, draft, above, last)
            if draft.mark[:1] == "1":
                marked[draft.mark] = draft.level
            last = draft
        above = draft


def _level(text: str, draft: Draft, above: Draft | None, last: Draft | None) -> int:
    if draft.kind == "title":
        return 1
    if draft.kind == "article":
        return 3
    if draft.mark.count("1") > 1:
        return 1 + draft.mark.count("1")
    if (
        above is not None
        and above is last
        and above.kind in {"heading", "article"}
        and not text[draft.start : draft.end].isupper()
    ):
        return above.level + 1
    if last is not None and last.level >= _SUBHEADING and _is_brief(text, last) and _is_brief(text, draft):
        return last.level
    return 2


def _is_brief(text: str, draft: Draft) -> bool:
    return len(text[draft.start : draft.end].split()) <= _FEW_WORDS
