"""Matching: where a frame's trigger stands, whether the frame holds there, and how the text presents what it states."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from benelux_kg.claims import Factuality, Mention
from benelux_kg.extraction.agreements import SIGNED
from benelux_kg.extraction.cues import Cue
from benelux_kg.extraction.factuality import ASSERTED, SUPPOSED, Colour, bind, combine, is_contrary, judge
from benelux_kg.extraction.filling import Filler, RoleFiller, Slot
from benelux_kg.extraction.frames import Frame, Role
from benelux_kg.extraction.grammar import Grammar, compile_words
from benelux_kg.extraction.kinds import AGREEMENTS, COMPOSED, NUMBERS
from benelux_kg.extraction.relevance import Relevance
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.surroundings import Surroundings
from benelux_kg.vocabulary.lexicon import Lexicon

_REMEMBERED = 10_000
"""So many sorts of triggers are remembered, more than a vocabulary has things; new names come and go."""


@dataclass(slots=True)
class Match:
    """A frame that fires: its trigger, its fillers by role, and how the text presents it."""

    frame: Frame
    scene: Scene
    start: int
    end: int
    trigger: Mention | None
    """The mention that sets the frame off, where that is not words or a block."""
    around: Surroundings
    item: Scene | None = None
    ordinal: int = 0
    colour: Colour = ASSERTED
    fillers: dict[str, Filler] = field(default_factory=dict)
    used: set[tuple[int, int]] = field(default_factory=set)
    """Where the mentions stand that fill a role already."""
    failures: list[str] = field(default_factory=list)


class Plan(NamedTuple):
    """A frame as one language reads it: what can be known of it before any text is."""

    frame: Frame
    slots: tuple[Slot, ...]
    triggers: tuple[Role, ...]
    """The roles that only a trigger of the right sort fills."""
    present: tuple[frozenset[str], ...]
    """Kinds of which the trigger's own sentence must hold one, for each other role that it must fill."""
    unless: Cue | None
    unless_under: Cue | None


