"""Office-holders: a role with its country and portfolio, and the name of the person who holds it.

"de Belgische minister van Justitie, Koen Geens", "Koen Geens, minister van Justitie van België", and lists of names
behind one plural role. Only names that the text prints in full are taken: a teaser cut off in the role gives nobody.
"""

from __future__ import annotations

import re
from dataclasses import replace

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import beginning_in, in_order
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import DOMAINS
from benelux_kg.extraction.titles import CAPITAL, Title, TitleReader, compile_signs_for, line_end

_LOCAL = frozenset({"voc:role/mayor"})
"""Offices of a town, which may be named behind the name of who holds it."""
_REACH = 90
_LONGEST = 400
_LEAST_NAME = 3
_SIGNATURE = re.compile(
    rf"(?P<mark>[:\n,])\s*(?:\([^)\n]{{2,8}}\)\s*)?(?P<name>{CAPITAL}[^\n:;,]{{3,40}}?)\s*[,\n]\s*(?:\w{{2,3}}\s)?\Z"
)
_ABOVE = re.compile(r"[^\S\n]*:?[^\S\n]*\n[^\S\n]*(?:\w{2,3}\s)?")
_BESIDE = re.compile(r"\s?[,:]\s(?:\w{2,3}\s)?")
_SIGNATURE_GAP = 12
_APPOSED = re.compile(r"(?:\s\([^()\n]{2,30}\))?\s?[,(]\s*(?:\w{2,3}\s+)?")
_INITIAL = 3
_CUT = ("...", "…")
_BRACKET = re.compile(r"\s*\(\s*")
_SEPARATOR = re.compile(r"\s*[,:]?\s*")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_SURNAMES = DOMAINS | {"Demonym"}
"""Kinds of what a surname may look like ("Frans Weekers", "Lieve Brabants")."""
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_STATES = frozenset({"Country", "Region", "InternationalOrganisation"})


