"""Stretches: the words of a text that state a claim, and those elsewhere from which a part of it was inherited."""

from __future__ import annotations

from benelux_kg.extraction.filling import Filler
from benelux_kg.extraction.matching import Match
from benelux_kg.extraction.scenes import Scene

_LONGEST = 300

Span = tuple[int, int]


Part = tuple[Filler, int, int]
"""Where one side of a claim stands: a filler, and which of its words."""


class Stretches:
    """The stretches that state the claims of one match; many of its claims share one."""

    def __init__(self, match: Match) -> None:
        self._match = match
        self._widened: dict[Span, Span] = {}

    def find(self, *parts: Part | None) -> tuple[Span, Span | None]:
        """Return the span that states the claim of ``parts``, and the span elsewhere from which one was inherited."""
        match = self._match
        given = [part for part in parts if part is not None]
        span = self._beside_trigger(given) if match.item is None else None
        if span is None:
            return _locate(match, given)
        known = self._widened.get(span)
        if known is None:
            known = self._widened[span] = _whole_clauses(match.scene, span)
        return known, None

    def _beside_trigger(self, given: list[Part]) -> Span | None:
        """Return the span from the trigger to all parts, ``None`` where one stands elsewhere or too far away."""
        scene, first, last = self._match.scene, self._match.start, self._match.end
        for filler, start, end in given:
            if filler.scene is not scene:
                return None
            first = min(first, start)
            last = max(last, end)
        return (first, last) if last - first <= _LONGEST else None


def _locate(match: Match, given: list[Part]) -> tuple[Span, Span | None]:
    main = _main_scene(match, given)
    here = [(start, end) for filler, start, end in given if filler.scene is main]
    if main is match.item and main is not match.scene:
        here = [(main.start, main.end)] if main.end - main.start <= _LONGEST else here
        beside = [(start, end) for filler, start, end in given if filler.scene is match.scene]
        whole = _hull([*here, *beside, (match.start, match.end)])
        if main.block == match.scene.block and whole[1] - whole[0] <= _LONGEST:
            return whole, None
    elif main is match.scene:
        here.append((match.start, match.end))
    span = _whole_clauses(main, _shortened(here, given))
    there = [(start, end) for filler, start, end in given if filler.scene is not main]
    if main is not match.scene:
        there.append((match.start, match.end))
    inherited = [(start, end) for start, end in there if not (span[0] <= start and end <= span[1])]
    if not inherited:
        return span, None
    context = _hull(inherited)
    return span, context if context[1] - context[0] <= _LONGEST else inherited[0]


def _main_scene(match: Match, given: list[Part]) -> Scene:
    """Return the sentence that states a claim: the item's, else the trigger's, else the one that holds all parts."""
    if match.item is not None and any(filler.scene is match.item for filler, _, _ in given):
        return match.item
    elsewhere = given and all(filler.scene is not match.scene for filler, _, _ in given)
    return given[-1][0].scene if elsewhere else match.scene


def _shortened(here: list[Span], given: list[Part]) -> Span:
    """Return the hull of ``here``, without its last part or with nothing but the last one given, if it is too long."""
    span = _hull(here)
    if span[1] - span[0] <= _LONGEST:
        return span
    span = _hull(here[:-1] or here)
    return span if span[1] - span[0] <= _LONGEST else given[-1][1:]


def _whole_clauses(scene: Scene, span: Span) -> Span:
    """Widen a span to the clauses it touches, without the marks at their ends, while the quotation stays short."""
    first, last = span
    start, end = scene.clause_span(first)[0], scene.clause_span(max(first, last - 1))[1]
    flat = scene.flat
    while start < first and not flat[start].isalnum():
        start += 1
    while end > last and not flat[end - 1].isalnum():
        end -= 1
    return (start, end) if end - start <= _LONGEST else span


def _hull(spans: list[Span]) -> Span:
    return min([start for start, _ in spans]), max([end for _, end in spans])
