"""Agreements named by a compound: "het uitleveringsverdrag tussen België en Marokko van 1997".

Only with their parties, or where a sentence tells that states signed it in a year: any firm may have a
"huurovereenkomst".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.agreements import FORMS
from benelux_kg.extraction.conclusions import sentence_span
from benelux_kg.extraction.covering import Cover, absorb, beginning_in
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.parties import PARTIES, PartyReader
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import mint_agreement

_STEM = re.compile(r"[^\W\d_]{4,40}\Z")
_LONGEST = 44
_REACH = 120
_SENTENCE = 400
"""Farther from a name nobody tells of its signing, however long the sentence is."""
_FEWEST_PARTIES = 2


class CompoundAgreements:
    """The agreements named by compounds, in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        heads = grammar.mapping("names", "compound_agreement")
        self._forms = {word: str(kind) for word, kind in heads.items()}
        self._head = re.compile(rf"(?<=[^\W\d_])(?P<head>{alternatives(self._forms)})(?!\w)")
        self._endings = grammar.mapping("names", "compound_endings")
        self._bare = frozenset(grammar.words("names", "compound_forms"))
        """First halves that say of which form an agreement is, not what it is about."""
        self._between = re.compile(rf"\s+{introducing(grammar.words('names', 'between'))}")
        self._of_year = re.compile(rf"\s+(?:{alternatives(grammar.words('readings', 'year_joins'))})\s+")
        self._parties = PartyReader(grammar, lexicon)
        concluding = alternatives(grammar.words("treaties", "concluding"))
        self._concluding = re.compile(rf"(?<!\w)(?:{concluding})(?!\w)")

    def find(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the agreements named by compounds among them, in text order."""
        found = list(self._named(document, flat, mentions))
        return absorb(mentions, found) if found else mentions

    def _named(self, document: Document, flat: str, mentions: list[Mention]) -> Iterator[Mention]:
        known = Cover(m for m in mentions if m.kind in AGREEMENTS)
        for head in self._head.finditer(flat):
            stem = _STEM.search(flat, max(0, head.start() - _LONGEST), head.start())
            if stem is None or known.touches(stem.start(), head.end()):
                continue
            opened = self._between.match(flat, head.end())
            reach = (opened.end(), opened.end() + _REACH) if opened else (0, 0)
            parties = self._parties.lined_up(flat, mentions, reach)
            if len({thing for m in parties for thing in m.things}) >= _FEWEST_PARTIES:
                joined = self._of_year.match(flat, parties[-1].end)
                at = joined.end() if joined else -1
                year = next((m.value[:4] for m in mentions if m.kind == "Date" and m.start == at), "")
                yield self._mention(stem, head, parties[-1].end, year)
            elif year := self._year_of_signing(document, flat, head.start(), mentions):
                mention = self._mention(stem, head, head.end(), year)
                title = _titled(document, mentions, year) if stem.group() in self._bare else None
                yield mention._replace(things=title.things, reason="what the title names") if title else mention

    def _year_of_signing(self, document: Document, flat: str, offset: int, mentions: list[Mention]) -> str:
        """Return the only year of a sentence that tells that states, or a union of them, signed something."""
        start, end = sentence_span(document, offset)
        start, end = max(start, offset - _SENTENCE), min(end, offset + _SENTENCE)
        if self._concluding.search(flat, start, end) is None:
            return ""
        inside = beginning_in(mentions, start, end)
        years = {m.value[:4] for m in inside if m.kind == "Date"}
        signed = len(years) == 1 and any(m.kind in PARTIES for m in inside)
        return years.pop() if signed else ""

    def _mention(self, stem: re.Match[str], head: re.Match[str], end: int, year: str) -> Mention:
        kind = self._forms[head["head"]]
        name = mint_agreement(FORMS[kind], self._subject(stem.group()), year)
        said = year if end > head.end() else ""
        label = Mention(stem.start(), end, "Label")
        return Mention(stem.start(), head.end(), kind, (name,), said, "a new name: its compound", (("label", label),))

    def _subject(self, stem: str) -> str:
        """Return the first half of a compound as it is when it stands alone ("uitleverings" is "uitlevering")."""
        ending = next((end for end in self._endings if stem.endswith(end)), "")
        return stem.removesuffix(ending) + self._endings[ending] if ending else stem


def _titled(document: Document, mentions: list[Mention], year: str) -> Mention | None:
    """Return the agreement of ``year`` that the title of a page names."""
    title = next((block for block in document.blocks if block.kind == "title"), None)
    inside = beginning_in(mentions, title.start, title.end) if title else ()
    return next((m for m in inside if m.kind in AGREEMENTS and m.things and m.things[0].endswith(f"-{year}")), None)
