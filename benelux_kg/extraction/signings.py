"""Signings: the words of an agreement's name that tell when and where it was concluded.

"het op 8 juni 2004 te Luxemburg tot stand gekomen Verdrag", "Verdrag …, gedaan te Luik op 3 oktober 2014", "…; Brussel,
23 juli 2018". What a name says of its thing holds whatever the sentence around it says of the thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.grammar import Grammar

_DATE, _PLACE = "\x01", "\x02"
_PLACES = frozenset({"Place", "Country", "Region"})
_REACH = 420

Span = tuple[int, int]


def alternatives(words: Iterable[str]) -> str:
    """Return the source of a pattern for any of ``words``, the longest first; of none where there are none."""
    return "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words), key=lambda w: (-len(w), w))) or "(?!)"


class SigningReader:
    """The signings of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        done = f"(?:{alternatives(grammar.words('treaties', 'concluded'))})"
        day = rf"(?:(?:{alternatives(grammar.words('treaties', 'day'))})\s+)?{_DATE}+"
        place = rf"(?:{alternatives(grammar.words('treaties', 'place'))})\s+{_PLACE}+"
        when = rf"(?:{day}(?:\s*,?\s+{place})?|{place}(?:\s*,?\s+{day})?)"
        self._before = re.compile(rf"(?<!\w){when}\s+{done}\s+(?:\w+\s+)?\Z")
        self._after = re.compile(
            rf"(?<!\w)(?P<done>{done})\s*,?\s+{when}|(?<=[;(])\s*(?P<formula>{_PLACE}+\s*,\s*{day})"
        )
        self._apposed = re.compile(rf",\s*(?P<told>{when})\s+(?:{done})(?!\w)")
        relatives, finite = (alternatives(grammar.words("words", key)) for key in ("relatives", "finite"))
        verb_last = rf"(?P<told>{when})\s+(?:[^,;:.]{{1,60}}?\s+)?(?:(?:{finite})\s+)?(?:{done})(?!\w)"
        verb_first = rf"(?:(?:{finite})\s+)?(?:{done})\s*,?\s+(?P<then>{when})"
        signers = rf"(?:[\w’'-]+\s+){{0,3}}{_PLACE}+[^;:.{_DATE}]{{0,60}}?\s"
        self._related = re.compile(
            rf",?\s+(?:{relatives})\s+(?:{verb_last}|{signers}(?:{verb_last.replace('told', 'by')}|{verb_first}))"
        )
        self._passive = re.compile(rf"\s+(?:{finite})\s+(?:{verb_last}|(?:\w+\s+)?(?:{done})\s*,?\s+(?P<then>{when}))")
        self._closing = re.compile(rf"(?:{alternatives(grammar.words('treaties', 'done'))})\s*,?\s+{when}")

    def find(self, flat: str, heads: Sequence[Span], mentions: list[Mention]) -> dict[int, Span]:
        """Return the span of the signing that belongs to each of the agreements named at ``heads``, by its start."""
        masked = mask(flat, mentions)
        found: dict[int, Span] = {}
        for start, _ in heads:
            floor = max(0, start - _REACH)
            match = self._before.search(masked, floor, start) if _holds_mark(masked, floor, start) else None
            if match:
                found[start] = match.start(), match.start() + len(match.group().rstrip())
        stop = len(flat)
        for start, end in reversed([head for head in heads if head[0] not in found]):
            span = self._following(masked, end, min(stop, end + _REACH))
            stop = start
            if span:
                found[start] = span
        return found

    def closing(self, masked: str, start: int) -> Span | None:
        """Return the span of the closing formula ("Gedaan te Luik op …") that begins at ``start`` of a masked text."""
        match = self._closing.match(masked, start)
        return match.span() if match else None

    def passive(self, masked: str, end: int) -> Span | None:
        """Return the span that tells when and where what a noun at ``end`` of a masked text names was signed.

        ("a new treaty was signed in Brussels on …").
        """
        match = self._passive.match(masked, end)
        return next((match.span(name) for name in ("told", "then") if match[name]), None) if match else None

    def _following(self, masked: str, start: int, stop: int) -> Span | None:
        if not _holds_mark(masked, start, stop):
            return None
        apposed = self._apposed.search(masked, start, stop)
        if apposed and not self._is_apart(masked[start : apposed.start()]):
            return apposed.start("told"), apposed.end()
        related = self._related.search(masked, start, stop)
        if related and not self._is_apart(masked[start : related.start()]):
            return next(related.span(name) for name in ("told", "by", "then") if related[name])
        for match in self._after.finditer(masked, start, stop):
            if not self._is_apart(masked[start : match.start()]):
                return match.span("formula") if match["formula"] else match.span()
        return None

    def _is_apart(self, between: str) -> bool:
        """Tell whether a finite verb or a sentence's end stands between an agreement's name and a signing."""
        words = between.replace(",", " ").split()
        return any(self._grammar.classes.get(w, frozenset()) & {"finite"} for w in words) or bool(
            re.search(r"\w[.:;]\s", between)
        )


def _holds_mark(masked: str, start: int, stop: int) -> bool:
    """Tell at a glance whether a date or a place, without which there is no signing, stands in a stretch."""
    return masked.find(_DATE, start, stop) >= 0 or masked.find(_PLACE, start, stop) >= 0


def mask(flat: str, mentions: list[Mention]) -> str:
    """Put one mark for every letter of a date, another for those of a place; offsets stay."""
    pieces, last = [], 0
    for mention in sorted(
        (m for m in mentions if m.kind == "Date" or m.kind in _PLACES), key=lambda m: (m.start, -m.end)
    ):
        if mention.start >= last:
            pieces += [
                flat[last : mention.start],
                (_DATE if mention.kind == "Date" else _PLACE) * (mention.end - mention.start),
            ]
            last = mention.end
    return "".join([*pieces, flat[last:]])


def compose(agreement: Mention, span: Span, mentions: list[Mention]) -> Mention:
    """Return the ``Signing`` of ``agreement`` at ``span``, with its date and place as parts."""
    begun = beginning_in(mentions, *span)
    inside = [m for m in begun if m.end <= span[1] and (m.kind == "Date" or m.kind in _PLACES)]
    parts = (("agreement", agreement), *(("date" if m.kind == "Date" else "place", m) for m in inside))
    return Mention(*span, "Signing", parts=parts)


def year_of(span: Span | None, mentions: list[Mention]) -> str:
    """Return the year of the date in ``span``, empty for none."""
    if span is None:
        return ""
    inside = beginning_in(mentions, *span)
    return next((m.value[:4] for m in inside if m.kind == "Date" and m.end <= span[1]), "")
