"""Names of things: they follow from what a thing is, never from the words, the order or the text that names it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.vocabulary import naming
from benelux_kg.vocabulary.namespaces import compact, expand

SLUGS = [
    ("Koen Geens", "koen-geens"),
    ("KOEN  GEENS", "koen-geens"),
    ("Étienne Schneider", "etienne-schneider"),
    ("Jan-Karel d’Hondt", "jan-karel-d-hondt"),
    ("Jan-Karel d'Hondt", "jan-karel-d-hondt"),
    ("Noord–Zuid", "noord-zuid"),
    ("Strauß", "strauss"),
    ("Œuvre", "oeuvre"),
    ("Æthel Łódź", "aethel-lodz"),
    ("“Veilige Haven”", "veilige-haven"),
    ("  ", ""),
    ("日本", ""),
]

NAMES = [
    (naming.mint_document("a-page"), "id:document/a-page"),
    (naming.mint_person("Koen Geens"), "id:person/koen-geens"),
    (naming.mint_place("Zandvoorde"), "id:place/zandvoorde"),
    (naming.mint_organisation("Groep Noord"), "id:organisation/groep-noord"),
    (naming.mint_cooperation("Hazeldonk"), "id:cooperation/hazeldonk"),
    (naming.mint_agency("voc:agency-type/police", "id:country/be"), "id:agency/police-be"),
    (naming.mint_agency("police", "id:region/de-nw"), "id:agency/police-de-nw"),
    (naming.mint_seat("id:organisation/benelux-union"), "id:place/benelux-union-seat"),
    (naming.mint_agreement("treaty", "Gent", "1999"), "id:agreement/treaty-gent-1999"),
    (naming.mint_agreement("treaty", "drug-trafficking", ""), "id:agreement/treaty-drug-trafficking"),
    (naming.mint_post("min", "id:country/be", "justitie"), "id:post/min-be-justitie"),
    (naming.mint_post("voc:role/king", "id:country/be", ""), "id:post/king-be"),
    (naming.mint_figure("personen", "id:action/inspection", "1925"), "id:figure/personen-inspection-1925"),
    (naming.mint_incident("voc:domain/flood", "2021-07"), "id:incident/flood-2021-07"),
    (naming.mint_news("Nieuw verdrag", "2018-07-23"), "id:news/nieuw-verdrag-2018-07-23"),
]

TYPE, DOMAIN = "voc:action-type/exercise", "voc:domain/drug-trafficking"


@pytest.mark.parametrize(("text", "slug"), SLUGS)
def test_a_slug_is_plain_words_joined_by_hyphens(text, slug):
    assert naming.fold_slug(text) == slug


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_thing_is_named_by_what_it_is(name, expected):
    assert name == expected


def test_a_named_event_is_its_name_and_date_whatever_it_is_about():
    one = naming.mint_event("Etoile", TYPE, DOMAIN, "2020-02-06")
    assert one == naming.mint_event("étoile", "", "", "2020-02-06") == "id:action/etoile-2020-02-06"


def test_a_nameless_event_is_its_type_domain_and_date():
    assert naming.mint_event("", TYPE, DOMAIN, "2020-02-06") == "id:action/exercise-drug-trafficking-2020-02-06"


def test_a_measure_is_its_type_domain_and_whose_it_is():
    assert naming.mint_measure("", TYPE, DOMAIN, "id:country/be") == "id:action/exercise-drug-trafficking-be"
    assert naming.mint_measure("Veilige Haven", TYPE, DOMAIN, "id:country/be") == "id:action/veilige-haven"


def test_a_provision_is_its_agreement_and_content():
    agreement = "id:agreement/treaty-of-liege-2014"
    assert (
        naming.mint_provision(agreement, TYPE, DOMAIN, "")
        == "id:provision/treaty-of-liege-2014-exercise-drug-trafficking"
    )
    assert naming.mint_provision(agreement, "", "", "3") == "id:provision/treaty-of-liege-2014-3"


@given(st.text(max_size=300))
def test_a_slug_is_short_ascii_and_folding_it_again_changes_nothing(text):
    slug = naming.fold_slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slug)
    assert len(slug) <= 96
    assert naming.fold_slug(slug) == slug


@given(st.text(alphabet="abcdeéß -’XYZ", max_size=60))
def test_case_accents_and_spaces_never_make_another_name(text):
    assert naming.mint_person(text) == naming.mint_person(f" {text.upper()} ".replace(" ", "  "))


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_an_iri_and_back(text):
    name = naming.mint_person(text)
    assert compact(expand(name)) == name
