"""Emission: from a frame that fires to drafts of claims, each with the words that state it."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from benelux_kg.claims import Factuality, Literal, Mention
from benelux_kg.extraction.dates import date_datatype
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.factuality import judge
from benelux_kg.extraction.filling import Filler
from benelux_kg.extraction.frames import Frame, Role, Template
from benelux_kg.extraction.kinds import ACTS, COMPOSED, NUMBERS
from benelux_kg.extraction.matching import Match
from benelux_kg.extraction.offices import STATE, office_of
from benelux_kg.extraction.register import Register
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.stretches import Part, Span, Stretches
from benelux_kg.vocabulary.naming import type_of_agency

_EARLIER = frozenset({"block", "section", "title"})
_HOLDERS = frozenset({"OfficeHolder", "Signatory"})
_SEVERAL = 2
"""So many states must sign before their ministers' signatures make them parties."""
_OF_BODIES = frozenset({"country", "minted", "type"})
_DATED = frozenset({"bkg:startDate", "bkg:endDate"})
_ENTITY_PATHS = {
    "type": frozenset({"ActionType", "Action"}),
    "domain": frozenset({"ThreatDomain", "PolicyDomain"}),
}
_SETTINGS = {"owner": "owner", "domain": "domain", "date": "start", "type": "action_type", "agreement": "agreement"}
"""What a frame calls what a thing takes its name from, and what the thing calls it."""

_WHOLE = "whole"

Ref = Entity | str | Literal

Side = tuple[Ref, Part | None]
"""Subject or object of a claim, and where the words for it stand."""


class Draft(NamedTuple):
    """A claim whose things may not have their names yet."""

    subject: Ref
    predicate: str
    object: Ref
    factuality: Factuality
    attributed_to: str
    span: Span
    context: Span | None
    frame: Frame


class Path(NamedTuple):
    """One side of a template: a term, or a role and what of its filler is meant."""

    text: str
    role: str
    detail: str
    is_term: bool
    is_each: bool


@functools.cache
def read_path(text: str) -> Path:
    """Read ``date.start``, ``body.each`` or ``voc:status/planned``; there are as many as frames write."""
    role, _, detail = text.partition(".")
    return Path(text, role, detail, ":" in text, text.endswith(".each"))


class Emitter:
    """Turns matches of one document into drafts."""

    def __init__(self, text: str, language: str, register: Register) -> None:
        self._text = text
        self._language = language
        self._register = register

    def emit(self, match: Match) -> Iterator[Draft]:
        """Yield the drafts of ``match``; roles that nothing fills leave their claims out."""
        fillers = match.fillers
        entities = {
            role.name: self._entity(role, match) for role in match.frame.roles if role.entity and role.name in fillers
        }
        factuality, speaker = match.colour.factuality, self._speaker(match.colour.speaker)
        stretches = Stretches(match)
        known: dict[str, list[Side]] = {}
        for template in match.frame.claims:
            pairs = self._pairs(template, match, entities, known)
            for (subject, from_subject), (target, from_target) in pairs:
                if factuality is Factuality.DENIED and _is_told_before(from_subject, from_target):
                    continue
                if template.predicate in _DATED and _has_another_date(subject, from_subject, target):
                    continue
                span, context = stretches.find(from_subject, from_target)
                yield Draft(subject, template.predicate, target, factuality, speaker, span, context, match.frame)

    def _pairs(
        self, template: Template, match: Match, entities: dict[str, Entity], known: dict[str, list[Side]]
    ) -> Iterable[tuple[Side, Side]]:
        """Return subject and object of each claim that a template makes; ``known`` are sides read before."""
        if template.subject not in known:
            path = read_path(template.subject)
            if path.is_each:
                return self._each(match.fillers.get(path.role))
            known[template.subject] = self._sides(path, match, entities)
        if template.object not in known:
            known[template.object] = self._sides(read_path(template.object), match, entities)
        return product(known[template.subject], known[template.object])

    def _each(self, filler: Filler | None) -> Iterator[tuple[Side, Side]]:
        """Yield body and country one by one where a claim is about each body's own country."""
        part = (filler, *_reach(filler)) if filler is not None else None
        for mention in filler.mentions if filler is not None else ():
            for thing, (_, state) in zip(mention.things, mention.parts, strict=False):
                if state.things:
                    body = thing if mention.value else self._register.body(thing)
                    yield (body, part), (state.things[0], None)

    def _speaker(self, mention: Mention | None) -> str:
        if mention is None:
            return ""
        return self._register.person(mention) if mention.kind in _HOLDERS else mention.things[0]

    def _sides(self, path: Path, match: Match, entities: dict[str, Entity]) -> list[Side]:
        if path.is_term:
            return [(path.text, None)]
        filler = match.fillers.get(path.role)
        if filler is None:
            return []
        entity = entities.get(path.role)
        if entity is not None:
            whole = filler, filler.start, filler.end
            return [(ref, whole) for ref in self._of_entity(entity, path.detail, filler)]
        if not filler.mentions:
            words = _plain(self._text[filler.start : filler.end])
            return [(Literal(words, "rdf:langString", self._language), (filler, filler.start, filler.end))]
        sides: list[Side] = [
            (ref, (filler, mention.start, mention.end))
            for mention in filler.mentions
            for ref in self._of_mention(mention, path.detail)
        ]
        return sides if path.detail != STATE or len({ref for ref, _ in sides}) >= _SEVERAL else []

    def _of_entity(self, entity: Entity, detail: str, filler: Filler) -> Iterable[Ref]:
        if not detail:
            return (entity,)
        if detail == "label":
            return (Literal(entity.label, "rdf:langString", self._language),)
        if detail == "order":
            return (Literal(str(entity.ordinal), "xsd:integer"),) if entity.ordinal else ()
        if detail == "value":
            return (Literal(entity.value, "xsd:decimal"),)
        if detail in {"unit", "counts"}:
            text = next(iter(entity.types), "") if detail == "unit" else entity.counts
            return (Literal(text),) if text else ()
        if filler.mentions and detail == "type":
            return (t for m in filler.mentions for t in m.things[:1])
        return _named_inside(filler, _ENTITY_PATHS.get(detail, frozenset()))

    def _of_mention(self, mention: Mention, detail: str) -> Iterable[Ref]:
        kind = mention.kind
        if kind == "Date":
            return _of_date(mention.value, detail)
        if kind in COMPOSED:
            part = mention.part(detail)
            return () if part is None else self._of_mention(part, "")
        if kind in _HOLDERS:
            return office_of(mention, detail, self._text, self._register)
        if kind in NUMBERS:
            return (Literal(mention.value.split("|")[0], "xsd:decimal"),)
        if not detail:
            return mention.things
        if kind == "Agency" and detail in _OF_BODIES:
            return self._of_body(mention, detail)
        if detail == "year" and mention.value:
            return (Literal(mention.value, date_datatype(mention.value)),)
        return ()

    def _of_body(self, mention: Mention, detail: str) -> Iterable[str]:
        """Return the countries of a body, or of those that the vocabulary does not hold the names or the type."""
        if detail == "country":
            return (part.things[0] for _, part in mention.parts if part.things)
        minted = [thing for thing in mention.things if not self._register.is_listed(thing)]
        types = dict.fromkeys(type_of_agency(thing) for thing in minted)
        return minted if detail == "minted" else filter(self._register.is_listed, types)

    def _entity(self, role: Role, match: Match) -> Entity:
        filler = match.fillers[role.name]
        entity = self._register.entity(role.entity, filler, match.ordinal if match.item is not None else 0)
        is_absent = match.colour.factuality is Factuality.DENIED and filler.scene is not match.scene
        for key, names in role.settings.items():
            for name in () if is_absent and key == "owner" else names:  # who was not there gives it no name
                if key == _WHOLE:
                    entity.whole = entity.whole or self._whole(name, match)
                    continue
                value = name if ":" in name else self._setting(key, match.fillers.get(name))
                self._register.describe(entity, _SETTINGS[key], value)
        return entity

    def _whole(self, name: str, match: Match) -> Entity | None:
        """Return the action that fills the role ``name``, of which another is a part."""
        role, filler = match.frame.role(name), match.fillers.get(name)
        return self._register.entity(role.entity, filler, 0) if role and role.entity and filler else None

    def _setting(self, key: str, filler: Filler | None) -> str:
        if filler is None or not filler.mentions:
            return ""
        mention = filler.mentions[0]
        if key == "date":
            return mention.value.split("/")[0]
        if key == "owner":
            return self._owner(filler, mention)
        if key == "domain":
            return min((t for m in filler.mentions for t in m.things), default="")
        return mention.things[0] if mention.things else ""

    def _owner(self, filler: Filler, mention: Mention) -> str:
        if mention.kind in _ENTITY_PATHS["type"]:
            return self._register.placeholder(filler)
        named = (((self._register.person(m),) if m.kind in _HOLDERS else m.things) for m in filler.mentions)
        return self._register.owner_key([thing for things in named for thing in things])