class HolderReader:
    """The office-holders of one language."""

    def __init__(self, grammar: Grammar, titles: TitleReader, unions: frozenset[str]) -> None:
        self._unions = unions
        """No person is called like one of these ("the director Benelux")."""
        particles, links, article, prepositions = titles.words
        courtesy = alternatives(grammar.written("holders", "courtesy"))
        past = alternatives(grammar.written("holders", "past"))
        buildings = alternatives(grammar.written("holders", "buildings"))
        self._titles = titles
        self._plurals = frozenset(grammar.words("subjects", "holders"))
        self._name = titles.name
        self._capital_nouns = bool(grammar.tables.get("names", {}).get("capital_nouns"))
        self._courtesy = re.compile(rf"\s*(?:(?:{courtesy})\s*)*", re.IGNORECASE)
        self._opening = re.compile(rf"(?!(?:{particles})\b)(?:{prepositions})\b", re.IGNORECASE)
        self._for = compile_signs_for(grammar)
        self._particle = re.compile(rf"\s+(?:{particles})\s+(?:(?i:{article}))?")
        self._past = re.compile(rf"(?<!\w)(?:{past})(?:-|\s|\s\w+\s)\Z", re.IGNORECASE)
        nobody = alternatives(grammar.words("holders", "nobody"))
        self._building = re.compile(rf"(?:(?:{buildings})|(?<!\w)(?:{nobody}))\Z", re.IGNORECASE)
        whose = alternatives(grammar.words("holders", "whose"))
        self._peer_words = grammar.words("holders", "counterparts")
        counterparts = alternatives(self._peer_words)
        self._counterpart = re.compile(rf"(?<!\w)(?i:{whose})\s+(?P<peer>(?i:{counterparts}))\s(?={CAPITAL})")
        self._mine = re.compile(rf"(?<!\w)(?i:{alternatives(grammar.words('holders', 'mine'))})\s+\Z")
        self._linked = re.compile(rf"\s(?i:{links})\s(?:(?i:{article}))?")
        self._more = re.compile(rf"\s*(?:,\s*(?:(?i:{links})\s+)?|\s(?i:{links})\s+)")

    def find(self, text: str, mentions: list[Mention], floor: int = 0) -> list[Mention]:
        """Return a composed ``OfficeHolder`` for each named person in office; ``mentions`` in text order."""
        found: list[Mention] = []
        for at, mention in enumerate(mentions):
            if (
                mention.kind == "Role"
                and mention.start >= floor
                and not self._past.search(text, max(0, mention.start - _REACH), mention.start)
            ):
                title = self._titles.read(text, mentions, at)
                found += self._also(text, title, mentions, found) or self._named(text, title, mentions, at, found)
            elif mention.kind == "Demonym" and found and mention.start >= floor:
                found += self._peers(text, mention, mentions, found)
        return in_order([*found, *self._counterparts(text, mentions, found)]) if found else found

    def _counterparts(self, text: str, mentions: list[Mention], found: list[Mention]) -> list[Mention]:
        """Return each "his counterpart X" as one who holds, in another state, the office named last before."""
        peers: list[Mention] = []
        folded = text.lower()
        if not any(word in folded for word in self._peer_words):
            return peers
        for match in self._counterpart.finditer(text, found[0].start):
            role = next((m.part("role") for m in reversed(found) if m.end <= match.start()), None)
            if role is not None:
                peers += self._after(text, Title(*match.span("peer"), role, None, None), mentions)[:1]
        return peers

    def _also(self, text: str, title: Title, mentions: list[Mention], found: list[Mention]) -> list[Mention]:
        """Return the second office of somebody named right before the first ("X, deputy premier and minister of …")."""
        role, name = (found[-1].part("role"), found[-1].part("name")) if found else (None, None)
        if role is None or name is None or name.end > role.start or self._after(text, title, mentions):
            return []
        if not self._linked.fullmatch(text, found[-1].end, title.start):
            return []
        country = title.country or found[-1].part("country")
        return [_compose(title, *name[:2], name.value, country)._replace(start=title.start)]

    def _peers(self, text: str, country: Mention, mentions: list[Mention], found: list[Mention]) -> list[Mention]:
        """Return "her Dutch colleague X" as one who holds the office named last, in that country.

        Unless the text has called X by another office before.
        """
        peer, role = self._titles.read_peer(text, country), found[-1].part("role")
        if peer is None or role is None or self._mine.search(text, max(0, peer[0] - _REACH), peer[0]):
            return []
        peers = self._after(text, Title(*peer, role, country, None), mentions)[:1]
        known = next((m.part("role") for m in found for p in peers if p.value.endswith(f" {m.value}")), None)
        return self._after(text, Title(*peer, known, country, None), mentions)[:1] if known else peers

    def _named(self, text: str, title: Title, mentions: list[Mention], at: int, found: list[Mention]) -> list[Mention]:
        """Return who holds an office; a name before it counts first, unless it belongs to the office before.

        ("X, minister, Y, minister").
        """
        tail = text[title.end : title.end + 3]
        if re.match(r"\s?[,:]?\s", tail) or tail.startswith(" "):
            after = self._after(text, title, mentions)
            apposed = re.match(r"\s?,", tail) or (after and " " not in after[0].value)
            first = self._before(text, title, mentions, at) if after and apposed else []
            claimed = next((m for m in found if first and m.start <= first[0].start < m.end), None)
            if claimed is not None and _is_bare(
                claimed
            ):  # "the ministers: X, minister of …": the list's head says less
                found.remove(claimed)
                claimed = None
            if first and claimed is None:
                return first
            if after:
                return self._countersigned(text, title, mentions[:at], after)
        return self._signed(text, title, mentions, at) or self._before(text, title, mentions, at)

    def _countersigned(self, text: str, title: Title, before: list[Mention], found: list[Mention]) -> list[Mention]:
        """Read a signature in the other order: the state on one line, the office on the next, the name below it."""
        name, state = found[0].part("name"), before[-1] if before else None
        if len(found) > 1 or name is None or state is None or state.kind not in _STATES:
            return found
        below = "\n" in text[title.end : name.start] and _ABOVE.fullmatch(text, state.end, title.start)
        beside = _BESIDE.fullmatch(text, state.end, title.start) and self._signs_for(text, state)
        if not below and not beside:
            return found
        return [
            _compose(title, name.start, name.end, name.value, title.country or state)._replace(
                start=_opening(text, state, found[0]), kind="Signatory"
            )
        ]

    def _signed(self, text: str, title: Title, mentions: list[Mention], at: int) -> list[Mention]:
        """Read a signature: the state on one line, the name on the next, the office below it."""
        lines = text[max(0, title.start - _REACH) : title.start]
        match = _SIGNATURE.search(lines)
        if match is None:
            return []
        offset = max(0, title.start - _REACH)
        country = next(
            (m for m in reversed(mentions[:at]) if m.kind in _STATES and m.end <= offset + match.start("name")), None
        )
        name = self._name.match(text, offset + match.start("name"), offset + match.end("name"))
        if name is None or country is None or offset + match.start("name") - country.end > _SIGNATURE_GAP:
            return []
        if match["mark"] == "," and not self._signs_for(text, country):
            return []
        holder = _compose(title, *name.span(), name.group(), title.country or country)
        return [holder._replace(start=_opening(text, country, holder), kind="Signatory")]

    def _signs_for(self, text: str, state: Mention) -> bool:
        """Tell whether a line begins with "For" a state."""
        return bool(self._for.match(text, text.rfind("\n", 0, state.start) + 1, state.start))

    def _after(self, text: str, title: Title, mentions: list[Mention]) -> list[Mention]:
        found: list[Mention] = []
        offset = title.end
        comma = _SEPARATOR.match(text, offset)
        offset = comma.end() if comma else offset
        while True:
            polite = self._courtesy.match(text, offset)
            offset = polite.end() if polite else offset
            match = self._name.match(text, offset, line_end(text, offset))
            if match is None or (_PARAGRAPH.search(text, title.end, match.start()) and " " not in match.group()):
                break
            match = self._without_seat(text, match, mentions, is_local=title.role.things[0] in _LOCAL)
            if not self._is_name(text, match, mentions):
                break
            country = self._bracketed(text, match.end(), mentions)
            charge = None if country or title.portfolio else self._titles.read_charge(text, match.end())
            end = country.end + 1 if country else charge[2] if charge else match.end()
            charged = replace(title, portfolio=charge[:2]) if charge else title
            holder = _compose(charged, *match.span(), match.group(), country or title.country)
            apart = _PARAGRAPH.search(text, title.end, match.start()) is not None
            if apart and not _LINE_END.match(text, match.end()):
                break  # a paragraph that begins with capitals, not the name below an office
            begins = match.start() if found or apart else holder.start
            found.append(holder._replace(start=begins, end=max(holder.end, end)))
            more = self._more.match(text, end)
            if more is None or (country is None and not self._is_plural(text, found, title)):
                break
            offset = more.end()
        return found

    def _is_plural(self, text: str, found: list[Mention], title: Title) -> bool:
        """Tell whether a title is of several ("the ministers X and Y")."""
        return len(found) > 1 or fold(text[title.role.start : title.role.end]) in self._plurals

    def _without_seat(
        self, text: str, match: re.Match[str], mentions: list[Mention], *, is_local: bool
    ) -> re.Match[str]:
        """Leave out what a full name is of ("Anna Peeters van de Benelux Unie"): a body, a town or a portfolio.

        The office of a mayor ``is_local``: behind the name stands a town, known or not.
        """
        for particle in self._particle.finditer(text, *match.span()):
            rest = particle.end()
            known = (
                any(m.kind not in {"Role", "Date"} for m in beginning_in(mentions, rest, rest + 1))
                or self._titles.small.match(text, rest)
                or self._titles.small.match(text[rest : rest + _REACH].lower())
                or self._is_portfolio(text, rest, match.end())
                or is_local
            )
            if known and " " in text[match.start() : particle.start()]:
                return self._name.match(text, match.start(), particle.start()) or match
        return match

    def _is_portfolio(self, text: str, start: int, end: int) -> bool:
        """Tell whether two words or more end in that of a portfolio ("Binnenlandse Zaken")."""
        last = text.rfind(" ", start, end) + 1
        return last > start and self._titles.small.fullmatch(text, last, end) is not None

    def _bracketed(self, text: str, offset: int, mentions: list[Mention]) -> Mention | None:
        bracket = _BRACKET.match(text, offset)
        if bracket is None:
            return None
        return next(
            (
                m
                for m in beginning_in(mentions, bracket.end(), bracket.end() + 1)
                if m.kind in {"Country", "Region"} and text[m.end : m.end + 1] == ")"
            ),
            None,
        )

    def _before(self, text: str, title: Title, mentions: list[Mention], at: int) -> list[Mention]:
        start = max(0, title.start - _REACH)
        stretch = text[start : title.start]
        match = next(
            (m for m in reversed(list(self._name.finditer(stretch))) if _APPOSED.fullmatch(stretch, m.end())),
            None,
        )
        if match is None or " " not in match.group():
            return []
        polite = self._courtesy.match(text, start + match.start())
        moved = self._name.match(text, polite.end() if polite else start + match.start(), title.start)
        if moved and any(
            m.kind == "Place" and m.start <= moved.start() and moved.end() <= m.end for m in mentions[:at]
        ):
            return []
        return (
            [_compose(title, *moved.span(), moved.group(), title.country)]
            if moved and self._is_name(text, moved, mentions)
            else []
        )

    def _is_name(self, text: str, match: re.Match[str], mentions: list[Mention]) -> bool:
        if (
            len(match.group()) < _LEAST_NAME
            or fold(match.group()) in self._unions
            or self._building.search(match.group().rstrip("."))
            or text.startswith(_CUT, match.end() - match.group().endswith("."))
        ):
            return False
        if (
            any(m.kind == "Role" for m in beginning_in(mentions, match.start(), match.start() + 1))
            or (self._capital_nouns and " " not in match.group())
            or self._opening.match(fold(match.group()))
        ):
            return False
        covered = [
            m
            for m in beginning_in(mentions, match.start() - _LONGEST, match.end())
            if match.start() < m.end and m.kind not in {"Place", "Role", "Date"} and not _is_by_chance(m, match)
        ]
        return not covered


