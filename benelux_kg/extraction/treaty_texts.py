"""The texts of agreements and of the laws that approve them: whose text it is, its parties, its closing and its lists.

A text is an agreement's own where it has articles or a closing formula and an agreement is named in its head, or it
calls itself "this treaty". What a law says "with approval of the Treaty …" is about that treaty, but not its text.
"""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Block, Document
from benelux_kg.extraction.agreements import APPROVED, FORMS, OWN, SIGNED, focus_agreement, main_agreement
from benelux_kg.extraction.bound_states import BoundStates
from benelux_kg.extraction.covering import absorb, beginning_in
from benelux_kg.extraction.grammar import Grammar, introducing
from benelux_kg.extraction.kinds import AGREEMENTS, DOMAINS
from benelux_kg.extraction.parties import PARTIES, PartyReader
from benelux_kg.extraction.signings import SigningReader, Span, alternatives, compose, mask, year_of
from benelux_kg.extraction.titles import compile_signs_for
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import local, mint_agreement

_HEADS = frozenset({"paragraph", "heading"})
_FEWEST = 2
_BEFORE = 60
_HEAD_BLOCKS = 4
_FAR = 80
_PERSON = r"(?P<name>(?:[A-ZÀ-Þ][\w’'-]*\.?[^\S\n]+){1,4}(?:\w{2,3}[^\S\n]+){0,3}[A-ZÀ-Þ][\w’'-]+)[^\S\n]*"
_BELOW = re.compile(rf"[,:]?[^\S\n]*\n\s*(?:\([^)\n]{{2,8}}\)\s*)?{_PERSON}(?:\n\s*\n|\s*\Z)")
_BESIDE = re.compile(rf"[^\S\n]?:[^\S\n]*{_PERSON}(?:\n|\Z)")


