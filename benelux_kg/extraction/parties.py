"""Parties as agreements name them: a government or a head of state stands for its state.

"de Regering van het Koninkrijk België" and "Zijne Majesteit de Koning der Belgen" in an agreement's name or in the head
of its text are Belgium.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import absorb, beginning_in
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.signings import Span, alternatives
from benelux_kg.vocabulary.lexicon import Lexicon

PARTIES = frozenset({"Country", "Region", "InternationalOrganisation", "Group"})
_OWNERS = frozenset({"Country", "Region", "Demonym"})
_GOVERNMENT = "voc:agency-type/government"
_HEAD_OF_STATE = "voc:role/head-of-state"
_JOINING = frozenset({"prepositions", "determiners"})
_LEADING = _JOINING | {"conjunctions"}


class PartyReader:
    """Who speaks for a state, in one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._grammar = grammar
        self._lexicon = lexicon
        self._words = set(grammar.words("treaties", "party_words"))
        article = alternatives(grammar.words("words", "determiners"))
        self._style = re.compile(
            rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'styles'))})\s+(?:(?:{article})\s+)?\Z"
        )

    def embrace(self, flat: str, mentions: list[Mention], spans: Iterable[Span]) -> list[Mention]:
        """Return ``mentions`` with each government or head of state in ``spans``, and its state's name.

        As that state.
        """
        found = [m for span in spans for m in self._embraced(flat, mentions, span)]
        if not found:
            return mentions
        return absorb(mentions, found)

    def lined_up(self, flat: str, mentions: Sequence[Mention], span: Span) -> list[Mention]:
        """Return the parties that open ``span``, one after the other, nothing else between them."""
        found: list[Mention] = []
        reach = span[0]
        for mention in beginning_in(mentions, *span):
            if flat[mention.start : mention.end] in self._words:
                continue
            if mention.kind not in PARTIES or not self._is_made_of(flat[reach : mention.start], _LEADING):
                break
            found.append(mention)
            reach = mention.end
        return found

    def _embraced(self, flat: str, mentions: list[Mention], span: Span) -> Iterable[Mention]:
        inside = [m for m in beginning_in(mentions, *span) if m.end <= span[1]]
        for speaker, owner in pairwise(inside):
            adjective = speaker.kind == "Demonym" and flat[speaker.end : owner.start].isspace()
            if adjective and self._speaks(owner):
                yield _state(speaker.start, owner.end, speaker)
            elif (
                self._speaks(speaker)
                and owner.kind in _OWNERS
                and owner.things
                and self._is_joined(flat, speaker, owner)
            ):
                style = self._style.search(flat, span[0], speaker.start)
                yield _state(style.start() if style else speaker.start, owner.end, owner)

    def _speaks(self, mention: Mention) -> bool:
        if mention.kind == "Agency":
            entry = self._lexicon.entries.get(mention.things[0]) if mention.things else None
            return entry is not None and entry.agency_type == _GOVERNMENT and not entry.country
        return mention.kind == "Role" and any(_HEAD_OF_STATE in self._lexicon.ancestors(t) for t in mention.things)

    def _is_joined(self, flat: str, speaker: Mention, owner: Mention) -> bool:
        words = flat[speaker.end : owner.start]
        return bool(words.strip()) and "," not in words and self._is_made_of(words, _JOINING)

    def _is_made_of(self, words: str, classes: frozenset[str]) -> bool:
        known = self._grammar.classes
        return all(w in self._words or known.get(w, frozenset()) & classes for w in words.replace(",", " ").split())


def _state(start: int, end: int, owner: Mention) -> Mention:
    kind = "Region" if owner.things[0].startswith("id:region/") else "Country"
    return Mention(start, end, kind, owner.things, reason=f"who speaks for {owner.things[0]}")
