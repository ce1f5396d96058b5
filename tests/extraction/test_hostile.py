"""Texts that nobody wrote in good faith are read to their end, and every quotation stands where it says."""

from __future__ import annotations

import pytest

from benelux_kg.corpus import read_document
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
