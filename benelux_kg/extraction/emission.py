"""Emission: from a frame that fires to drafts of claims, each with the words that state it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benelux_kg.claims import Claim, Evidence, Factuality, Literal, Mention, Node, Quote
from benelux_kg.extraction.dates import date_datatype
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.filling import Filler
from benelux_kg.extraction.frames import Frame, Role, Template
from benelux_kg.extraction.kinds import COMPOSED
from benelux_kg.extraction.matching import Match
from benelux_kg.extraction.offices import office_of
from benelux_kg.extraction.register import Register
from benelux_kg.extraction.scenes import Scene

_LONGEST = 300
_HOLDERS = frozenset({"OfficeHolder", "Signatory"})
_VENUE = "bkg:heldIn"
"""Only what is dated is held somewhere; a measure is not."""
_ENTITY_PATHS = {"type": {"ActionType", "Action"}, "domain": {"ThreatDomain", "PolicyDomain"}}

Ref = Entity | str | Literal


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim whose things may not have their names yet."""

    subject: Ref
    predicate: str
    object: Ref
    factuality: Factuality
    attributed_to: str
    span: tuple[int, int]
    context: tuple[int, int] | None
    frame: Frame

    def settle(self, text: str) -> Evidence | None:
        """Return the finished claim with its quotation, ``None`` where it says nothing (a thing of itself)."""
        subject, target = _node(self.subject), _node(self.object)
        if not isinstance(subject, str) or subject == target or not subject or not target:
            return None
        if self.predicate == _VENUE and isinstance(self.subject, Entity) and not self.subject.root().start:
            return None
        claim = Claim(subject, self.predicate, target, self.factuality, self.attributed_to)
        context = Quote.from_text(text, *self.context) if self.context else None
        return Evidence(claim, Quote.from_text(text, *self.span), self.frame.name, self.frame.version, context)


def _node(ref: Ref) -> Node:
    return ref.root().iri if isinstance(ref, Entity) else ref


class Emitter:
    """Turns matches of one document into drafts."""

    def __init__(self, text: str, language: str, register: Register) -> None:
        self._text = text
        self._language = language
        self._register = register

    def emit(self, match: Match) -> Iterator[Draft]:
        """Yield the drafts of ``match``; roles that nothing fills leave their claims out."""
        entities = {
            role.name: self._entity(role, match)
            for role in match.frame.roles
            if role.entity and role.name in match.fillers
        }
        for template in match.frame.claims:
            pairs = self._pairs(template, match)
            if pairs is not None:
                filler = match.fillers[template.subject.removesuffix(".each")]
                for body, country in pairs:
                    yield self._draft(template, match, self._register.body(body), country, (filler, *_reach(filler)))
                continue
            for subject, from_subject in self._refs(template.subject, match, entities):
                for target, from_target in self._refs(template.object, match, entities):
                    yield self._draft(template, match, subject, target, from_subject, from_target)

    def _draft(
        self, template: Template, match: Match, subject: Ref, target: Ref, *spans: tuple[Filler, int, int] | None
    ) -> Draft:
        colour = match.colour
        span, context = _evidence(match, *spans)
        return Draft(
            subject,
            template.predicate,
            target,
            colour.factuality,
            self._speaker(match.colour.speaker),
            span,
            context,
            match.frame,
        )

    def _speaker(self, mention: Mention | None) -> str:
        if mention is None:
            return ""
        return self._register.person(mention) if mention.kind in {"OfficeHolder", "Signatory"} else mention.things[0]

    def _refs(
        self, path: str, match: Match, entities: dict[str, Entity]
    ) -> Iterator[tuple[Ref, tuple[Filler, int, int] | None]]:
        if ":" in path:
            yield path, None
            return
        name, _, detail = path.partition(".")
        filler = match.fillers.get(name)
        if filler is None:
            return
        entity = entities.get(name)
        if entity is not None:
            for ref in self._of_entity(entity, detail, filler):
                yield ref, (filler, filler.start, filler.end)
            return
        if not filler.mentions:
            yield (
                Literal(_plain(self._text[filler.start : filler.end]), "rdf:langString", self._language),
                (filler, filler.start, filler.end),
            )
            return
        for mention in filler.mentions:
            for ref in self._of_mention(mention, detail):
                yield ref, (filler, mention.start, mention.end)

    def _pairs(self, template: Template, match: Match) -> Iterator[tuple[str, str]] | None:
        """Yield body and country one by one where a claim is about each body's own country."""
        filler = match.fillers.get(template.subject.removesuffix(".each"))
        if filler is None or not template.subject.endswith(".each"):
            return None
        return (
            (thing, part.things[0])
            for m in filler.mentions
            for thing, (_, part) in zip(m.things, m.parts, strict=False)
            if part.things
        )

    def _of_entity(self, entity: Entity, detail: str, filler: Filler) -> Iterator[Ref]:
        if not detail:
            yield entity
        elif detail == "label":
            yield Literal(entity.label, "rdf:langString", self._language)
        elif detail == "order":
            if entity.ordinal:
                yield Literal(str(entity.ordinal), "xsd:integer")
        elif detail == "value":
            yield Literal(entity.value, "xsd:decimal")
        elif detail in {"unit", "counts"}:
            text = entity.types[0] if detail == "unit" and entity.types else entity.counts if detail == "counts" else ""
            if text:
                yield Literal(text)
        elif filler.mentions and detail == "type":
            yield from (t for m in filler.mentions for t in m.things[:1])
        elif detail in _ENTITY_PATHS:
            seen = [
                t
                for m in filler.scene.mentions
                if filler.start <= m.start < filler.end and m.kind in _ENTITY_PATHS[detail]
                for t in m.things
            ]
            yield from dict.fromkeys(seen)

    def _of_mention(self, mention: Mention, detail: str) -> Iterator[Ref]:
        if mention.kind == "Date":
            yield from _of_date(mention.value, detail)
        elif mention.kind in COMPOSED:
            part = mention.part(detail)
            if part is not None:
                yield from self._of_mention(part, "")
        elif mention.kind in {"OfficeHolder", "Signatory"}:
            yield from office_of(mention, detail, self._text, self._register)
        elif mention.kind in {"Duration", "Figure"}:
            yield Literal(mention.value.split("|")[0], "xsd:decimal")
        elif detail == "country" and mention.kind == "Agency":
            yield from (part.things[0] for _, part in mention.parts if part.things)
        elif detail == "year":
            if mention.value:
                yield Literal(mention.value, date_datatype(mention.value))
        elif not detail:
            yield from mention.things

    def _entity(self, role: Role, match: Match) -> Entity:
        filler = match.fillers[role.name]
        entity = self._register.entity(role.entity, filler, match.ordinal if match.item is not None else 0)
        for key in ("owner", "domain", "date", "type", "agreement"):
            for name in role.settings[key]:
                value = name if ":" in name else self._setting(key, match.fillers.get(name))
                self._register.describe(
                    entity, "start" if key == "date" else "action_type" if key == "type" else key, value
                )
        return entity

    def _setting(self, key: str, filler: Filler | None) -> str:
        if filler is None or not filler.mentions:
            return ""
        mention = filler.mentions[0]
        if key == "date":
            return mention.value.split("/")[0]
        if key == "owner":
            things = [
                t for m in filler.mentions for t in ((self._register.person(m),) if m.kind in _HOLDERS else m.things)
            ]
            if mention.kind in {"ActionType", "Action"}:
                return self._register.placeholder(filler)
            return self._register.owner_key(things)
        if key == "domain":
            return min((t for m in filler.mentions for t in m.things), default="")
        return mention.things[0] if mention.things else ""


