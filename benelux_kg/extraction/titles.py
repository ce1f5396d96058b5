"""Titles: a role in the text with the country and the portfolio that stand with it.

"de Belgische minister van Justitie", "ministre de la Justice du Luxembourg", "Premierminister Belgiens".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import DOMAINS

CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME_WORD = rf"(?:(?:{CAPITAL}\.){{2,}}|{CAPITAL}\w?\.|{CAPITAL}[\w’']*(?:-{CAPITAL}?[\w’']+)*)"
_OWNERS = frozenset({"Country", "Region"})
_FIELDS = frozenset({"Agency", "ActionType"}) | DOMAINS
_OWNED = re.compile(r"(?:['’]s?)?\s")
_LABEL = re.compile(rf"\n[^\S\n]*{CAPITAL}[^\n:.,;]{{2,60}}:\s")
_BRACKETED = re.compile(rf"\s\((?P<body>{CAPITAL}[\w, -]{{3,60}})\)")
_ARTICLE = 4
_WRAPPED = 55
_LONGEST_PEER = 40


@dataclass(frozen=True, slots=True)
class Title:
    """A role in the text with the words that belong to it."""

    start: int
    end: int
    role: Mention
    country: Mention | None
    portfolio: tuple[int, int] | None


class Words(NamedTuple):
    """What a language writes around offices and names, each as the source of a pattern."""

    particles: str
    links: str
    article: str
    prepositions: str

    @classmethod
    def of(cls, grammar: Grammar) -> Words:
        """Return the words of ``grammar``."""
        return cls(
            alternatives(grammar.written("holders", "particles")),
            alternatives(w for w in grammar.words("holders", "links") if w != ","),
            introducing(grammar.words("words", "determiners")),
            alternatives(grammar.words("words", "prepositions")),
        )


class TitleReader:
    """The offices of one language.

    ``words`` are those around offices; ``name`` matches a person's name, ``small`` the words of portfolios, ``links``
    what joins the members of a list, ``peer`` the word that makes an office somebody else's too ("her Dutch
    colleague").
    """

    def __init__(self, grammar: Grammar) -> None:
        self.words = Words.of(grammar)
        particles, links, article, prepositions = self.words
        portfolio = alternatives(grammar.written("holders", "portfolio"))
        joins = introducing(grammar.written("holders", "joins"))
        capital_nouns = bool(grammar.tables.get("names", {}).get("capital_nouns"))
        word = rf"(?:{CAPITAL}[\w’'-]+|(?:{portfolio})\b)"
        part = rf"{word}(?:\s+(?!(?:{links}|(?i:{prepositions}))\b){word})*"
        between = rf"(?:,\s*(?=[^,]*\b(?i:{links})\b)|\s+(?i:{links})\s+)"
        more = rf"{between}(?i:{joins})?(?i:{article})?{part}"
        self.name = re.compile(rf"{_NAME_WORD}(?:\s+(?:(?:{particles})\s+)*{_NAME_WORD}){{0,4}}")
        self.small = re.compile(rf"\b(?:{portfolio})\b", re.IGNORECASE)
        self.links = re.compile(rf",|\b(?:{links})\b")
        peers = alternatives(grammar.words("holders", "peers"))
        self.peer = re.compile(rf"\s+(?:{peers})(?!\w)", re.IGNORECASE)
        self._peer_before = re.compile(rf"(?<!\w)(?:{peers})\s+\Z", re.IGNORECASE)
        self._joint = re.compile(rf"\s+{joins}(?:{article})?" + (r"|\s" if capital_nouns else ""))
        self._portfolio = re.compile(rf"\s+(?P<join>(?i:{joins}))(?P<body>(?i:{article})?{part}(?:{more})*)")
        self._adjuncts = bool(grammar.tables.get("readings", {}).get("adjuncts"))
        self._demonym_follows = grammar.tables.get("holders", {}).get("demonym") == "after"

    def read(self, text: str, mentions: list[Mention], at: int) -> Title:
        """Return the office whose role is ``mentions[at]``; ``mentions`` in text order."""
        role = mentions[at]
        adjunct = self._adjunct(text, mentions, at)
        before = mentions[at - 2 if adjunct else at - 1] if at > bool(adjunct) else None
        country = before if before and self._owns(before, text[before.end : role.start]) else None
        start = min(country.start, role.start) if country else role.start
        reach = role.end
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        if after and self._demonym_follows and after.kind == "Demonym" and text[role.end : after.start].isspace():
            country, reach = after, after.end
        body = self._body(text, reach, role, mentions[at + 1 :])
        if body is not None:
            owner = _owner_within(body, mentions)
            if owner is not None:
                return Title(role.start, body[1], role, country or owner, None)
            reach = body[1]
        owner = self._owner(text, reach, mentions) if country is None else None
        return Title(
            start, owner.end if owner else reach, role, country or owner, body or (adjunct if country else None)
        )

    def _adjunct(self, text: str, mentions: list[Mention], at: int) -> tuple[int, int] | None:
        """Return the span of a portfolio right before an office, which is a thing too ("Dutch Justice Minister")."""
        if not self._adjuncts or at < 2:  # noqa: PLR2004 - whose it is, and the portfolio
            return None
        owner, field = mentions[at - 2 : at]
        beside = text[owner.end : field.start] == " " == text[field.end : mentions[at].start]
        return (field.start, field.end) if beside and owner.kind == "Demonym" and field.kind in _FIELDS else None

    def read_charge(self, text: str, offset: int) -> tuple[int, int, int] | None:
        """Return the span of a portfolio behind a name, and where the words for it end.

        ("Minister Jansen (Justitie)", "minister Jan Jansen van Justitie en Veiligheid").
        """
        match = _BRACKETED.match(text, offset)
        if match:
            return (*match.span("body"), match.end("body") + 1) if self.small.search(match["body"]) else None
        behind = self._portfolio.match(text, offset, line_end(text, offset))
        if behind is None or not self.small.match(text, behind.start("body")):
            return None
        end = self._before_a_name(text, *behind.span("body"), [])
        return behind.start("body"), end, end

    def read_peer(self, text: str, country: Mention) -> tuple[int, int] | None:
        """Return the span of "Dutch colleague" or "homologue néerlandais", ``None`` where no such word stands there."""
        if self._demonym_follows:
            match = self._peer_before.search(text, max(0, country.start - _LONGEST_PEER), country.start)
            return (match.start(), country.end) if match else None
        match = self.peer.match(text, country.end)
        return (country.start, match.end()) if match else None

    def _body(self, text: str, offset: int, role: Mention, following: list[Mention]) -> tuple[int, int] | None:
        """Return the span of the portfolio behind an office, ``None`` where it has none."""
        match = self._portfolio.match(text, offset, line_end(text, role.start))
        if match is None or (match["join"][0].isupper() and not text[role.start : role.end].isupper()):
            return None  # "Minister Van Dam" is a name
        start, end = match.start("body"), self._before_a_name(text, *match.span("body"), following)
        return start, self._last_word(text, start, end)

    def _before_a_name(self, text: str, start: int, end: int, mentions: list[Mention]) -> int:
        """Return where a portfolio ends, before the name of who holds it ("Justitie, Jan Jansen en de Belgische …")."""
        beside = min(
            (m.start for m in mentions if start < m.start < end and m.kind in {"Demonym", "Role"}), default=end
        )
        commas = [m.start() for m in re.finditer(",", text[start:end])]
        for comma in commas:
            part = self.links.split(text[start + comma + 1 : end])[0]
            if not self.small.search(part):
                return start + comma
        links = [m.start() for m in self.links.finditer(text, start, end) if m.start() < beside] if beside < end else []
        return links[-1] if links else end

    def _owns(self, country: Mention, between: str) -> bool:
        """Tell whether a country before an office is its own, be it as a colleague's ("her Dutch colleague, …")."""
        peer = self.peer.match(between) if country.kind == "Demonym" else None
        return _belongs(country, between) or (peer is not None and between[peer.end() :].strip() == ",")

    def _owner(self, text: str, offset: int, mentions: list[Mention]) -> Mention | None:
        """Return the country right behind an office.

        ("ministre de la Justice du Luxembourg", "Premierminister Belgiens").
        """
        at = bisect_left(mentions, offset, key=attrgetter("start"))
        following = mentions[at] if at < len(mentions) else None
        owned = (
            following is not None
            and following.kind in _OWNERS
            and following.start <= line_end(text, offset)
            and self._joint.fullmatch(text, offset, following.start)
        )
        return following if owned else None

    def _last_word(self, text: str, start: int, end: int) -> int:
        """Return where a portfolio ends, before a name that follows it without a comma.

        ("Minister of Justice Anna Peeters").
        """
        last = next(reversed(list(self.small.finditer(text, start, end))), None)
        rest = text[last.end() : end] if last else ""
        if last is None or not rest.strip() or self.links.search(rest):
            return end
        name = self.name.match(text, last.end() + 1, line_end(text, last.end()))
        return last.end() if len(rest.split()) > 1 or (name is not None and name.end() > end) else end


