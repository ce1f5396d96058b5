"""Agreements that a text names by their day alone: "the Convention of 2 March 1978", "the Protocol, done at Geneva on …".

Where the text names one agreement of that year by what it is about, it is that one; else its day is its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benelux_kg.claims import Mention
from benelux_kg.extraction.agreements import FORMS, SIGNED
from benelux_kg.extraction.grammar import Grammar, introducing
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.signings import SigningReader, absorb, alternatives, compose
from benelux_kg.vocabulary.naming import mint_agreement

_PARTIES = frozenset({"Country", "Region", "InternationalOrganisation", "Group"})
_DAY = len("2018-07-23")
_MONTH = len("2018-07")
_BACK = 30
_REACH = 60


class DatedAgreements:
    """The agreements named by their day, in one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._forms = {word: str(kind) for word, kind in grammar.mapping("names", "agreement").items() if kind != "PolicyPlan"}
        self._head = re.compile(rf"(?<![\w-])(?P<head>{alternatives(self._forms)})(?![\w-])")
        self._dated = re.compile(rf"\s+{introducing(grammar.words('treaties', 'dated'))}\Z")
        self._partner = re.compile(rf"\s+{introducing(grammar.words('treaties', 'partner'))}(?:{introducing(grammar.words('words', 'determiners'))})?\Z")
        self._own = re.compile(rf"(?<!\w)(?:{alternatives((*grammar.words('treaties', 'own'), *grammar.words('words', 'demonstratives')))})\s+(?:\w+\s+)?\Z")
        self._signings = SigningReader(grammar)

    def find(self, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the agreements named by their day among them, in text order."""
        heads = [m for m in self._head.finditer(flat) if not any(n.start <= m.start() < n.end for n in mentions if n.kind in AGREEMENTS)]
        spans = sorted([(m.start, m.end) for m in mentions if m.kind in AGREEMENTS] + [m.span() for m in heads])
        signed = self._signings.find(flat, spans, mentions) if heads else {}
        found, signings = [], []
        for head in heads:
            if self._own.search(flat, max(0, head.start() - _BACK), head.start()):
                continue
            dated = self._of_day(flat, head, mentions)
            if dated is not None:
                found.append(dated)
            elif head.start() in signed and signed[head.start()][0] - head.end() < _REACH:
                signing = compose(Mention(*head.span(), ""), signed[head.start()], mentions)
                named = self._named(head, signing.part("date"), mentions, head.end())
                if named is not None:
                    named = Mention(named.start, named.end, named.kind, named.things, reason=named.reason, parts=((SIGNED, signing),))
                    found.append(named)
                    signings.append(compose(named, signed[head.start()], mentions))
        if not found:
            return mentions
        days = [(m.start, m.end) for m in self._days(found)]
        kept = [m for m in mentions if not any(s <= m.start and m.end <= e for s, e in days)]
        return absorb([*kept, *found], signings)

    def _of_day(self, flat: str, head: re.Match[str], mentions: list[Mention]) -> Mention | None:
        """Return the agreement at ``head`` where its day follows, at once or behind the other party's name."""
        reach = head.end()
        for mention in (m for m in mentions if m.start >= head.end()):
            words = flat[reach : mention.start]
            if mention.kind == "Date":
                end = mention.end if reach == head.end() else head.end()
                return self._named(head, mention, mentions, end) if self._dated.search(words) and self._dated.sub("", words) == "" else None
            if mention.kind not in _PARTIES or reach != head.end() or not (self._partner.search(words) and self._partner.sub("", words) == ""):
                return None
            reach = mention.end
        return None

    def _named(self, head: re.Match[str], day: Mention | None, mentions: list[Mention], end: int) -> Mention | None:
        if day is None or len(day.value) not in {_DAY, _MONTH}:
            return None
        kind = self._forms[head["head"]]
        known = {m.things[0] for m in mentions if m.kind in AGREEMENTS and m.things and m.things[0].endswith(f"-{day.value[:4]}")}
        name = known.pop() if len(known) == 1 else mint_agreement(FORMS[kind], "", day.value)
        return Mention(head.start(), end, kind, (name,), value=day.value, reason="named by its day", parts=(("day", day),))

    @staticmethod
    def _days(found: list[Mention]) -> Iterator[Mention]:
        for mention in found:
            day = mention.part("day")
            if day is not None:
                yield day
