"""Treaties and laws: articles with their numbered paragraphs, and recitals."""

from __future__ import annotations

import re

from benelux_kg.claims import Span
from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.headings import is_heading_like
from benelux_kg.corpus.patterns import Patterns

_DIGITS = re.compile(r"\d+")


def part_articles(text: str, drafts: list[Draft], patterns: Patterns) -> list[Draft]:
    """Return the drafts with every article's heading parted from the words that follow in its line or below it."""
    return [
        part for draft in drafts for part in (_parts(text, draft, patterns) if draft.kind == "article" else (draft,))
    ]


def _parts(text: str, draft: Draft, patterns: Patterns) -> list[Draft]:
    first = draft.lines[0]
    found = patterns.article.match(text, first.start, first.end)
    if found is None:
        return [draft]
    number = _DIGITS.match(found["number"])
    draft.ordinal = int(number[0]) if number else 0
    rest = draft.lines[1:]
    if found["separator"] and (rest or not is_heading_like(text[found.end() : first.end])):
        return _heading_and_text(draft, found.end("mark"), [Span(found.end(), first.end), *rest])
    if len(rest) == 1 and is_heading_like(text[rest[0].start : rest[0].end]):
        return [draft]
    return _heading_and_text(draft, first.end, rest) if rest else [draft]


def _heading_and_text(draft: Draft, end: int, lines: list[Span]) -> list[Draft]:
    draft.end, draft.lines = end, [Span(draft.start, end)]
    return [draft, Draft("paragraph", lines[0].start, lines[-1].end, gap=False, lines=lines)]


def mark_recitals(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Give the recitals their kind, and number those that bear no number."""
    count = 0
    for draft in drafts:
        if draft.kind in {"paragraph", "item"} and _is_recital(text, draft, patterns):
            count += 1
            draft.kind = "recital"
            draft.ordinal = draft.ordinal or count


def _is_recital(text: str, draft: Draft, patterns: Patterns) -> bool:
    if patterns.recital.match(text, draft.start, draft.end):
        return True
    return text[draft.end - 1] in ";," and bool(patterns.recital_open.match(text, draft.start, draft.end))


def mark_sections(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Make the numbered headings behind "have agreed as follows:" the articles of a text that has no other."""
    if any(draft.kind == "article" for draft in drafts):
        return
    enacted = False
    for draft in drafts:
        if draft.kind == "heading" and draft.mark == "1." and enacted:
            draft.kind = "article"
        elif draft.kind in {"paragraph", "recital", "heading"}:
            enacted = enacted or bool(patterns.enacting.match(text, draft.start, draft.end))


def unmark_commentary(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Make the articles on which an explanatory memorandum comments headings: it tells of them, it does not hold them.

    It begins at a heading that says what it is, and goes on up to one that opens the text of an act.
    """
    comments = False
    for draft in drafts:
        if draft.kind in {"title", "heading"}:
            words = text[draft.start : draft.end]
            comments = bool(patterns.commentary.match(words)) or (comments and not patterns.act.match(words))
        elif draft.kind == "article" and comments:
            draft.kind = "heading"


def mark_numbered_paragraphs(text: str, drafts: list[Draft]) -> None:
    """Make the numbered parts of an article paragraphs that keep their number, unless something leads them in."""
    inside = ""
    for above, draft in zip([None, *drafts], drafts, strict=False):
        if draft.kind == "article":
            inside = "?"
        elif draft.kind in {"title", "heading"} and not (above and above.kind == "article"):
            inside = ""
        elif draft.kind == "item" and draft.mark[:1] in {"1", "(", "§"} and "1" in draft.mark and inside:
            if inside == "?":
                inside = "list" if above and text[above.end - 1] == ":" else draft.mark
            draft.kind = "paragraph" if inside == draft.mark else "item"
