"""Definite descriptions: what "the treaty" and "this cooperation" point back to."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import mentions_in, read

LIEGE, PRUM, HAZELDONK = (
    "id:agreement/treaty-of-liege-2014",
    "id:agreement/treaty-of-prum-2005",
    "id:cooperation/hazeldonk",
)

RESOLVED = [
    ("nl", "Het Verdrag van Luik is gesloten. Het verdrag geldt.", "verdrag", LIEGE),
    ("nl", "Het Verdrag van Luik geldt. De politie controleert. In dat verdrag staat veel.", "verdrag", LIEGE),
    ("nl", "Het Verdrag van Luik en het Verdrag van Prüm zijn gesloten. Dit verdrag geldt.", "verdrag", PRUM),
    (
        "nl",
        "Het Benelux-politieverdrag van 2004 geldt. Het nieuwe verdrag, dat in 2018 werd ondertekend, gaat verder.",
        "verdrag",
        "id:agreement/benelux-police-treaty-2018",
    ),
    (
        "nl",
        "Het Verdrag van Luik geldt. Het vervangt het Verdrag van Prüm. Op grond van het verdrag rijdt men door.",
        "verdrag",
        LIEGE,
    ),
    (
        "nl",
        "Goedkeuring van het Verdrag van Luik\n\nRegels als het Verdrag van Prüm gelden.\n\nHet verdrag werkt.",
        "verdrag",
        LIEGE,
    ),
    (
        "nl",
        "Goedkeuring van het Verdrag van Luik\n\nHet Verdrag van Prüm en een ander verdrag blijven.\n\nHet verdrag werkt.",
        "verdrag",
        LIEGE,
    ),
    (
        "nl",
        "Het Verdrag van Luik geldt. Er zijn regels, waaronder het Verdrag van Prüm. Het verdrag werkt.",
        "verdrag",
        LIEGE,
    ),
    ("nl", "De Hazeldonk-samenwerking bestaat. Deze samenwerking groeit.", "samenwerking", HAZELDONK),
    ("fr", "Le traité de Prüm est conclu. Ce traité est bon.", "traité", PRUM),
    ("fr", "Le traité de Prüm est conclu. Cette convention est bonne.", "convention", PRUM),
    ("de", "Der Vertrag von Prüm wurde geschlossen. Dieser Vertrag ist gut.", "Vertrag", PRUM),
    ("en", "The Treaty of Prüm was concluded. This treaty is good.", "treaty", PRUM),
]

UNRESOLVED = [
    ("nl", "Het verdrag geldt.", "verdrag"),
    ("nl", "Het verdrag geldt. Het Verdrag van Luik is gesloten.", "verdrag"),
    ("nl", "Het Verdrag van Luik is gesloten. Een verdrag is nuttig.", "verdrag"),
    ("nl", "Het Verdrag van Luik van 2014 geldt. Het nieuwe verdrag wacht.", "verdrag"),
    ("nl", "Het Verdrag van Luik is gesloten. Het verdrag, dat in 1999 werd ondertekend, geldt.", "verdrag"),
    ("nl", "Het Verdrag van Luik en een ander verdrag zijn gesloten. Het verdrag geldt.", "verdrag"),
    ("fr", "Ce traité est bon.", "traité"),
    ("de", "Dieser Vertrag ist gut.", "Vertrag"),
    ("en", "This treaty is good.", "treaty"),
]


def resolved(text: str, language: str, word: str) -> list[tuple[str, ...]]:
    text = read(text, language).text
    return [
        m.things
        for m in mentions_in(text, language)
        if m.reason.startswith("refers to") and text[m.start : m.end] == word
    ]


@pytest.mark.parametrize(("language", "text", "word", "thing"), RESOLVED)
def test_a_definite_description_is_what_was_named_last(language, text, word, thing):
    assert resolved(text, language, word) == [(thing,)]


@pytest.mark.parametrize(("language", "text", "word"), UNRESOLVED)
def test_a_description_of_nothing_named_stays_open(language, text, word):
    assert resolved(text, language, word) == []


def test_the_parties_of_an_agreement_are_those_at_its_head():
    text = "Verdrag tussen België en Frankrijk inzake drugshandel\n\nArtikel 1\n\nDe Partijen werken samen.\n"
    parties = [m for m in mentions_in(text) if m.kind == "Group"]
    assert [set(m.things) for m in parties] == [{"id:country/be", "id:country/fr"}]
