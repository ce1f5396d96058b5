"""Readings: which of the things that share a name a text means, and whose a body is."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import mentions_in, read, things_in

BE, LU = "id:country/be", "id:country/lu"

SHARED = [
    ("nl", "Luxemburg en België tekenden.", "Luxemburg", LU),
    ("nl", "De ministers kwamen in Luxemburg bijeen.", "Luxemburg", "id:place/luxembourg-city"),
    ("nl", "Senningen is een overleg.", "Senningen", "id:cooperation/senningen"),
    ("nl", "Het overleg in Senningen.", "Senningen", "id:place/senningen"),
    ("nl", "Het Koninkrijk der Nederlanden tekende.", "Koninkrijk der Nederlanden", "id:country/nl"),
    ("fr", "Le Luxembourg et la Belgique ont signé.", "Luxembourg", LU),
    ("fr", "À Luxembourg, les ministres se sont vus.", "Luxembourg", "id:place/luxembourg-city"),
    ("en", "Luxembourg and Belgium signed.", "Luxembourg", LU),
]

BODIES = [
    ("nl", "De politie kwam.", {"police-any"}),
    ("nl", "De Belgische politie kwam.", {"police-be"}),
    ("nl", "De politie uit Nederland kwam.", {"police-nl"}),
    ("nl", "De Belgische en de Nederlandse politie kwamen.", {"police-be", "police-nl"}),
    ("nl", "Belgische, Nederlandse en Luxemburgse politie-eenheden kwamen.", {"police-be", "police-nl", "police-lu"}),
    (
        "nl",
        "Politie- en douanediensten uit België en Frankrijk kwamen.",
        {"police-be", "police-fr", "customs-be", "customs-fr"},
    ),
    ("nl", "De politie van de Benelux-landen kwam.", {"police-be", "police-nl", "police-lu"}),
    ("nl", "De Belgische federale politie kwam.", {"federal-police-be"}),
    ("fr", "La police belge est venue.", {"police-be"}),
    ("fr", "Les polices belge et néerlandaise sont venues.", {"police-be", "police-nl"}),
    ("fr", "La police des Pays-Bas est venue.", {"police-nl"}),
    ("de", "Die belgische Polizei kam.", {"police-be"}),
    ("de", "Polizei aus Belgien und Frankreich kam.", {"police-be", "police-fr"}),
    ("en", "The Belgian police came.", {"police-be"}),
    ("en", "The police of Belgium and France came.", {"police-be", "police-fr"}),
    ("en", "Dutch and Belgian customs came.", {"customs-nl", "customs-be"}),
]


@pytest.mark.parametrize(("language", "text", "word", "thing"), SHARED)
def test_a_shared_name_is_read_by_its_context(language, text, word, thing):
    assert (word, thing) in things_in(text, language)


@pytest.mark.parametrize(("language", "text", "bodies"), BODIES)
def test_a_body_is_of_the_countries_beside_it(language, text, bodies):
    found = {
        thing.removeprefix("id:agency/")
        for m in mentions_in(text, language)
        if m.kind == "Agency"
        for thing in m.things
    }
    assert found == bodies


def test_a_demonym_names_its_country_and_is_no_actor():
    text = "Zij controleerden de Belgische wegen."
    assert [(m.kind, m.things) for m in mentions_in(text) if m.things == (BE,)] == [("Demonym", (BE,))]


def test_each_choice_among_readings_gives_its_reason():
    text = read("De ministers kwamen in Luxemburg bijeen. Luxemburg tekende.").text
    reasons = [m.reason for m in mentions_in(text) if text[m.start : m.end] == "Luxemburg"]
    assert len(reasons) == 2
    assert all(reasons)
    assert len(set(reasons)) == 2


def test_a_state_in_brackets_behind_a_name_is_only_where_that_person_is_from() -> None:
    (origin,) = mentions_in("Mevrouw Anna van den Berg (België) sprak.")
    *_, member = mentions_in("De douane (België) sprak.")
    assert (origin.kind, member.kind) == ("Demonym", "Country")


def test_a_body_whose_name_two_states_use_is_that_of_the_state_in_brackets():
    text = "Het Nationaal Crisiscentrum (België) belde het Nationaal Crisiscentrum (Nederland)."
    found = [thing for words, thing in things_in(text) if words == "Nationaal Crisiscentrum"]
    assert found == ["id:agency/crisis-centre-be", "id:agency/crisis-centre-nl"]
