"""Agreements that a text names by what they are: "het Verdrag tussen A en B inzake C", "het Verdrag van X van 1999".

One that the vocabulary holds is recognised by its subject and year; any other gets its name from form, place or
subject, and year. Only the head word is the mention, so that parties and subject stay free for frames.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from benelux_kg.claims import Mention
from benelux_kg.corpus import load_language
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import Cover, absorb, beginning_in
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives, introducing
from benelux_kg.extraction.kinds import AGREEMENTS, DOMAINS
from benelux_kg.extraction.known_agreements import KnownAgreements
from benelux_kg.extraction.parties import PartyReader
from benelux_kg.extraction.signings import SigningReader, Span, compose, mask, year_of
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import local, mint_agreement

OWN, APPROVED, SIGNED = "own", "approved", "signed"
"""Parts that mark the agreement whose own text a document is, which it approves, whose name tells of its signing."""
FORMS = {
    "Treaty": "treaty",
    "MemorandumOfUnderstanding": "memorandum-of-understanding",
    "PolicyPlan": "plan",
    "Agreement": "agreement",
}
_PARTY_KINDS = frozenset({"Country", "Region", "Group", "InternationalOrganisation", "Demonym"})
_PARTY_GAP = 34
_DATE_GAP = 70
_SUBJECT_WORDS = 8
_KEY_WORDS = 5
_LONGEST_NAME = 400
_BREAK = re.compile(r"[,;:]|\.\s")


@dataclass(frozen=True, slots=True)
class Described:
    """An agreement as the text describes it, before it has a name."""

    start: int
    end: int
    kind: str
    subject: str
    domain: str
    year: str
    reach: int
    whole: str = ""
    date: str = ""
    same: tuple[str, ...] = ()
    parties: frozenset[str] = frozenset()
    place: str = ""


class AgreementReader:
    """The described agreements of one language."""

    def __init__(self, grammar: Grammar, lexicon: Lexicon) -> None:
        self._grammar = grammar
        self._forms = {word: str(kind) for word, kind in grammar.mapping("names", "agreement").items()}
        self._weak = {word: str(kind) for word, kind in grammar.mapping("names", "agreement_if_signed").items()}
        self._forms |= self._weak
        self._concluding = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'concluding'))})(?!\w)")
        done = f"(?:(?:{alternatives(grammar.words('treaties', 'concluding'))})\\s+)?"
        head = re.compile(rf"(?<![\w-])(?P<head>{alternatives(self._forms)})(?![\w-])")
        self._head = grammar.cues.add(head, self._forms)
        self._between = re.compile(rf"\s+(?:{alternatives(grammar.words('names', 'between'))})\s")
        self._about = re.compile(
            rf"\s*,?\s*{done}{introducing(grammar.words('names', 'about'))}(?P<subject>[^,;.:()\n]+)"
        )
        self._joined = re.compile(rf"(?<!\w){introducing(grammar.words('names', 'in_field'))}")
        self._place = re.compile(rf"\s+{introducing(grammar.words('names', 'of_place'))}")
        self._done = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('names', 'done'))})(?!\w)")
        self._ends = re.compile(rf"\s(?:{alternatives(grammar.words('names', 'subject_stops'))})(?!\w).*")
        self._of_year = re.compile(rf"\s+(?:{alternatives(grammar.words('readings', 'year_joins'))})\s+")
        self._has_stops = bool(grammar.words("names", "subject_stops"))
        self._signings = SigningReader(grammar)
        self._parties = PartyReader(grammar, lexicon)
        self._loose = re.compile(rf"(?:\w+[\s-]+)?(?P<head>{alternatives(self._forms)})(?:\s+\w+)?")
        self._on = re.compile(rf"\s+{introducing(grammar.words('names', 'on_subject'))}")
        self._idiom = re.compile(rf"(?<!\w){introducing(grammar.words('names', 'agreement_not_after'))}\Z")
        self._stop = re.compile(rf"\s(?:{alternatives(grammar.words('names', 'subject_ends'))})(?!\w).*")
        self._signature = tuple(
            fold(w) for w in load_language(grammar.language).tables.get("structure", {}).get("signature", ())
        )
        self._known = KnownAgreements(lexicon, grammar.language)

    def find(self, document: Document, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with described agreements and their signings among them, in text order."""
        flat = page.flat
        mentions = [self._dated_by_day(flat, m, mentions) if m.kind in AGREEMENTS else m for m in mentions]
        named = [m for m in mentions if m.kind in AGREEMENTS]
        loose = [(m, match) for m in named if (match := self._of_another_subject(flat, m))]
        others = {id(m) for m, _ in loose}
        mentions = [m for m in mentions if id(m) not in others]
        heads = [*self._heads(document, page, mentions), *(match for _, match in loose)]
        if not named and not heads:
            return mentions
        mentions = self._parties.embrace(flat, mentions, self._between_whom(document, flat, heads))
        spans = sorted([(m.start, m.end) for m in mentions if m.kind in AGREEMENTS] + [m.span() for m in heads])
        signed = self._signings.find(flat, spans, mentions)
        mentions = [_sign(m, signed) for m in mentions]
        described = [self._describe(document, flat, match, mentions, signed.get(match.start())) for match in heads]
        found = [_sign(self._name(d), signed) for d in described if d is not None]
        covered = Cover(found)
        kept = [m for m in mentions if not covered.touches(m.start, m.end)]
        named = [m for m in (*found, *kept) if m.kind in AGREEMENTS]
        signings = [compose(m, signed[m.start], mentions) for m in named if m.start in signed]
        return absorb([*kept, *found], signings) if found or signings else mentions

    def _dated_by_day(self, flat: str, mention: Mention, mentions: list[Mention]) -> Mention:
        """Give a named agreement the day that stands with its name ("het politieverdrag van 8 juni 2004")."""
        joined = self._of_year.match(flat, mention.end) if not mention.value else None
        begun = beginning_in(mentions, joined.end(), joined.end() + 1) if joined else ()
        day = next((m for m in begun if m.kind == "Date"), None)
        dates_it = day is not None and "/" not in day.value and mention.things[0].endswith(f"-{day.value[:4]}")
        return mention._replace(value=day.value) if day is not None and dates_it else mention

    def _of_another_subject(self, flat: str, mention: Mention) -> re.Match[str] | None:
        """Return the head of a union's treaty with a subject that the known name lacks.

        ("the Benelux Treaty on traffic offences").
        """
        if not self._on.match(flat, mention.end):
            return None
        match = self._loose.fullmatch(flat, mention.start, mention.end)
        return match if match and match["head"] != match.group() else None

    def _between_whom(self, document: Document, flat: str, heads: list[re.Match[str]]) -> Iterable[Span]:
        """Yield the rest of the sentence behind each "treaty between"."""
        opened = ((head, self._between.match(flat, head.end())) for head in heads)
        return [(m.end(), max(m.end(), _sentence(document, head.start())[1])) for head, m in opened if m]

    def _heads(self, document: Document, page: IndexedText, mentions: list[Mention]) -> Iterable[re.Match[str]]:
        """Yield the head words that no known name covers and no idiom takes ("akkoord gaan")."""
        flat = page.flat
        for match in self._head.find(page):
            start, end = match.span()
            near = beginning_in(mentions, start - _LONGEST_NAME, start + 1)
            covering = (m for m in near if start < m.end and m.kind != "Action")
            if any(m.kind in AGREEMENTS or m.end - m.start > end - start for m in covering):
                continue
            if match["head"] in self._weak and not self._concluding.search(flat, *_sentence(document, match.start())):
                continue
            if not self._idiom.search(flat, max(0, match.start() - _PARTY_GAP), match.start()):
                yield match

    def _describe(
        self, document: Document, flat: str, match: re.Match[str], mentions: list[Mention], signed: Span | None
    ) -> Described | None:
        start, reach = match.span()
        kind = self._forms[match["head"]]
        if self._between.match(flat, reach) or self._of_several(flat, reach, mentions):
            reach = _after_parties(mentions, reach)
        joined = self._of_year.match(flat, match.end())
        begun = beginning_in(mentions, joined.end(), joined.end() + 1) if joined else ()
        dated = next((m for m in begun if m.kind == "Date" and "/" not in m.value), None)
        if dated is not None:
            reach = _after_parties(mentions, dated.end) if self._between.match(flat, dated.end) else dated.end
        about = self._about.match(flat, reach)
        place = self._place.match(flat, match.end())
        begun = beginning_in(mentions, place.end(), place.end() + 1) if place else ()
        named = next((m for m in begun if m.kind in {"Place", "Country"}), None)
        if about is None:
            if named is None:
                return self._dated(match, kind, dated, mentions) or self._announced(document, match, kind, mentions)
            year = (
                year_of(signed, mentions)
                or self._year(document, flat, start, named.end, mentions)
                or self._year_told_later(document, flat, named.end, mentions)
            )
            return Described(start, match.end(), kind, local(named.things[0]), "", year, named.end)
        joined = self._joined.search(flat, about.start("subject"), about.end())
        first = joined.end() if joined else about.start("subject")
        at = document.block_at(first)
        ending = document.blocks[at].end if at >= 0 else about.end()
        date = next((m for m in beginning_in(mentions, first, about.end()) if m.kind == "Date"), None)
        stop = min(
            [
                about.end(),
                ending,
                *([date.start] if date else []),
                *([signed[0]] if signed and signed[0] > first else []),
            ]
        )
        subject = self._trim(flat[first:stop])
        whole = self._bare(self._ends.sub("", " " + flat[first:stop]).strip()) if self._has_stops else ""
        end = first + max(len(subject), len(whole))
        if reach == match.end() and not _is_public(document, mentions, first, end):
            return None
        domain = next((m.things[0] for m in beginning_in(mentions, first, end) if m.kind in DOMAINS), "")
        year = (
            year_of(signed, mentions)
            or (dated.value[:4] if dated else "")
            or self._year(document, flat, start, end, mentions)
        )
        year = year or self._year_of_signing(document, flat, start, mentions)
        year = year or self._year_told_later(document, flat, end, mentions)
        year = year or (document.record.issued[:4] if match["head"] in self._weak else "")
        inside = beginning_in(mentions, match.end(), reach)
        parties = frozenset(t for m in inside if m.kind in _PARTY_KINDS for t in m.things)
        return Described(
            start,
            match.end(),
            kind,
            subject,
            domain,
            year,
            end,
            whole,
            dated.value if dated else "",
            parties=parties,
            place=self._signed_at(document, flat, mentions) if _is_title(document, start) else "",
        )

    def _of_several(self, flat: str, reach: int, mentions: list[Mention]) -> bool:
        """Tell whether the states behind "declaration of" are those who made it: two of them or more, no place."""
        place = self._place.match(flat, reach)
        owners = self._parties.lined_up(flat, mentions, (reach, reach + 2 * _PARTY_GAP)) if place else []
        return len({t for m in owners for t in m.things}) > 1

    def _dated(
        self, match: re.Match[str], kind: str, dated: Mention | None, mentions: list[Mention]
    ) -> Described | None:
        """Describe what is named by its year alone ("het akkoord uit 1953").

        Its subject is what the text spoke of last.
        """
        if dated is None:
            return None
        year = dated.value[:4]
        same = next(
            (m.things for m in mentions if m.kind in AGREEMENTS and m.things and m.things[0].endswith(f"-{year}")), ()
        )
        if dated.value != year and not same:
            return None
        domain = next((m.things[0] for m in reversed(mentions) if m.kind in DOMAINS and m.end <= match.start()), "")
        return (
            Described(match.start(), match.end(), kind, "", domain, year, dated.end, date=dated.value, same=same)
            if same or domain
            else None
        )

    def _announced(
        self, document: Document, match: re.Match[str], kind: str, mentions: list[Mention]
    ) -> Described | None:
        """Describe a declaration that a sentence says is signed: its subject is what the text spoke of last."""
        if match["head"] not in self._weak:
            return None
        start, end = _sentence(document, match.start())
        domain = next((m.things[0] for m in reversed(mentions) if m.kind in DOMAINS and m.start < end), "")
        year = next(
            (m.value[:4] for m in mentions if m.kind == "Date" and start <= m.start < end), document.record.issued[:4]
        )
        return Described(match.start(), match.end(), kind, "", domain, year, match.end()) if domain and year else None

    def _bare(self, subject: str) -> str:
        """Cut the function words at the end, which belong to what follows ("inzake crisisbeheersing van 2006")."""
        last = next(iter(subject.rsplit(maxsplit=1)[-1:]), "")
        return self._bare(subject.removesuffix(last).rstrip()) if self._grammar.classes.get(last) else subject

    def _trim(self, subject: str) -> str:
        words = self._stop.sub("", " " + subject).split()[:_SUBJECT_WORDS]
        while words and "determiners" in self._grammar.classes.get(words[0], ()):
            words.pop(0)
        while words and self._grammar.classes.get(words[-1]):
            words.pop()
        return " ".join(words)

    def _year(self, document: Document, flat: str, start: int, end: int, mentions: list[Mention]) -> str:
        """Return the year of the date that dates the description itself, else of the text's own signature.

        A date close behind counts where it is joined ("van 2006") or words of its conclusion stand between; one close
        before where the sentence tells of a signing: another tells when it enters into force, or was spoken of.
        """
        after = next((m for m in beginning_in(mentions, end, end + _DATE_GAP + 1) if m.kind == "Date"), None)
        if after is not None and self._dates_it(flat[end : after.start]):
            return after.value[:4]
        return self._signed(document, flat, mentions) if _is_title(document, start) else ""

    def _dates_it(self, between: str) -> bool:
        """Tell whether the words between a description and a date make it the date of its conclusion."""
        if re.search(r"[.;]\s", between):
            return False
        return bool(self._of_year.fullmatch(between.rstrip(" (,") + " ") or self._done.search(between)) or (
            between.strip() in {"", "(", ","}
        )

    def _year_of_signing(self, document: Document, flat: str, start: int, mentions: list[Mention]) -> str:
        """Return the year of the only date in a sentence that tells of a signing."""
        first, last = _sentence(document, start)
        if not self._concluding.search(flat, first, last):
            return ""
        years = {m.value[:4] for m in beginning_in(mentions, first, last) if m.kind == "Date"}
        return years.pop() if len(years) == 1 else ""

    def _year_told_later(self, document: Document, flat: str, end: int, mentions: list[Mention]) -> str:
        """Return the year in which the rest of the paragraph says that it was signed.

        ("… het Verdrag inzake X. Het werd op 3 mei 2019 ondertekend"); up to where another agreement is named.
        """
        at = max(document.block_at(end), document.block_at(end - 1))
        stop = document.blocks[at].end if at >= 0 else end
        stop = next((m.start for m in beginning_in(mentions, end, stop) if m.kind in AGREEMENTS), stop)
        concluding = self._concluding.search(flat, end, stop)
        if concluding is None:
            return ""
        first = max(end, *(flat.rfind(mark, end, concluding.start()) for mark in ",;:."))
        last = next((m.start() for m in _BREAK.finditer(flat, concluding.end(), stop)), stop)
        years = {m.value[:4] for m in beginning_in(mentions, first, last) if m.kind == "Date"}
        return years.pop() if len(years) == 1 else ""

    def _signed(self, document: Document, flat: str, mentions: list[Mention]) -> str:
        year = year_of(self._closing(document, flat, mentions), mentions)
        if year:
            return year
        for block in document.blocks:
            opening = flat[block.start : block.start + 40]
            if any(opening.startswith(words) for words in self._signature) or block.kind == "dateline":
                date = next((m for m in beginning_in(mentions, block.start, block.end) if m.kind == "Date"), None)
                if date is not None:
                    return date.value[:4]
        return document.record.issued[:4]

    def _signed_at(self, document: Document, flat: str, mentions: list[Mention]) -> str:
        """Return the town that the closing formula of the text names, as it is written."""
        span = self._closing(document, flat, mentions)
        inside = (m for m in mentions if span and m.kind == "Place" and span[0] <= m.start < span[1])
        return next((flat[m.start : m.end] for m in inside), "")

    def _closing(self, document: Document, flat: str, mentions: list[Mention]) -> Span | None:
        masked = mask(flat, mentions)
        spans = (self._signings.closing(masked, s.start) for b in document.blocks for s in b.sentences)
        return next((span for span in spans if span), None)

    def _name(self, described: Described) -> Mention:
        label = ("label", Mention(described.start, described.reach, "Label"))
        if described.same:
            return Mention(
                described.start,
                described.end,
                described.kind,
                described.same,
                described.date,
                "the agreement of that year which the text names",
            )
        known = self._known.find(
            described.whole or described.subject, described.year, described.parties
        ) or self._known.find_signed(described.place, described.year, described.parties)
        if known is not None:
            return Mention(
                described.start,
                described.end,
                known.kind,
                (known.iri,),
                described.date,
                reason="the vocabulary's agreement on that subject",
                parts=(label,),
            )
        key = (
            local(described.domain)
            if described.domain
            else self._bare(" ".join(described.subject.split()[:_KEY_WORDS]))
        )
        name = mint_agreement(FORMS[described.kind], key, described.year)
        return Mention(
            described.start,
            described.end,
            described.kind,
            (name,),
            described.date,
            reason="a new name: form, subject and year",
            parts=(label,),
        )


