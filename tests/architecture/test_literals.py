"""What the code must not spell: words of the lexicon, and IRIs."""

from __future__ import annotations

import re
from functools import cache

import ahocorasick
import pytest

from tests.architecture.literals import PACKAGE, Literal, fold, read_literals, read_words

LONG = 6
"""From this many letters on, a word may not even stand inside a literal."""

TERM = re.compile(r"\b(?:bkg|rdfs?|owl|skos|dcterms|foaf|prov|oa|org|eli|sem|sh|xsd):[A-Za-z]\w*")
"""A compact IRI of a class or property: the contract of the ontology, not a word of a text."""

SHELF = re.compile(r"\b(?:id|voc|graph):[a-z-]+(?=/|$)")
"""The part of a compact IRI that says what kind of thing it names (``id:agreement/``); the thing itself stays in sight."""

EXCEPTIONS: dict[str, str] = {}
"""Word, folded, to the reason why the code may spell it."""


@cache
def own_names() -> frozenset[str]:
    """Local names of classes and properties as the code spells them in ``bkg:`` terms."""
    return frozenset(term.partition(":")[2] for literal in read_literals() for term in TERM.findall(literal.text))


@cache
def automaton() -> ahocorasick.Automaton:
    found = ahocorasick.Automaton()
    for word, where in read_words().items():
        if len(word) >= LONG:
            found.add_word(word, (word, where))
    found.make_automaton()
    return found


def spelled_words(literal: Literal) -> set[str]:
    """The words of the data that this literal equals or, when long, contains."""
    text = fold(SHELF.sub(" ", TERM.sub(" ", literal.text)))
    if not text or literal.text in own_names():
        return set()
    inside = {word for _, (word, _) in automaton().iter(text)} if len(automaton()) else set()
    return inside | ({text} & read_words_once().keys())


@cache
def read_words_once() -> dict[str, str]:
    return read_words()


def test_no_literal_spells_a_word_of_the_data():
    words = read_words_once()
    faults = [
        f"{literal} spells {words[word]}"
        for literal in read_literals()
        for word in sorted(spelled_words(literal))
        if word not in EXCEPTIONS
    ]
    assert not faults, "\n".join(["Language data belongs into the vocabulary, the frames or data/languages:", *faults])


def test_every_exception_is_still_needed():
    spelled = {word for literal in read_literals() for word in spelled_words(literal)}
    assert set(EXCEPTIONS) <= spelled, f"no longer needed: {sorted(set(EXCEPTIONS) - spelled)}"


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_the_words_come_from_all_four_languages(language):
    assert (
        read_words_once().keys() & {"nl": {"januari"}, "fr": {"janvier"}, "de": {"januar"}, "en": {"january"}}[language]
    )


def test_no_iri_is_spelled_outside_the_vocabulary_package():
    iri = re.compile(r"(?:https?|ftp)://\w|\burn:\w|\b(?:mailto|tag):\w", re.IGNORECASE)
    faults = [
        str(each) for each in read_literals() if iri.search(each.text) and each.path.parent != PACKAGE / "vocabulary"
    ]
    assert not faults, "\n".join(faults)
