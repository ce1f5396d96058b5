"""Filling: who fills a frame's roles around a trigger.

A role is filled from the narrowest scope that has a candidate: clause, sentence, the lead-in of a list, what stands
before in the paragraph, the section's heading, the title. Within a scope the nearest group of mentions is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.agreements import focus_agreement, main_agreement
from benelux_kg.extraction.coordination import Group, is_introduced
from benelux_kg.extraction.coreference import compile_strangers
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.frames import SCOPES, Role
from benelux_kg.extraction.grammar import Grammar, alternatives, compile_words
from benelux_kg.extraction.kinds import AGREEMENTS, FAMILIES
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.surroundings import Surroundings
from benelux_kg.vocabulary.lexicon import Lexicon

if TYPE_CHECKING:
    from benelux_kg.extraction.matching import Match

_CHANCE = frozenset({"Country", "Region", "Agency", "OfficeHolder", "Signatory"})
_PARAGRAPH = "paragraph"
_NEARBY = frozenset({"clause", "sentence", "lead", "item", "title"})
_PARTIES = FAMILIES["Party"]
_ITEMS = frozenset({"teaser", "teaser_title"})
"""Kinds of blocks that tell of something else than the page on which they stand."""
_UNUSED = frozenset({"item", "text"})
_WIDTH = {scope: width for width, scope in enumerate(SCOPES)}
_SENTENCE = _WIDTH["sentence"]
_START, _END = attrgetter("start"), attrgetter("end")
_OUT_OF_ORDER = "Demonym"
"""The kind whose groups stand behind all others of their sentence."""
_BESIDE = 3
_ATTRIBUTED = 60
_VERBAL = 150
"""How much farther away a word seems that is an action in one frame and the trigger of another."""

Used = set[tuple[int, int]]


class Filler(NamedTuple):
    """What fills a role: mentions of one group, or a stretch of text; ``scene`` is where they stand."""

    mentions: tuple[Mention, ...]
    start: int
    end: int
    scene: Scene
    scope: str


class Slot(NamedTuple):
    """A role as one language fills it: the words that must, must not or should introduce its filler, and its reach."""

    role: Role
    wanted: tuple[str, ...] | None
    barred: tuple[str, ...] | None
    preferred: tuple[str, ...] | None
    narrowest: int
    widest: int
    is_agreement: bool
    find: Callable[[Slot, Match], Filler | None]


class RoleFiller:
    """Fills the roles of frames in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._language = grammar.language
        self._lexicon = lexicon
        self._several = frozenset(grammar.words("subjects", "several"))
        self._passive = frozenset(grammar.words("subjects", "passive"))
        superseding = alternatives(grammar.words("names", "superseding"))
        self._superseding = re.compile(rf"(?<!\w)(?:{superseding})\s+(?:\w+\s+){{0,2}}\Z")
        relatives = frozenset(grammar.words("words", "relatives"))
        self._articles = frozenset(grammar.words("words", "definites")) - relatives
        self._stranger = compile_strangers(grammar)
        elsewhen = grammar.words("events", "other_times")
        self._elsewhen = grammar.cues.add(compile_words(elsewhen), elsewhen)
        named = ("inside", "main", "focus")
        self._sources = (
            {"": self._nearest, "trigger": self._of_trigger, "within": self._within, "words": _of_words}
            | {"predicate": _of_predicate, "phrase": self._of_phrase}
            | dict.fromkeys(("item", "text", "statement"), _of_piece)
            | dict.fromkeys(named, _of_name)
        )

    def slot(self, role: Role) -> Slot:
        """Return ``role`` as this language fills it."""
        return Slot(
            role,
            role.markers.get(self._language),
            role.not_markers.get(self._language),
            role.prefers.get(self._language),
            _WIDTH[role.beyond] + 1 if role.beyond else 0,
            _WIDTH[role.scope],
            bool(role.kinds) and role.kinds <= AGREEMENTS,
            self._sources[role.source],
        )

    def fill(self, slots: tuple[Slot, ...], match: Match, *, hopeful: bool) -> list[str]:
        """Fill the roles of ``match`` and return what is amiss; ``hopeful`` stops at the first thing."""
        failures: list[str] = []
        for slot in slots:
            role = slot.role
            filler = self._filler(slot, match)
            if filler is not None:
                match.fillers[role.name] = filler
                if role.source not in _UNUSED:
                    match.used.update([(m.start, m.end) for m in filler.mentions])
            elif role.required:
                failures.append(f"role {role.name}: nothing fits it in its {role.scope}")
                if hopeful:
                    return failures
        needs = match.frame.needs
        if needs and not any(all(name in match.fillers for name in group) for group in needs):
            failures.append("none of its 'needs' is met: " + " | ".join("+".join(group) for group in needs))
        return failures

    def takes(self, role: Role, mention: Mention) -> bool:
        """Tell whether ``mention`` is of the kinds and among the things that ``role`` asks for."""
        return (
            (not role.kinds or mention.kind in role.kinds)
            and not (role.things and not self._is_among(mention, role.things))
            and not (role.not_things and self._is_among(mention, role.not_things))
        )

    def _filler(self, slot: Slot, match: Match) -> Filler | None:
        role, fillers = slot.role, match.fillers
        for name in role.when:
            if name not in fillers:
                return None
        for name in role.without:
            if name in fillers:
                return None
        filler = slot.find(slot, match)
        if role.least and filler is not None and len({t for m in filler.mentions for t in m.things}) < role.least:
            return None
        return filler

    def _of_trigger(self, slot: Slot, match: Match) -> Filler | None:
        role, scene, trigger = slot.role, match.scene, match.trigger
        if trigger is None:
            return None if role.things else Filler((), match.start, match.end, scene, "clause")
        if not self.takes(role, trigger) or (trigger.kind == "Agency" and (trigger.start, trigger.end) in scene.owners):
            return None
        if (slot.barred and _opens(scene, trigger, slot.barred)) or (
            slot.wanted is not None and not _opens(scene, trigger, slot.wanted)
        ):
            return None
        return Filler((trigger,), match.start, match.end, scene, "clause")

    def _of_phrase(self, slot: Slot, match: Match) -> Filler | None:
        group = self._nearest(slot, match)
        return group._replace(mentions=()) if group else None

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

    def _within(self, slot: Slot, match: Match) -> Filler | None:
        item = match.item
        if item is None:
            return None
        for group in item.groups:
            members = self._fitting(slot, group, item, match.used)
            if members and not slot.role.many:
                members = members[:1]
            elif members:
                members += [m for g in item.groups if g is not group for m in self._fitting(slot, g, item, match.used)]
            if members:
                return Filler(tuple(members), members[0].start, members[-1].end, item, "item")
        return None

    def _nearest(self, slot: Slot, match: Match) -> Filler | None:
        widest = slot.widest
        if slot.is_agreement:
            if self._is_attributive(match):
                return self._attributed(slot, match)
            bearer = self._bearer(slot, match) or self._antecedent(slot, match)
            if bearer is not None:
                return bearer
            widest = min(widest, _SENTENCE) if self._tells_of_several(match) else widest
        filler = self._beside(slot, match) if widest >= slot.narrowest else None
        if filler is None and widest > _SENTENCE:
            filler = self._beyond(slot, match, widest)
        return filler

    def _is_attributive(self, match: Match) -> bool:
        """Tell whether the trigger stands as a participle between an article and its noun ("the on 3 May signed X")."""
        scene = match.scene
        at, behind = scene.token_at(match.start), scene.token_at(match.end)
        if behind >= len(scene.tokens) or scene.tokens[behind].classes or not scene.tokens[behind].word[0].isalpha():
            return False
        named = (m.end for m in scene.mentions if m.kind in AGREEMENTS and m.end <= match.start)
        first = scene.token_at(max(scene.clause_span(match.start)[0], *named, 0))
        for article, preposition in pairwise(scene.tokens[first:at]):
            if article.word in self._articles and "prepositions" in preposition.classes:
                return True
        return False

    def _attributed(self, slot: Slot, match: Match) -> Filler | None:
        """Return the agreement that is the noun of a participle, where it is one."""
        for group in match.scene.groups:
            if 0 <= group.start - match.end <= _ATTRIBUTED:
                members = self._fitting(slot, group, match.scene, match.used)
                if members:
                    return Filler((members[0],), members[0].start, members[0].end, match.scene, "clause")
        return None

    def _is_superseded(self, match: Match, mention: Mention) -> bool:
        """Tell whether another verb behind the trigger does away with an agreement ("was signed and replaces X")."""
        start = max(match.end, mention.start - _ATTRIBUTED)
        return start < mention.start and bool(self._superseding.search(match.scene.flat, start, mention.start))

    def _beside(self, slot: Slot, match: Match) -> Filler | None:
        """Return what fills a role from the trigger's own clause, else from its sentence."""
        scene = match.scene
        if slot.narrowest > _SENTENCE or scene.kinds.isdisjoint(slot.role.kinds):
            return None
        if slot.narrowest == 0:
            filler = self._in_scene(slot, match, scene, "clause", match.start)
            if filler is not None or slot.widest == 0 or not scene.breaks:
                return filler
        return self._in_scene(slot, match, scene, "sentence", match.start)

    def _beyond(self, slot: Slot, match: Match, widest: int) -> Filler | None:
        """Return what fills a role from beyond the trigger's sentence."""
        around, kinds = match.around, slot.role.kinds
        if slot.role.entity == "action" and self._tells_of_another_time(match):
            return None
        if not around.kinds_around(match.scene.block).isdisjoint(kinds):
            for scope, other, anchor in around.beyond(match.scene, kinds):
                width = _WIDTH[scope]
                if width > widest:
                    break
                if width >= slot.narrowest:
                    filler = self._in_scene(slot, match, other, scope, anchor)
                    if filler is not None and slot.is_agreement and self._is_overtaken(filler, match):
                        return None
                    if filler is not None and not (match.frame.gate and _is_far_fetched(filler)):
                        return filler
        if slot.role.scope == _PARAGRAPH:
            told = (self._in_scene(slot, match, s, _PARAGRAPH, s.end) for s in around.above(match.scene, kinds))
            return next((filler for filler in told if filler is not None), None)
        own = around.block(match.scene).kind not in _ITEMS
        return _protagonist(slot.role, around) if own and slot.role.scope == "document" else None

    def _tells_of_another_time(self, match: Match) -> bool:
        """Tell whether a sentence is about an earlier or later edition of what the page tells of."""
        return bool(self._elsewhen.find(match.scene.page, match.scene.start, match.scene.end))

    def _is_overtaken(self, agreement: Filler, match: Match) -> bool:
        """Tell whether another agreement, one without a name, is spoken of after the one that was told of before."""
        between = self._stranger.find(match.scene.page, agreement.end, match.scene.start)
        named = beginning_in(match.around.mentions, agreement.end, match.scene.start)
        taken = [m for m in named if m.kind in AGREEMENTS]
        return any(all(m.end <= words.start() or words.end() <= m.start for m in taken) for words in between)

    def _tells_of_several(self, match: Match) -> bool:
        """Tell whether the clause says what is done with "them": several things, not the agreement named before."""
        scene = match.scene
        start, end = scene.clause_span(match.start)
        words = {t.word for t in scene.tokens[scene.token_at(start) : scene.token_at(end)]}
        return not words.isdisjoint(self._several) and not words.isdisjoint(self._passive)

    def _bearer(self, slot: Slot, match: Match) -> Filler | None:
        """Return the agreement in whose own name the trigger stands ("Verdrag tussen A en B *inzake* C")."""
        scene = match.scene
        if slot.role.side == "after" or scene.kinds.isdisjoint(slot.role.kinds):
            return None
        for group in scene.groups:
            for mention in self._fitting(slot, group, scene, match.used):
                name = mention.part("label")
                if name is not None and name.start < match.start < name.end:
                    return Filler((mention,), mention.start, mention.end, scene, "clause")
        return None

    def _antecedent(self, slot: Slot, match: Match) -> Filler | None:
        """Return the agreement about which the relative clause of the trigger tells.

        ("de Overeenkomst, die in … werd ondertekend").
        """
        scene = match.scene
        clause = scene.clause(match.start)
        if slot.role.side == "after" or scene.opening(clause) != "relative":
            return None
        opens = scene.span_of(clause)[0]
        group = next((g for g in reversed(scene.groups) if g.end <= opens), None)
        members = self._fitting(slot, group, scene, match.used) if group else []
        if not members:
            return None
        last = members[-1]
        described = last.part("label")
        reach = max(last.end, described.end if described else 0)
        return Filler((last,), last.start, last.end, scene, "sentence") if opens - reach <= _BESIDE else None

    def _in_scene(self, slot: Slot, match: Match, scene: Scene, scope: str, anchor: int) -> Filler | None:
        """Return the group that stands nearest in ``scene``, or all there are where the role takes every one."""
        role, own = slot.role, scene is match.scene
        shortest, best, everyone = 0, None, []
        for group in _own_groups(role, match, scope) if own else scene.groups_of(role.kinds):
            members = self._fitting(slot, group, scene, match.used)
            if own and members:
                members = self._beside_trigger(slot, match, members)
            if not members:
                continue
            everyone += members
            distance = self._distance(slot, match, scene, scope, group, members, anchor)
            if role.near and (not own or distance > role.near):
                continue
            if best is None or distance < shortest:
                shortest, best = distance, members
        if best is None:
            return None
        if role.every:
            best = everyone
        elif not role.many and len(best) > 1:
            best = [min(best, key=lambda m: _gap(m, anchor, anchor))]
        return Filler(tuple(best), best[0].start, best[-1].end, scene, scope)

    def _beside_trigger(self, slot: Slot, match: Match, members: list[Mention]) -> list[Mention]:
        """Return those of the trigger's own sentence that are no part of it, no other verb's and not quoted."""
        members = [m for m in members if m.start >= match.end or match.start >= m.end]
        if slot.is_agreement:
            members = [m for m in members if not self._is_superseded(match, m)]
        return _within_reach(members, match) if match.around.quotations else members

    def _distance(
        self, slot: Slot, match: Match, scene: Scene, scope: str, group: Group, members: list[Mention], anchor: int
    ) -> int:
        if scene is match.scene:
            distance = _gap(group, match.start, match.end)
            if members[0].kind == "ActionType":
                distance += self._verbal(scene, members[0])
        elif slot.is_agreement and scope == "block":
            distance = group.start - scene.start
        else:
            distance = _gap(group, anchor, anchor)
        if slot.preferred and not is_introduced(scene, group, slot.preferred):
            distance += _VERBAL
        return distance

    def _fitting(self, slot: Slot, group: Group, scene: Scene, used: Used) -> list[Mention]:
        """Return the members of a group that may fill a role."""
        role = slot.role
        kinds = role.kinds
        if group.kinds.isdisjoint(kinds):
            return []
        members = [m for m in group.mentions if m.kind in kinds and (m.start, m.end) not in used]
        if members and scene.contrasts.apart:
            members = [m for m in members if (m.start, m.end) not in scene.contrasts.apart]
        if "Agency" in kinds and scene.owners:
            members = [m for m in members if (m.start, m.end) not in scene.owners]
        if role.things:
            members = [m for m in members if self._is_among(m, role.things)]
        if role.not_things:
            members = [m for m in members if not self._is_among(m, role.not_things)]
        if members and (
            (slot.barred and is_introduced(scene, group, slot.barred))
            or (slot.wanted is not None and not is_introduced(scene, group, slot.wanted))
        ):
            return []
        return members


