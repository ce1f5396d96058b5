"""From lines to drafts of blocks: what runs on, what begins anew, what is marked as a list or a heading."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from benelux_kg.claims import Span
from benelux_kg.corpus.markdown import find_skipped
from benelux_kg.corpus.patterns import Patterns

_LINE = re.compile(r"^[^\S\n]*(?:>[^\S\n]+)*(\S(?:[^\n]*\S)?)[^\S\n]*$", re.MULTILINE)
_MARK = re.compile(
    r"(?P<hash>\#{1,6})[^\S\n]+(?=\S)"
    r"|(?P<dot>[•‣◦▪●○■□▸►➢➤✓✔·])[^\S\n]*(?=\S)"
    r"|(?P<dash>[-–—*+])[^\S\n]+(?=\S)"
    r"|(?P<number>§[^\S\n]?\d{1,3}\.?(?=[^\S\n]+[^\W\d_a-zà-ÿ])|\(\d{1,3}[a-z]?\)|\d{1,3}[.)](?=[^\S\n])|\d{1,3}°\)?|\d{1,2}(?:\.[1-9]\d?)+\.?(?=[^\S\n]+[^\W\d_a-zà-ÿ]))[^\S\n]*(?=\S)"
    r"|(?P<letter>\((?:[a-z]|[ivx]{2,5})\)|(?:[a-z]|[ivx]{2,5})\)|[a-z]\.(?=[^\S\n]+\w{2})|[a-z]°)[^\S\n]*(?=\S)"
)
_RULE = re.compile(r"(?:[-*_=~][^\S\n]*){3,}\Z")
_BREADCRUMB = re.compile(r"[^«»›\n]{1,80}(?:\s[»›]\s[^«»›\n]+)+\Z|(?:[^>\n]{1,60}\s>\s){2,}[^>\n]+\Z")
_HEAD = 3
_LONGEST_DATELINE = 100
_MASTHEAD_LINES = 3
_MASTHEAD_WIDTH = 80
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"\d{4}")
_FINISHED = '.:;,!?…)”»"’'


@dataclass(slots=True)
class Draft:
    """A block in the making.

    ``lines`` are the spans of its lines; ``gap`` says whether a blank line stands above; ``mark`` is the list mark with
    1 or a for its number or letter (``-``, ``1.``, ``(a)`` …), ``hash`` for a marked heading, or empty.
    """

    kind: str
    start: int
    end: int
    gap: bool = True
    indent: int = 0
    mark: str = ""
    level: int = 0
    ordinal: int = 0
    group: int = -1
    lead_in: int = -1
    heading: int = -1
    lines: list[Span] = field(default_factory=list)


def draft_blocks(text: str, start: int, patterns: Patterns) -> list[Draft]:
    """Return the drafts of ``text`` from ``start`` on, in order."""
    drafts: list[Draft] = []
    previous_end = start
    gap = True
    skipped = find_skipped(text, start)
    for line in _LINE.finditer(text, start):
        begin, end = line.span(1)
        gap = gap or text.count("\n", previous_end, begin) > 1
        previous_end = end
        if skipped and _is_skipped(begin, skipped):
            gap = True
        elif _RULE.match(text, begin, end):
            gap = _close_at_rule(text[begin], drafts, gap=gap)
        else:
            gap = _take_line(text, line, drafts, patterns, gap=gap)
    return drafts


def _is_skipped(begin: int, skipped: tuple[Span, ...]) -> bool:
    nearest = bisect_right(skipped, begin, key=lambda span: span.start) - 1
    return nearest >= 0 and begin < skipped[nearest].end


def _take_line(text: str, line: re.Match[str], drafts: list[Draft], patterns: Patterns, *, gap: bool) -> bool:
    """Begin a draft with the line or lengthen the last one; tell whether the next line begins anew in any case."""
    begin, end = line.span(1)
    if len(drafts) < _HEAD and _BREADCRUMB.match(text, begin, end):
        draft: Draft | None = _new("breadcrumb", begin, end, begin)
    else:
        above = None if gap or not drafts else drafts[-1]
        draft = _begin_draft(text, begin, end, above, patterns, heads=len(drafts) == 1)
    if draft is None:
        drafts[-1].lines.append(Span(begin, end))
        drafts[-1].end = end
    else:
        draft.gap = gap
        draft.indent = begin - line.start()
        drafts.append(draft)
    return drafts[-1].kind in {"dateline", "heading", "breadcrumb"} or text[begin] == "|"


def _close_at_rule(mark: str, drafts: list[Draft], *, gap: bool) -> bool:
    """Take a line under a single line for a heading's; every other rule only separates."""
    if not gap and mark in "=-" and drafts[-1].kind == "paragraph" and len(drafts[-1].lines) == 1:
        drafts[-1].kind, drafts[-1].mark, drafts[-1].level = "heading", "hash", 1 + "=-".index(mark)
    return True


