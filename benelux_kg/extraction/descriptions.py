"""Descriptions: what the words behind "verdrag" or "akkoord" say it is: between whom, of when, about what."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.conclusions import ConclusionReader, Page, is_title, only_year, sentence_span
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import AGREEMENTS, DOMAINS
from benelux_kg.extraction.known_agreements import KnownAgreements
from benelux_kg.extraction.parties import PartyReader
from benelux_kg.extraction.signings import Span, year_of
from benelux_kg.vocabulary.naming import local

PARTY_GAP = 34
_PARTY_KINDS = frozenset({"Country", "Region", "Group", "InternationalOrganisation", "Demonym"})
_ACT = "Agreement"
"""The form of what one body issues: a decision, a recommendation; states conclude all others."""
_SPEAKING = frozenset({"Role", "Agency"})
"""Kinds of those who speak for a party, and may be charged with something ("bevoegd voor …") before it is named."""
_SUBJECT_WORDS = 8
_TOLD = 110
"""How many letters may tell of the signing between an agreement and what it is about."""
_NUMBER = re.compile(r"\s+\(?m[\s-]*\((?P<year>(?:19|20)\d\d)\)[\s-]*\d+\)?")
"""The number of an act of the Committee of Ministers, "M (2012) 4", which holds its year."""
_ISSUERS = frozenset({"Agency", "InternationalOrganisation"})
_FAR = 3000
"""So far back a namesake of an agreement is looked for."""


@dataclass(frozen=True, slots=True)
class Head:
    """The word that a description begins with; ``weak`` where it counts only in a sentence that tells of a signing."""

    start: int
    end: int
    kind: str
    weak: bool


class Given(NamedTuple):
    """What stands right behind a head: parties up to ``reach``, a date that is joined to it, its signing.

    ``told`` are the words that tell who concluded it, before those that say what it is about.
    """

    reach: int
    dated: Mention | None
    signed: Span | None
    told: Span | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """An agreement as the text describes it, before it has a name; ``reach`` is where the description ends."""

    head: Head
    subject: str
    domain: str
    year: str
    reach: int
    whole: str = ""
    date: str = ""
    same: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    place: str = ""
    topic: str = ""
    """The words of its subject that name something known, where it opens with them."""


def is_numbered(flat: str, offset: int) -> bool:
    """Tell whether the number of an act of the Committee of Ministers stands at ``offset``."""
    return _NUMBER.match(flat, offset) is not None


class DescriptionReader:
    """The descriptions of one language."""

    def __init__(
        self, grammar: Grammar, parties: PartyReader, conclusions: ConclusionReader, known: KnownAgreements
    ) -> None:
        self._known = known
        self._grammar = grammar
        self._parties = parties
        self._conclusions = conclusions
        done = f"(?:(?:{alternatives(grammar.words('treaties', 'concluding'))})\\s+)?"
        self._between = re.compile(rf"\s+(?:{alternatives(grammar.words('names', 'between'))})\s")
        particle = f"(?:{alternatives(grammar.words('treaties', 'particles'))})\\s+"
        about = introducing(grammar.words("names", "about"))
        self._about = re.compile(rf"\s*,?\s*(?:{done}|(?P<split>{particle})){about}(?P<subject>[^,;.:()\n]+)")
        relatives, told = (grammar.words("words", "relatives"), grammar.words("treaties", "told"))
        self._told = re.compile(
            rf",?\s+(?:{alternatives(relatives)})\s+[^,;.:()]{{3,{_TOLD}}}?\s(?:{alternatives(told)})(?=\s+{about})"
        )
        self._joined = re.compile(rf"(?<!\w){introducing(grammar.words('names', 'in_field'))}")
        article = introducing(grammar.words("words", "determiners"))
        self._issued = re.compile(rf"\s+{introducing(grammar.words('names', 'of_place'))}(?:{article})?")
        self._place = re.compile(rf"\s+{introducing(grammar.words('names', 'of_place'))}")
        self._ends = re.compile(rf"\s(?:{alternatives(grammar.words('names', 'subject_stops'))})(?!\w).*")
        self._has_stops = bool(grammar.words("names", "subject_stops"))
        self._stop = re.compile(rf"(?<!-)\s(?:{alternatives(grammar.words('names', 'subject_ends'))})(?!\w).*")

    def between_whom(self, page: Page, heads: Iterable[Head]) -> list[Span]:
        """Return the rest of the sentence behind each "treaty between"."""
        opened = ((head, self._between.match(page.flat, head.end)) for head in heads)
        return [(m.end(), max(m.end(), sentence_span(page.document, head.start)[1])) for head, m in opened if m]

    def read(self, page: Page, head: Head, signed: Span | None) -> Described | None:
        """Return what stands behind ``head``, ``None`` where it is no agreement of states.

        ``signed`` are the words that tell of its signing.
        """
        reach = self._end_of_number(page, head)
        dated = self._conclusions.dated(page, reach)
        given = Given(self._end_of_parties(page, reach, dated), dated, signed)
        told = self._told.match(page.flat, given.reach)
        about = self._about.match(page.flat, told.end() if told else given.reach)
        if about is not None:
            return self._of_subject(page, head, given._replace(told=told.span() if told else None), about)
        place = self._place.match(page.flat, head.end)
        begun = page.beginning(place.end(), place.end() + 1) if place else ()
        named = next((m for m in begun if m.kind in {"Place", "Country"}), None)
        if named is not None:
            return self._of_place(page, head, given, named)
        return self._of_date(page, head, dated) or (_announced(page, head) if head.weak else None)

    def bare(self, subject: str) -> str:
        """Cut the function words at the end, which belong to what follows ("inzake crisisbeheersing van 2006")."""
        last = next(iter(subject.rsplit(maxsplit=1)[-1:]), "")
        return self.bare(subject.removesuffix(last).rstrip()) if self._grammar.classes.get(last) else subject

    def _end_of_number(self, page: Page, head: Head) -> int:
        """Return where the number of an act and the body end whose act it is ("decision M (2012) 4 of the …")."""
        number = _NUMBER.match(page.flat, head.end)
        reach = number.end() if number else head.end
        issued = self._issued.match(page.flat, reach)
        begun = page.beginning(issued.end(), issued.end() + 1) if issued and head.kind == _ACT else ()
        return next((m.end for m in begun if m.kind in _ISSUERS and not m.things[0].endswith("-any")), reach)

    def _end_of_parties(self, page: Page, reach: int, dated: Mention | None) -> int:
        """Return where the parties and the date end that stand at ``reach``."""
        if self._between.match(page.flat, reach) or self._is_of_several(page, reach):
            reach = self._after_parties(page, reach)
        if dated is None:
            return reach
        return self._after_parties(page, dated.end) if self._between.match(page.flat, dated.end) else dated.end

    def _after_parties(self, page: Page, offset: int) -> int:
        """Return where the parties end, whoever speaks for them ("the ministers of A and B and the ministry of C")."""
        reach = step = offset
        for at in range(bisect_left(page.mentions, offset, key=attrgetter("start")), len(page.mentions)):
            mention = page.mentions[at]
            if mention.start > step + PARTY_GAP or (reach > offset and self._about.match(page.flat, reach)):
                break
            own = mention.kind == "Agency" and mention.things and not mention.things[0].endswith("-any")
            if (mention.kind in _PARTY_KINDS or own) and mention.start >= step:
                reach = mention.end
            elif mention.kind not in _SPEAKING and not (step > reach and mention.kind in DOMAINS):
                break
            step = max(step, mention.end)
        return reach

    def _is_of_several(self, page: Page, reach: int) -> bool:
        """Tell whether the states behind "declaration of" are those who made it: two of them or more, no place."""
        if not self._place.match(page.flat, reach):
            return False
        owners = self._parties.lined_up(page.flat, page.mentions, (reach, reach + 2 * PARTY_GAP))
        return len({t for m in owners for t in m.things}) > 1

    def _of_place(self, page: Page, head: Head, given: Given, named: Mention) -> Described:
        """Describe what is named by its town ("het Verdrag van X van 1999")."""
        year = (
            year_of(given.signed, page.mentions)
            or self._conclusions.find_year(page, (head.start, named.end))
            or self._conclusions.find_year_told_later(page, named.end)
        )
        return Described(head, local(named.things[0]), "", year, named.end)

    def _of_subject(self, page: Page, head: Head, given: Given, about: re.Match[str]) -> Described | None:
        """Describe what is named by its subject ("het Verdrag tussen A en B inzake C")."""
        joined = self._joined.search(page.flat, about.start("subject"), about.end())
        first = joined.end() if joined else about.start("subject")
        words = page.flat[first : _subject_end(page, (first, about.end()), given.signed)]
        subject = self._trim(words)
        whole = self.bare(self._ends.sub("", " " + words).strip()) if self._has_stops else ""
        end = first + max(len(subject), len(whole))
        if given.reach == head.end and not _is_public(page, (first, end)):
            return None
        named = page.beginning(head.end, given.reach)
        return Described(
            head,
            subject,
            domain=next((m.things[0] for m in page.beginning(first, end) if m.kind in DOMAINS), ""),
            topic=next((page.flat[m.start : m.end] for m in page.beginning(first, first + 1) if m.kind in DOMAINS), ""),
            year=self._year(page, head, given, end)
            or (self._conclusions.find_only_year(page, head.start) if about["split"] else ""),
            reach=end,
            whole=whole,
            date=given.dated.value if given.dated else "",
            parties=frozenset(t for m in named if m.kind in _PARTY_KINDS for t in m.things),
            place=self._conclusions.find_town(page) if is_title(page.document, head.start) else "",
        )

    def _year(self, page: Page, head: Head, given: Given, end: int) -> str:
        number = _NUMBER.match(page.flat, head.end)
        return (
            (number["year"] if number else "")
            or year_of(given.signed, page.mentions)
            or (given.dated.value[:4] if given.dated else "")
            or (only_year(page, given.told) if given.told else "")
            or self._conclusions.find_year(page, (head.start, end))
            or self._conclusions.find_year_of_sentence(page, head.start)
            or self._conclusions.find_year_told_later(page, end)
            or (page.document.record.issued[:4] if head.weak else "")
        )

    def _of_date(self, page: Page, head: Head, dated: Mention | None) -> Described | None:
        """Describe what is named by its year alone ("het akkoord uit 1953").

        It is the agreement of that year which the text names, else the vocabulary's namesake of one that it named
        before, else the only one of its form that is called by that year; else its subject is what the text spoke
        of last.
        """
        if dated is None:
            return None
        year = dated.value[:4]
        named = (m.things for m in page.mentions if m.kind in AGREEMENTS and m.things)
        same = next((things for things in named if things[0].endswith(f"-{year}")), ())
        if not same:
            near = page.beginning(head.start - _FAR, head.start)
            same = self._namesake((m.things[0] for m in reversed(near) if m.kind in AGREEMENTS and m.things), year)
        if dated.value != year and not same:
            return None
        called = self._known.find_called(head.kind, year) if not same else None
        if called is not None:
            same = (called.iri,)
        before = (m for m in reversed(page.mentions) if m.kind in DOMAINS and m.end <= head.start)
        domain = next((m.things[0] for m in before), "")
        return Described(head, "", domain, year, dated.end, date=dated.value, same=same) if same or domain else None

    def _namesake(self, named: Iterable[str], year: str) -> tuple[str, ...]:
        """Return the vocabulary's agreement of ``year`` that is called as one of those ``named``."""
        others = (f"{stem}-{year}" for stem, _, own in (thing.rpartition("-") for thing in named) if own.isdigit())
        return next(((other,) for other in others if self._known.get(other)), ())

    def _trim(self, subject: str) -> str:
        words = self._stop.sub("", " " + subject).split()[:_SUBJECT_WORDS]
        while words and "determiners" in self._grammar.classes.get(words[0], ()):
            words.pop(0)
        while words and self._grammar.classes.get(words[-1]):
            words.pop()
        return " ".join(words)