def _opens(scene: Scene, trigger: Mention, markers: tuple[str, ...]) -> bool:
    """Tell whether one of ``markers`` introduces the group of a trigger."""
    return any(trigger in group.mentions and is_introduced(scene, group, markers) for group in scene.groups)


def _within_reach(members: list[Mention], match: Match) -> list[Mention]:
    """Return the members that no quotation marks part from the trigger: who is quoted of does nothing outside."""
    apart = [q for q in match.around.quotations if not q.start <= match.start < q.end]
    return [m for m in members if not any(q.start <= m.start < q.end for q in apart)] if apart else members


def _own_groups(role: Role, match: Match, scope: str) -> list[Group]:
    """Return the groups of the trigger's sentence that stand on the right side, for a clause those of its clause."""
    scene, side = match.scene, role.side
    groups = scene.groups_of(role.kinds)
    if role.near and not role.every and _OUT_OF_ORDER not in role.kinds:
        first = bisect_left(groups, match.start - role.near, key=_END)
        groups = groups[first : bisect_right(groups, match.end + role.near, key=_START)]
    if side != "any":
        before, start, end = side == "before", match.start, match.end
        groups = [g for g in groups if (g.end <= start if before else g.start >= end)]
    if scope != "clause" or not scene.breaks or not groups:
        return groups
    first, last = scene.clause_span(match.start)
    begun, ended = scene.resumed_span(match.start)
    return [g for g in groups if first <= g.start < last or begun <= g.start < ended or _heads(g, scene)]


