"""Texts that nobody wrote in good faith are read to their end, and every quotation stands where it says."""

from __future__ import annotations

import time

import pytest

from benelux_kg.corpus import Document, read_document
from benelux_kg.extraction import Extractor

STATED = "België en Nederland ondertekenden in 2018 in Brussel het Benelux-politieverdrag."
TEXTS = {
    "lists in lists": STATED + "\n\nDe landen:\n" + "".join(f"{'  ' * level}- punt politie\n" for level in range(600)),
    "conjunctions": STATED + " en" * 20_000,
    "one word": STATED + "\n\n" + "x" * 500_000,
    "brackets": "(" * 20_000 + " " + STATED,
    "names like syntax": STATED + " Het Verdrag van '\"<>{}|^`\\ werd ondertekend. \u202eDe minister <x> \U0001f600.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_read_to_its_end(name):
    document = read_document(TEXTS[name].encode(), "hostile.md", "nl")
    extract = Extractor.load().extract(document)
    assert extract.evidence
    assert all(document.text[e.quote.start : e.quote.end] == e.quote.exact for e in extract.evidence)


LONG = {
    "headings": "## Drugshandel in Luik {n}\n\n",
    "dates": "{day} mei 20{day:02}. ",
    "items": "- drugshandel en mensenhandel in België;\n",
    "news": "### Drugshandel in Luik\n\n{day} mei 20{day:02} 55\n\nBelgië en Nederland hielden een oefening.\n\n",
    "articles": "Artikel {n}\n\nDe politie van België en Nederland wisselt gegevens uit over drugs.\n\n",
    "agreements": "Het verdrag tussen België en Nederland inzake visserij van 19{day:02} geldt. Dit verdrag is oud. ",
    "holders": "De Belgische minister van Justitie, Jan Jansen{n}, sprak. ",
    "one sentence": "de politie in België doet dit ",
}


@pytest.mark.parametrize("name", LONG)
def test_a_text_five_times_as_long_takes_about_five_times_as_long(name):
    short, long = (
        read_document(
            (STATED + "\n\n" + "".join(LONG[name].format(n=n, day=n % 28 + 1) for n in range(count))).encode(),
            "long.md",
            "nl",
        )
        for count in (200, 1_000)
    )
    assert _seconds(long) <= 12 * _seconds(short)  # what takes the square of the length takes 25 times as long


def _seconds(document: Document) -> float:
    """The best of three: the first may meet new words, another process may take its share."""
    found = []
    for _ in range(3):
        begun = time.process_time()
        Extractor.load().extract(document)
        found.append(time.process_time() - begun)
    return min(found)
