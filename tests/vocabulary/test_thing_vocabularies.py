"""The lexicon's things: countries, regions, places, bodies, agreements and frameworks of cooperation."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache

import pyoxigraph as ox
import pytest

from benelux_kg.resources import folder
from benelux_kg.vocabulary.lexicon import SILENT_SCHEMES, Entry, load_lexicon
from benelux_kg.vocabulary.namespaces import LANGUAGE_IRIS, compact

KINDS = {
    "voc:country": ("id:country/", {"Country"}),
    "voc:region": ("id:region/", {"Region"}),
    "voc:place": ("id:place/", {"Place"}),
    "voc:agency": ("id:agency/", {"Agency"}),
    "voc:organisation": ("id:organisation/", {"InternationalOrganisation"}),
    "voc:agreement": ("id:agreement/", {"Agreement", "MemorandumOfUnderstanding", "PolicyPlan", "Treaty"}),
    "voc:cooperation": ("id:cooperation/", {"Cooperation"}),
}

VERIFIED = {
    "id:country/be": {"eu-country:BEL", "wd:Q31", "gn:2802361/", "eurovoc:4839"},
    "id:country/nl": {"eu-country:NLD", "wd:Q55", "wd:Q29999", "gn:2750405/", "eurovoc:2286"},
    "id:country/lu": {"eu-country:LUX", "wd:Q32", "gn:2960313/", "eurovoc:1712"},
    "id:country/fr": {"eu-country:FRA", "wd:Q142", "gn:3017382/", "eurovoc:1085"},
    "id:country/de": {"eu-country:DEU", "wd:Q183", "gn:2921044/", "eurovoc:1318"},
    "id:country/at": {"eu-country:AUT", "wd:Q40", "gn:2782113/", "eurovoc:4353"},
    "id:country/ch": {"eu-country:CHE", "wd:Q39", "gn:2658434/", "eurovoc:4324"},
    "id:region/de-nw": {"nuts:DEA", "wd:Q1198", "eurovoc:3711"},
    "id:organisation/benelux-union": {"wd:Q13116", "eurovoc:4844"},
    "id:organisation/nato": {"wd:Q7184", "eurovoc:2199"},
    "id:organisation/european-union": {"wd:Q458", "eurovoc:4060"},
    "id:organisation/europol": {"eurovoc:5630"},
    "id:organisation/eurojust": {"eurovoc:6723"},
    "id:organisation/interpol": {"wd:Q8475"},
    "id:organisation/belgium-luxembourg-economic-union": {"wd:Q1542735"},
    "id:agreement/schengen-agreement-1985": {"eurovoc:5405"},
    "id:cooperation/schengen": {"wd:Q1969730"},
}
"""Outside identifiers that were looked up; nothing else may be linked."""

READINGS = {
    "België": "id:country/be",
    "Koninkrijk der Nederlanden": "id:country/nl",
    "Luxemburgse": "id:country/lu",
    "Duitse": "id:country/de",
    "Amerikaanse": "id:country/us",
    "Benelux-staten": "voc:group/benelux-countries",
    "deelstaat Noordrijn-Westfalen": "id:region/de-nw",
    "Brussel": "id:place/brussels",
    "Europa": "id:place/europe",
    "Benelux": "id:organisation/benelux-union",
    "Benelux-verband": "id:organisation/benelux-union",
    "NAVO": "id:organisation/nato",
    "Pentalateraal Energieforum": "id:organisation/pentalateral-energy-forum",
    "Benelux-Parlement": "id:organisation/benelux-parliament",
    "Senningen": "id:cooperation/senningen",
    "Senningensamenwerking": "id:cooperation/senningen",
    "Hazeldonk-samenwerking": "id:cooperation/hazeldonk",
    "Benelux-politiesamenwerking": "id:cooperation/benelux-police-cooperation",
    "Centrale Overleggroep (COG) Senningen": "id:agency/cog-senningen",
    "Secretariaat-Generaal van de Benelux": "id:agency/benelux-secretariat-general",
    "strategisch overleg van de politie": "id:agency/benelux-strategic-police-consultation",
    "politie-eenheden": "id:agency/police-any",
    "politiechefs": "id:agency/police-chiefs-any",
    "douanediensten": "id:agency/customs-any",
    "openbaar ministerie": "id:agency/public-prosecution-any",
    "arbeidsinspecteurs": "id:agency/labour-inspectorate-any",
    "nucleaire autoriteiten": "id:agency/nuclear-authority-any",
    "speciale eenheden": "id:agency/special-unit-any",
    "steden": "id:agency/city-any",
    "gemeenten": "id:agency/municipality-any",
    "Benelux-Politieverdrag": "id:agreement/benelux-police-treaty-2018",
    "Benelux-Politieverdrag van 2004": "id:agreement/benelux-police-treaty-2004",
    "Verdrag van Luik": "id:agreement/treaty-of-liege-2014",
    "Benelux Memorandum of Understanding uit 2006": "id:agreement/memorandum-of-understanding-crisis-2006",
    "Benelux-Verdrag": "id:agreement/benelux-treaty-1958",
    "meerjarenplan (2021-2024)": "id:agreement/benelux-multiannual-plan-2021-2024",
}
"""Words of running text to what they stand for where nothing else decides."""

SHARED = {
    "onze landen": "voc:group/benelux-countries",
    "onze drie landen": "voc:group/benelux-countries",
    "de drie landen": "voc:group/benelux-countries",
    "les trois pays": "voc:group/benelux-countries",
    "den drei Ländern": "voc:group/benelux-countries",
    "our countries": "voc:group/benelux-countries",
    "Benelux-politieverdrag": "id:agreement/benelux-police-treaty-2004",
    "Benelux-verdrag": "id:agreement/benelux-treaty-2008",
    "Senningen": "id:place/senningen",
    "Hazeldonk": "id:place/hazeldonk",
    "Schengen": "id:place/schengen",
    "Luxemburg": "id:place/luxembourg-city",
    "Limburg": "id:region/be-vli",
    "Antwerpen": "id:region/be-van",
}
"""Words to a second thing they may stand for when the context says so."""


def is_acronym(text: str) -> bool:
    return bool(re.fullmatch(r"[A-Z0-9]{2,6}", text))


def fold(text: str) -> str:
    """What two labels must not have in common: acronyms match by case, all else without case and diacritics."""
    if is_acronym(text):
        return text
    plain = unicodedata.normalize("NFD", text.casefold().replace("’", "'"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def spoken() -> tuple[Entry, ...]:
    """The entries whose labels are looked for in texts."""
    return tuple(entry for entry in load_lexicon().entries.values() if entry.scheme not in SILENT_SCHEMES)


@cache
def things() -> tuple[Entry, ...]:
    return tuple(entry for entry in spoken() if entry.scheme in KINDS and entry.kind != "Group")


@cache
def owners() -> dict[tuple[str, str], set[str]]:
    """Language and folded label to the entries that have it as a label of their own."""
    found = defaultdict(set)
    for entry in spoken():
        for label in entry.labels:
            if label.sort != "shared":
                found[label.language, fold(label.text)].add(entry.iri)
    return found


@cache
def statements(predicate: str) -> dict[str, list[str]]:
    """Compact subject to the values that ``predicate`` gives it, by the predicate's local name."""
    found = defaultdict(list)
    for path in sorted(folder("ontology/vocabulary").glob("*.ttl")):
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if re.split(r"[#/]", triple.predicate.value)[-1] == predicate:
                value = triple.object
                found[compact(triple.subject.value)].append(
                    f"{value.value}@{value.language}" if isinstance(value, ox.Literal) else compact(value.value)
                )
    return found


