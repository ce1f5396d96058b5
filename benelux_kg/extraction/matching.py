"""Matching: a trigger in a scene, and who fills the frame's roles.

A role is filled from the narrowest scope that has a candidate: clause, sentence, the lead-in of a list, the rest of the
paragraph, the section's heading, the title. Within a scope the nearest group of mentions is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from benelux_kg.claims import Factuality, Mention
from benelux_kg.extraction.agreements import SIGNED, focus_agreement, main_agreement
from benelux_kg.extraction.factuality import ASSERTED, Colour, bind, combine, judge
from benelux_kg.extraction.frames import SCOPES, Frame, Role
from benelux_kg.extraction.grammar import Grammar, compile_words
from benelux_kg.extraction.kinds import AGREEMENTS, COMPOSED
from benelux_kg.extraction.relevance import Relevance
from benelux_kg.extraction.scenes import Group, Scene
from benelux_kg.extraction.surroundings import Surroundings
from benelux_kg.vocabulary.lexicon import Lexicon

_CHANCE = frozenset({"Country", "Region", "Agency", "OfficeHolder", "Signatory"})
_WIDTH = {scope: width for width, scope in enumerate(SCOPES)}
_BESIDE = 3
_VERBAL = 150
"""How much farther away a word seems that is an action in one frame and the trigger of another."""


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills a role: mentions of one group, or a stretch of text; ``scene`` is where they stand."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    scene: Scene
    scope: str


@dataclass(slots=True)
class Match:
    """A frame that fires: its trigger, its fillers by role, and how the text presents it."""

    frame: Frame
    scene: Scene
    start: int
    end: int
    colour: Colour
    fillers: dict[str, Filler] = field(default_factory=dict)
    ordinal: int = 0
    item: Scene | None = None
    failures: list[str] = field(default_factory=list)


class Matcher:
    """Fills frames in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._grammar = grammar
        self._lexicon = lexicon
        self._language = grammar.language
        self._relevance = Relevance(lexicon, grammar)
        self._unless: dict[str, re.Pattern[str]] = {}
        self._above: dict[str, re.Pattern[str]] = {}
        self._demands: dict[str, tuple[Role, ...]] = {}
        self._taken: dict[tuple[int, str, tuple[str, ...]], bool] = {}

    def is_hopeless(self, frame: Frame, scene: Scene, trigger: Mention | None) -> bool:
        """Tell at a glance that ``frame`` cannot hold.

        Its trigger is of the wrong sort, or the sentence lacks who must be there.
        """
        demands = self._demands.get(frame.name)
        if demands is None:
            demands = self._demands[frame.name] = frame.demands()
        for role in demands:
            if role.source == "trigger":
                if trigger is not None and not self._takes(role, trigger):
                    return True
            elif scene.kinds.isdisjoint(role.kinds):
                return True
        return False

    def _takes(self, role: Role, trigger: Mention) -> bool:
        key = (id(role), trigger.kind, trigger.things)
        known = self._taken.get(key)
        if known is None:
            known = not role.kinds or trigger.kind in role.kinds
            known = known and not (role.things and not self._is_among(trigger, role.things))
            known = self._taken[key] = known and not (role.not_things and self._is_among(trigger, role.not_things))
        return known

    def match(
        self, frame: Frame, start: int, end: int, scene: Scene, around: Surroundings, trigger: Mention | None = None
    ) -> Iterator[Match]:
        """Yield each way in which ``frame`` holds at a trigger; failed ones carry ``failures`` and no claims."""
        named = frame.factuality == Factuality.ASSERTED or (trigger is not None and trigger.kind in COMPOSED)
        colour = ASSERTED if named else self._judge(scene, start, around)
        if colour.factuality is Factuality.PLANNED and trigger is not None and self._is_concluded(trigger, scene):
            colour = ASSERTED
        if trigger is not None and trigger.part(SIGNED):
            colour = bind(colour, scene, self._grammar)
        failures = self._bars(frame, start, scene, around)
        if frame.gate and not self._is_relevant(around):
            failures.append("the page names nobody who cooperates across a border")
        if (frame.under and not around.is_under(scene, frame.under)) or (
            frame.outside and around.is_under(scene, frame.outside)
        ):
            return
        pieces = list(around.pieces(scene, end, frame.fan_out)) if frame.fan_out else [None]
        if not pieces and frame.fan_out == "statements":
            return
        for ordinal, piece in enumerate(pieces or [None], 1):
            shade = self._shade(frame, scene, piece, colour, around)
            number = around.number(piece) if piece and frame.fan_out == "statements" else ordinal
            match = Match(frame, scene, start, end, shade, {}, number if piece else 0, piece, list(failures))
            if not shade.holds:
                match.failures.append(f"only a condition or question ({shade.cue})")
            self._fill(match, around, trigger)
            yield match

    def _judge(self, scene: Scene, offset: int, around: Surroundings) -> Colour:
        known = scene.colours.get(offset)
        if known is None:
            known = scene.colours[offset] = judge(scene, offset, self._grammar, around)
        return known

    def _is_concluded(self, trigger: Mention, scene: Scene) -> bool:
        """Tell whether an agreement is named as one that exists, whatever is still to happen to it.

        ("het Verdrag van … zal").
        """
        if trigger.kind not in AGREEMENTS or not all(thing[-4:].isdigit() for thing in trigger.things):
            return False
        at = scene.token_at(trigger.start)
        return at > 0 and scene.tokens[at - 1].word in self._grammar.words("words", "definites")

    def _shade(self, frame: Frame, scene: Scene, piece: Scene | None, colour: Colour, around: Surroundings) -> Colour:
        """Return how the text presents one piece.

        As it does its sentence, too, but for statements that stand by themselves.
        """
        own = self._judge(piece, piece.start, around) if piece else colour
        alone = piece is not None and piece.block == scene.block and frame.fan_out == "statements"
        shade = own if alone else combine(own, colour)
        if frame.binding and shade.factuality is Factuality.ATTRIBUTED and shade.speaker is None:
            shade = ASSERTED
        return bind(shade, piece or scene, self._grammar) if frame.binding else shade

    def _bars(self, frame: Frame, start: int, scene: Scene, around: Surroundings) -> list[str]:
        if self._is_barred(frame, scene, start):
            return ["a word of its 'unless' list stands in the clause"]
        return (
            ["a word of its 'unless_under' list stands in a heading above"]
            if self._is_barred_above(frame, scene, around)
            else []
        )

    def _is_relevant(self, around: Surroundings) -> bool:
        if around.relevant is None:
            around.relevant = self._relevance.holds(around)
        return around.relevant

    def _is_barred(self, frame: Frame, scene: Scene, offset: int) -> bool:
        words = frame.unless.get(self._language, ())
        if not words:
            return False
        pattern = self._unless.get(frame.name)
        if pattern is None:
            pattern = self._unless[frame.name] = compile_words(words)
        start, end = (scene.start, scene.end) if frame.trigger_blocks else scene.clause_span(offset)
        return bool(pattern.search(scene.flat, start, end))

    def _is_barred_above(self, frame: Frame, scene: Scene, around: Surroundings) -> bool:
        words = frame.unless_under.get(self._language, ())
        if not words:
            return False
        pattern = self._above.get(frame.name)
        if pattern is None:
            pattern = self._above[frame.name] = compile_words(words)
        return any(pattern.search(around.flat, h.start, h.end) for h in around.headings(scene))

    def _fill(self, match: Match, around: Surroundings, trigger: Mention | None) -> None:
        used: set[tuple[int, int]] = set()
        for role in match.frame.roles:
            filler = self._filler(role, match, around, trigger, used)
            if filler is not None and role.least and len({t for m in filler.mentions for t in m.things}) < role.least:
                filler = None
            if filler is not None:
                match.fillers[role.name] = filler
                if role.source not in {"item", "text"}:
                    used.update((m.start, m.end) for m in filler.mentions)
            elif role.required:
                match.failures.append(f"role {role.name}: nothing fits it in its {role.scope}")
        needs = match.frame.needs
        if needs and not any(all(name in match.fillers for name in group) for group in needs):
            match.failures.append("none of its 'needs' is met: " + " | ".join("+".join(group) for group in needs))

    def _filler(
        self, role: Role, match: Match, around: Surroundings, trigger: Mention | None, used: set[tuple[int, int]]
    ) -> Filler | None:
        if any(name not in match.fillers for name in role.when) or any(name in match.fillers for name in role.without):
            return None
        if role.source == "trigger":
            return self._of_trigger(role, match, trigger)
        if role.source in {"words", "predicate", "phrase"}:
            return self._of_words(role, match, around, used)
        if role.source in {"item", "text", "statement"}:
            return _of_piece(role, match, around)
        if role.source in {"inside", "main", "focus"}:
            return _of_name(role, match, around)
        if role.source == "within":
            return self._within(role, match, used)
        return self._nearest(role, match, around, used)

    def _of_trigger(self, role: Role, match: Match, trigger: Mention | None) -> Filler | None:
        if (trigger and not self._takes(role, trigger)) or (role.things and not trigger):
            return None
        barred = role.not_markers.get(self._language)
        groups = [g for g in match.scene.groups if trigger in g.mentions] if barred and trigger else []
        if any(is_introduced(match.scene, group, barred or ()) for group in groups):
            return None
        return Filler((trigger,) if trigger else (), match.start, match.end, match.scene, "clause")

    def _of_words(self, role: Role, match: Match, around: Surroundings, used: set[tuple[int, int]]) -> Filler | None:
        if role.source == "predicate":
            rest = around.complement(match.scene, match.end)
            return Filler((), match.start, rest[1], match.scene, "clause") if rest else None
        if role.source == "phrase":
            group = self._nearest(role, match, around, used)
            return Filler((), group.start, group.end, group.scene, group.scope) if group else None
        return Filler((), match.start, match.end, match.scene, "clause")

    def _verbal(self, scene: Scene, mention: Mention) -> int:
        """Return how much farther an action word seems for being a verb elsewhere or for saying next to nothing."""
        is_trigger = any(h.start <= mention.start < h.end for h in scene.hits)
        return _VERBAL * (is_trigger + self._lexicon.is_top(mention.things[0]))

    def _is_among(self, mention: Mention, things: frozenset[str]) -> bool:
        return any(
            thing in things or not things.isdisjoint(self._lexicon.ancestors(thing)) or self._sort_of(thing) in things
            for thing in mention.things
        )

    def _sort_of(self, thing: str) -> str:
        entry = self._lexicon.entries.get(thing)
        return entry.agency_type if entry else ""

    def _within(self, role: Role, match: Match, used: set[tuple[int, int]]) -> Filler | None:
        if match.item is None:
            return None
        for group in match.item.groups:
            found = self._fitting(role, group, match.item, used)
            if found:
                rest = (
                    [m for g in match.item.groups if g is not group for m in self._fitting(role, g, match.item, used)]
                    if role.many
                    else []
                )
                members = (*found, *rest) if role.many else found[:1]
                return Filler(tuple(members), members[0].start, members[-1].end, match.item, "item")
        return None

    def _nearest(self, role: Role, match: Match, around: Surroundings, used: set[tuple[int, int]]) -> Filler | None:
        if role.kinds and role.kinds <= AGREEMENTS:
            bearer = self._bearer(role, match, used) or self._antecedent(role, match, used)
            if bearer is not None:
                return bearer
        several = role.kinds <= AGREEMENTS and self._tells_of_several(match)
        widest = min(_WIDTH[role.scope], _WIDTH["sentence"]) if several else _WIDTH[role.scope]
        for scope, scene, anchor in around.scopes(match.scene, match.start):
            if _WIDTH[scope] > widest:
                break
            if role.beyond and SCOPES.index(scope) <= SCOPES.index(role.beyond):
                continue
            filler = self._in_scene(role, match, scene, scope, anchor, used)
            if filler is not None and not (match.frame.gate and _is_far_fetched(filler)):
                return filler
        return self._protagonist(role, around) if role.scope == "document" else None

    def _tells_of_several(self, match: Match) -> bool:
        """Tell whether the clause says what is done with "them": several things, not the agreement named before."""
        span = match.scene.clause_span(match.start)
        words = {t.word for t in match.scene.tokens if span[0] <= t.start < span[1]}
        return all(not words.isdisjoint(self._grammar.words("subjects", key)) for key in ("several", "passive"))

    def _bearer(self, role: Role, match: Match, used: set[tuple[int, int]]) -> Filler | None:
        """Return the agreement in whose own name the trigger stands ("Verdrag tussen A en B *inzake* C")."""
        for group in match.scene.groups:
            for mention in self._fitting(role, group, match.scene, used) if role.side != "after" else ():
                name = mention.part("label")
                if name is not None and name.start < match.start < name.end:
                    return Filler((mention,), mention.start, mention.end, match.scene, "clause")
        return None

    def _antecedent(self, role: Role, match: Match, used: set[tuple[int, int]]) -> Filler | None:
        """Return the agreement about which the relative clause of the trigger tells.

        ("de Overeenkomst, die in … werd ondertekend").
        """
        scene = match.scene
        clause = scene.clause(match.start)
        if role.side == "after" or scene.opening(clause) != "relative":
            return None
        opens = scene.clause_span(match.start)[0]
        group = next((g for g in reversed(scene.groups) if g.end <= opens), None)
        members = self._fitting(role, group, scene, used) if group else []
        last = members[-1] if members else None
        described = last.part("label") if last else None
        reach = max(last.end, described.end if described else 0) if last else 0
        close = last is not None and opens - reach <= _BESIDE
        return Filler((last,), last.start, last.end, scene, "sentence") if last and close else None

    def _protagonist(self, role: Role, around: Surroundings) -> Filler | None:
        """Return who the whole text is about, where that is one who can fill the role."""
        mention = around.protagonist
        if mention is None or mention.kind not in role.kinds:
            return None
        number = around.block_at(mention.start)
        if number < 0:
            return None
        return Filler(
            (mention,), mention.start, mention.end, around.scene(number, mention.start, mention.end), "document"
        )

    def _in_scene(  # noqa: C901 - one look at each group; the parts would share all its variables
        self, role: Role, match: Match, scene: Scene, scope: str, anchor: int, used: set[tuple[int, int]]
    ) -> Filler | None:
        if scene.kinds.isdisjoint(role.kinds):
            return None
        best: tuple[int, Filler] | None = None
        everyone: list[Mention] = []
        for group in scene.groups:
            own = scene is match.scene
            if (
                own
                and scope == "clause"
                and scene.clause(group.start) != scene.clause(match.start)
                and not _heads(group, scene)
            ):
                continue
            if own and not _on_side(role.side, group, match.start, match.end):
                continue
            members = self._fitting(role, group, scene, used)
            if not members:
                continue
            members = [m for m in members if not (own and m.start < match.end and match.start < m.end)]
            if not members:
                continue
            everyone += members
            chosen = (
                tuple(members)
                if role.many
                else (min(members, key=lambda m: _distance(m.start, m.end, anchor, anchor)),)
            )
            distance = (
                _distance(group.start, group.end, match.start, match.end)
                if own
                else _distance(group.start, group.end, anchor, anchor)
            )
            if own and members[0].kind == "ActionType":
                distance += self._verbal(scene, members[0])
            preferred = role.prefers.get(self._language)
            if preferred and not is_introduced(scene, group, preferred):
                distance += _VERBAL
            if role.near and (not own or distance > role.near):
                continue
            if best is None or distance < best[0]:
                best = distance, Filler(chosen, chosen[0].start, chosen[-1].end, scene, scope)
        if best and role.every:
            return Filler(tuple(everyone), everyone[0].start, everyone[-1].end, scene, scope)
        return best[1] if best else None

    def _fitting(self, role: Role, group: Group, scene: Scene, used: set[tuple[int, int]]) -> list[Mention]:
        members = [m for m in group.mentions if m.kind in role.kinds and (m.start, m.end) not in used]
        if "Agency" in role.kinds:
            members = [m for m in members if (m.start, m.end) not in scene.owners]
        if role.things:
            members = [m for m in members if self._is_among(m, role.things)]
        if role.not_things:
            members = [m for m in members if not self._is_among(m, role.not_things)]
        if not members:
            return []
        wanted, barred = role.markers.get(self._language), role.not_markers.get(self._language)
        if barred and is_introduced(scene, group, barred):
            return []
        if wanted is not None and not is_introduced(scene, group, wanted):
            return []
        return members