def _begin_draft(
    text: str, begin: int, end: int, above: Draft | None, patterns: Patterns, *, heads: bool
) -> Draft | None:
    """Return the draft that the line ``text[begin:end]`` begins, or None where it continues the one ``above``.

    ``heads`` tells that the one above opens the text.
    """
    if end - begin <= _LONGEST_DATELINE and _is_dateline(text, begin, end, above, patterns, heads=heads):
        return _new("dateline", begin, end, begin)
    is_day = text[begin].isdigit() and patterns.day.match(text, begin, end) is not None
    mark = None if is_day else _MARK.match(text, begin, end)
    if mark and not (above and _runs_into_mark(text, above, mark, end)):
        return _marked(text, mark, end, patterns)
    if patterns.programme.match(text, begin, end):
        return _new("programme", begin, end, begin)
    if patterns.article.match(text, begin, end) and (above is None or text[above.end - 1] in _FINISHED):
        return _new("article", begin, end, begin)
    if above is None or (text[above.end - 1] in ";," and _begins_recital(text, begin, patterns)):
        return _new("paragraph", begin, end, begin)
    return None


def _begins_recital(text: str, begin: int, patterns: Patterns) -> bool:
    found = patterns.recital.match(text, begin) or patterns.recital_open.match(text, begin)
    return found is not None and text[begin].isupper()


def _is_dateline(text: str, begin: int, end: int, above: Draft | None, patterns: Patterns, *, heads: bool) -> bool:
    if _YEAR.search(text, begin, end) is None or patterns.dateline.match(text, begin, end) is None:
        return False
    if above is None or patterns.signature.match(text, above.start) or text[above.end - 1] == ";":
        return above is None  # "Treaty on X;" goes on with town and day of its signing
    return len(above.lines) == 1 or (heads and _is_masthead(text, above))


def _is_masthead(text: str, draft: Draft) -> bool:
    """Tell whether some lines name who publishes and what kind of text it is: few, short, none of them finished."""
    return len(draft.lines) <= _MASTHEAD_LINES and all(
        line.end - line.start <= _MASTHEAD_WIDTH and text[line.end - 1] not in _FINISHED for line in draft.lines
    )


def _runs_into_mark(text: str, above: Draft, mark: re.Match[str], end: int) -> bool:
    """Tell whether what looks like a list mark is only the next word of a hard-wrapped line."""
    if (
        mark.lastgroup in {"hash", "dot"}
        or above.kind not in {"paragraph", "recital"}
        or text[above.end - 1] in _FINISHED
    ):
        return False
    following = _LINE.search(text, end)
    below = _MARK.match(text, following.start(1)) if following else None
    return below is None or below.lastgroup != mark.lastgroup


def _marked(text: str, mark: re.Match[str], end: int, patterns: Patterns) -> Draft:
    """Return the draft of a line that begins with a mark."""
    begin, sign = mark.end(), mark[0].strip()
    if mark.lastgroup == "hash":
        end = begin + len(text[begin:end].rstrip("#").rstrip())
        draft = _new("heading", mark.start(), end, begin)
        draft.mark, draft.level = "hash", len(sign)
        return draft
    draft = _new("programme" if patterns.programme.match(text, begin, end) else "item", mark.start(), end, begin)
    number = _DIGITS.search(sign)
    draft.mark = _DIGITS.sub("1", sign) if number else "a" + sign[1:] if mark.lastgroup == "letter" else sign
    draft.ordinal = int(number[0]) if number else 0
    return draft


def _new(kind: str, line: int, end: int, begin: int) -> Draft:
    return Draft(kind, begin, end, lines=[Span(max(line, begin), end)])
