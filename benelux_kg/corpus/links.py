"""Links to other news, each with its title and its day: "Drie landen oefenen, 9 oktober 2023"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from benelux_kg.claims import Span
from benelux_kg.corpus.drafts import Draft
from benelux_kg.corpus.patterns import Patterns

_LONGEST = 260
_FINISHED = ".:;"


def part_links(text: str, drafts: list[Draft], patterns: Patterns) -> list[Draft]:
    """Return the drafts with each line below "read also" apart, and those that end in a day as items of news."""
    parted: list[Draft] = []
    for draft in drafts:
        below = bool(parted) and _leads(text, parted[-1], patterns)
        opens = _opens(text, draft, patterns)
        lines = list(_lines(text, draft, patterns)) if below or opens else [draft]
        parted += lines[:1] if opens else ()
        for line in lines[1:] if opens else lines:
            item = _linked(text, line, patterns) if below or opens else []
            parted += item or [line]
    for number, draft in enumerate(parted):
        if draft.kind == "teaser_title" and draft.group < 0:
            draft.group = parted[number + 1].group = number + 1
    return parted


def _opens(text: str, draft: Draft, patterns: Patterns) -> bool:
    """Tell whether a paragraph begins with a line such as "read also", with links below it."""
    first = draft.lines[0]
    return draft.kind == "paragraph" and bool(patterns.furniture.match(text[first.start : first.end]))


def _leads(text: str, draft: Draft, patterns: Patterns) -> bool:
    """Tell whether what follows a draft is a link: below "read also", or below another link."""
    return (draft.kind == "dateline" and draft.mark == "link") or (
        len(draft.lines) == 1 and _opens(text, draft, patterns)
    )


def _lines(text: str, draft: Draft, patterns: Patterns) -> Iterator[Draft]:
    """Yield each line of a draft by itself where several stand in it, each beginning anew, one of them with a day."""
    rest = draft.lines[1:]
    dated = any(patterns.link.fullmatch(text, line.start, line.end) for line in draft.lines)
    if draft.kind not in {"paragraph", "item"} or not dated or any(text[line.start].islower() for line in rest):
        yield draft
        return
    yield replace(draft, end=draft.lines[0].end, lines=draft.lines[:1])
    for line in rest:
        yield Draft("paragraph", line.start, line.end, gap=False, lines=[line])


def _linked(text: str, draft: Draft, patterns: Patterns) -> list[Draft]:
    """Return title and date of a link, a link without a day as furniture, nothing where a line is no link."""
    if len(draft.lines) != 1 or draft.end - draft.start > _LONGEST or draft.kind not in {"paragraph", "item"}:
        return []
    found = patterns.link.fullmatch(text, draft.start, draft.end)
    if found is None:
        return [] if draft.gap or text[draft.end - 1] in _FINISHED else [replace(draft, kind="furniture")]
    title, day = Span(*found.span("title")), Span(*found.span("date"))
    return [
        replace(draft, kind="teaser_title", start=title.start, end=title.end, lines=[title], mark=""),
        Draft("dateline", day.start, day.end, gap=False, mark="link", lines=[day]),
    ]