def _owner_within(body: tuple[int, int], mentions: list[Mention]) -> Mention | None:
    """Return the country that is all a portfolio says ("minister van Luxemburg")."""
    start, end = body
    owners = (m for m in beginning_in(mentions, start, end) if m.kind in _OWNERS and m.end <= end)
    owner = next(owners, None)
    return owner if owner and owner.start - start <= _ARTICLE and owner.end == end else None


def _is_close(between: str) -> bool:
    words = between.split()
    return len(words) <= 1 and all(w.isalpha() or w.endswith("-") for w in words)


def compile_signs_for(grammar: Grammar) -> re.Pattern[str]:
    """Compile what stands on a line before the party for which somebody signs ("For the Kingdom of …")."""
    return re.compile(rf"[^\S\n]*(?i:{introducing(grammar.words('holders', 'signs_for'))})[^\n,;:.]*\Z")


def line_end(text: str, offset: int) -> int:
    """Return where the line of ``offset`` ends; a long line runs on, its words are wrapped.

    Not before one that opens with a label ("For Ireland: …"): such lines are a list.
    """
    end = text.find("\n", offset)
    while end >= 0 and end - text.rfind("\n", 0, end) > _WRAPPED and not _LABEL.match(text, end):
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)


def _belongs(country: Mention, between: str) -> bool:
    """Tell whether a country stands before an office as its own.

    ("Belgische minister", "Ireland's minister", "Belgiens Minister").
    """
    return (
        _is_close(between)
        if country.kind == "Demonym"
        else country.kind in _OWNERS and bool(_OWNED.fullmatch(between)) and "\n" not in between
    )