class TreatyReader:
    """Reads the texts of agreements in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._forms = {word: str(kind) for word, kind in grammar.mapping("names", "agreement").items()}
        self._this = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'own'))})\s+(?P<head>{alternatives(self._forms)})(?!\w)"  # noqa: E501 - a pattern or condition that reads best whole
        )
        self._approving = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'approving'))})\s+(?:\w+\s+){{0,2}}\Z"
        )
        self._ends = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'preamble_ends'))})(?!\w)")
        self._about = re.compile(rf"\s*,?\s+{introducing(grammar.words('names', 'about'))}")
        self._between = re.compile(rf"\s(?:{alternatives(grammar.words('names', 'between'))})\s+")
        self._signs_for = compile_signs_for(grammar)
        self._parties = PartyReader(grammar, lexicon)
        self._signings = SigningReader(grammar)
        self._states = BoundStates(grammar)

    def read(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with what only the text of an agreement, or of its approval, tells."""
        opening = next((n for n, b in enumerate(document.blocks) if b.kind == "article"), -1)
        closing = self._closing(document, flat, mentions)
        if opening < 0 and closing is None:
            return self._approves(document, flat, self._published(document, flat, mentions))
        mentions = self._mark(document, flat, mentions, opening, closing)
        main, focus = main_agreement(mentions), focus_agreement(mentions)
        found: list[Mention] = []
        if main is not None:
            found += self._bare_signatures(document, mentions, closing)
            found += [compose(main, closing, mentions)] if closing else []
            mentions = self._speakers(document, flat, mentions, opening)
            mentions = self._mark_parties(document, flat, mentions, opening, main)
        if focus is not None:
            found += self._states.find(document, flat, mentions, focus)
        return absorb(mentions, found) if found else mentions

    def _published(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Read the notice of an agreement: without its text, but with the list of the states it binds."""
        at = next((n for n, m in enumerate(mentions) if m.kind in AGREEMENTS and m.part(SIGNED)), None)
        rows = self._states.find(document, flat, mentions, mentions[at]) if at is not None else []
        if at is None or not rows:
            return mentions
        marked = mentions[at]._replace(parts=(*mentions[at].parts, (APPROVED, mentions[at])))
        return absorb([*mentions[:at], marked, *mentions[at + 1 :]], rows)

    def _approves(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Mark the one agreement which the head of a text without articles says that it approves."""
        if focus_agreement(mentions) is not None:
            return mentions
        stop = document.blocks[min(_HEAD_BLOCKS, len(document.blocks) - 1)].end if document.blocks else 0
        for at, mention in enumerate(mentions):
            if mention.start >= stop:
                break
            if mention.kind not in AGREEMENTS or not mention.things:
                continue
            named = mention.part(SIGNED)
            opens = min(mention.start, named.start) if named else mention.start
            if self._approving.search(flat, max(0, opens - _BEFORE), opens):
                marked = mention._replace(parts=(*mention.parts, (APPROVED, mention)))
                return [*mentions[:at], marked, *mentions[at + 1 :]]
        return mentions

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
                marked = mention._replace(parts=(*mention.parts, (APPROVED if approved else OWN, mention)))
                return [*mentions[:at], marked, *mentions[at + 1 :]]
        return self._call_itself(document, flat, mentions, closing)

    def _bare_signatures(
        self, document: Document, mentions: list[Mention], closing: tuple[int, int] | None
    ) -> list[Mention]:
        """Read the signatures that tell of no office: "For" a party, and a name alone behind it or on the next line."""
        found: list[Mention] = []
        for state in (m for m in mentions if closing and m.start > closing[1] and m.kind in PARTIES and m.things):
            line = document.text.rfind("\n", 0, state.start) + 1
            beside = self._signs_for.match(document.text, line, state.start)
            match = _BELOW.match(document.text, state.end) or (
                _BESIDE.match(document.text, state.end) if beside else None
            )
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
        own = own._replace(parts=((OWN, own),))
        return sorted((*mentions, own), key=lambda m: (m.start, -m.end))

    def _speakers(self, document: Document, flat: str, mentions: list[Mention], opening: int) -> list[Mention]:
        """Read the governments and heads of state before the first article, and in the signatures, as their states."""
        heads = document.blocks[: opening if opening >= 0 else len(document.blocks)]
        spans = [(b.start, b.end) for b in heads if b.kind in {"title", "heading", "paragraph"}]
        return self._parties.embrace(flat, mentions, spans)

    def _mark_parties(
        self, document: Document, flat: str, mentions: list[Mention], opening: int, main: Mention
    ) -> list[Mention]:
        """Make the states and organisations in the name of the agreement, and those that open the text, its parties."""
        found = self._in_name(document, flat, mentions, main)
        for block in document.blocks[: opening if opening >= 0 else len(document.blocks)]:
            opens = self._parties.lined_up(flat, mentions, (block.start, block.end)) if block.kind in _HEADS else []
            found += opens
            ends = block.kind in {"recital", "article"} or self._ends.search(flat, block.start, block.end)
            if found and block.kind != "title" and ends:
                break
        if len({t for m in found for t in m.things}) < _FEWEST:
            return mentions
        chosen = {(m.start, m.end) for m in found}
        return [
            m._replace(kind="ContractingParty") if (m.start, m.end) in chosen and m.kind in PARTIES else m
            for m in mentions
        ]

    def _in_name(self, document: Document, flat: str, mentions: list[Mention], main: Mention) -> list[Mention]:
        """Return the parties that an agreement's name tells behind its subject ("… on X between A and B")."""
        block = _block(document, main.start)
        for between in self._between.finditer(flat, main.end, block.end):
            found = self._parties.lined_up(flat, mentions, (between.end(), block.end))
            if len({t for m in found for t in m.things}) >= _FEWEST:
                return found
        opened = self._between.match(flat, main.end, block.end)
        return self._represented(flat, mentions, (opened.end(), block.end)) if opened else []

    def _represented(self, flat: str, mentions: list[Mention], span: Span) -> list[Mention]:
        """Return the parties in whose name ministers or ministries conclude, up to what the agreement is about."""
        found: list[Mention] = []
        for mention in beginning_in(mentions, *span):
            if mention.kind not in PARTIES:
                continue
            if found and mention.start > found[-1].end + _FAR:
                break
            found.append(mention)
            if len(found) >= _FEWEST and self._about.match(flat, mention.end):
                return found
        return []


def _block(document: Document, offset: int) -> Block:
    return document.blocks[max(0, document.block_at(offset))]
