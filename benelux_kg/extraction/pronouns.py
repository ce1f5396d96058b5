"""Pronouns of agreements: "it provides for …" behind the sentence that names one, "that of 2004" for its namesake."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import absorb, beginning_in
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.vocabulary.lexicon import Lexicon

_OPENING = 40
"""How long a pronoun with its verb may be."""
_WORDS_BEFORE = 2
"""So many words may stand in a sentence before its subject, an article and an adjective."""


class PronounReader:
    """Finds the words of one language that stand for an agreement without calling it one."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._known = lexicon.entries
        words, verbs = grammar.words("pronouns", "agreement"), grammar.words("pronouns", "verbs")
        pattern = rf"(?<!\w)(?P<word>{alternatives(words)})\s+(?:{alternatives(verbs)})(?!\w)"
        self._acting = grammar.cues.add(re.compile(pattern), words)
        stands = grammar.words("pronouns", "namesake")
        years = rf"(?<!\w)(?:{alternatives(stands)})\s+(?P<year>(?:19|20)\d\d)(?![\w/-])"
        self._dated = grammar.cues.add(re.compile(years), stands)

    def find(self, document: Document, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the pronouns that stand for one of the agreements among them."""
        named = [m for m in mentions if m.kind in AGREEMENTS and m.things]
        if not named:
            return mentions
        found = [*self._namesakes(page, named)]
        if self._acting.stands_in(page):
            found += self._subjects(document, page, sorted([*named, *found], key=lambda m: m.start))
        return absorb(mentions, found) if found else mentions

    def _namesakes(self, page: IndexedText, named: list[Mention]) -> Iterator[Mention]:
        """Yield "that of 2004" as the agreement of that year called like the one named just before."""
        for match in self._dated.find(page):
            before = [m for m in named if m.end <= match.start()][-1:]
            stem = before[0].things[0].rpartition("-")[0] if before else ""
            if f"{stem}-{match['year']}" in self._known and "\n\n" not in page.flat[before[0].end : match.start()]:
                yield _stand_for(before[0]._replace(things=(f"{stem}-{match['year']}",)), *match.span())

    def _subjects(self, document: Document, page: IndexedText, named: list[Mention]) -> Iterator[Mention]:
        for block in document.blocks:
            for earlier, sentence in pairwise(block.sentences):
                match = next(iter(self._acting.find(page, sentence.start, sentence.start + _OPENING)), None)
                if match is not None and match.start() == sentence.start:
                    antecedent = _subject(page.flat, earlier.start, beginning_in(named, earlier.start, earlier.end))
                    if antecedent is not None:
                        yield _stand_for(antecedent, *match.span("word"))


def _subject(flat: str, start: int, named: Sequence[Mention]) -> Mention | None:
    """Return the only agreement of a sentence, of several the one with which it begins."""
    if not named:
        return None
    alone = len({m.things for m in named}) == 1
    return named[0] if alone or len(flat[start : named[0].start].split()) <= _WORDS_BEFORE else None


def _stand_for(agreement: Mention, start: int, end: int) -> Mention:
    reason = f"refers to the words at {agreement.start}"
    return Mention(start, end, agreement.kind, agreement.things, reason=reason)