def _of_words(_slot: Slot, match: Match) -> Filler | None:
    """Return the words of the trigger."""
    return Filler((), match.start, match.end, match.scene, "clause")


def _of_predicate(_slot: Slot, match: Match) -> Filler | None:
    """Return the words of the trigger with those that follow."""
    rest = match.around.complement(match.scene, match.end)
    return Filler((), match.start, rest[1], match.scene, "clause") if rest else None


def _of_piece(slot: Slot, match: Match) -> Filler | None:
    """Return a list item or phrase, the words after the trigger, or a whole statement as a filler."""
    source = slot.role.source
    if source == "item":
        return Filler((), match.item.start, match.item.end, match.item, "item") if match.item else None
    scene = match.item or match.scene
    scope = "item" if match.item else "clause"
    if source == "statement":
        end = scene.end if match.item else scene.end_of_main(match.end)
        return Filler((), scene.start, end, scene, scope)
    span = match.around.complement(scene, match.item.start if match.item else match.end)
    return Filler((), *span, scene, scope) if span else None


def _of_name(slot: Slot, match: Match) -> Filler | None:
    """Return what stands within the trigger's own words, or the agreement that the whole text is about."""
    role, around = slot.role, match.around
    if role.source == "main":
        return _whole_text(around, main_agreement(around.mentions))
    if role.source == "focus":
        return _whole_text(around, focus_agreement(around.mentions))
    begun = beginning_in(around.inner, match.start, match.end)
    inner = tuple(m for m in begun if m.end <= match.end and m.kind in role.kinds)
    if inner:
        return Filler(inner, match.start, match.end, match.scene, "clause")
    name = match.trigger.part("label") if match.trigger is not None and _is_concluded(match.trigger) else None
    told = beginning_in(around.mentions, match.end, name.end) if name is not None else ()
    behind = max((m.end for m in told if m.kind in _PARTIES), default=0)
    inner = tuple(m for m in told if m.kind in role.kinds and m.start >= behind)
    return Filler(inner, inner[0].start, inner[-1].end, match.scene, "sentence") if inner else None