def slug(entry: Entry) -> str:
    return entry.iri.rpartition("/")[2]


def test_every_scheme_has_things():
    assert Counter(entry.scheme for entry in things()).keys() == KINDS.keys()


def test_every_thing_has_one_preferred_label_in_each_language():
    for entry in things():
        assert [label.language for label in entry.labels if label.sort == "preferred"] == sorted(LANGUAGE_IRIS), (
            entry.iri
        )


def test_every_thing_is_of_the_class_and_at_the_place_of_its_scheme():
    for entry in things():
        place, kinds = KINDS[entry.scheme]
        assert entry.iri.startswith(place), entry.iri
        assert entry.kind in kinds, entry.iri


def test_every_thing_is_a_concept_too():
    types = statements("type")
    assert [entry.iri for entry in things() if "skos:Concept" not in types[entry.iri]] == []


def test_no_two_entries_own_one_label_in_one_language():
    assert {label: entries for label, entries in owners().items() if len(entries) > 1} == {}


def test_a_shared_label_is_owned_by_something_else():
    unowned = [
        f"{entry.iri}: {label.text}@{label.language}"
        for entry in spoken()
        for label in entry.labels
        if label.sort == "shared"
        and entry.kind != "Group"
        and not owners()[label.language, fold(label.text)] - {entry.iri}
    ]
    assert unowned == []