class Matcher:
    """Matches frames in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, frames: tuple[Frame, ...]) -> None:
        self._grammar = grammar
        self._relevance = Relevance(lexicon, grammar)
        self._filler = RoleFiller(grammar, lexicon)
        self._plans = {frame.name: self._plan(frame) for frame in frames}
        kinds = {kind for frame in frames for kind in frame.trigger_kinds}
        blocks = {kind for frame in frames for kind in frame.trigger_blocks}
        self._by_kind = {kind: [p for p in self._plans.values() if kind in p.frame.trigger_kinds] for kind in kinds}
        self._by_block = {kind: [p for p in self._plans.values() if kind in p.frame.trigger_blocks] for kind in blocks}
        self._taken: dict[tuple[str, tuple[str, ...]], list[Plan]] = {}

    def _plan(self, frame: Frame) -> Plan:
        demands = frame.demands()
        return Plan(
            frame,
            tuple(map(self._filler.slot, frame.roles)),
            tuple(role for role in demands if role.source == "trigger"),
            tuple(role.kinds for role in demands if role.source != "trigger"),
            self._cue(frame.unless.get(self._grammar.language, ())),
            self._cue(frame.unless_under.get(self._grammar.language, ())),
        )

    def _cue(self, words: tuple[str, ...]) -> Cue | None:
        return self._grammar.cues.add(compile_words(words), words) if words else None

    def match_words(
        self, frame: Frame, start: int, end: int, scene: Scene, around: Surroundings, *, hopeful: bool
    ) -> Iterator[Match]:
        """Yield each way in which ``frame`` holds at a trigger that is words; see ``match_mention``."""
        plan = self._plans[frame.name]
        if hopeful and not _has_room(plan, scene):
            return iter(())
        return self._match(plan, start, end, scene, around, None, hopeful=hopeful)

    def match_mention(self, trigger: Mention, scene: Scene, around: Surroundings, *, hopeful: bool) -> Iterator[Match]:
        """Yield each way in which the frames hold that a mention sets off.

        Failed ones carry ``failures`` and no claims; ``hopeful`` leaves them out.
        """
        for plan in self._taking(trigger) if hopeful else self._by_kind.get(trigger.kind, ()):
            if not hopeful or _has_room(plan, scene):
                yield from self._match(plan, trigger.start, trigger.end, scene, around, trigger, hopeful=hopeful)

    def match_block(self, kind: str, scene: Scene, around: Surroundings, *, hopeful: bool) -> Iterator[Match]:
        """Yield each way in which the frames hold that a block of some kind sets off; see ``match_mention``."""
        for plan in self._by_block.get(kind, ()):
            yield from self._match(plan, scene.start, scene.start, scene, around, None, hopeful=hopeful)

    def _taking(self, trigger: Mention) -> list[Plan]:
        """Return the frames that take a trigger of this sort."""
        key = trigger.kind, trigger.things
        known = self._taken.get(key)
        if known is None:
            if len(self._taken) >= _REMEMBERED:
                self._taken.clear()
            known = self._taken[key] = [
                plan
                for plan in self._by_kind.get(trigger.kind, ())
                if all(self._filler.takes(role, trigger) for role in plan.triggers)
            ]
        return known

    def _match(
        self,
        plan: Plan,
        start: int,
        end: int,
        scene: Scene,
        around: Surroundings,
        trigger: Mention | None,
        *,
        hopeful: bool,
    ) -> Iterator[Match]:
        frame = plan.frame
        if (frame.under and not around.is_under(scene, frame.under)) or (
            frame.outside and around.is_under(scene, frame.outside)
        ):
            return
        failures = self._bars(plan, start, scene, around)
        if hopeful and failures:
            return
        pieces = list(around.pieces(scene, end, frame.fan_out)) if frame.fan_out else []
        if not pieces and frame.fan_out == "statements":
            return
        for ordinal, piece in enumerate(pieces or (None,), 1):
            match = Match(frame, scene, start, end, trigger, around, piece)
            if piece:
                match.ordinal = around.number(piece) if frame.fan_out == "statements" else ordinal
            amiss = self._filler.fill(plan.slots, match, hopeful=hopeful)
            if hopeful and amiss:
                continue
            match.colour = self._shade(match)
            only = [] if match.colour.holds else [f"only a condition or question ({match.colour.cue})"]
            match.failures = [*failures, *only, *amiss]
            if not hopeful or not match.failures:
                yield match

    def _shade(self, match: Match) -> Colour:
        """Return how the text presents one piece.

        As it does its sentence, too, but for statements that stand by themselves.
        """
        frame, scene, piece = match.frame, match.scene, match.item
        colour = self._colour(match)
        if piece is not None:
            own = self._judge(piece, piece.start, match.around)
            alone = piece.block == scene.block and frame.fan_out == "statements"
            colour = own if alone else combine(own, colour)
        if colour is ASSERTED and not frame.factuality and match.around.follows_supposition(scene):
            return SUPPOSED
        if not frame.binding:
            return colour
        if colour.factuality is Factuality.ATTRIBUTED and colour.speaker is None:
            colour = ASSERTED
        return bind(colour, piece or scene, self._grammar)

    def _colour(self, match: Match) -> Colour:
        """Return how the text presents what stands at the trigger."""
        scene, trigger = match.scene, match.trigger
        named = match.frame.factuality == Factuality.ASSERTED or (trigger is not None and trigger.kind in COMPOSED)
        colour = ASSERTED if named else self._judge(scene, match.start, match.around)
        if trigger is None:
            return colour
        if colour.factuality is Factuality.DENIED and self._is_presupposed(trigger, scene):
            return replace(colour, holds=False)
        if colour.factuality is Factuality.DENIED and trigger.kind in NUMBERS:
            colour = self._count(colour, match)
        if colour.factuality is Factuality.PLANNED and self._is_concluded(trigger, scene):
            colour = ASSERTED
        return bind(colour, scene, self._grammar) if trigger.part(SIGNED) else colour

    def _count(self, colour: Colour, match: Match) -> Colour:
        """Return how a number is presented whose clause is denied: "nineteen had no licence" denies no nineteen."""
        scene = match.scene
        if not colour.holds or self._grammar.denied.find(scene.page, scene.clause_span(match.start)[0], match.start):
            return colour
        return replace(colour, factuality=Factuality.ATTRIBUTED) if colour.speaker is not None else ASSERTED

    def _judge(self, scene: Scene, offset: int, around: Surroundings) -> Colour:
        known: Colour | None = scene.colours.get(offset)
        if known is None:
            known = scene.colours[offset] = judge(scene, offset, self._grammar, around)
        return known

    def _is_presupposed(self, trigger: Mention, scene: Scene) -> bool:
        """Tell whether a denial behind "the treaty between …" leaves untouched what the name says of it."""
        at = scene.token_at(trigger.start)
        return (
            trigger.kind in AGREEMENTS
            and at > 0
            and scene.tokens[at - 1].word in self._grammar.words("words", "definites")
            and not self._grammar.denied.find(scene.page, scene.clause_span(trigger.start)[0], trigger.start)
        )

    def _is_concluded(self, trigger: Mention, scene: Scene) -> bool:
        """Tell whether an agreement is named as one that exists, whatever is still to happen to it.

        ("het Verdrag van … zal").
        """
        if trigger.kind not in AGREEMENTS or not all(thing[-4:].isdigit() for thing in trigger.things):
            return False
        at = scene.token_at(trigger.start)
        return at > 0 and scene.tokens[at - 1].word in self._grammar.words("words", "definites")

    def _bars(self, plan: Plan, start: int, scene: Scene, around: Surroundings) -> list[str]:
        """Return why a frame cannot hold here, whatever fills its roles."""
        failures = []
        if plan.unless is not None and self._is_barred(plan.unless, plan.frame, scene, start):
            failures.append("a word of its 'unless' list stands in the clause")
        elif plan.unless_under is not None and any(
            plan.unless_under.find(around.page, h.start, h.end) for h in around.headings(scene)
        ):
            failures.append("a word of its 'unless_under' list stands in a heading above")
        doubt = self._doubt(scene, around)
        if doubt:
            failures.append(doubt)
        if plan.frame.gate and not self._is_relevant(around):
            failures.append("the page names nobody who cooperates across a border")
        return failures

    def _doubt(self, scene: Scene, around: Surroundings) -> str:
        """Return why nothing that a sentence says is stated, empty for nothing of the kind."""
        if scene.doubt is None:
            if around.is_supposed(scene) or is_contrary(scene, self._grammar):
                scene.doubt = "the text only supposes it"
            else:
                scene.doubt = "the next sentence takes it back" if around.is_retracted(scene) else ""
        return scene.doubt

    def _is_relevant(self, around: Surroundings) -> bool:
        if around.relevant is None:
            around.relevant = self._relevance.holds(around)
        return around.relevant

    def _is_barred(self, unless: Cue, frame: Frame, scene: Scene, offset: int) -> bool:
        if not unless.stands_in(scene.page, scene.start, scene.end):
            return False
        start, end = (scene.start, scene.end) if frame.trigger_blocks else scene.clause_span(offset)
        return bool(unless.find(scene.page, start, end))


def _has_room(plan: Plan, scene: Scene) -> bool:
    """Tell at a glance whether a sentence holds the kinds that a frame must find in it."""
    kinds = scene.kinds
    return not any(kinds.isdisjoint(wanted) for wanted in plan.present)
