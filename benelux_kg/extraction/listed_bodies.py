"""Bodies that the vocabulary does not hold, listed state by state: "for Belgium the X, for the Netherlands the Y"."""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import absorb, beginning_in
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.titles import CAPITAL
from benelux_kg.vocabulary.naming import fold_slug, mint_agency

_BESIDE = 160
"""So far apart, at most, stand two states of one list."""
_BEFORE = 24
_LONGEST = 90
_INNER = frozenset({"ActionType", "PolicyDomain", "ThreatDomain", "Demonym", "Country", "Region", "Place"})
"""Kinds of what a body's name may hold."""


class ListedBodies:
    """The bodies that one language lists state by state; a proper name with its article, so no person and no town."""

    def __init__(self, grammar: Grammar) -> None:
        article = introducing(grammar.words("words", "definites"))
        states = alternatives(grammar.words("readings", "for_state"))
        joins = alternatives(grammar.words("words", "conjunctions"))
        self._opens = re.compile(rf"(?<!\w)(?i:{states})\s+(?:(?i:{article}))?\Z")
        self._name = re.compile(
            rf"[:,]?\s+(?i:{article})(?P<name>{CAPITAL}[^,;:.()\n]{{2,{_LONGEST}}}?)"
            rf"(?=\s*(?:[,;.()\n]|\Z)|\s+(?i:{joins})\s+(?i:{states}\s|{article}))"
        )

    def find(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the bodies that are listed so, two at least, in text order."""
        pairs = [
            (state, match)
            for state in mentions
            if state.kind == "Country"
            and self._opens.search(text, max(0, state.start - _BEFORE), state.start)
            and (match := self._name.match(text, state.end))
        ]
        listed = [match for at, (_, match) in enumerate(pairs) if _has_neighbour(pairs, at)]
        fresh = [self._body(match) for match in listed if _is_free(mentions, *match.span("name"))]
        return absorb(mentions, fresh) if fresh else mentions

    def _body(self, match: re.Match[str]) -> Mention:
        words = " ".join(match["name"].split())
        iri = mint_agency(fold_slug(fold(words)), "")
        reason = "a new name: the body of a state in a list of such"
        return Mention(*match.span("name"), "Agency", (iri,), value=words, reason=reason)


def _has_neighbour(pairs: list[tuple[Mention, re.Match[str]]], at: int) -> bool:
    """Tell whether another state's body stands right before or right behind."""
    state, match = pairs[at]
    before = at > 0 and state.start - pairs[at - 1][1].end() <= _BESIDE and pairs[at - 1][0].things != state.things
    after = at + 1 < len(pairs) and pairs[at + 1][0].start - match.end() <= _BESIDE
    return before or (after and pairs[at + 1][0].things != state.things)


def _is_free(mentions: list[Mention], start: int, end: int) -> bool:
    """Tell whether a name holds nothing that is somebody or something else, and opens with no known kind of body."""
    inside = [m for m in beginning_in(mentions, start - _LONGEST, end) if m.end > start and m.things]
    return all(m.kind in _INNER or (m.things[0].endswith("-any") and m.start > start) for m in inside)