def _has_another_date(subject: Ref, part: Part | None, target: Ref) -> bool:
    """Tell whether an action that other words have dated began on another day: this one is that of what is done then.

    ("during the theme week an exercise was held on 4 May")
    """
    if not isinstance(subject, Entity) or part is None or not isinstance(target, Literal):
        return False
    known = subject.root()
    if not known.start or known.anchor == part[1]:
        return False
    return not (known.start.startswith(target.lexical) or target.lexical.startswith(known.start))


def _is_told_before(*parts: Part | None) -> bool:
    """Tell whether earlier sentences alone name both sides: what this one denies, it does not deny of them."""
    given = [part for part in parts if part is not None]
    return bool(given) and all(filler.scope in _EARLIER for filler, _, _ in given)


def _named_inside(filler: Filler, kinds: frozenset[str]) -> Iterable[str]:
    """Return what of ``kinds`` the filler's words name, each once, without what they deny beside it or act upon.

    ("may take part in checks, without powers of investigation").
    """
    scene = filler.scene
    inside = [m for m in scene.mentions if filler.start <= m.start < filler.end and m.kind in kinds]
    if len(inside) > 1:
        denied = [m for m in inside if judge(scene, m.start, scene.grammar).factuality is Factuality.DENIED]
        told = [m for m in inside if m.kind in ACTS and _is_told_of(scene, m)]
        inside = [m for m in inside if m not in denied and m not in told] or inside
    return dict.fromkeys(t for m in inside for t in m.things)


def _is_told_of(scene: Scene, act: Mention) -> bool:
    """Tell whether an act is one told of before ("the monitoring of this cooperation" is no cooperation)."""
    at = scene.token_at(act.start) - 1
    return at >= 0 and "demonstratives" in scene.tokens[at].classes


def _of_date(value: str, detail: str) -> Iterator[Literal]:
    start, _, end = value.partition("/")
    if detail == "start" or (not detail and not end):
        yield Literal(start, date_datatype(start))
    elif detail == "end" and end:
        yield Literal(end, date_datatype(end))


def _reach(filler: Filler) -> Span:
    """Return the span of a body's words with those of the countries beside it."""
    stretches = [*filler.mentions, *(part for m in filler.mentions for _, part in m.parts)]
    return min(m.start for m in stretches), max(m.end for m in stretches)


def _plain(text: str) -> str:
    return " ".join(text.split())
