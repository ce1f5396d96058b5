"""Finding things by any of their names."""

from __future__ import annotations

import pytest

from benelux_kg.server.pages.directory import Directory, Named, most_special
from benelux_kg.server.pages.finding import EXACT, INSIDE, START, WORD, Index

NAMES = [
    ("id:country/be", "skos:prefLabel", "België", "nl"),
    ("id:country/be", "skos:prefLabel", "Belgium", "en"),
    ("id:country/be", "bkg:demonym", "Belgische", "nl"),
    ("id:place/belgrade", "skos:prefLabel", "Belgrade", "en"),
    ("voc:domain/drug-trafficking", "skos:prefLabel", "drugshandel", "nl"),
    ("voc:domain/drug-trafficking", "skos:hiddenLabel", "handel in drugs", "nl"),
    ("voc:domain/illicit-trade", "skos:prefLabel", "illegale handel", "nl"),
    ("id:agreement/police-2018", "skos:prefLabel", "Benelux-politieverdrag van 2018", "nl"),
    ("id:agreement/police-2004", "skos:prefLabel", "Benelux-politieverdrag van 2004", "nl"),
]


@pytest.fixture
def directory():
    made = Directory()
    for name in NAMES:
        made.add(Named(*name))
    made.weights |= {"id:country/be": 90, "id:agreement/police-2018": 20, "id:agreement/police-2004": 3}
    return made


@pytest.fixture
def index(directory):
    return Index(directory)


def found(index, words):
    return [(hit.thing, hit.fit) for hit in index.find(words)]


def test_accents_and_case_do_not_matter(index):
    assert found(index, "BELGIE")[0] == found(index, "belgië")[0] == ("id:country/be", EXACT)


def test_whole_names_come_before_beginnings_and_these_before_words_and_parts(index):
    assert found(index, "handel") == [
        ("voc:domain/drug-trafficking", START),
        ("voc:domain/illicit-trade", WORD),
    ]
    assert found(index, "andel i")[0] == ("voc:domain/drug-trafficking", INSIDE)


def test_of_two_that_fit_alike_the_better_known_comes_first(index):
    assert [thing for thing, _ in found(index, "benelux")] == ["id:agreement/police-2018", "id:agreement/police-2004"]


def test_words_may_come_in_any_order_and_from_several_names(index):
    assert found(index, "2018 benelux")[0][0] == "id:agreement/police-2018"
    assert found(index, "belgium belgische")[0][0] == "id:country/be"


@pytest.mark.parametrize("words", ["", "   ", "zzz", "\u0301"])
def test_what_nothing_is_called_finds_nothing(index, words):
    assert index.find(words) == []


def test_a_thing_is_found_once(index):
    things = [thing for thing, _ in found(index, "bel")]
    assert len(things) == len(set(things)) == 2


def test_a_missing_label_is_taken_from_the_next_language_and_says_so(directory):
    assert directory.label("id:country/be", "nl") == ("België", "nl")
    assert directory.label("id:country/be", "de") == ("Belgium", "en")
    assert directory.label("voc:domain/drug-trafficking", "fr") == ("drugshandel", "nl")
    assert directory.label("id:figure/no-label", "fr") == ("no label", "")


def test_the_kind_of_a_thing_is_its_most_special_class():
    parents = {"bkg:Treaty": {"bkg:Agreement"}, "bkg:Agreement": {"eli:LegalResource"}}
    assert most_special({"skos:Concept", "bkg:Agreement", "bkg:Treaty"}, parents) == "bkg:Treaty"
    assert most_special({"bkg:A", "bkg:B"}, {"bkg:A": {"bkg:B"}, "bkg:B": {"bkg:A"}}) == "bkg:A"
