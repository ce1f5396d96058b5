"""Words that stand for what was named: "it" and "that of 2004" for an agreement, "the countries" for those listed."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import mentions_in

NEW, OLD = "id:agreement/benelux-police-treaty-2018", "id:agreement/benelux-police-treaty-2004"

STANDING = [
    ("nl", "Het Benelux-politieverdrag werd op 23 juli 2018 getekend. Het regelt veel.", "Het", NEW),
    ("nl", "Het Benelux-politieverdrag van 2018 vervangt dat van 2004.", "dat van 2004", OLD),
    ("fr", "Le traité de police Benelux de 2018 est connu. Il prévoit des patrouilles.", "Il", NEW),
    ("fr", "Le traité de police Benelux de 2018 remplace celui de 2004.", "celui de 2004", OLD),
    ("de", "Der Benelux-Polizeivertrag von 2018 ist bekannt. Er regelt viel.", "Er", NEW),
    ("de", "Der Benelux-Polizeivertrag von 2018 ersetzt den von 2004.", "den von 2004", OLD),
    ("en", "The Benelux Police Treaty of 2018 is known. It provides for patrols.", "It", NEW),
    ("en", "The Benelux Police Treaty of 2018 replaces that of 2004.", "that of 2004", OLD),
]

FALLING = [
    ("an expletive", "Het Benelux-politieverdrag is van 2018. Het regent."),
    ("no agreement in the sentence before", "Het Benelux-politieverdrag is van 2018. De zaal zweeg. Het regelt niets."),
    ("another paragraph", "Het Benelux-politieverdrag is van 2018.\n\nHet regelt niets."),
    ("no subject", "Er was ruzie over het Benelux-politieverdrag van 2018 en het Verdrag van Luik. Het regelt niets."),
    ("a year of no namesake", "Het Benelux-politieverdrag van 2018 vervangt dat van 1999."),
]


LISTED = "België, Frankrijk en Luxemburg tekenden in 2019. "
STATES = [
    ("de landen", LISTED + "In juni oefenden de landen samen.", ["de landen"]),
    ("as a subject", LISTED + "De landen oefenden.", ["De landen"]),
    ("behind a preposition", LISTED + "Er is overleg tussen de landen.", ["de landen"]),
    ("never as an object", LISTED + "Europol steunt de landen.", []),
    ("never behind a single one", LISTED + "Frankrijk aarzelde. De landen oefenden.", []),
]


def agreements(text: str, language: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(text[m.start : m.end], m.things) for m in mentions_in(text, language) if m.kind == "Treaty"]


@pytest.mark.parametrize(("language", "text", "words", "agreement"), STANDING)
def test_a_pronoun_stands_for_the_agreement_named_before(language, text, words, agreement):
    assert (words, (agreement,)) in agreements(text, language)


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in FALLING])
def test_a_pronoun_stands_for_no_agreement_where_it_may_mean_something_else(text):
    assert not {"Het", "dat van 1999"}.intersection(words for words, _ in agreements(text, "nl"))


@pytest.mark.parametrize(("text", "words"), [pytest.param(*rest, id=name) for name, *rest in STATES])
def test_the_countries_are_those_listed_last(text, words):
    states = ("id:country/be", "id:country/fr", "id:country/lu")
    groups = [(text[m.start : m.end], m.things) for m in mentions_in(text) if m.kind == "Group"]
    assert groups == [(found, states) for found in words]


def test_the_ministers_are_those_listed_last_unless_words_say_whose_they_are():
    listed = (
        "De Belgische minister van Justitie, Koen Geens, en de Luxemburgse minister van Justitie, Anna Weber, kwamen. "
    )
    persons = ("id:person/koen-geens", "id:person/anna-weber")
    groups = [m.things for m in mentions_in(listed + "Later bekeken de ministers een oefening.") if m.kind == "Group"]
    assert groups == [persons]
    assert not [m for m in mentions_in(listed + "De ministers van Defensie zwegen.") if m.things == persons]


def test_three_of_a_compound_are_the_bodies_listed_last():
    text = "Het NCSC, het CCB en CIRCL kennen elkaar. De drie cyberdiensten oefenden."
    groups = [m for m in mentions_in(text) if m.kind == "Group"]
    assert [text[m.start : m.end] for m in groups] == ["drie cyberdiensten"]
    assert set(groups[0].things) == {
        "id:agency/cyber-security-centre-nl",
        "id:agency/cyber-security-centre-be",
        "id:agency/circl-lu",
    }
