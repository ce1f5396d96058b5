"""Agreements named by their day alone: "the Convention of 2 March 1978", "the Protocol, done at Geneva on …".

Where the text names one agreement of that year by what it is about, it is that one; else its day is its name.
"""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.extraction.agreements import FORMS, SIGNED
from benelux_kg.extraction.covering import Cover, absorb, beginning_in
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.grammar import Grammar, introducing
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.signings import SigningReader, Span, alternatives, compose, mask
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import mint_agreement

_PARTIES = frozenset({"Country", "Region", "InternationalOrganisation", "Group"})
_DAY = len("2018-07-23")
_MONTH = len("2018-07")
_BACK = 30
_REACH = 60
_FAR = 1000
"""Farther from its head no agreement's day is looked for."""


class DatedAgreements:
    """The agreements named by their day, in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._vocabulary = lexicon.entries
        weak = grammar.mapping("names", "agreement_if_signed")
        heads = grammar.mapping("names", "agreement") | {word: kind for word, kind in weak.items() if " " in word}
        self._forms = {word: str(kind) for word, kind in heads.items() if kind != "PolicyPlan"}
        head = re.compile(rf"(?<![\w-])(?P<head>{alternatives(self._forms)})(?![\w-])")
        self._head = grammar.cues.add(head, self._forms)
        self._dated = re.compile(rf"\s+{introducing(grammar.words('treaties', 'dated'))}")
        article = introducing(grammar.words("words", "determiners"))
        self._partner = re.compile(rf"\s+{introducing(grammar.words('treaties', 'partner'))}(?:{article})?")
        own = alternatives((*grammar.words("treaties", "own"), *grammar.words("words", "demonstratives")))
        self._own = re.compile(rf"(?<!\w)(?:{own})\s+(?:\w+\s+)?\Z")
        indefinite = alternatives(grammar.words("clauses", "indefinites"))
        self._indefinite = re.compile(rf"(?<!\w)(?:{indefinite})\s+(?:\w+\s+)?\Z")
        self._signings = SigningReader(grammar)

    def find(self, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the agreements named by their day among them, in text order."""
        flat = page.flat
        named = [m for m in mentions if m.kind in AGREEMENTS]
        taken = Cover(named)
        heads = [m for m in self._head.find(page) if not taken.touches(m.start(), m.start() + 1)]
        if not heads:
            return mentions
        signed = self._signings.find(
            flat, sorted([(m.start, m.end) for m in named] + [m.span() for m in heads]), mentions
        )
        masked = mask(flat, mentions)
        for head in heads:
            if self._indefinite.search(flat, max(0, head.start() - _BACK), head.start()):
                told = self._signings.passive(masked, head.end())
                signed |= {head.start(): told} if told else {}
        strange = [m for m in heads if not self._own.search(flat, max(0, m.start() - _BACK), m.start())]
        dated = [found for head in strange if (found := self._of_day(flat, head, mentions))]
        known = {m.start for m in dated}
        near = [(m, signed[m.start()]) for m in strange if m.start() in signed and m.start() not in known]
        done = [found for head, span in near if (found := self._signed(head, span, mentions))]
        if not dated and not done:
            return mentions
        days = [(day.start, day.end) for m in dated if (day := m.part("day"))]
        kept = [m for m in mentions if not any(s <= m.start and m.end <= e for s, e in days)]
        return absorb([*kept, *dated, *done], [compose(m, signed[m.start], mentions) for m in done])

    def _signed(self, head: re.Match[str], span: Span, mentions: list[Mention]) -> Mention | None:
        """Return the agreement at ``head`` where the words right behind it tell of its signing on a day."""
        if span[0] - head.end() >= _REACH:
            return None
        signing = compose(Mention(*head.span(), ""), span, mentions)
        named = self._named(head, signing.part("date"), mentions, head.end())
        return named._replace(value="", parts=((SIGNED, signing),)) if named else None

    def _of_day(self, flat: str, head: re.Match[str], mentions: list[Mention]) -> Mention | None:
        """Return the agreement at ``head`` where its day follows, at once or behind the other party's name."""
        reach = head.end()
        for mention in beginning_in(mentions, head.end(), head.end() + _FAR):
            words = flat[reach : mention.start]
            if mention.kind == "Date":
                end = mention.end if reach == head.end() else head.end()
                return self._named(head, mention, mentions, end) if self._dated.fullmatch(words) else None
            if mention.kind not in _PARTIES or reach != head.end() or not self._partner.fullmatch(words):
                return None
            reach = mention.end
        return None

    def _named(self, head: re.Match[str], day: Mention | None, mentions: list[Mention], end: int) -> Mention | None:
        if day is None or len(day.value) not in {_DAY, _MONTH}:
            return None
        kind = self._forms[head["head"]]
        named = {m.things[0] for m in mentions if m.kind in AGREEMENTS and m.things}
        known = [thing for thing in named if thing.endswith(f"-{day.value[:4]}")] or self._namesakes(named, day)
        name = known[0] if len(known) == 1 else mint_agreement(FORMS[kind], "", day.value)
        return Mention(
            head.start(), end, kind, (name,), value=day.value, reason="named by its day", parts=(("day", day),)
        )

    def _namesakes(self, named: set[str], day: Mention) -> list[str]:
        """Return the agreements of that year that are called as one of those ``named``, of another year."""
        stems = {stem for stem, _, year in (thing.rpartition("-") for thing in named) if year.isdigit()}
        others = (f"{stem}-{day.value[:4]}" for stem in stems)
        return [other for other in others if other in self._vocabulary]
