"""The texts of agreements and of the laws that approve them: whose text it is, its parties, its closing and its lists.

A text is an agreement's own where it has articles or a closing formula and an agreement is named in its head, or it
calls itself "this treaty". What a law says "with approval of the Treaty …" is about that treaty, but not its text.
"""

from __future__ import annotations

import dataclasses
import re

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Block, Document
from benelux_kg.extraction.agreements import APPROVED, FORMS, OWN, SIGNED, focus_agreement, main_agreement
from benelux_kg.extraction.bound_states import BoundStates
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import AGREEMENTS, DOMAINS
from benelux_kg.extraction.signings import SigningReader, absorb, alternatives, compose, year_of, mask
from benelux_kg.vocabulary.naming import local, mint_agreement

_PARTIES = frozenset({"Country", "Region", "InternationalOrganisation", "Group"})
_FEWEST = 2
_BEFORE = 60
_BARE = re.compile(
    r"[,:]?[^\S\n]*\n\s*(?:\([^)\n]{2,8}\)\s*)?(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.?[^\S\n]+){1,4}(?:\w{2,3}[^\S\n]+){0,3}[A-ZÀ-Þ][\w’'-]+)[^\S\n]*(?:\n\s*\n|\s*\Z)"
)


class TreatyReader:
    """Reads the texts of agreements in one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self._forms = {word: str(kind) for word, kind in grammar.mapping("names", "agreement").items()}
        self._this = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'own'))})\s+(?P<head>{alternatives(self._forms)})(?!\w)"
        )
        self._approving = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'approving'))})\s+(?:\w+\s+){{0,2}}\Z"
        )
        self._ends = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'preamble_ends'))})(?!\w)")
        self._party_words = set(grammar.words("treaties", "party_words"))
        self._signings = SigningReader(grammar)
        self._states = BoundStates(grammar)

    def read(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with what only the text of an agreement, or of its approval, tells."""
        opening = next((n for n, b in enumerate(document.blocks) if b.kind == "article"), -1)
        closing = self._closing(document, flat, mentions)
        if opening < 0 and closing is None:
            return self._published(document, flat, mentions)
        mentions = self._mark(document, flat, mentions, opening, closing)
        main, focus = main_agreement(mentions), focus_agreement(mentions)
        found: list[Mention] = []
        if main is not None:
            found += self._bare_signatures(document, mentions, closing)
            found += [compose(main, closing, mentions)] if closing else []
            mentions = self._mark_parties(document, flat, mentions, opening)
        if focus is not None:
            found += self._states.find(document, flat, mentions, focus)
        return absorb(mentions, found) if found else mentions

    def _published(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Read the notice of an agreement: without its text, but with the list of the states it binds."""
        at = next((n for n, m in enumerate(mentions) if m.kind in AGREEMENTS and m.part(SIGNED)), None)
        rows = self._states.find(document, flat, mentions, mentions[at]) if at is not None else []
        if at is None or not rows:
            return mentions
        marked = dataclasses.replace(mentions[at], parts=(*mentions[at].parts, (APPROVED, mentions[at])))
        return absorb([*mentions[:at], marked, *mentions[at + 1 :]], rows)

    def _closing(self, document: Document, flat: str, mentions: list[Mention]) -> tuple[int, int] | None:
        masked = mask(flat, mentions)
        spans = (self._signings.closing(masked, s.start) for b in document.blocks for s in b.sentences)
        return next((span for span in spans if span), None)

    def _mark(
        self, document: Document, flat: str, mentions: list[Mention], opening: int, closing: tuple[int, int] | None
    ) -> list[Mention]:
        """Mark the agreement that the head of the text names, else the one that the text calls itself."""
        stop = document.blocks[opening].start if opening >= 0 else closing[0] if closing else 0
        for at, mention in enumerate(mentions):
            if mention.start >= stop:
                break
            if mention.kind in AGREEMENTS and mention.things and _block(document, mention.start).kind != "recital":
                named = mention.part(SIGNED)
                opens = min(mention.start, named.start) if named else mention.start
                approved = self._approving.search(flat, max(0, opens - _BEFORE), opens)
                marked = dataclasses.replace(mention, parts=(*mention.parts, (APPROVED if approved else OWN, mention)))
                return [*mentions[:at], marked, *mentions[at + 1 :]]
        return self._call_itself(document, flat, mentions, closing)

    def _bare_signatures(
        self, document: Document, mentions: list[Mention], closing: tuple[int, int] | None
    ) -> list[Mention]:
        """Read the signatures that tell of no office: "For" a party on one line, a name alone on the next."""
        found: list[Mention] = []
        for state in (m for m in mentions if closing and m.start > closing[1] and m.kind in _PARTIES and m.things):
            match = _BARE.match(document.text, state.end)
            name = " ".join(match["name"].split()) if match else ""
            if match and not any(
                m.kind != "Place" and m.start < match.end("name") and match.start("name") < m.end for m in mentions
            ):
                parts = (("name", Mention(*match.span("name"), "Name", value=name)), ("country", state))
                start = match.start("name") if "\n\n" in document.text[state.end : match.start("name")] else state.start
                found.append(Mention(start, match.end("name"), "Signatory", value=name, parts=parts))
        return found

    def _call_itself(
        self, document: Document, flat: str, mentions: list[Mention], closing: tuple[int, int] | None
    ) -> list[Mention]:
        match = next(
            (
                m
                for m in self._this.finditer(flat)
                if not any(a.start <= m.start("head") < a.end for a in mentions if a.kind in AGREEMENTS)
            ),
            None,
        )
        if match is None:
            return mentions
        sentence = next((s for b in document.blocks for s in b.sentences if s.start <= match.start() < s.end), None)
        domain = next(
            (
                m.things[0]
                for m in mentions
                if sentence and sentence.start <= m.start < sentence.end and m.kind in DOMAINS
            ),
            "",
        )
        year = year_of(closing, mentions) or document.record.issued[:4]
        kind = self._forms[match["head"]]
        name = mint_agreement(FORMS[kind], local(domain) if domain else "", year)
        own = Mention(match.start("head"), match.end(), kind, (name,), reason="the text calls itself so")
        own = dataclasses.replace(own, parts=((OWN, own),))
        return sorted((*mentions, own), key=lambda m: (m.start, -m.end))

    def _mark_parties(self, document: Document, flat: str, mentions: list[Mention], opening: int) -> list[Mention]:
        """Make the states and organisations that open the text, one after the other, its contracting parties."""
        found: list[Mention] = []
        for block in document.blocks[: opening if opening >= 0 else len(document.blocks)]:
            if block.kind == "paragraph" or block.kind == "heading":
                found += self._parties_in(block, flat, mentions)
            if found and (block.kind in {"recital", "article"} or self._ends.search(flat, block.start, block.end)):
                break
        if len({t for m in found for t in m.things}) < _FEWEST:
            return mentions
        chosen = {(m.start, m.end) for m in found}
        return [
            dataclasses.replace(m, kind="ContractingParty") if (m.start, m.end) in chosen and m.kind in _PARTIES else m
            for m in mentions
        ]

    def _parties_in(self, block: Block, flat: str, mentions: list[Mention]) -> list[Mention]:
        found: list[Mention] = []
        reach = block.start
        for mention in (m for m in mentions if block.start <= m.start < block.end):
            if flat[mention.start : mention.end] in self._party_words:
                continue
            if mention.kind not in _PARTIES or not self._only_leads(flat[reach : mention.start]):
                break
            found.append(mention)
            reach = mention.end
        return found

    def _only_leads(self, words: str) -> bool:
        classes = self._grammar.classes
        return all(
            w in self._party_words or classes.get(w, frozenset()) & {"determiners", "conjunctions", "prepositions"}
            for w in words.replace(",", " ").split()
        )


def _block(document: Document, offset: int) -> Block:
    return next((b for b in document.blocks if b.start <= offset < b.end), document.blocks[0])
