"""Envoys: nameless office-holders and delegates who act for their state.

"De Belgische en de Nederlandse ministers", "hun Luxemburgse collega" and "Duitse waarnemers" are their countries, where
no name tells who they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import Cover, absorb, in_order
from benelux_kg.extraction.cues import Cue, IndexedText
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.readings import find_demonyms
from benelux_kg.extraction.titles import TitleReader
from benelux_kg.vocabulary.lexicon import Lexicon

_STATES: Final = frozenset({"Country", "Region"})
_SPEAKERS: Final = frozenset({"amb", "hg", "hs", "min", "pm", "ss"})
"""Notations of the roles whose holders, and those of narrower roles, act for their state."""


class EnvoyReader:
    """The envoys of one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon, titles: TitleReader) -> None:
        self._grammar = grammar
        self._lexicon = lexicon
        self._titles = titles
        words = (*grammar.words("holders", "peers"), *grammar.words("names", "delegates"))
        self._words: Cue = grammar.cues.add(re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w-])"), words)

    def find(self, text: str, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the countries of nameless envoys for their demonyms, in text order.

        An office takes its portfolio along: "de Belgische minister van Justitie" is no body. A role that speaks for no
        state ("experts") is sent by one.
        """
        if not any(m.kind == "Demonym" for m in mentions):
            return mentions
        nameless = {(m.start, m.end) for m in mentions if m.kind == "Role" and not self._speaks(m)}
        others = [m for m in mentions if (m.start, m.end) not in nameless]
        taken = Cover(others)
        delegates = [
            Mention(*match.span(), "Delegates") for match in self._words.find(page) if not taken.touches(*match.span())
        ]
        sent = {(m.start, m.end) for m in delegates}
        beside = in_order([*(m for m in mentions if (m.start, m.end) not in sent), *delegates])
        heads = (at for at, head in enumerate(beside) if head.kind == "Delegates" or self._speaks(head))
        states = [state for at in heads for state in self._states(text, page.flat, beside, at)]
        return absorb(mentions, states) if states else mentions

    def _states(self, text: str, flat: str, mentions: list[Mention], at: int) -> Iterator[Mention]:
        head = mentions[at]
        portfolio = self._titles.read(text, mentions, at).portfolio if head.kind == "Role" else None
        demonyms = [
            d for d in find_demonyms(mentions, at, flat, self._grammar) if d.kind == "Demonym" and d.value in _STATES
        ]
        for demonym in demonyms:
            nearest = demonym is (demonyms[-1] if demonym.end <= head.start else demonyms[0])
            start = min(demonym.start, head.start) if nearest else demonym.start
            end = max(demonym.end, portfolio[1] if portfolio else head.end) if nearest else demonym.end
            yield Mention(start, end, demonym.value, demonym.things, reason=f"who acts for {demonym.things[0]}")

    def _speaks(self, mention: Mention) -> bool:
        if mention.kind != "Role":
            return False
        roles = {role for thing in mention.things for role in (thing, *self._lexicon.ancestors(thing))}
        entries = (self._lexicon.entries.get(role) for role in roles)
        return any(entry is not None and entry.notation in _SPEAKERS for entry in entries)