def _announced(page: Page, head: Head) -> Described | None:
    """Describe a declaration that a sentence says is signed: its subject is what the text spoke of last."""
    start, end = sentence_span(page.document, head.start)
    domain = next((m.things[0] for m in reversed(page.mentions) if m.kind in DOMAINS and m.start < end), "")
    dates = (m.value[:4] for m in page.beginning(start, end) if m.kind == "Date")
    year = next(dates, page.document.record.issued[:4])
    return Described(head, "", domain, year, head.end) if domain and year else None


def _subject_end(page: Page, span: Span, signed: Span | None) -> int:
    """Return where the words of a subject end: with their block, at the latest before a date, a number or a signing."""
    first, end = span
    at = page.document.block_at(first)
    block = page.document.blocks[at].end if at >= 0 else end
    date = next((m.start for m in page.beginning(first, end) if m.kind == "Date"), end)
    signing = signed[0] if signed and signed[0] > first else end
    number = _NUMBER.search(page.flat, first, end)
    return min(end, block, date, signing, number.start() if number else end)


def _is_public(page: Page, subject: Span) -> bool:
    """Tell whether an agreement that names no parties may be one of states.

    Its subject is known, or there are articles.
    """
    known = any(m.kind not in {"Date", "Demonym"} for m in page.beginning(*subject))
    return known or any(block.kind == "article" for block in page.document.blocks)
