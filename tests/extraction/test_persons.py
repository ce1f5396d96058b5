"""Persons named again after the text has said which office they hold."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import words_of

OPENING = "De Belgische minister van Justitie, Koen Geens, opende de vergadering. "
AGAIN = [
    ("by the whole name", OPENING + "Later sprak Koen Geens over de haven.", ["Koen Geens"]),
    ("by the surname", OPENING + "Later zei Geens dat het goed ging.", ["Geens"]),
    ("by both", OPENING + "Koen Geens bleef. Geens zweeg.", ["Koen Geens", "Geens"]),
    (
        "by the surname behind a bare office",
        "Minister van Werk Anna Maes kwam. Later zei minister Maes dat het goed ging.",
        ["minister Maes"],
    ),
    ("by the office alone", OPENING + "Daarna zweeg de minister.", ["minister"]),
    (
        "by the office, a colleague of another state aside",
        OPENING + "Hij sprak met zijn ambtgenoot Anna Weber. De minister bleef.",
        ["minister"],
    ),
    ("never by an office that two hold", OPENING + "De Nederlandse minister Anna Maes kwam. De minister zweeg.", []),
    ("never by another's office", OPENING + "De minister van Werk zweeg. De burgemeester zweeg.", []),
    ("never within another name", OPENING + "De heer Geensen zweeg.", []),
    ("never before the office is named", "Geens kwam. " + OPENING, []),
    ("never by a surname that two share", OPENING + "De Nederlandse minister Anna Geens kwam. Geens zweeg.", []),
    ("never by a short surname", "De Nederlandse minister Jan Ong kwam. Ong zweeg.", []),
]


@pytest.mark.parametrize(("text", "words"), [pytest.param(*rest, id=name) for name, *rest in AGAIN])
def test_a_person_is_named_again(text, words):
    assert [found for found, _ in words_of("Person", text)] == words
