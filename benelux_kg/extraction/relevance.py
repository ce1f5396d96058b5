"""Relevance: whether a page is about cooperation between countries at all, and which names only sound like it.

Recipes, matches and a single country's own politics name countries, bodies and numbers too. Frames that would read
such words anywhere are gated: they hold only on a page that names somebody who cooperates across a border.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from benelux_kg.claims import Mention
from benelux_kg.extraction.coordination import find_opening
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, compile_words
from benelux_kg.extraction.kinds import ACTS, AGREEMENTS, DOMAINS
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.subjects import ANAPHOR
from benelux_kg.extraction.surroundings import Surroundings
from benelux_kg.vocabulary.lexicon import Lexicon

_HOLDERS = frozenset({"OfficeHolder", "Signatory"})
_CAPITALISED = re.compile(r"(?:\A|[^.!?:\n\s]\s+)([^\W\d_a-zà-öø-ÿ][\w&'’.-]*) \Z")
_PROPER = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’.-]*|&)"
_PUBLIC = frozenset({"Agency", "InternationalOrganisation", "ContractingParty", "Signatory"})
_SEVERAL = 2
_PAGE = 300
_LONGEST = 60


class Relevance:
    """Knows who stands for cooperation: unions of states, cooperations, agreements, bodies of several countries."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._lexicon = lexicon
        unions = {thing for entry in lexicon.entries.values() if entry.members for thing in entry.related}
        self._unions = unions | {e.iri for e in lexicon.entries.values() if not unions.isdisjoint(e.related)}
        self._where = frozenset(grammar.words("names", "place_before"))

    def holds(self, around: Surroundings) -> bool:
        """Tell whether a page is about cooperation between countries; a few sentences are taken at their word."""
        if len(around.document.text) < _PAGE or any(self._is_cooperation(mention) for mention in around.mentions):
            return True
        is_public = any(mention.kind in _PUBLIC for mention in around.mentions)
        return is_public and any(self._acts_together(self._actors(scene)) for scene in around.scenes())

    def _actors(self, scene: Scene) -> list[Mention]:
        """Return the mentions of a sentence without the states in which something merely happens."""
        venues = {
            m
            for group in scene.groups
            if find_opening(scene, group).marker in self._where
            for m in group.mentions
            if m.kind in {"Country", "Region"}
        }
        return [m for m in scene.mentions if m not in venues]

    def _is_cooperation(self, mention: Mention) -> bool:
        if mention.kind == "Cooperation" or mention.kind in AGREEMENTS:
            return any(thing in self._lexicon.entries for thing in mention.things)
        if mention.value == ANAPHOR:
            return False
        return (mention.kind == "Group" and len(mention.things) >= _SEVERAL) or not self._unions.isdisjoint(
            mention.things
        )

    def _acts_together(self, mentions: Iterable[Mention]) -> bool:
        named = list(mentions)
        states = {
            c
            for m in named
            if m.kind in {"Country", "Region", "ContractingParty", "Agency", *_HOLDERS}
            for c in self._countries(m)
        }
        return len(states) >= _SEVERAL and any(
            m.kind in ACTS or m.kind in AGREEMENTS or m.kind in DOMAINS for m in named
        )

    def _countries(self, mention: Mention) -> set[str]:
        if mention.kind in {"Country", "ContractingParty"}:
            return set(mention.things)
        parts = {thing for _, part in mention.parts if part.kind in {"Country", "Demonym"} for thing in part.things}
        return parts | {c for thing in mention.things if (c := self._country_of(thing))}

    def _country_of(self, thing: str) -> str:
        entry = self._lexicon.entries.get(thing)
        return entry.country if entry else ""


class TradeNames:
    """Finds names of firms and contests that end or begin in the name of a union of states ("Janssen Benelux")."""

    def __init__(self, lexicon: Lexicon, grammar: Grammar) -> None:
        self._unions = {thing for entry in lexicon.entries.values() if entry.members for thing in entry.related}
        named = (lexicon.entries[union] for union in self._unions if union in lexicon.entries)
        self.unions = frozenset(fold(label.text) for entry in named for label in entry.labels)
        """How unions are called, in any language."""
        self._after = compile_words(grammar.tables.get("names", {}).get("trade_heads", ()), prefix=r"[\s-]")
        self._leading = compile_words(grammar.tables.get("names", {}).get("trade_leads", ()), suffix=r"\s(?:du\s)?\Z")
        endings = alternatives(grammar.written("names", "firm_endings"))
        self._whole = re.compile(rf"(?:[ -]{_PROPER}){{0,3}} (?:{endings})(?!\w)")
        self._before = {word for word, classes in grammar.classes.items() if classes}
        self._known = frozenset(grammar.words("names", "trade_exceptions"))

    def drop(self, mentions: list[Mention], text: str, flat: str) -> list[Mention]:
        """Return the mentions that are no part of such a name."""
        named = [m for m in mentions if not self._unions.isdisjoint(m.things)]
        firms = {word for m in named if (word := self._firm(m, mentions, text, flat))}
        dropped = {
            m
            for m in named
            if self._after.match(flat, m.end)
            or self._whole.match(text, m.end)
            or self._leading.search(flat, max(0, m.start - _LONGEST), m.start)
            or _word_before(flat, m.start) in firms
        }
        return [m for m in mentions if m not in dropped] if dropped else mentions

    def _firm(self, mention: Mention, mentions: list[Mention], text: str, flat: str) -> str:
        """Return the word that makes a mention the end of a firm's name, empty for none; a sentence's first is none."""
        if text[mention.end : mention.end + 1] == "-" or " " in text[mention.start : mention.end]:
            return ""
        before = _CAPITALISED.search(text[max(0, mention.start - 60) : mention.start])
        if before is None or any(m.end == mention.start - 1 for m in mentions):
            return ""
        word = _word_before(flat, mention.start)
        return "" if word in self._before or word in self._known else word


def _word_before(flat: str, start: int) -> str:
    return flat[max(0, start - _LONGEST) : start].rstrip().rpartition(" ")[2] if flat[start - 1 : start] == " " else ""
