"""Factuality: whether a text presents a statement as so, as intended, as denied, or as somebody's words.

A cue colours its clause. What has no finite verb of its own takes over what stands before it: the items of a list, a
parenthesis, the words after a colon; so does a subordinate clause that a coloured one asks for ("willen dat …") or
that says which of several is meant ("een verdrag dat …").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from benelux_kg.claims import Factuality, Mention
from benelux_kg.extraction.cues import Cue, IndexedText
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import ACTORS, AGREEMENTS
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.speech import Quotation, is_behind, speaker_of
from benelux_kg.extraction.surroundings import Surroundings

_HEADINGS = frozenset({"title", "heading", "teaser_title"})
_NEAR = 25
_NEXT_WORDS = 3
_IRREALIS = 2
"""So many verbs of what is contrary to fact make a condition unreal: one in it, one in what follows from it."""
_CONSEQUENCE = "what follows from a condition"


@dataclass(frozen=True, slots=True)
class Colour:
    """How a clause is presented, by which cue; ``holds`` is False where it is only a condition or a question."""

    factuality: Factuality = Factuality.ASSERTED
    speaker: Mention | None = None
    cue: str = ""
    holds: bool = True


ASSERTED = Colour()
SUPPOSED = Colour(cue="what follows from a supposition", holds=False)
_RANK = (Factuality.ASSERTED, Factuality.PLANNED, Factuality.DENIED, Factuality.ATTRIBUTED)
_DEEPEST = 12
"""Lead-ins of lists within lists that colour an item: beyond, nobody reads them together."""


def judge(
    scene: Scene, offset: int, grammar: Grammar, around: Surroundings | None = None, depth: int = _DEEPEST
) -> Colour:
    """Judge the clause of ``scene`` in which ``offset`` stands, with what its lead-in and quotation marks add."""
    if scene.flat[scene.end - 1 : scene.end] == "?":
        return Colour(cue="?", holds=False)
    if is_contrary(scene, grammar):
        return Colour(cue="contrary to fact", holds=False)
    own = _of_clause(scene, scene.clause(offset), offset, grammar)
    if own.holds and around is not None:
        own = _soften(own, scene, offset, grammar, around, depth)
    said = _attribution(scene, offset, grammar, around.quotations if around else ())
    return combine(own, said) if said is not None else own


def combine(inner: Colour, outer: Colour) -> Colour:
    """Return the colour of a statement within another.

    A denial somebody utters stays a denial, with its speaker; one of nobody named is not the text's own.
    """
    if not (inner.holds and outer.holds):
        return inner if not inner.holds else outer
    if outer.factuality is Factuality.ATTRIBUTED and inner.factuality is Factuality.DENIED:
        return replace(inner, speaker=outer.speaker, holds=outer.speaker is not None)
    return max(outer, inner, key=lambda colour: _RANK.index(colour.factuality))


def bind(colour: Colour, scene: Scene, grammar: Grammar) -> Colour:
    """Return how a binding text presents a statement: what shall be done, or done on a condition, it provides for."""
    if not colour.holds:
        return (
            colour
            if scene.flat[scene.end - 1 : scene.end] == "?" or grammar.denied.find(scene.page, scene.start, scene.end)
            else ASSERTED
        )
    return ASSERTED if colour.factuality is Factuality.PLANNED else colour


def _soften(own: Colour, scene: Scene, offset: int, grammar: Grammar, around: Surroundings, depth: int) -> Colour:
    """Add what stands outside the sentence: a condition that opens it, and the lead-in of its list."""
    if (
        own is ASSERTED
        and scene.clause(offset)
        and _is_condition(scene, 0, grammar)
        and scene.opening(scene.clause(offset)) == "resume"
        and not around.is_under(scene, frozenset({"article"}))
    ):
        own = Colour(Factuality.PLANNED, cue=_CONSEQUENCE)
    lead = around.leading(scene) if depth else None
    mark = lead.flat[lead.end - 1 : lead.end] if lead is not None else "?"
    if lead is None or mark == "?" or (mark != ":" and _has_verb(scene, scene.start, scene.end)):
        return own
    return combine(own, judge(lead, lead.end - 1, grammar, around, depth - 1))


def _of_clause(scene: Scene, clause: int, offset: int, grammar: Grammar) -> Colour:
    """Judge one clause by the cues in it, then by the clauses that it hangs on, one after the other."""
    can_be_denied = True
    while True:
        start, end = scene.span_of(clause)
        colour = _of_words(scene, clause, offset, grammar)
        if colour is not None:
            return colour if can_be_denied or colour.factuality is not Factuality.DENIED else ASSERTED
        if not clause or not _hangs_on(scene, clause, start, end, grammar):
            return ASSERTED
        can_be_denied = can_be_denied and scene.opening(clause) == "relative"
        clause, offset = clause - 1, start - 1


def _of_words(scene: Scene, clause: int, offset: int, grammar: Grammar) -> Colour | None:
    """Judge one clause by the cues in it alone; ``None`` where there are none."""
    if _is_condition(scene, clause, grammar):
        return Colour(cue="condition", holds=False)
    span = scene.span_of(clause)
    denied = _cue(
        scene.page, span, offset, (grammar.denied, grammar.not_denied), grammar.onward, scene.contrasts.denials
    )
    if denied:
        return Colour(Factuality.DENIED, cue=denied)
    planned = _cue(scene.page, span, offset, (grammar.planned, grammar.not_planned), grammar.onward)
    if planned and not scene.flat.startswith(planned, offset):
        return Colour(Factuality.PLANNED, cue=planned)
    return None


def _has_verb(scene: Scene, start: int, end: int) -> bool:
    return any("finite" in t.classes for t in scene.tokens[scene.token_at(start) : scene.token_at(end)])


def _hangs_on(scene: Scene, clause: int, start: int, end: int, grammar: Grammar) -> bool:
    """Tell whether a clause shares the colour of the one before it."""
    opening = scene.opening(clause)
    if opening == "mark":
        return scene.flat[start - 1] in ":(" and not _has_verb(scene, start, end)
    at = scene.token_at(start)
    if opening == "sub":
        return scene.tokens[at].word in grammar.words("clauses", "complements")
    if opening != "relative" or scene.tokens[at - 1].word == ",":
        return False
    antecedent = next((g for g in reversed(scene.groups) if g.end <= start), None)
    if antecedent is None or antecedent.mentions[-1].kind in ACTORS:
        return True
    words = [
        t.word for t in scene.tokens[max(0, scene.token_at(antecedent.start) - 3) : scene.token_at(antecedent.end)]
    ]
    return not set(words).isdisjoint(grammar.words("clauses", "indefinites"))


def _is_condition(scene: Scene, clause: int, grammar: Grammar) -> bool:
    start, end = scene.span_of(clause)
    tokens = scene.tokens[scene.token_at(start) : scene.token_at(end)]
    limits = grammar.words("factuality", "only")
    first = next((t for t in tokens if t.word[0].isalnum() and t.word not in limits), None)
    opens = first is not None and "conditionals" in first.classes
    if opens and first is not None and "prepositions" in first.classes:
        opens = "resume" in scene.openings[clause:]
    return opens or bool(grammar.conditional.find(scene.page, start, end))


def is_contrary(scene: Scene, grammar: Grammar) -> bool:
    """Tell whether a sentence says what would have been ("Had X signed …, Y would …")."""
    first = scene.first_word
    if first is None or not ("conditionals" in first.classes or first.word in grammar.words("factuality", "inverted")):
        return False
    verbs = grammar.words("factuality", "irrealis")
    return sum(token.word in verbs for token in scene.tokens) >= _IRREALIS


def _cue(
    page: IndexedText,
    span: tuple[int, int],
    offset: int,
    cues: tuple[Cue, Cue],
    onward: re.Pattern[str],
    elsewhere: frozenset[int] = frozenset(),
) -> str:
    """Return the first cue that is no part of an exception ("niet alleen"), empty for none.

    One that stands ``elsewhere`` denies but whom it stands beside. A cue that reaches onward only ("zonder … te")
    colours what stands after it, up to the next comma.
    """
    start, end = span
    wanted, exceptions = cues
    matches = wanted.find(page, start, end)
    harmless = [m.span() for m in exceptions.find(page, start, end)] if matches else []
    for match in matches:
        if match.start() in elsewhere or any(s <= match.start() < e for s, e in harmless):
            continue
        if onward.fullmatch(match.group()) and (offset < match.start() or "," in page.flat[match.end() : offset]):
            continue
        return match.group()
    return ""


def _attribution(
    scene: Scene, offset: int, grammar: Grammar, quotations: tuple[Quotation, ...] | list[Quotation]
) -> Colour | None:
    """Find the speech in whose scope ``offset`` stands: a quotation, the cue's own clause, or those after it."""
    quoted = next((q for q in quotations if q.start <= offset < q.end), None)
    if quoted is not None:
        return Colour(Factuality.ATTRIBUTED, quoted.speaker, '"')
    matches = grammar.attributed.find(scene.page, scene.start, scene.end)
    harmless = [m.span() for m in grammar.not_attributed.find(scene.page, scene.start, scene.end)] if matches else []
    for match in matches:
        quoted_cue = any(q.start <= match.start() < q.end for q in quotations)
        if quoted_cue or any(s <= match.start() < e for s, e in harmless) or _cites_a_text(scene, match, grammar):
            continue
        if _reaches(scene, match, offset, grammar):
            return Colour(
                Factuality.ATTRIBUTED,
                speaker_of(match.span(), (scene.start, scene.end), scene.mentions, grammar, scene.flat),
                match.group(),
            )
    return _headline(scene, offset)


