"""New names: what a text names and the vocabulary does not hold, typed by its head word.

``project “…”``, "drugsactie Etoile", "de X-samenwerking".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import absorb, beginning_in
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import DOMAINS
from benelux_kg.vocabulary.naming import fold_slug, mint_agency, mint_cooperation, mint_place

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_GAP = r"(?:[^\S\n]+|\n(?!\s*\n))"
_QUOTED = re.compile(rf"\s*,?\s*[“\"„«'‘]\s?(?=[^”\"“»’\n]*(?:{_CAPITAL}|\d))([^”\"“»\n]{{2,60}}?)\s?[”\"“»'’](?!\w)")
_PROPER = re.compile(rf"{_GAP}({_CAPITAL}[\w’'-]*(?:\s+(?:{_CAPITAL}[\w’'-]*|\d{{1,4}})(?!\w))*)")
_COMPOUND = re.compile(rf"(?<![\w-]){_CAPITAL}[\w’']*-(?P<last>{_CAPITAL}[\w’']+)(?![\w-])")
_TITLED = re.compile(
    rf";\s+(?P<name>{_CAPITAL}[\w’']*[a-z][\w’'-]*(?:[^\S\n]{_CAPITAL}[\w’'-]+)?),\s+(?=\d{{1,2}}[^\S\n])"
)
"""A town with the day of its signing, at the end of a treaty's title ("… on the sea; Liège, 17 May 2018")."""
_LIMIT = 60
_LEAST_NAME = 4
_NEAR = 80
_FEW = 4
_COMMON = DOMAINS | {"ActionType"}
"""Kinds of what is named by common nouns, which a name may hold."""