def _is_concluded(agreement: Mention) -> bool:
    """Tell whether an agreement has its year in its name: one that somebody only wishes for has none."""
    return all(thing[-1:].isdigit() for thing in agreement.things)


def _whole_text(around: Surroundings, agreement: Mention | None) -> Filler | None:
    """Return the agreement that the whole text is about as a filler."""
    return _standing(around, agreement, "title") if agreement else None


def _protagonist(role: Role, around: Surroundings) -> Filler | None:
    """Return who the whole text is about, where that is one who can fill the role."""
    mention = around.protagonist
    return _standing(around, mention, "document") if mention is not None and mention.kind in role.kinds else None


def _standing(around: Surroundings, mention: Mention, scope: str) -> Filler | None:
    """Return a mention by itself as a filler, ``None`` where it stands in no block."""
    number = around.block_at(mention.start)
    if number < 0:
        return None
    scene = around.scene(number, mention.start, mention.end)
    return Filler((mention,), mention.start, mention.end, scene, scope)


def _is_far_fetched(filler: Filler) -> bool:
    """Tell whether an actor of another sentence is but one state, body or person: it may stand there by chance."""
    if filler.scope in _NEARBY:
        return False
    return all(m.kind in _CHANCE for m in filler.mentions) and len({t for m in filler.mentions for t in m.things}) == 1


def _heads(group: Group, scene: Scene) -> bool:
    """Tell whether a date stands before the colon at the head of a line ("21 juli: …"): it dates all that follows."""
    return group.mentions[-1].kind == "Date" and scene.flat[group.end : group.end + 2].lstrip().startswith(":")


def _gap(stretch: Mention | Group, left: int, right: int) -> int:
    """Return how many letters stand between ``stretch`` and the span from ``left`` to ``right``."""
    if stretch.end <= left:
        return left - stretch.end
    return stretch.start - right if stretch.start >= right else 0