def _sign(mention: Mention, signed: dict[int, Span]) -> Mention:
    """Mark an agreement whose name tells of its signing."""
    if mention.kind not in AGREEMENTS or mention.start not in signed:
        return mention
    return mention._replace(parts=(*mention.parts, (SIGNED, Mention(*signed[mention.start], "Label"))))


def _is_public(document: Document, mentions: list[Mention], start: int, end: int) -> bool:
    """Tell whether an agreement that names no parties may be one of states.

    Its subject is known, or there are articles.
    """
    known = any(m.kind not in {"Date", "Demonym"} for m in beginning_in(mentions, start, end))
    return known or any(block.kind == "article" for block in document.blocks)


def _after_parties(mentions: list[Mention], offset: int) -> int:
    for at in range(bisect_left(mentions, offset, key=attrgetter("start")), len(mentions)):
        if mentions[at].start > offset + _PARTY_GAP:
            break
        if mentions[at].kind in _PARTY_KINDS and mentions[at].start >= offset:
            offset = mentions[at].end
    return offset


def _sentence(document: Document, offset: int) -> tuple[int, int]:
    """Return the span of the sentence in which ``offset`` stands."""
    sentence = document.sentence_at(offset)
    return (sentence.start, sentence.end) if sentence is not None else (offset, offset)


def _is_title(document: Document, offset: int) -> bool:
    at = document.block_at(offset)
    block = document.blocks[at] if at >= 0 else None
    return block is not None and (
        block.kind == "title"
        or (
            any(b.kind == "article" for b in document.blocks)
            and block.kind in {"heading", "paragraph"}
            and block is not document.blocks[-1]
        )
    )


def main_agreement(mentions: list[Mention]) -> Mention | None:
    """Return the agreement whose own text the document is, ``None`` where it is something else."""
    return next((m for m in mentions if m.part(OWN)), None)


def focus_agreement(mentions: list[Mention]) -> Mention | None:
    """Return the agreement whose text, or whose approval, the document is."""
    return next((m for m in mentions if m.part(OWN) or m.part(APPROVED)), None)
