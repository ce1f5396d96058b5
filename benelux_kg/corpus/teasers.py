"""News items as an overview shows them (title, date, a body cut off), and the date of a page."""

from __future__ import annotations

import re
from itertools import pairwise

from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.headings import is_heading_like
from benelux_kg.corpus.patterns import Patterns

_DIGITS = re.compile(r"\d+")
_LONGEST_TITLE = 220
_HEAD = 3


def mark_teasers(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Give title, date line and body of every news item their kind and group, and cut off the invitation to read on."""
    counts = [_cut_dateline(text, draft, patterns) for draft in drafts]
    for index, draft in enumerate(drafts):
        if draft.kind == "paragraph" and _cut_body(text, draft, patterns):
            _mark_item(text, drafts, index)
    _mark_dated(text, drafts)
    many = sum(draft.kind == "dateline" and draft.mark != "link" for draft in drafts) > 1
    for index, (dated, body) in enumerate(pairwise(drafts), 1):
        if dated.kind == "dateline" and dated.group < 0 and body.kind == "paragraph":
            listed = many and (counts[index - 1] or (index > _HEAD and _is_title(text, drafts[index - 2])))
            if listed or _is_cut(text, body):
                _mark_item(text, drafts, index)
                _lengthen_item(text, drafts, index)


def _mark_dated(text: str, drafts: list[Draft]) -> None:
    """Mark the items of a page on which several stand one below the other, each its date, its title, its body."""
    heads = [
        index
        for index, (dated, title, body) in enumerate(zip(drafts, drafts[1:], drafts[2:], strict=False))
        if dated.kind == "dateline"
        and dated.group < 0
        and _is_headline(text, title)
        and body.kind == "paragraph"
        and not _is_headline(text, body)
    ]
    if len(heads) <= 1 or any(_is_headline(text, drafts[index - 1]) for index in heads[1:]):
        return
    for index in heads:
        dated, title, body = drafts[index : index + _HEAD]
        title.kind, title.level = "teaser_title", 0
        body.kind = "teaser"
        dated.group = title.group = body.group = index + 2
        _lengthen_item(text, drafts, index + 2)


def _cut_dateline(text: str, draft: Draft, patterns: Patterns) -> bool:
    """Keep of a date line what is before the count of views; tell whether there was one."""
    if draft.kind != "dateline":
        return False
    found = patterns.dateline.match(text, draft.start, draft.end)
    if not found:
        return False
    draft.end = found.end("date")
    return bool(_DIGITS.search(found["count"]))


def _cut_body(text: str, draft: Draft, patterns: Patterns) -> bool:
    """Take the invitation to read on off the end of a body; tell whether there was one."""
    found = patterns.more.search(text, max(draft.start, draft.end - 60), draft.end)
    if not found or found.start() == draft.start:
        return False
    end = found.end("cut") if found["cut"] else found.start()
    draft.end = draft.start + len(text[draft.start : end].rstrip())
    return True


def _is_cut(text: str, draft: Draft) -> bool:
    return text[max(draft.start, draft.end - 3) : draft.end].endswith(("...", "…"))


def _mark_item(text: str, drafts: list[Draft], body: int) -> None:
    """Mark the item whose body is draft ``body``: above it stand its title and its date line, in either order."""
    drafts[body].kind, drafts[body].group = "teaser", body
    for above in reversed(drafts[max(0, body - 2) : body]):
        if above.kind == "dateline" and above.group < 0:
            above.group = body
        elif _is_title(text, above):
            above.kind, above.group, above.level = "teaser_title", body, 0
            return
        else:
            return


def _lengthen_item(text: str, drafts: list[Draft], body: int) -> None:
    """Give an item that is not cut off the paragraphs that follow its body, up to what may be another title."""
    for draft in drafts[body + 1 :]:
        if draft.kind != "paragraph" or _is_cut(text, drafts[body]) or _is_title(text, draft):
            return
        draft.kind, draft.group = "teaser", body


def _is_headline(text: str, draft: Draft) -> bool:
    return _is_title(text, draft) and not text[draft.start : draft.end].endswith(".")


def _is_title(text: str, draft: Draft) -> bool:
    words = text[draft.start : draft.end]
    if draft.kind not in {"paragraph", "programme", "heading"}:
        return False
    return len(draft.lines) <= 2 and is_heading_like(words.rstrip("….") or words, _LONGEST_TITLE)  # noqa: PLR2004


def find_page_date(text: str, drafts: list[Draft], patterns: Patterns) -> str:
    """Return the date (``2017-11-16``) near the head of a page, else an empty string.

    It stands alone, or with its town before the first words of the report.
    """
    for draft in drafts[:5]:
        if draft.kind == "dateline" and draft.group < 0:
            found = patterns.dateline.match(text, draft.start, draft.end)
            return _iso(found, patterns.language.months) if found else ""
    first = next((draft for draft in drafts[:5] if draft.kind == "paragraph"), None)
    opening = patterns.opening_date.match(text, first.start, first.end) if first else None
    return _iso(opening, patterns.language.months) if opening else ""


def _iso(found: re.Match[str], months: dict[str, int]) -> str:
    """Return the date of a matched date line, empty where the calendar has no such day."""
    if found["iso"]:
        return found["iso"]
    for suffix in ("", "2", "3"):
        if found["year" + suffix]:
            name = found["month" + suffix].rstrip(".").lower()
            month = months.get(name) or int(name)
            return f"{found['year' + suffix]}-{month:02}-{int(_DIGITS.match(found['day' + suffix])[0]):02}"  # type: ignore[index]
    return ""
