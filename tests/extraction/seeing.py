"""What the extractor sees and claims of a few words, as plain values that a table can hold."""

from __future__ import annotations

from benelux_kg.claims import Evidence, Mention
from benelux_kg.corpus import read_text
from benelux_kg.corpus.document import Document
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.frame_tests import write_claim
from benelux_kg.extraction.scenes import Scene


def read(text: str, language: str = "nl") -> Document:
    return read_text(text, "page.txt", language)


def mentions_in(text: str, language: str = "nl") -> list[Mention]:
    return Extractor.load().recognise(read(text, language)).mentions


def things_in(text: str, language: str = "nl") -> list[tuple[str, str]]:
    """The words and the thing of every mention that names one, in text order."""
    text = read(text, language).text
    return [(text[m.start : m.end], thing) for m in mentions_in(text, language) for thing in m.things]


def words_of(kind: str, text: str, language: str = "nl") -> list[tuple[str, str]]:
    """The words and the value of every mention of one kind, in text order."""
    return [(text[m.start : m.end], m.value) for m in mentions_in(text, language) if m.kind == kind]


def evidence_in(text: str, language: str = "nl") -> list[Evidence]:
    """All evidence but that of mere mentions."""
    return [e for e in Extractor.load().extract(read(text, language)).evidence if e.frame != "mention"]


def claims_in(text: str, language: str = "nl") -> set[str]:
    return {write_claim(e.claim) for e in evidence_in(text, language)}


def scenes_in(text: str, language: str = "nl") -> list[Scene]:
    extractor = Extractor.load()
    document = read(text, language)
    return list(extractor.survey(document, extractor.recognise(document)).scenes())