def _of_date(value: str, detail: str) -> Iterator[Literal]:
    start, _, end = value.partition("/")
    if detail == "start" or (not detail and not end):
        yield Literal(start, date_datatype(start))
    elif detail == "end" and end:
        yield Literal(end, date_datatype(end))


def _reach(filler: Filler) -> tuple[int, int]:
    """Return the span of a body's words with those of the countries beside it."""
    spans = [(m.start, m.end) for m in filler.mentions] + [
        (p.start, p.end) for m in filler.mentions for _, p in m.parts
    ]
    return _hull(spans)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _evidence(match: Match, *spans: tuple[Filler, int, int] | None) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Return the span that states the claim, and the span elsewhere from which a part was inherited."""
    given = [span for span in spans if span is not None]
    main = (
        given[-1][0].scene if given and all(filler.scene is not match.scene for filler, _, _ in given) else match.scene
    )
    if match.item is not None and any(filler.scene is match.item for filler, _, _ in given):
        main = match.item
    here = [(s, e) for filler, s, e in given if filler.scene is main]
    if main is match.item and main is not match.scene:
        here = [(main.start, main.end)] if main.end - main.start <= _LONGEST else here
        beside = [(s, e) for filler, s, e in given if filler.scene is match.scene] + [(match.start, match.end)]
        whole = _hull([*here, *beside])
        if main.block == match.scene.block and whole[1] - whole[0] <= _LONGEST:
            return whole, None
    elif main is match.scene:
        here.append((match.start, match.end))
    span = _hull(here)
    if span[1] - span[0] > _LONGEST:
        span = (
            _hull(here[:-1] or here)
            if _hull(here[:-1] or here)[1] - _hull(here[:-1] or here)[0] <= _LONGEST
            else given[-1][1:]
        )
    span = _whole_clauses(main, span)
    there = [(s, e) for filler, s, e in given if filler.scene is not main]
    if main is not match.scene:
        there.append((match.start, match.end))
    inherited = [pair for pair in there if not (span[0] <= pair[0] and pair[1] <= span[1])]
    if not inherited:
        return span, None
    context = _hull(inherited)
    return span, context if context[1] - context[0] <= _LONGEST else inherited[0]


def _whole_clauses(scene: Scene, span: tuple[int, int]) -> tuple[int, int]:
    """Widen a span to the clauses it touches, without the marks at their ends, while the quotation stays short."""
    start, end = scene.clause_span(span[0])[0], scene.clause_span(max(span[0], span[1] - 1))[1]
    while start < span[0] and not scene.flat[start].isalnum():
        start += 1
    while end > span[1] and not scene.flat[end - 1].isalnum():
        end -= 1
    return (start, end) if end - start <= _LONGEST else span


def _hull(spans: list[tuple[int, int]]) -> tuple[int, int]:
    return min(s for s, _ in spans), max(e for _, e in spans)