def _of_piece(role: Role, match: Match, around: Surroundings) -> Filler | None:
    """Return a list item or phrase, the words after the trigger, or a whole statement as a filler."""
    if role.source == "item":
        return Filler((), match.item.start, match.item.end, match.item, "item") if match.item else None
    scene = match.item or match.scene
    scope = "item" if match.item else "clause"
    if role.source == "statement":
        return Filler((), scene.start, scene.end, scene, scope)
    span = around.complement(scene, match.item.start if match.item else match.end)
    return Filler((), *span, scene, scope) if span else None


def _of_name(role: Role, match: Match, around: Surroundings) -> Filler | None:
    """Return what stands within the trigger's own words, or the agreement that the whole text is about."""
    if role.source == "main":
        return _whole_text(around, main_agreement(around.mentions))
    if role.source == "focus":
        return _whole_text(around, focus_agreement(around.mentions))
    inner = tuple(m for m in around.inner if match.start <= m.start and m.end <= match.end and m.kind in role.kinds)
    return Filler(inner, match.start, match.end, match.scene, "clause") if inner else None


def _whole_text(around: Surroundings, agreement: Mention | None) -> Filler | None:
    """Return the agreement that the whole text is about as a filler."""
    number = -1 if agreement is None else around.block_at(agreement.start)
    if agreement is None or number < 0:
        return None
    return Filler(
        (agreement,), agreement.start, agreement.end, around.scene(number, agreement.start, agreement.end), "title"
    )


