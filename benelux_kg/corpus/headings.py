"""Which lines are headings although nothing marks them as such, and how deep they stand."""

from __future__ import annotations

import re
from itertools import pairwise

from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.patterns import Patterns

_LONGEST = 110
_LONGEST_TITLE = 300
LONGEST_WRAPPED = 60
_LINES = 3
_TITLE_LINES = 6
_FEW_WORDS = 2
_MANY_WORDS = 6
_SUBHEADING = 3
_NO_HEADING_END = ".:;,…"
_INNER_STOP = re.compile(r"\b(?![IVXLC]+\.)\w*\w{3}[.!?]\s+[A-ZÀ-Þ]")
_EMPHASIS = re.compile(r"(\*\*|__)(\S(?:.*\S)?)\1\Z", re.DOTALL)
_OPENING = "“‘\"'«„("


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
        words = text[draft.start : draft.end]
        if draft.kind == "paragraph":
            signed = (signed and not patterns.annex.match(words)) or bool(patterns.signature.match(words))
            if not signed:
                _mark_heading(text, drafts, index, patterns, _LONGEST if titled else _LONGEST_TITLE)
        elif draft.kind == "item" and _is_numbered_heading(words, drafts, index):
            draft.kind = "heading"
        declared = not title or draft.level == 1 or words.split() == title.split()
        if draft.kind == "heading" and not titled and declared:
            draft.kind = "title"
        titled = titled or draft.kind in {"title", "heading", "paragraph", "teaser_title", "article", "recital"}


def unmark_headings(text: str, drafts: list[Draft]) -> None:
    """Make a long line between two headings a paragraph again: it is a sentence that lacks its full stop."""
    for above, draft, below in zip(drafts, drafts[1:], drafts[2:], strict=False):
        between = above.kind == draft.kind == below.kind == "heading" and not draft.mark
        if between and len(text[draft.start : draft.end].split()) >= _MANY_WORDS:
            draft.kind = "paragraph"


def _mark_heading(text: str, drafts: list[Draft], index: int, patterns: Patterns, longest: int) -> None:
    """Make a paragraph a heading where it reads and stands like one; a line set wholly in bold does."""
    draft = drafts[index]
    if draft.end - draft.start > longest:
        return
    words = " ".join(text[draft.start : draft.end].split())
    emphasised = _EMPHASIS.match(words)
    if emphasised and is_heading_like(emphasised[2], longest):
        draft.kind, draft.start, draft.end = "heading", draft.start + 2, draft.end - 2
    elif is_heading_like(words, longest) and index + 1 < len(drafts) and not patterns.no_heading.match(words):
        stands = len(draft.lines) == 1 or (drafts[index + 1].gap and _is_wrapped(text, draft, patterns, longest))
        draft.kind = "heading" if stands else "paragraph"


def _is_wrapped(text: str, draft: Draft, patterns: Patterns, longest: int) -> bool:
    """Tell whether a few lines are one heading: each begins in lower case, or the one above ends in a small word."""
    small = patterns.language.tables["detection"]["stopwords"]
    lines = [text[line.start : line.end] for line in draft.lines]
    return (
        (longest == _LONGEST_TITLE and len(lines) <= _TITLE_LINES)
        or (len(lines) <= _LINES and max(map(len, lines)) <= LONGEST_WRAPPED)
    ) and all(b[0].islower() or a.rsplit(None, 1)[-1] in small for a, b in pairwise(lines))


def _is_numbered_heading(words: str, drafts: list[Draft], index: int) -> bool:
    """Tell whether a numbered line stands alone above running text, as the heading of a section does."""
    draft = drafts[index]
    if draft.mark[:1] != "1" or len(draft.lines) > 1 or index + 1 == len(drafts) or not is_heading_like(words):
        return False
    above, below = drafts[index - 1] if index else None, drafts[index + 1]
    apart = above is None or above.kind not in {"item", "programme"} or (draft.gap and not above.gap)
    numbered = below.kind == "item" and below.mark.count("1") > draft.mark.count("1")
    return apart and (below.kind in {"paragraph", "heading"} or numbered)


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