def _cites_a_text(scene: Scene, cue: re.Match[str], grammar: Grammar) -> bool:
    """Tell "according to the treaty" from "according to the minister"."""
    if grammar.attributed_next.fullmatch(cue.group()) is None:
        return False
    following = next((m for m in scene.mentions if m.start >= cue.end()), None)
    if following is not None and following.kind in AGREEMENTS and following.start - cue.end() <= _NEAR:
        return True
    at = scene.token_at(cue.end())
    texts = (
        *grammar.tables.get("names", {}).get("coreference", {}).get("Agreement", ()),
        *grammar.mapping("names", "agreement"),
    )
    return not {t.word for t in scene.tokens[at : at + _NEXT_WORDS]}.isdisjoint(texts)


def _reaches(scene: Scene, cue: re.Match[str], offset: int, grammar: Grammar) -> bool:
    """Tell whether speech colours ``offset``: backwards only where the cue stands behind what is said ("…, zegt X")."""
    clause, here = scene.clause(cue.start()), scene.clause(offset)
    behind = (
        is_behind(scene.flat, scene.start, cue.start(), scene.mentions)
        and grammar.attributed_after.fullmatch(cue.group()) is not None
    )
    if offset < cue.start():
        return behind or (here == clause and grammar.attributed_next.fullmatch(cue.group()) is not None)
    if behind and here != clause:
        return False
    if scene.opening(clause) == "relative" or _opens_low(scene, clause):
        return "resume" not in scene.openings[clause:here]
    return True


def _opens_low(scene: Scene, clause: int) -> bool:
    """Tell whether a clause is a subordinate one that opens its sentence ("As long as each thinks that …, …")."""
    first = scene.first_word
    return not clause and first is not None and not first.classes.isdisjoint(("subordinators", "conditionals"))


def _headline(scene: Scene, offset: int) -> Colour | None:
    """Read "Minister X: …" as words of the minister."""
    for mention in scene.mentions:
        if (
            mention.kind == "OfficeHolder"
            and mention.start - scene.start <= 1
            and scene.flat[mention.end : mention.end + 1] == ":"
            and offset > mention.end
        ):
            return Colour(Factuality.ATTRIBUTED, mention, ":")
    return None
