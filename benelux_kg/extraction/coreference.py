"""Coreference: "het verdrag", "deze samenwerking", "de Partijen" stand for what the text named before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import Cover, beginning_in, in_order
from benelux_kg.extraction.cues import Cue, IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import ACTS, AGREEMENTS, FAMILIES
from benelux_kg.extraction.signings import SigningReader, year_of
from benelux_kg.vocabulary.lexicon import Lexicon

_FEWEST_PARTIES = 2
_BODIES = frozenset({"Agency", "InternationalOrganisation", "Cooperation"})
_POINTED_AT = frozenset({"Cooperation", "ThreatDomain"})
"""Families that only "this" refers back to, and not from afar: any cooperation is called so, a treaty is not."""

_NOT_LONG = 500
_NEAR = 40
_LONGEST = 400
_SENTENCE = 400
_START = attrgetter("start")
_SENTENCE_END = re.compile(r"[.!?]\s+|\n\s*\n")


class Topic(NamedTuple):
    """The agreement that a text is about, and where the paragraphs of the text begin."""

    agreement: Mention
    openings: Sequence[int]

    def returns(self, offset: int, mentions: list[Mention], kinds: Collection[str]) -> Mention | None:
        """Return the agreement where the paragraph of ``offset``, another than its own, names none of ``kinds``."""
        at = bisect_right(self.openings, offset)
        opened = self.openings[at - 1] if at else 0
        if self.agreement.kind not in kinds or self.agreement.start >= opened:
            return None
        named = any(m.kind in kinds for m in beginning_in(mentions, opened, offset))
        return None if named else self.agreement


def compile_strangers(grammar: Grammar) -> Cue:
    """Compile words for another agreement than those that have names ("een ander verdrag", "een akkoord uit …")."""
    heads = {fold(word) for words in grammar.tables.get("names", {}).get("coreference", {}).values() for word in words}
    others = grammar.words("names", "others")
    years = alternatives(grammar.words("readings", "year_joins"))
    dated = rf"(?<![\w-])(?P<dated>{alternatives(heads)})\s+(?:{years})\s+\d{{4}}(?!\w)"
    stranger = rf"(?<!\w)(?:{alternatives(others)})\s+(?:[\w-]+\s+)?(?P<head>{alternatives(heads)})(?!\w)|{dated}"
    return grammar.cues.add(re.compile(stranger), (*others, *heads))


class Resolver:
    """Resolves one language's definite descriptions."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._grammar = grammar
        self._known = lexicon.entries
        self._signings = SigningReader(grammar)
        heads = {kind: tuple(words) for kind, words in grammar.tables.get("names", {}).get("coreference", {}).items()}
        self._kinds = {kind for family in heads for kind in FAMILIES.get(family, {family})}
        adjectives = grammar.words("names", "adjectives")
        adjective = alternatives(adjectives) if adjectives else r"[^\W\d]+e"
        self._demonstrative = re.compile(introducing(grammar.words("words", "demonstratives")))
        self._family = {fold(word): kind for kind, words in heads.items() for word in words}
        definites = grammar.words("words", "definites")
        head = f"(?P<head>{alternatives(self._family)})"
        replacing = alternatives(grammar.words("names", "replacing"))
        self._replacing = re.compile(rf"(?<!\w)(?:{replacing})\s+(?:\w+\s+){{0,2}}\Z")
        self._new = frozenset(grammar.words("readings", "new"))
        definite = rf"(?<![\w-]){introducing(definites)}(?:(?P<which>{adjective})\s+)?{head}(?![\w-])"
        self._definite = grammar.cues.add(re.compile(definite), definites)
        self._stranger = compile_strangers(grammar)
        restricting = alternatives(grammar.words("names", "restricting"))
        self._restricted = re.compile(rf"\s+(?:{restricting})(?!\w)")
        bodies = alternatives(grammar.words("names", "bodies"))
        body = rf"(?<![\w-]){introducing(definites)}(?P<head>{bodies})(?![\w-])"
        self._body = grammar.cues.add(re.compile(body), definites)
        barred = alternatives(grammar.words("names", "not_parties"))
        parties = grammar.words("names", "parties")
        party = rf"(?<![\w-])(?!(?:{barred})(?!\w))(?:{alternatives(parties)})(?!\w)"
        self._parties = grammar.cues.add(re.compile(party), parties)

    def resolve(
        self, page: IndexedText, mentions: list[Mention], main: Mention | None, topic: Topic | None = None
    ) -> list[Mention]:
        """Return ``mentions`` with the resolved descriptions among them, in text order.

        In the text of an agreement, ``main``, every "this treaty" is that one; in a text about one, its ``topic``,
        every one before which its paragraph names none.
        """
        bodies = self._named_bodies(page, mentions)
        covered = Cover(bodies)
        kept = [m for m in mentions if not covered.covers(m.start, m.end)] if bodies else mentions
        found = [*bodies, *self._descriptions(page, kept, main, topic), *self._party_groups(page, kept, main)]
        acts = {(m.start, m.end) for m in found if m.kind in AGREEMENTS}
        return in_order([*(m for m in kept if (m.start, m.end) not in acts), *found]) if found else mentions

    def _named_bodies(self, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return "the centre", "this forum" as the body named last whose name holds that very word."""
        matches = self._body.find(page)
        if not matches:
            return []
        found = []
        taken = Cover(m for m in mentions if m.kind not in ACTS)
        bodies = [m for m in mentions if m.kind in _BODIES and m.things and not m.things[0].endswith("-any")]
        for match in matches:
            if taken.touches(*match.span("head")):
                continue
            named = _back(bodies, match.start())
            words = (m for m in named if any(w.endswith(match["head"]) for w in page.flat[m.start : m.end].split()))
            earlier = next(words, None)
            if earlier is not None:
                found.append(_refer(earlier, *match.span("head")))
        return found

    def _descriptions(
        self, page: IndexedText, mentions: list[Mention], main: Mention | None, topic: Topic | None
    ) -> list[Mention]:
        matches = self._definite.find(page)
        if not matches:
            return []
        found = self._told_apart(page, matches, mentions)
        strangers = sorted([*(m.start for m in found), *([] if main is not None else self._strangers(page, mentions))])
        mentions = in_order([*mentions, *found]) if found else mentions
        spoken_of = [m for m in mentions if m.things and m.kind in self._kinds]
        signed = self._signings.find(page.flat, [match.span("head") for match in matches], mentions)
        for match in matches:
            start, end = match.span()
            head, family = match.start("head"), self._family[match["head"]]
            if _is_taken(mentions, head, end):
                continue
            kinds = FAMILIES.get(family, {family})
            if family in _POINTED_AT and not self._points_at(page.flat, match, mentions, family):
                continue
            known = main is not None and main.kind in kinds
            back = topic.returns(start, spoken_of, kinds) if topic is not None else None
            if known:
                earlier = main
            elif back is not None:
                earlier = back
            else:
                earlier = self._most_salient(page.flat, spoken_of, kinds, start)
            if earlier is None or (
                back is None and any(at <= head for at in strangers[bisect_left(strangers, earlier.end) :][:1])
            ):
                continue
            if not known and earlier.kind in AGREEMENTS:
                year = year_of(signed.get(head), mentions)
                earlier = self._of_year(earlier, year, spoken_of, is_new=match["which"] in self._new)
                if earlier is None:
                    strangers.insert(bisect_left(strangers, head), head)
                    continue
            found.append(_refer(earlier, head, end))
            insort_right(spoken_of, found[-1], key=_START)
        return found

    def _told_apart(
        self, page: IndexedText, matches: Iterable[re.Match[str]], mentions: list[Mention]
    ) -> list[Mention]:
        """Return the descriptions that say which agreement is meant, as agreements that nothing here names.

        ("the treaty revising it")
        """
        return [
            Mention(match.start("head"), match.end(), "Agreement", reason="another than those named")
            for match in matches
            if self._restricted.match(page.flat, match.end())
            and FAMILIES.get(self._family[match["head"]]) == AGREEMENTS
            and not _is_taken(mentions, match.start("head"), match.end())
        ]

    def _of_year(self, earlier: Mention, year: str, spoken_of: list[Mention], *, is_new: bool) -> Mention | None:
        """Return the agreement that a description means which tells in which year it was signed.

        That is no agreement of another year, though it may be one of the same name; nor is a new one the one that the
        text calls by its year.
        """
        stem, _, own = earlier.things[0].rpartition("-")
        if not (year and own.isdigit()) or year == own:
            return None if is_new and not year and earlier.value[:4] == own else earlier
        namesake = f"{stem}-{year}"
        if namesake in self._known:
            return Mention(earlier.start, earlier.end, earlier.kind, (namesake,))
        return next((m for m in spoken_of if m.kind in AGREEMENTS and m.things[0].endswith(f"-{year}")), None)

    def _strangers(self, page: IndexedText, mentions: list[Mention]) -> list[int]:
        """Return where another agreement is spoken of than those that have names."""
        taken = Cover(mentions)
        return [m.start() for m in self._stranger.find(page) if not taken.touches(m.start(), m.start() + 1)]

    def _points_at(self, flat: str, match: re.Match[str], mentions: list[Mention], kind: str) -> bool:
        """Tell whether "this cooperation" points at one named not long before."""
        start = match.start()
        near = beginning_in(mentions, start - _NOT_LONG - _LONGEST, start)
        before = next((m for m in reversed(near) if m.end <= start and m.kind == kind and m.things), None)
        pointing = self._demonstrative.match(flat, match.start()) is not None
        return pointing and before is not None and start - before.end <= _NOT_LONG

    def _most_salient(self, flat: str, mentions: list[Mention], kinds: Collection[str], offset: int) -> Mention | None:
        """Return the subject of the last sentence that names any, not what it acts on; of a list the last."""
        named = (m for m in _back(mentions, offset) if m.kind in kinds and not self._is_replaced(flat, m))
        last = first = next(named, None)
        if last is None or first is None:
            return None
        begins = _sentence_start(flat, last.start)
        for mention in named:
            if mention.start < begins:
                break
            first = mention
        between = flat[first.end : last.start].replace(",", " ").split()
        return last if all(self._grammar.classes.get(word) for word in between) else first

    def _is_replaced(self, flat: str, mention: Mention) -> bool:
        """Tell whether an agreement is named only as what another replaces: it is not what the text goes on about."""
        return self._replacing.search(flat, max(0, mention.start - _NEAR), mention.start) is not None

    def _party_groups(self, page: IndexedText, mentions: list[Mention], main: Mention | None) -> list[Mention]:
        """Return "the Parties" as those named first; in the text of an agreement as its own, not who else is named."""
        matches = self._parties.find(page)
        if main is not None and not any(m.kind in {"ContractingParty", "Group"} for m in mentions):
            return []
        parties = _first_parties(mentions) if matches else ()
        taken = Cover(mentions if parties else ())
        return [
            Mention(*m.span(), "Group", parties, reason="the parties named at the head of the text")
            for m in matches
            if parties and not taken.touches(*m.span())
        ]


def _refer(earlier: Mention, start: int, end: int) -> Mention:
    return Mention(start, end, earlier.kind, earlier.things, reason=f"refers to the words at {earlier.start}")


def _back(mentions: list[Mention], offset: int) -> Iterator[Mention]:
    """Yield the mentions, which are in text order, that end before ``offset``, the last first."""
    at = bisect_left(mentions, offset, key=_START)
    return (mentions[n] for n in range(at - 1, -1, -1) if mentions[n].end <= offset)


def _is_taken(mentions: list[Mention], start: int, end: int) -> bool:
    """Tell whether something else is named there; an action is not, where it ends with the same word."""
    near = beginning_in(mentions, start - _LONGEST, end)
    return any(start < m.end and not (m.kind == "ActionType" and m.end == end) for m in near)


def _sentence_start(flat: str, offset: int) -> int:
    """Return where the sentence begins in which ``offset`` stands."""
    start, reach = offset, _SENTENCE
    while start > 0:
        start = max(0, offset - reach)
        ends = [m.end() for m in _SENTENCE_END.finditer(flat, start, offset)]
        if ends:
            return ends[-1]
        reach *= 4
    return 0


def _first_parties(mentions: list[Mention]) -> tuple[str, ...]:
    """Return the first run of two or more states that a text names close together."""
    run: list[Mention] = []
    for mention in mentions:
        if mention.kind == "Group":
            return mention.things
        if mention.kind not in {"Country", "ContractingParty", "InternationalOrganisation"}:
            continue
        if run and mention.start - run[-1].end > 40:  # noqa: PLR2004 - farther apart than a list of states
            if len(run) >= _FEWEST_PARTIES:
                break
            run = []
        run.append(mention)
    return tuple(dict.fromkeys(t for m in run for t in m.things)) if len(run) >= _FEWEST_PARTIES else ()
