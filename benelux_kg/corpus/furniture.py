"""What a page prints beside its text: invitations, menus, lists of links, the name of its kind."""

from __future__ import annotations

from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.headings import is_heading_like
from benelux_kg.corpus.patterns import Patterns

_HEAD = 3
_HEADLINE_WORDS = 5


def mark_furniture(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Give what says nothing about the world its kind, and the items of a list below it the same."""
    above = ""
    for index, draft in enumerate(drafts):
        if draft.kind == "paragraph" and _is_furniture(text, drafts, index, patterns):
            draft.kind = "furniture"
        elif draft.kind == "item" and above == "furniture":
            draft.kind, draft.ordinal = "furniture", 0
        above = draft.kind


def _is_furniture(text: str, drafts: list[Draft], index: int, patterns: Patterns) -> bool:
    lines = [" ".join(text[line.start : line.end].split()) for line in drafts[index].lines]
    if not index and _is_masthead(text, lines, drafts[1:]):
        return True
    if patterns.more.match(lines[0]) or patterns.furniture.match(" ".join(lines)):
        return True
    if len(lines) > 1:
        return all(patterns.furniture.match(line) for line in lines)
    return index < _HEAD and patterns.label.match(lines[0]) is not None and _has_title(text, drafts[index + 1 :])


def _is_masthead(text: str, lines: list[str], below: list[Draft]) -> bool:
    """Tell whether the first lines only name who publishes: the date right below them, then a longer headline."""
    if len(below) < _HEAD or below[0].kind != "dateline" or below[0].gap or not _has_title(text, below):
        return False
    headline = text[below[1].start : below[1].end].split()
    return len(headline) > max(_HEADLINE_WORDS, *(len(line.split()) for line in lines))


def _has_title(text: str, below: list[Draft]) -> bool:
    """Tell whether the next block that is no date could be the title of the page."""
    following = next((draft for draft in below if draft.kind != "dateline"), None)
    return (
        following is not None
        and following is not below[-1]
        and following.kind in {"paragraph", "heading"}
        and is_heading_like(text[following.start : following.end])
    )
