"""New names: actions, cooperations and places that the vocabulary does not hold."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import mentions_in, things_in, words_of

ACTIONS = [
    ("nl", "Het project “Veilige Haven” loopt.", "project “Veilige Haven”", "Veilige Haven"),
    ("nl", "Het project 'Veilige Haven' loopt.", "project 'Veilige Haven'", "Veilige Haven"),
    ("nl", "Het project Mobiele Inbrekers loopt.", "project Mobiele Inbrekers", "Mobiele Inbrekers"),
    ("nl", "De werkgroep Grote Brand vergadert.", "werkgroep Grote Brand", "Grote Brand"),
    ("nl", "De oefening, Grote Golf genaamd, begon.", "oefening, Grote Golf genaamd", "Grote Golf"),
    ("nl", "De drugsactie Etoile vond plaats.", "drugsactie Etoile", "Etoile"),
    ("fr", "Le projet « Port sûr » avance.", "projet « Port sûr »", "Port sûr"),
    ("fr", "L’opération Étoile a eu lieu.", "opération Étoile", "Étoile"),
    ("de", "Das Projekt „Sicherer Hafen“ läuft.", "Projekt „Sicherer Hafen“", "Sicherer Hafen"),
    ("en", "The project “Safe Harbour” runs.", "project “Safe Harbour”", "Safe Harbour"),
    ("en", "Operation Etoile took place.", "Operation Etoile", "Etoile"),
]

NO_ACTIONS = [
    ("nl", "De actie is voorbij."),
    ("nl", "Zij hielden een actie. Samen gaan zij verder."),
    ("nl", "De conferentie “over veiligheid” begint."),
    ("nl", "Dit is geen project.\n\nVeilige Haven is een boek."),
    ("de", "Das Projekt Hafen läuft."),
    ("en", "The project runs. They agree."),
]

COOPERATIONS = [
    ("nl", "De Zwinduinen-samenwerking groeit.", "Zwinduinen-samenwerking", "id:cooperation/zwinduinen"),
    ("de", "Die Zwinduinen-Zusammenarbeit wächst.", "Zwinduinen-Zusammenarbeit", "id:cooperation/zwinduinen"),
]

NO_COOPERATIONS = [
    ("nl", "Politiesamenwerking groeit."),
    ("nl", "Politie-samenwerking groeit."),
    ("nl", "De samenwerking groeit."),
    ("de", "Die Polizeizusammenarbeit wächst."),
]

PLACES = [
    ("nl", "De oefening vond plaats in Zandvoorde.", [("Zandvoorde", "id:place/zandvoorde")]),
    ("nl", "In Zandvoorde regende het.", []),
    ("nl", "De oefening vond plaats in Gent.", [("Gent", "id:place/ghent")]),
]


@pytest.mark.parametrize(("language", "text", "words", "name"), ACTIONS)
def test_an_action_with_its_proper_name_is_one_mention(language, text, words, name):
    assert words_of("Action", text, language) == [(words, name)]


@pytest.mark.parametrize(("language", "text"), NO_ACTIONS)
def test_an_action_without_a_proper_name_has_none(language, text):
    assert words_of("Action", text, language) == []


@pytest.mark.parametrize(("language", "text", "words", "thing"), COOPERATIONS)
def test_a_name_joined_to_a_cooperation_names_it(language, text, words, thing):
    assert (words, thing) in things_in(text, language)


@pytest.mark.parametrize(("language", "text"), NO_COOPERATIONS)
def test_a_common_noun_names_no_cooperation(language, text):
    assert [m for m in mentions_in(text, language) if m.kind == "Cooperation"] == []


@pytest.mark.parametrize(("language", "text", "places"), PLACES)
def test_a_capitalised_word_is_a_place_only_behind_a_preposition_and_near_an_act(language, text, places):
    found = [(text[m.start : m.end], m.things[0]) for m in mentions_in(text, language) if m.kind == "Place"]
    assert found == places


def test_a_new_name_says_why_it_is_one():
    action = next(m for m in mentions_in("Het project “Veilige Haven” loopt.") if m.kind == "Action")
    assert action.reason
    assert action.things == ("voc:action-type/project",)


BODIES = [
    (
        "nl",
        "De politiezone Kempen en de brandweer van Zandvoorde hielpen.",
        ["politiezone Kempen", "brandweer van Zandvoorde"],
    ),
    ("nl", "De veiligheidsregio Zuid en West hielp.", ["veiligheidsregio Zuid en West"]),
    ("fr", "La zone de police Boraine a aidé.", ["zone de police Boraine"]),
    ("de", "Die Staatsanwaltschaft Aachen half.", ["Staatsanwaltschaft Aachen"]),
]

NO_BODIES = [
    ("nl", "De brandweer kwam. Zandvoorde sliep."),
    ("nl", "De politie van Nederland kwam."),
    ("nl", "Het parket\n\nZandvoorde sliep."),
]


@pytest.mark.parametrize(("language", "text", "names"), BODIES)
def test_a_proper_name_behind_a_kind_of_body_names_that_body(language: str, text: str, names: list[str]) -> None:
    assert [name for _, name in words_of("Agency", text, language) if name] == names


@pytest.mark.parametrize(("language", "text"), NO_BODIES)
def test_a_kind_of_body_alone_is_no_named_body(language: str, text: str) -> None:
    assert not [name for _, name in words_of("Agency", text, language) if name]
