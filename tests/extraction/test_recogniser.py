"""The recogniser: labels and triggers at word boundaries, the longest first, whatever case, accents and line ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.extraction.folding import fold, squeeze
from benelux_kg.extraction.recogniser import Recogniser
from benelux_kg.vocabulary.lexicon import Entry, Label, Lexicon
from tests.extraction.seeing import mentions_in

CRIME, GANG, UN, BE = "voc:domain/crime", "voc:domain/gang", "id:organisation/un", "id:country/be"
COMPOUNDS = {"heads": ("bestrijding",), "links": ("s", "")}

FOUND = [
    ("de misdaad groeit", [("misdaad", CRIME)]),
    ("De MISDAAD groeit", [("MISDAAD", CRIME)]),
    ("de misdáád groeit", [("misdáád", CRIME)]),
    ("misdaadverhaal", []),
    ("de onmisdaad", []),
    ("misdaad-", [("misdaad", CRIME)]),
    ("anti-misdaad", [("misdaad", CRIME)]),
    ("de georganiseerde misdaad", [("georganiseerde misdaad", GANG)]),
    ("de georganiseerde\n   misdaad", [("georganiseerde\n   misdaad", GANG)]),
    ("de georganiseerde misdaden", [("misdaden", CRIME)]),
    ("de misdaden", [("misdaden", CRIME)]),
    ("misdaadbestrijding", [("misdaadbestrijding", CRIME)]),
    ("misdaadsbestrijding", [("misdaadsbestrijding", CRIME)]),
    ("de VN kwam", [("VN", UN)]),
    ("de vn kwam", []),
    ("de Vn kwam", []),
    ("de Belgische misdaad", [("Belgische", BE), ("misdaad", CRIME)]),
]


def entry(iri: str, kind: str, *labels: tuple[str, str]) -> Entry:
    return Entry(iri, kind, "", tuple(Label(text, "nl", sort) for text, sort in labels))


def make(*triggers: str) -> Recogniser:
    entries = [
        entry(CRIME, "ThreatDomain", ("misdaad", "preferred"), ("misdaden", "hidden")),
        entry(GANG, "ThreatDomain", ("georganiseerde misdaad", "preferred")),
        entry(UN, "InternationalOrganisation", ("VN", "preferred")),
        entry(BE, "Country", ("België", "preferred"), ("Belgische", "demonym")),
    ]
    return Recogniser(Lexicon({e.iri: e for e in entries}), "nl", triggers, COMPOUNDS)


def labels(text: str) -> list[tuple[str, str]]:
    return [
        (text[c.start : c.end], c.readings[0].entry.iri) for c in make().sweep(text, squeeze(fold(text))).candidates
    ]


def hits(text: str, *triggers: str) -> list[tuple[str, int]]:
    return [(text[h.start : h.end], h.trigger) for h in make(*triggers).sweep(text, squeeze(fold(text))).hits]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_labels_are_found(text, found):
    assert labels(text) == found


def test_labels_inside_a_longer_one_are_kept_apart():
    text = "de georganiseerde misdaad"
    assert [(text[c.start : c.end]) for c in make().sweep(text, squeeze(fold(text))).inner] == ["misdaad"]


def test_a_trigger_is_found_as_a_whole_word():
    assert hits("zij bestrijden het, maar bestrijdend niet", "bestrijden") == [("bestrijden", 0)]


def test_an_open_trigger_takes_the_rest_of_its_word():
    assert hits("zij bestrijdend, niet gestreden", "bestrijd*") == [("bestrijdend", 0)]


def test_a_trigger_may_be_a_label_too():
    assert hits("de misdaad", "misdaad") == [("misdaad", 0)]


def test_of_two_readings_the_owner_of_the_label_comes_first():
    entries = [
        entry("id:place/a", "Place", ("Zee", "shared")),
        entry("id:cooperation/b", "Cooperation", ("Zee", "preferred")),
    ]
    text = "de Zee"
    sweep = Recogniser(Lexicon({e.iri: e for e in entries}), "nl", (), {}).sweep(text, squeeze(fold(text)))
    assert [r.entry.iri for r in sweep.candidates[0].readings] == ["id:cooperation/b", "id:place/a"]


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aé B\n\t–’", max_size=60))
def test_every_offset_of_the_squeezed_text_leads_back_to_its_character(text):
    folded = squeeze(fold(text))
    flat = fold(text)
    for at, character in enumerate(folded.text):
        assert flat[folded.original(at)] == character


@given(st.lists(st.sampled_from(["misdaad", "georganiseerde", "VN", "de", "Belgische", "én", "\n", "  "]), max_size=20))
def test_what_is_found_does_not_overlap_and_stands_in_order(words):
    text = " ".join(words)
    found = make().sweep(text, squeeze(fold(text))).candidates
    assert all(a.end <= b.start for a, b in pairwise(found))


SPLIT = [
    ("nl", "De diensten wisselen sinds 2011 dagelijks informatie uit over drugs.", ["voc:action-type/information-exchange"]),
    ("nl", "De diensten wisselen van locatie. Zij zien er goed uit.", []),
    ("de", "Die Behörden tauschen seit 2011 täglich Daten aus.", ["voc:action-type/data-exchange"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "things"), SPLIT)
def test_a_verb_taken_apart_is_read_with_its_other_part(language, text, things):
    assert [thing for m in mentions_in(text, language) if m.kind == "ActionType" for thing in m.things] == things


def test_a_language_without_labels_that_no_lemmatiser_knows_has_nothing_recognised():
    found = Recogniser(Lexicon({}), "fy", (), {}).sweep("it ferdrach", squeeze(fold("it ferdrach")))
    assert found == ((), (), ())


def test_a_body_is_known_by_its_name_in_another_language_where_that_is_nothing_in_this_one():
    text = "Het Luxemburgse Haut-Commissariat à la protection nationale en de Police grand-ducale kwamen."
    found = [(text[m.start : m.end], m.things) for m in mentions_in(text) if m.kind == "Agency"]
    assert found == [
        ("Haut-Commissariat à la protection nationale", ("id:agency/crisis-centre-lu",)),
        ("Police grand-ducale", ("id:agency/police-lu",)),
    ]
