"""Settling: from drafts and mentions to evidence, once everything a document speaks of has its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benelux_kg.claims import Claim, Evidence, Mention, Node, Quote
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.emission import Draft, Ref
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.kinds import COMPOSED
from benelux_kg.extraction.register import Register
from benelux_kg.vocabulary.naming import mint_document

MENTION_FRAME = "mention"
MENTION_VERSION = "1"
_VENUE = "bkg:heldIn"
"""Only what is dated is held somewhere; a measure is not."""
_MENTIONS = "bkg:mentions"
_SILENT = frozenset({"Role", "Concept"})
_HOLDERS = frozenset({"OfficeHolder", "Signatory"})

Span = tuple[int, int]


class Settler:
    """Makes the evidence of one document; what stands at one place is quoted once."""

    def __init__(self, document: Document, register: Register) -> None:
        self._document = document
        self._register = register
        self._quotes: dict[Span, Quote] = {}

    def settle(self, drafts: Iterable[Draft], mentions: Iterable[Mention]) -> list[Evidence]:
        """Return the evidence for what frames stated and for what was mentioned, each once, in text order."""
        found = [*self._mentioned(mentions), *self._stated(drafts)]
        found.sort(key=_place)
        return found

    def _stated(self, drafts: Iterable[Draft]) -> Iterator[Evidence]:
        seen: set[tuple[Claim, Span, str]] = set()
        for subject_ref, predicate, object_ref, factuality, speaker, span, context, frame in drafts:
            subject, target = _node(subject_ref), _node(object_ref)
            if not isinstance(subject, str) or subject == target or not subject or not target:
                continue  # it says nothing
            if predicate == _VENUE and isinstance(subject_ref, Entity) and not subject_ref.root().start:
                continue
            claim = Claim(subject, predicate, target, factuality, speaker)
            key = claim, span, frame.name
            if key not in seen:
                seen.add(key)
                around = self._quote(context) if context else None
                yield Evidence(claim, self._quote(span), frame.name, frame.version, around)

    def _mentioned(self, mentions: Iterable[Mention]) -> Iterator[Evidence]:
        subject = mint_document(self._document.record.slug)
        seen: set[tuple[int, int, str]] = set()
        for mention in mentions:
            self._register.note(mention)
            for place in self._named(mention):
                if place not in seen:
                    seen.add(place)
                    start, end, thing = place
                    claim = Claim(subject, _MENTIONS, thing)
                    yield Evidence(claim, self._quote((start, end)), MENTION_FRAME, MENTION_VERSION)

    def _named(self, mention: Mention) -> Iterable[tuple[int, int, str]]:
        kind = mention.kind
        if kind in _HOLDERS:
            return self._of_holder(mention)
        if kind in COMPOSED:
            parts = (part for key, part in mention.parts if key != "agreement")
            return ((part.start, part.end, thing) for part in parts for thing in part.things)
        if kind in _SILENT:
            return ()
        anchored = self._register.anchored(mention.start) if kind == "Action" else ""
        things = (anchored,) if anchored else mention.things
        return [(mention.start, mention.end, thing) for thing in things]

    def _of_holder(self, mention: Mention) -> Iterator[tuple[int, int, str]]:
        name = mention.part("name")
        if name is not None:
            yield name.start, name.end, self._register.person(mention)
        for key, part in mention.parts:
            if key != "name" and part.kind not in _SILENT:
                yield from ((part.start, part.end, thing) for thing in part.things)

    def _quote(self, span: Span) -> Quote:
        known = self._quotes.get(span)
        if known is None:
            known = self._quotes[span] = Quote.from_text(self._document.text, *span)
        return known


def _node(ref: Ref) -> Node:
    return ref.root().iri if isinstance(ref, Entity) else ref


def _place(evidence: Evidence) -> tuple[int, int, str, str, str, str]:
    claim, quote, frame, _, _ = evidence
    return quote.start, quote.end, frame, claim.predicate, claim.subject, str(claim.object)
