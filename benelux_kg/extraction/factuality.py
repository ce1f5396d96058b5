"""Factuality: whether a text presents a statement as so, as intended, as denied, or as somebody's words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benelux_kg.claims import Factuality
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import ACTORS
from benelux_kg.extraction.scenes import Scene

_QUOTED = re.compile(r'"[^"]{25,}"')


@dataclass(frozen=True, slots=True)
class Colour:
    """How a clause is presented, by which cue; ``holds`` is False where it is only a condition or a question."""

    factuality: Factuality = Factuality.ASSERTED
    attributed_to: str = ""
    cue: str = ""
    holds: bool = True


ASSERTED = Colour()


def judge(scene: Scene, offset: int, grammar: Grammar) -> Colour:
    """Judge the clause of ``scene`` in which ``offset`` stands."""
    start, end = scene.clause_span(offset)
    clause = scene.flat[start:end]
    if scene.flat[scene.end - 1 : scene.end] == "?" or _is_condition(scene, start, clause, grammar):
        return Colour(cue="condition", holds=False)
    attributed = _attribution(scene, offset, grammar)
    if attributed is not None:
        return attributed
    denied = _cue(clause, grammar.denied, grammar.not_denied)
    if denied:
        return Colour(Factuality.DENIED, cue=denied)
    planned = _cue(clause, grammar.planned, grammar.not_planned)
    if planned:
        return Colour(Factuality.PLANNED, cue=planned)
    return ASSERTED


def _is_condition(scene: Scene, start: int, clause: str, grammar: Grammar) -> bool:
    first = next((t for t in scene.tokens if t.start >= start and t.word[0].isalnum()), None)
    opens = first is not None and "conditionals" in first.classes and "prepositions" not in first.classes
    return opens or bool(grammar.conditional.search(clause))


def _cue(clause: str, cues: re.Pattern[str], exceptions: re.Pattern[str]) -> str:
    """Return the first cue that is no part of an exception ("niet alleen"), empty for none."""
    harmless = [m.span() for m in exceptions.finditer(clause)]
    for match in cues.finditer(clause):
        if not any(s <= match.start() < e for s, e in harmless):
            return match.group()
    return ""


def _attribution(scene: Scene, offset: int, grammar: Grammar) -> Colour | None:
    """Find the speech in whose scope ``offset`` stands: the cue's own clause, those after it, or a quotation."""
    for match in grammar.attributed.finditer(scene.flat, scene.start, scene.end):
        backwards = grammar.attributed_after.fullmatch(match.group()) is not None
        if match.start() <= offset or scene.clause(match.start()) == scene.clause(offset) or backwards:
            return Colour(Factuality.ATTRIBUTED, _speaker(scene, match.start(), match.end()), match.group())
    for match in _QUOTED.finditer(scene.flat, scene.start, scene.end):
        if match.start() < offset < match.end():
            return Colour(Factuality.ATTRIBUTED, _speaker(scene, match.start(), match.end()), '"')
    return None


def _speaker(scene: Scene, start: int, end: int) -> str:
    """Return the actor named nearest to the cue, empty where none is."""
    actors = [m for m in scene.mentions if m.kind in ACTORS and len(m.things) == 1]
    nearest = min(actors, key=lambda m: min(abs(m.start - end), abs(start - m.end)), default=None)
    return nearest.things[0] if nearest else ""
