"""Agreements that a text names by what they are: "het Verdrag tussen A en B inzake C", "het Verdrag van X van 1999".

One that the vocabulary holds is recognised by its subject and year; any other gets its name from form, place or
subject, and year. Only the head word is the mention, so that parties and subject stay free for frames.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.conclusions import ConclusionReader, Page, sentence_span
from benelux_kg.extraction.covering import Cover, absorb, beginning_in
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.descriptions import PARTY_GAP, Described, DescriptionReader, Head, is_numbered
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import ACTS, AGREEMENTS
from benelux_kg.extraction.known_agreements import Known, KnownAgreements
from benelux_kg.extraction.parties import PartyReader
from benelux_kg.extraction.signings import SigningReader, Span, compose
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import local, mint_agreement

OWN, APPROVED, SIGNED = "own", "approved", "signed"
"""Parts that mark the agreement whose own text a document is, which it approves, whose name tells of its signing."""
FORMS = {
    "Treaty": "treaty",
    "MemorandumOfUnderstanding": "memorandum-of-understanding",
    "PolicyPlan": "plan",
    "Agreement": "agreement",
}
_KEY_WORDS = 5
_LONGEST_NAME = 400
_LONGEST_ARTICLE = 12
_STATES = frozenset({"Country", "Group", "Demonym"})
_UNIONS = frozenset({"InternationalOrganisation", "Group"})


class AgreementReader:
    """The described agreements of one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._weak = {word: str(kind) for word, kind in grammar.mapping("names", "agreement_if_signed").items()}
        self._forms = {word: str(kind) for word, kind in grammar.mapping("names", "agreement").items()} | self._weak
        head = re.compile(rf"(?<![\w-])(?P<head>{alternatives(self._forms)})(?![\w-])")
        self._head = grammar.cues.add(head, self._forms)
        self._loose = re.compile(rf"(?:\w+[\s-]+)?(?P<head>{alternatives(self._forms)})(?:\s+\w+)?")
        about = introducing(grammar.words("names", "about"))
        self._told = re.compile(rf"(?P<head>{alternatives(self._forms)})\s+{about}")
        self._indefinite = frozenset(grammar.words("clauses", "indefinites"))
        self._on = re.compile(rf"\s+{introducing(grammar.words('names', 'on_subject'))}")
        self._idiom = re.compile(rf"(?<!\w){introducing(grammar.words('names', 'agreement_not_after'))}\Z")
        self._signings = SigningReader(grammar)
        self._parties = PartyReader(grammar, lexicon)
        self._conclusions = ConclusionReader(grammar, self._signings)
        self._known = KnownAgreements(lexicon, grammar.language)
        self._descriptions = DescriptionReader(grammar, self._parties, self._conclusions, self._known)

    def find(self, document: Document, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with described agreements and their signings among them, in text order."""
        flat, seen = page.flat, Page(document, page.flat, mentions)
        mentions = [self._dated_by_day(seen, m) if m.kind in AGREEMENTS else m for m in mentions]
        named = [m for m in mentions if m.kind in AGREEMENTS]
        loose = [(m, self._head_of(match)) for m in named if (match := self._of_another_subject(flat, m))]
        loose += [(m, head) for m in named if (head := self._of_other_states(seen, m))]
        others = {id(m) for m, _ in loose}
        mentions = [m for m in mentions if id(m) not in others]
        heads = [*self._heads(document, page, mentions), *(head for _, head in loose)]
        if not named and not heads:
            return mentions
        mentions = self._parties.embrace(flat, mentions, self._descriptions.between_whom(seen, heads))
        return self._describe(Page(document, flat, mentions), heads)

    def _describe(self, page: Page, heads: list[Head]) -> list[Mention]:
        mentions = page.mentions
        spans = [(m.start, m.end) for m in mentions if m.kind in AGREEMENTS] + [(h.start, h.end) for h in heads]
        signed = self._signings.find(page.flat, sorted(spans), mentions)
        mentions = [_sign(m, signed) for m in mentions]
        page = page._replace(mentions=mentions)
        described = (self._descriptions.read(page, h, signed.get(h.start)) for h in heads)
        found = [_sign(self._name(page, d), signed) for d in described if d is not None]
        covered = Cover(found)
        kept = [m for m in mentions if not covered.touches(m.start, m.end)]
        named = [m for m in (*found, *kept) if m.kind in AGREEMENTS]
        signings = [compose(m, signed[m.start], mentions) for m in named if m.start in signed]
        return absorb([*kept, *found], signings) if found or signings else mentions

    def _dated_by_day(self, page: Page, mention: Mention) -> Mention:
        """Give a named agreement the day that stands with its name ("het politieverdrag van 8 juni 2004")."""
        day = self._conclusions.dated(page, mention.end) if not mention.value else None
        if day is None or not mention.things[0].endswith(f"-{day.value[:4]}"):
            return mention
        return mention._replace(value=day.value)

    def _of_another_subject(self, flat: str, mention: Mention) -> re.Match[str] | None:
        """Return the head of a union's treaty with a subject that the known name lacks.

        ("the Benelux Treaty on traffic offences").
        """
        if not self._on.match(flat, mention.end):
            return None
        match = self._loose.fullmatch(flat, mention.start, mention.end)
        return match if match and match["head"] != match.group() else None

    def _of_other_states(self, page: Page, mention: Mention) -> Head | None:
        """Return the head of a name that but says what it is about, where its sentence names other states.

        ("Norway and Denmark signed a convention on police cooperation").
        """
        told = self._told.match(page.flat, mention.start, mention.end)
        known = self._known.get(mention.things[0]) if told and mention.things else None
        if told is None or known is None or not self._is_of_others(page, known, mention.start):
            return None
        return Head(*told.span("head"), self._forms[told["head"]], told["head"] in self._weak)

    def _is_of_others(self, page: Page, known: Known, start: int) -> bool:
        inside = page.beginning(*sentence_span(page.document, start))
        states = frozenset(t for m in inside if m.kind in _STATES for t in m.things)
        article = page.flat[max(0, start - _LONGEST_ARTICLE) : start].split()[-1:]
        return known.is_of_others(states, new=not self._indefinite.isdisjoint(article))

    def _heads(self, document: Document, page: IndexedText, mentions: list[Mention]) -> Iterable[Head]:
        """Yield the head words that no known name covers and no idiom takes ("akkoord gaan")."""
        flat = page.flat
        for match in self._head.find(page):
            head = self._head_of(match)
            if _is_covered(head, mentions) or self._idiom.search(flat, max(0, head.start - PARTY_GAP), head.start):
                continue
            if not head.weak or is_numbered(flat, head.end) or self._conclusions.is_told(document, flat, head.start):
                yield head

    def _head_of(self, match: re.Match[str]) -> Head:
        return Head(*match.span(), self._forms[match["head"]], match["head"] in self._weak)

    def _name(self, page: Page, described: Described) -> Mention:
        head = described.head
        if described.same:
            reason = "the agreement of that year which the text names"
            return Mention(head.start, head.end, head.kind, described.same, described.date, reason)
        parts = (("label", Mention(head.start, described.reach, "Label")),)
        known = (
            self._known.find(described.whole or described.subject, described.year, described.parties)
            or (self._known.find(described.topic, described.year, described.parties) if described.year else None)
            or self._known.find_signed(described.place, described.year, described.parties, head.kind)
        )
        if known is not None and not self._is_of_others(page, known, head.start):
            reason = "the vocabulary's agreement on that subject"
            return Mention(head.start, head.end, known.kind, (known.iri,), described.date, reason, parts)
        subject = self._descriptions.bare(" ".join(described.subject.split()[:_KEY_WORDS]))
        key = local(described.domain) if described.domain else subject
        name = mint_agreement(FORMS[head.kind], key, described.year)
        reason = "a new name: form, subject and year"
        return Mention(head.start, head.end, head.kind, (name,), described.date, reason, parts)


def _is_covered(head: Head, mentions: list[Mention]) -> bool:
    """Tell whether a head stands in the name of an agreement, or within a longer mention."""
    near = beginning_in(mentions, head.start - _LONGEST_NAME, head.start + 1)
    covering = (m for m in near if head.start < m.end and (m.kind not in ACTS or m.end > head.end))
    return any(m.kind in AGREEMENTS or m.end - m.start > head.end - head.start for m in covering)


def _sign(mention: Mention, signed: dict[int, Span]) -> Mention:
    """Mark an agreement whose name tells of its signing."""
    if mention.kind not in AGREEMENTS or mention.start not in signed:
        return mention
    return mention._replace(parts=(*mention.parts, (SIGNED, Mention(*signed[mention.start], "Label"))))


def drop_unions(mentions: list[Mention], flat: str) -> list[Mention]:
    """Leave out a union that only opens an agreement's name ("het Benelux-memorandum"): it is no party for that."""
    opens = {m.start for m in mentions if m.kind in AGREEMENTS and flat[m.start - 1 : m.start] == "-"}
    return [m for m in mentions if m.kind not in _UNIONS or m.end + 1 not in opens] if opens else mentions


def main_agreement(mentions: list[Mention]) -> Mention | None:
    """Return the agreement whose own text the document is, ``None`` where it is something else."""
    return next((m for m in mentions if m.part(OWN)), None)


def focus_agreement(mentions: list[Mention]) -> Mention | None:
    """Return the agreement whose text, or whose approval, the document is."""
    return next((m for m in mentions if m.part(OWN) or m.part(APPROVED)), None)
