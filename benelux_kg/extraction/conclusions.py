"""Conclusions: in which year, and in which town, an agreement that a text describes was concluded.

The year is that of the signing, never that of the entry into force or of a page that speaks of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.corpus import load_language
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.signings import SigningReader, Span, mask, year_of

_DATE_GAP = 70
_OPENING = 40
_BREAK = re.compile(r"[,;:]|\.\s")


class Page(NamedTuple):
    """A document with its folded text and what is recognised in it so far, in text order."""

    document: Document
    flat: str
    mentions: list[Mention]

    def beginning(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that begin in ``[start, end)``."""
        return beginning_in(self.mentions, start, end)


class ConclusionReader:
    """When and where the agreements of one language were concluded."""

    def __init__(self, grammar: Grammar, signings: SigningReader) -> None:
        self._signings = signings
        self._concluding = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('treaties', 'concluding'))})(?!\w)")
        self._done = re.compile(rf"(?<!\w)(?:{alternatives(grammar.words('names', 'done'))})(?!\w)")
        self._of_year = re.compile(rf"\s+(?:{alternatives(grammar.words('readings', 'year_joins'))})\s+")
        structure = load_language(grammar.language).tables.get("structure", {})
        self._signature = tuple(fold(words) for words in structure.get("signature", ()))

    def dated(self, page: Page, offset: int) -> Mention | None:
        """Return the date, no range of dates, that is joined to the words before ``offset`` ("van 8 juni 2004")."""
        joined = self._of_year.match(page.flat, offset)
        begun = page.beginning(joined.end(), joined.end() + 1) if joined else ()
        return next((m for m in begun if m.kind == "Date" and "/" not in m.value), None)

    def is_told(self, document: Document, flat: str, offset: int) -> bool:
        """Tell whether the sentence at ``offset`` tells of a signing."""
        return bool(self._concluding.search(flat, *sentence_span(document, offset)))

    def find_year(self, page: Page, span: Span) -> str:
        """Return the year of the date that dates the description at ``span``, else of the text's own signature.

        A date close behind counts where it is joined ("van 2006") or words of its conclusion stand between; one close
        before where the sentence tells of a signing: another tells when it enters into force, or was spoken of.
        """
        start, end = span
        after = next((m for m in page.beginning(end, end + _DATE_GAP + 1) if m.kind == "Date"), None)
        if after is not None and self._dates_it(page.flat[end : after.start]):
            return after.value[:4]
        return self._find_own_year(page) if is_title(page.document, start) else ""

    def find_year_of_sentence(self, page: Page, offset: int) -> str:
        """Return the year of the only date in a sentence that tells of a signing."""
        if not self.is_told(page.document, page.flat, offset):
            return ""
        return self.find_only_year(page, offset)

    def find_only_year(self, page: Page, offset: int) -> str:
        """Return the year of the only date in a sentence."""
        return only_year(page, sentence_span(page.document, offset))

    def find_year_told_later(self, page: Page, end: int) -> str:
        """Return the year in which the rest of the paragraph says that it was signed.

        ("… het Verdrag inzake X. Het werd op 3 mei 2019 ondertekend"); up to where another agreement is named.
        """
        at = max(page.document.block_at(end), page.document.block_at(end - 1))
        stop = page.document.blocks[at].end if at >= 0 else end
        stop = next((m.start for m in page.beginning(end, stop) if m.kind in AGREEMENTS), stop)
        concluding = self._concluding.search(page.flat, end, stop)
        if concluding is None:
            return ""
        first = max(end, *(page.flat.rfind(mark, end, concluding.start()) for mark in ",;:."))
        last = next((m.start() for m in _BREAK.finditer(page.flat, concluding.end(), stop)), stop)
        return only_year(page, (first, last))

    def find_town(self, page: Page) -> str:
        """Return the town that the closing formula of the text names, as it is written."""
        span = self._closing(page)
        inside = (m for m in page.mentions if span and m.kind == "Place" and span[0] <= m.start < span[1])
        return next((page.flat[m.start : m.end] for m in inside), "")

    def _dates_it(self, between: str) -> bool:
        """Tell whether the words between a description and a date make it the date of its conclusion."""
        if re.search(r"[.;]\s", between):
            return False
        joined = self._of_year.fullmatch(between.rstrip(" (,") + " ") or self._done.search(between)
        return bool(joined) or between.strip() in {"", "(", ","}

    def _find_own_year(self, page: Page) -> str:
        year = year_of(self._closing(page), page.mentions)
        if year:
            return year
        for block in page.document.blocks:
            opening = page.flat[block.start : block.start + _OPENING]
            if opening.startswith(self._signature) or block.kind == "dateline":
                date = next((m for m in page.beginning(block.start, block.end) if m.kind == "Date"), None)
                if date is not None:
                    return date.value[:4]
        return page.document.record.issued[:4]

    def _closing(self, page: Page) -> Span | None:
        masked = mask(page.flat, page.mentions)
        spans = (self._signings.closing(masked, s.start) for b in page.document.blocks for s in b.sentences)
        return next((span for span in spans if span), None)


def sentence_span(document: Document, offset: int) -> Span:
    """Return the span of the sentence in which ``offset`` stands; empty where none does."""
    sentence = document.sentence_at(offset)
    return (sentence.start, sentence.end) if sentence is not None else (offset, offset)


def is_title(document: Document, offset: int) -> bool:
    """Tell whether ``offset`` stands in the title of a text, or in the head of one that has articles."""
    at = document.block_at(offset)
    block = document.blocks[at] if at >= 0 else None
    if block is None or block.kind == "title":
        return block is not None
    has_articles = any(b.kind == "article" for b in document.blocks)
    return has_articles and block.kind in {"heading", "paragraph"} and block is not document.blocks[-1]


def only_year(page: Page, span: Span) -> str:
    """Return the year of the dates in ``span``, empty where they are of several."""
    years = {m.value[:4] for m in page.beginning(*span) if m.kind == "Date"}
    return years.pop() if len(years) == 1 else ""
