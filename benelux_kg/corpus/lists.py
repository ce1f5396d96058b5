"""Lists: which items belong together, how deep they stand, and what leads them in."""

from __future__ import annotations

from benelux_kg.corpus.drafts import Draft

_ITEMS = {"item", "programme"}
_LEADS = {"paragraph", "heading", "title", "article", "recital", "dateline", "teaser"}


def mark_unmarked_items(text: str, drafts: list[Draft]) -> None:
    """Make items of the lines that lost their bullets: after a colon, each but the last ends in a semicolon."""
    for index, draft in enumerate(drafts):
        if draft.kind != "paragraph" or text[draft.end - 1] != ":":
            continue
        end = index + 1
        while end < len(drafts) and drafts[end].kind == "paragraph" and text[drafts[end].end - 1] == ";":
            end += 1
        if end > index + 1 and end < len(drafts) and drafts[end].kind == "paragraph":
            for item in drafts[index + 1 : end + 1]:
                item.kind, item.mark = "item", ";"


def unmark_single_days(drafts: list[Draft]) -> None:
    """Leave an unmarked line that begins with a day a paragraph, unless it stands in a row of such lines."""
    kinds = ["", *(draft.kind for draft in drafts), ""]
    for index, draft in enumerate(drafts):
        if draft.kind == "programme" and not draft.mark and "programme" not in {kinds[index], kinds[index + 2]}:
            draft.kind = "paragraph"


def link_lists(text: str, drafts: list[Draft]) -> None:
    """Give every item its list's number, its level, its place in the list, and the block that leads the list in."""
    open_lists: list[tuple[Draft, int, int]] = []
    count: dict[int, int] = {}
    for index, draft in enumerate(drafts):
        if draft.kind not in _ITEMS:
            if not (open_lists and _is_inside(draft, open_lists[-1][0])):
                open_lists = []
            continue
        open_lists = _lists_around(text, draft, drafts[index - 1], open_lists)
        if not open_lists or not _continues(draft, open_lists[-1][0]):
            lead_in = index - 1 if index and (open_lists or drafts[index - 1].kind in _LEADS) else -1
            open_lists.append((draft, index, lead_in))
        first, group, draft.lead_in = open_lists[-1]
        draft.group, draft.level = group, len(open_lists)
        count[group] = count.get(group, 0) + 1
        draft.ordinal = draft.ordinal or count[group]
        if draft is not first and draft.indent < first.indent:
            open_lists[-1] = (draft, group, draft.lead_in)


def _is_inside(draft: Draft, item: Draft) -> bool:
    """Tell whether a paragraph is indented as one of an item."""
    return draft.kind == "paragraph" and draft.gap and draft.indent > item.indent + 1


def _lists_around(
    text: str, draft: Draft, above: Draft, open_lists: list[tuple[Draft, int, int]]
) -> list[tuple[Draft, int, int]]:
    """Return the lists that are still open at ``draft``: down to the one it continues, or would be nested in."""
    for depth in range(len(open_lists), 0, -1):
        if _continues(draft, open_lists[depth - 1][0]):
            return open_lists[:depth]
    nested = not draft.gap or text[above.end - 1] == ":"
    return [entry for entry in open_lists if entry[0].indent + (not nested) <= draft.indent]


def _continues(draft: Draft, item: Draft) -> bool:
    return draft.mark == item.mark and abs(draft.indent - item.indent) <= 1