def _is_far_fetched(filler: Filler) -> bool:
    """Tell whether an actor of another sentence is but one state, body or person: it may stand there by chance."""
    if filler.scope in {"clause", "sentence", "lead", "item", "title"}:
        return False
    return all(m.kind in _CHANCE for m in filler.mentions) and len({t for m in filler.mentions for t in m.things}) == 1


def is_introduced(scene: Scene, group: Group, markers: tuple[str, ...]) -> bool:
    """Tell whether one of ``markers`` stands right before the group; "" stands for no preposition."""
    if "" in markers and not group.introduced:
        return True
    before = scene.before(group.lead)
    return any(marker and before.endswith(marker) and not before[: -len(marker)][-1:].isalnum() for marker in markers)


def _heads(group: Group, scene: Scene) -> bool:
    """Tell whether a date stands before the colon at the head of a line ("21 juli: …"): it dates all that follows."""
    return group.mentions[-1].kind == "Date" and scene.flat[group.end : group.end + 2].lstrip().startswith(":")


def _on_side(side: str, group: Group, start: int, end: int) -> bool:
    return side == "any" or (group.end <= start if side == "before" else group.start >= end)


def _distance(start: int, end: int, left: int, right: int) -> int:
    if end <= left:
        return left - end
    if start >= right:
        return start - right
    return 0