class NameReader:
    """The new names of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._capital_nouns = bool(grammar.tables.get("names", {}).get("capital_nouns"))
        endings = alternatives(grammar.words("names", "cooperation"))
        called = alternatives(grammar.words("names", "called"))
        after = alternatives(grammar.words("names", "called_after"))
        self._apposed = re.compile(
            rf",{_GAP}(?P<name>{_CAPITAL}[\w’'-]*(?:[^\S\n](?:{_CAPITAL}[\w’'-]*|\d{{1,4}}))*){_GAP}(?:{after})(?!\w)"
        )
        self._called = re.compile(rf"{_GAP}(?:{called})(?!\w)", re.IGNORECASE)
        before = alternatives(grammar.words("names", "place_before"))
        self._place = re.compile(
            rf"(?<![\w-])(?i:{before}){_GAP}(?P<name>{_CAPITAL}[\w’']*[a-z][\w’'-]*(?:[^\S\n]{_CAPITAL}[\w’'-]+)?)(?![^\S\n]{_CAPITAL})"
        )
        self._grammar = grammar
        self._body_heads = frozenset(grammar.words("names", "body_heads"))
        of = alternatives(grammar.words("names", "of_place"))
        joins = alternatives(grammar.words("names", "name_joins"))
        name = rf"{_CAPITAL}[\w’'-]*[a-z][\w’'-]*"
        more = "" if self._capital_nouns else rf"(?:[^\S\n](?:(?:{joins})[^\S\n])?{name})*"
        self._body_name = re.compile(rf"{_GAP}(?:(?:{of})\s)?(?P<name>{name}{more})(?!\w)")
        self._cooperation = re.compile(rf"(?<![\w-])(?P<name>{_CAPITAL}[\w’'&-]+?)-?(?i:{endings})(?!\w)")

    def find(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with new names in place of the words they are made of, in text order."""
        fresh = [
            *self._actions(text, mentions),
            *self._cooperations(text, mentions),
            *self._places(text, mentions),
            *self._bodies(text, mentions),
        ]
        return absorb(mentions, fresh)

    def _actions(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        for mention in mentions:
            if mention.kind != "ActionType":
                continue
            compound = (
                None if self._capital_nouns else _COMPOUND.search(text, max(0, mention.start - _LIMIT), mention.end)
            )
            if compound is not None and compound.end() == mention.end and compound.start("last") == mention.start:
                found.append(_named_compound(text, mention, compound.start()))
                continue
            apposed = self._apposed.match(text, mention.end)
            if apposed is not None:
                name = " ".join(apposed["name"].split())
                reason = "a new name: an action and its proper name"
                found.append(Mention(mention.start, apposed.end(), "Action", mention.things, value=name, reason=reason))
                continue
            called = self._called.match(text, mention.end)
            after = called.end() if called else mention.end
            match = _QUOTED.match(text, after)
            if match is None and not self._capital_nouns:
                proper = _PROPER.match(text, after)
                match = (
                    proper
                    if proper
                    and self._is_new(proper.group(1))
                    and not _overlaps(_others(mentions, proper), proper.start(1), proper.end(1))
                    else None
                )
            if match is not None:
                found.append(
                    Mention(
                        mention.start,
                        match.end(),
                        "Action",
                        mention.things,
                        value=" ".join(match.group(1).split()),
                        reason="a new name: an action and its proper name",
                    )
                )
        return found

    def _is_new(self, name: str) -> bool:
        """Tell whether the first of some capitalised words is no function word at the head of a sentence, no letter."""
        return len(name) > 1 and not self._grammar.classes.get(fold(name.split(maxsplit=1)[0]))

    def _places(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Return towns that the vocabulary does not hold.

        A capitalised word behind a preposition of place, near an act or a date.
        """
        found = [self._town(match) for match in _TITLED.finditer(text) if self._is_town(match, mentions)]
        for match in self._place.finditer(text):
            start, end = match.span("name")
            known = _overlaps(mentions, start, end) or not self._is_new(match["name"])
            if not known and any(
                m.kind in {"ActionType", "Date"}
                and abs(m.start - start) < _NEAR
                and "\n\n" not in text[min(m.start, start) : max(m.end, end)]
                for m in beginning_in(mentions, start - _NEAR, start + _NEAR)
            ):
                found.append(self._town(match))
        return found

    def _town(self, match: re.Match[str]) -> Mention:
        reason = "a new name: a place, by what stands before it"
        return Mention(*match.span("name"), "Place", (mint_place(match["name"]),), reason=reason)

    def _is_town(self, match: re.Match[str], mentions: list[Mention]) -> bool:
        """Tell whether a day follows, and nothing known is called so."""
        dated = any(m.kind == "Date" for m in beginning_in(mentions, match.end(), match.end() + 1))
        return dated and not _overlaps(mentions, *match.span("name"))

    def _bodies(self, text: str, mentions: list[Mention]) -> list[Mention]:
        """Return bodies that the vocabulary knows by kind only ("politiezone Kempen", "zone de secours Dinaphi")."""
        found = []
        for at, mention in enumerate(mentions):
            if mention.kind != "Agency" or fold(text[mention.start : mention.end]) not in self._body_heads:
                continue
            proper = self._body_name.match(text, mention.end)
            beyond = next((m for m in mentions[at + 1 : at + _FEW] if m.kind not in {"Place", "Region"}), None)
            if (
                proper is None
                or not self._is_new(proper["name"])
                or (beyond is not None and beyond.start < proper.end())
            ):
                continue
            words = " ".join(text[mention.start : proper.end()].split())
            iri = mint_agency(fold_slug(words), "")
            reason = "a new name: a kind of body and its proper name"
            found.append(Mention(mention.start, proper.end(), "Agency", (iri,), value=words, reason=reason))
        return found

    def _cooperations(self, text: str, mentions: list[Mention]) -> list[Mention]:
        found = []
        for match in self._cooperation.finditer(text):
            head = text[match.end("name")] == "-"
            near = beginning_in(mentions, match.start() - _LIMIT, match.end())
            others = [m for m in near if not (head and m.kind == "ActionType" and m.end == match.end())]
            if _overlaps(others, match.start(), match.end()) or len(match["name"]) < _LEAST_NAME:
                continue
            found.append(
                Mention(
                    match.start(),
                    match.end(),
                    "Cooperation",
                    (mint_cooperation(match["name"]),),
                    value=match.group(),
                    reason="a new name: a cooperation",
                )
            )
        return found


def _named_compound(text: str, mention: Mention, start: int) -> Mention:
    """Name "Benelux-Veiligheidsweek", with the capitalised words that go on with it."""
    more = _PROPER.match(text, mention.end)
    end = more.end() if more else mention.end
    return Mention(
        start,
        end,
        "Action",
        mention.things,
        value=" ".join(text[start:end].split()),
        reason="a new name: a capitalised compound",
    )


def _others(mentions: list[Mention], name: re.Match[str]) -> list[Mention]:
    """Leave out the words that a name of several capitalised words is made of ("project Zware Storm")."""
    start, end = name.span(1)
    near = beginning_in(mentions, start - _LIMIT, end)
    if len(name.group(1).split()) == 1:
        return [*near]
    return [m for m in near if m.kind not in _COMMON or m.end > end or m.start < start]


def _overlaps(mentions: Sequence[Mention], start: int, end: int) -> bool:
    near = beginning_in(mentions, start - _LIMIT, end)
    return any(start < m.end and m.end - m.start < _LIMIT for m in near)