def test_a_label_stands_once_on_its_thing():
    for entry in things():
        counted = Counter((label.language, label.text) for label in entry.labels)
        assert [label for label, times in counted.items() if times > 1] == [], entry.iri


def test_a_label_of_two_letters_is_an_acronym():
    labels = [label.text for entry in things() for label in entry.labels if len(label.text) < 3]
    assert [label for label in labels if not is_acronym(label)] == []


@pytest.mark.parametrize(("words", "iri"), READINGS.items(), ids=READINGS)
def test_words_of_running_text_have_their_usual_reading(words, iri):
    assert {iri} == set().union(*(owners().get((language, fold(words)), set()) for language in LANGUAGE_IRIS))


@pytest.mark.parametrize(("words", "iri"), SHARED.items(), ids=SHARED)
def test_words_of_running_text_have_their_other_reading(words, iri):
    labels = load_lexicon().entries[iri].labels
    assert fold(words) in {fold(label.text) for label in labels if label.sort == "shared"}


def test_every_agency_has_a_known_type():
    known = {entry.iri for entry in load_lexicon().entries.values() if entry.scheme == "voc:agency-type"}
    agencies = [entry for entry in things() if entry.kind == "Agency"]
    assert {entry.iri: entry.agency_type for entry in agencies if entry.agency_type not in known} == {}


def test_every_agency_type_has_its_unspecific_body():
    types = {slug(entry) for entry in load_lexicon().entries.values() if entry.scheme == "voc:agency-type"}
    assert {f"id:agency/{each}-any" for each in types} <= {entry.iri for entry in things()}


def test_an_unspecific_body_belongs_to_no_country():
    assert [entry.iri for entry in things() if entry.iri.endswith("-any") and entry.country] == []


def test_a_body_that_replaces_an_unspecific_one_belongs_to_the_country_in_its_name():
    names = {entry.iri for entry in things()}
    for entry in things():
        stem, _, country = entry.iri.rpartition("-")
        if entry.kind == "Agency" and f"{stem}-any" in names and f"id:country/{country}" in names:
            assert entry.country == f"id:country/{country}", entry.iri


def test_countries_that_things_belong_to_are_in_the_vocabulary():
    names = {entry.iri for entry in things()}
    assert [entry.iri for entry in things() if entry.country and entry.country not in names] == []


def test_the_slug_of_a_country_is_its_iso_code():
    codes = statements("notation")
    for entry in things():
        if entry.kind == "Country":
            assert codes[entry.iri] == [f"{slug(entry).upper()}@None"]


def test_the_slug_of_a_region_is_its_iso_code_where_it_has_one():
    codes = statements("notation")
    for entry in things():
        if entry.kind == "Region":
            assert codes[entry.iri] in ([], [f"{slug(entry).upper()}@None"])


def test_an_agreement_ends_in_its_year_or_the_period_it_begins():
    for entry in things():
        if entry.scheme == "voc:agreement":
            end = re.search(r"-(\d{4})(?:-\d{4})?$", entry.iri)
            assert (end[1] if end else "") == entry.year, entry.iri


@pytest.mark.parametrize("scheme", ["voc:agreement", "voc:cooperation"])
def test_agreements_and_cooperations_are_defined_in_each_language(scheme):
    definitions = statements("definition")
    for entry in things():
        if entry.scheme == scheme:
            assert sorted(text.rpartition("@")[2] for text in definitions[entry.iri]) == sorted(LANGUAGE_IRIS), (
                entry.iri
            )


def test_only_verified_identifiers_are_linked():
    linked = defaultdict(set)
    for relation in ("exactMatch", "closeMatch", "relatedMatch", "broadMatch", "narrowMatch"):
        for iri, others in statements(relation).items():
            linked[iri].update(others)
    assert {iri: others for iri, others in linked.items() if iri.startswith("id:")} == VERIFIED


def test_the_group_of_the_three_has_the_three():
    group = load_lexicon().entries["voc:group/benelux-countries"]
    assert group.kind == "Group"
    assert set(group.members) == {"id:country/be", "id:country/lu", "id:country/nl"}