def _is_by_chance(mention: Mention, name: re.Match[str]) -> bool:
    """Tell whether a word of a full name only looks like another ("Frans Weekers", "Hugo de Jonge")."""
    first = mention.kind == "Demonym" and mention.start == name.start()
    last = mention.kind in _SURNAMES and mention.end == name.end() and mention.start > name.start()
    return " " in name.group() and (first or last)


def _opening(text: str, state: Mention, holder: Mention) -> int:
    """Return where a signature begins: with its state, where no blank line parts them."""
    return state.start if state.start < holder.start and "\n\n" not in text[state.end : holder.start] else holder.start


def _compose(title: Title, first: int, last: int, words: str, country: Mention | None) -> Mention:
    bare = words.rstrip(".") if len(words.rsplit(maxsplit=1)[-1]) > _INITIAL else words
    name, last = " ".join(bare.split()), last - len(words) + len(bare)
    parts = [("role", title.role), ("name", Mention(first, last, "Name", value=name))]
    if country:
        parts.append(("country", country))
    if title.portfolio:
        parts.append(("portfolio", Mention(*title.portfolio, "Portfolio")))
    start, end = min(title.start, first), max(title.end, last)
    return Mention(start, end, "OfficeHolder", value=name, parts=tuple(parts))


def _is_bare(holder: Mention) -> bool:
    """Tell whether an office is but a role, of no stated country or portfolio."""
    return holder.part("country") is None and holder.part("portfolio") is None


def portfolio_key(text: str) -> str:
    """Fold the words of a portfolio for comparison."""
    return " ".join(fold(text).split())
