"""Office-holders: a role with its country and portfolio, and the name of the person who holds it.

"de Belgische minister van Justitie, Koen Geens", "Koen Geens, minister van Justitie van België", and lists of names
behind one plural role. Only names that the text prints in full are taken: a teaser cut off in the role gives nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from operator import attrgetter

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import DOMAINS

_CAPITAL = r"[^\W\d_a-zà-öø-ÿ]"
_NAME_WORD = rf"(?:(?:{_CAPITAL}\.){{2,}}|{_CAPITAL}\w?\.|{_CAPITAL}[\w’']*(?:-{_CAPITAL}?[\w’']+)*)"
_REACH = 90
_LONGEST = 400
_ARTICLE = 4
_LEAST_NAME = 3
_SIGNATURE = re.compile(
    rf"(?P<mark>[:\n,])\s*(?:\([^)\n]{{2,8}}\)\s*)?(?P<name>{_CAPITAL}[^\n:;,]{{3,40}}?)\s*[,\n]\s*(?:\w{{2,3}}\s)?\Z"
)
_ABOVE = re.compile(r"[^\S\n]*:?[^\S\n]*\n[^\S\n]*(?:\w{2,3}\s)?")
_BESIDE = re.compile(r"\s?[,:]\s(?:\w{2,3}\s)?")
_OWNED = re.compile(r"(?:['’]s?)?\s")
_SIGNATURE_GAP = 12
_WRAPPED = 55
_INITIAL = 3
_CUT = ("...", "…")
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_STATES = frozenset({"Country", "Region", "InternationalOrganisation"})


@dataclass(frozen=True, slots=True)
class Title:
    """A role in the text with the words that belong to it."""

    start: int
    end: int
    role: Mention
    country: Mention | None
    portfolio: tuple[int, int] | None


class HolderReader:
    """The office-holders of one language."""

    def __init__(self, grammar: Grammar) -> None:
        particles = (
            "|".join(
                sorted(
                    (re.escape(p) for p in grammar.tables.get("holders", {}).get("particles", ())),
                    key=len,
                    reverse=True,
                )
            )
            or "(?!)"
        )
        self._name = re.compile(rf"{_NAME_WORD}(?:\s+(?:(?:{particles})\s+)*{_NAME_WORD}){{0,4}}")
        courtesy = "|".join(re.escape(c) for c in grammar.tables.get("holders", {}).get("courtesy", ())) or "(?!)"
        self._courtesy = re.compile(rf"\s*(?:(?:{courtesy})\s*)*", re.IGNORECASE)
        joins = introducing(grammar.tables.get("holders", {}).get("joins", ()))
        links = "|".join(re.escape(w) for w in grammar.words("holders", "links") if w != ",") or "(?!)"
        article = introducing(grammar.words("words", "determiners"))
        small = "|".join(map(re.escape, grammar.tables.get("holders", {}).get("portfolio", ()))) or "(?!)"
        self._small = re.compile(rf"\b(?:{small})\b", re.IGNORECASE)
        self._links = re.compile(rf",|\b(?:{links})\b")
        self._capital_nouns = bool(grammar.tables.get("names", {}).get("capital_nouns"))
        self._joint = re.compile(rf"\s+{joins}(?:{article})?" + (r"|\s" if self._capital_nouns else ""))
        word = rf"(?:{_CAPITAL}[\w’'-]+|(?:{small})\b)"
        barred = "|".join(map(re.escape, grammar.words("words", "prepositions"))) or "(?!)"
        part = rf"{word}(?:\s+(?!(?:{links}|(?i:{barred}))\b){word})*"
        self._opening = re.compile(rf"(?!(?:{particles})\b)(?:{barred})\b", re.IGNORECASE)
        self._portfolio = re.compile(
            rf"\s+(?P<join>(?i:{joins}))(?P<body>(?i:{article})?{part}(?:(?:,\s*(?=[^,]*\b(?i:{links})\b)|\s+(?i:{links})\s+)(?i:{joins})?(?i:{article})?{part})*)"
        )
        self._demonym_follows = grammar.tables.get("holders", {}).get("demonym") == "after"
        self._for = re.compile(rf"[^\S\n]*(?i:{introducing(grammar.words('holders', 'signs_for'))})[^\n,;:.]*\Z")
        self._bracket = re.compile(r"\s*\(\s*")
        self._particle = re.compile(rf"\s+(?:{particles})\s+(?:(?i:{article}))?")
        peers = "|".join(map(re.escape, grammar.words("holders", "peers"))) or "(?!)"
        past = "|".join(map(re.escape, grammar.tables.get("holders", {}).get("past", ()))) or "(?!)"
        self._past = re.compile(rf"(?<!\w)(?:{past})(?:-|\s|\s\w+\s)\Z", re.IGNORECASE)
        buildings = "|".join(map(re.escape, grammar.tables.get("holders", {}).get("buildings", ()))) or "(?!)"
        self._building = re.compile(rf"(?:{buildings})\Z", re.IGNORECASE)
        self._peer = re.compile(rf"\s+(?:{peers})(?!\w)")
        self._mine = re.compile(rf"(?<!\w)(?i:{alternatives(grammar.words('holders', 'mine'))})\s+\Z")
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
                title = self._title(text, mentions, at)
                found += self._named(text, title, mentions, at, found)
            elif mention.kind == "Demonym" and found and mention.start >= floor:
                found += self._peers(text, mention, mentions, found[-1])
        return found

    def _peers(self, text: str, country: Mention, mentions: list[Mention], last: Mention) -> list[Mention]:
        """Return "her Dutch colleague X" as one who holds the office named last, in that country."""
        peer, role = self._peer.match(text, country.end), last.part("role")
        if peer is None or role is None or self._mine.search(text, max(0, country.start - _REACH), country.start):
            return []
        return self._after(text, Title(country.start, peer.end(), role, country, None), mentions)[:1]

    def _title(self, text: str, mentions: list[Mention], at: int) -> Title:
        role = mentions[at]
        before = mentions[at - 1] if at else None
        country = before if before and self._owns(before, text[before.end : role.start]) else None
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        reach = role.end
        if after and self._demonym_follows and after.kind == "Demonym" and text[role.end : after.start].isspace():
            country, reach = after, after.end
        match = self._portfolio.match(text, reach, _line_end(text, role.start))
        if match and "\n" in text[reach : match.start("join")] and match["join"][0].isupper():
            match = None
        if match is None:
            owner = self._owner(text, reach, mentions) if country is None else None
            return Title(
                min(country.start, role.start) if country else role.start,
                owner.end if owner else reach,
                role,
                country or owner,
                None,
            )
        start, end = match.start("body"), self._before_a_name(text, *match.span("body"), mentions[at + 1 :])
        end = self._last_word(text, start, end)
        owner = next(
            (m for m in beginning_in(mentions, start, end) if m.kind in {"Country", "Region"} and m.end <= end),
            None,
        )
        if owner and owner.start - start <= _ARTICLE and owner.end == end:
            return Title(role.start, end, role, country or owner, None)
        owner = self._owner(text, end, mentions) if country is None else None
        return Title(
            min(country.start, role.start) if country else role.start,
            owner.end if owner else end,
            role,
            country or owner,
            (start, end),
        )

    def _before_a_name(self, text: str, start: int, end: int, mentions: list[Mention]) -> int:
        """Return where a portfolio ends, before the name of who holds it ("Justitie, Jan Jansen en de Belgische …")."""
        beside = min(
            (m.start for m in mentions if start < m.start < end and m.kind in {"Demonym", "Role"}), default=end
        )
        commas = [m.start() for m in re.finditer(",", text[start:end])]
        for comma in commas:
            part = self._links.split(text[start + comma + 1 : end])[0]
            if not self._small.search(part):
                return start + comma
        links = (
            [m.start() for m in self._links.finditer(text, start, end) if m.start() < beside] if beside < end else []
        )
        return links[-1] if links else end

    def _owns(self, country: Mention, between: str) -> bool:
        """Tell whether a country before an office is its own, be it as a colleague's ("her Dutch colleague, …")."""
        peer = self._peer.match(between) if country.kind == "Demonym" else None
        return _belongs(country, between) or (peer is not None and between[peer.end() :].strip() == ",")

    def _owner(self, text: str, offset: int, mentions: list[Mention]) -> Mention | None:
        """Return the country right behind an office.

        ("ministre de la Justice du Luxembourg", "Premierminister Belgiens").
        """
        at = bisect_left(mentions, offset, key=attrgetter("start"))
        following = mentions[at] if at < len(mentions) else None
        owned = (
            following is not None
            and following.kind in {"Country", "Region"}
            and following.start <= _line_end(text, offset)
            and self._joint.fullmatch(text, offset, following.start)
        )
        return following if owned else None

    def _last_word(self, text: str, start: int, end: int) -> int:
        """Return where a portfolio ends, before a name that follows it without a comma.

        ("Minister of Justice Anna Peeters").
        """
        last = next(reversed(list(self._small.finditer(text, start, end))), None)
        rest = text[last.end() : end] if last else ""
        if last is None or not rest.strip() or self._links.search(rest):
            return end
        name = self._name.match(text, last.end() + 1, _line_end(text, last.end()))
        return last.end() if len(rest.split()) > 1 or (name is not None and name.end() > end) else end

    def _named(self, text: str, title: Title, mentions: list[Mention], at: int, found: list[Mention]) -> list[Mention]:
        """Return who holds an office; a name before it counts first, unless it belongs to the office before.

        ("X, minister, Y, minister").
        """
        tail = text[title.end : title.end + 3]
        if re.match(r"\s?[,:]?\s", tail) or tail.startswith(" "):
            after = self._after(text, title, mentions)
            first = self._before(text, title, mentions, at) if after and re.match(r"\s?,", tail) else []
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
        comma = re.compile(r"\s*[,:]?\s*").match(text, offset)
        offset = comma.end() if comma else offset
        while True:
            polite = self._courtesy.match(text, offset)
            offset = polite.end() if polite else offset
            match = self._name.match(text, offset, _line_end(text, offset))
            if match is None or (_PARAGRAPH.search(text, title.end, match.start()) and " " not in match.group()):
                break
            match = self._without_seat(text, match, mentions)
            if not self._is_name(text, match, mentions):
                break
            country = self._bracketed(text, match.end(), mentions)
            holder = _compose(title, *match.span(), match.group(), country or title.country)
            found.append(holder._replace(end=max(holder.end, country.end + 1)) if country else holder)
            more = self._more.match(text, country.end + 1 if country else match.end())
            if more is None or (country is None and not _is_plural(found, title)):
                break
            offset = more.end()
        return found

    def _without_seat(self, text: str, match: re.Match[str], mentions: list[Mention]) -> re.Match[str]:
        """Leave out what a full name is of ("Anna Peeters van de Benelux Unie"): a body, a town or a portfolio."""
        for particle in self._particle.finditer(text, *match.span()):
            rest = particle.end()
            known = (
                any(m.kind not in {"Role", "Date"} for m in beginning_in(mentions, rest, rest + 1))
                or self._small.match(text, rest)
                or self._small.match(text[rest : rest + _REACH].lower())
            )
            if known and " " in text[match.start() : particle.start()]:
                return self._name.match(text, match.start(), particle.start()) or match
        return match

    def _bracketed(self, text: str, offset: int, mentions: list[Mention]) -> Mention | None:
        bracket = self._bracket.match(text, offset)
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
            (
                m
                for m in reversed(list(self._name.finditer(stretch)))
                if re.fullmatch(r"\s?[,(]\s*(?:\w{2,3}\s+)?", stretch[m.end() :])
            ),
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
    last = mention.kind in DOMAINS and mention.end == name.end() and mention.start > name.start()
    return " " in name.group() and (first or last)


def _opening(text: str, state: Mention, holder: Mention) -> int:
    """Return where a signature begins: with its state, where no blank line parts them."""
    return state.start if state.start < holder.start and "\n\n" not in text[state.end : holder.start] else holder.start


def _is_plural(found: list[Mention], title: Title) -> bool:
    return title.role.value == "plural" or len(found) > 1


def _is_close(between: str) -> bool:
    words = between.split()
    return len(words) <= 1 and all(w.isalpha() or w.endswith("-") for w in words)


def _line_end(text: str, offset: int) -> int:
    """Return where the line of ``offset`` ends; a long line runs on, its words are wrapped."""
    end = text.find("\n", offset)
    while end >= 0 and end - text.rfind("\n", 0, end) > _WRAPPED:
        end = text.find("\n", end + 1)
    return end if end >= 0 else len(text)


def _belongs(country: Mention, between: str) -> bool:
    """Tell whether a country stands before an office as its own.

    ("Belgische minister", "Ireland's minister", "Belgiens Minister").
    """
    return (
        _is_close(between)
        if country.kind == "Demonym"
        else country.kind in {"Country", "Region"} and bool(_OWNED.fullmatch(between)) and "\n" not in between
    )


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
