"""The lexicon: what the Turtle files say becomes entries with labels; two concepts on one label are a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from benelux_kg.errors import ResourceError
from benelux_kg.resources import languages
from benelux_kg.vocabulary.lexicon import SILENT_SCHEMES, Lexicon, load_lexicon, read_lexicon

HEAD = """
@prefix bkg: <https://w3id.org/benelux-kg/ontology#> .
@prefix voc: <https://w3id.org/benelux-kg/vocabulary/> .
@prefix id: <https://w3id.org/benelux-kg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
voc:domain a skos:ConceptScheme ; skos:prefLabel "domeinen"@nl .
"""
CRIME = """
voc:domain/crime a skos:Concept , bkg:ThreatDomain ; skos:inScheme voc:domain ; skos:prefLabel "misdaad"@nl , "crime"@en ;
  skos:altLabel "criminaliteit"@nl ; skos:hiddenLabel "misdaden"@nl .
"""
THEFT = """
voc:domain/theft a skos:Concept , bkg:ThreatDomain ; skos:inScheme voc:domain ; skos:broader voc:domain/crime ; skos:prefLabel "diefstal"@nl .
"""


def read(folder: Path, *turtle: str) -> Lexicon:
    path = folder / "words.ttl"
    path.write_text((HEAD + "".join(turtle)).replace("voc:domain/", "voc:domain\\/"), "utf-8")
    return read_lexicon([path])


def fault_of(lexicon: Lexicon) -> str:
    with pytest.raises(ResourceError) as error:
        lexicon.check()
    return str(error.value)


def test_an_entry_has_its_labels_by_language_and_sort(tmp_path):
    entry = read(tmp_path, CRIME).entries["voc:domain/crime"]
    assert (entry.kind, entry.scheme) == ("ThreatDomain", "voc:domain")
    assert {(label.text, label.language, label.sort) for label in entry.labels} == {
        ("misdaad", "nl", "preferred"),
        ("crime", "en", "preferred"),
        ("criminaliteit", "nl", "alternative"),
        ("misdaden", "nl", "hidden"),
    }


def test_a_scheme_is_no_entry(tmp_path):
    assert set(read(tmp_path, CRIME).entries) == {"voc:domain/crime"}


def test_the_label_of_a_language_that_has_none_is_that_of_another(tmp_path):
    entry = read(tmp_path, CRIME).entries["voc:domain/crime"]
    assert (entry.label("nl"), entry.label("en"), entry.label("fr")) == ("misdaad", "crime", "crime")


def test_ancestors_are_the_broader_concepts(tmp_path):
    lexicon = read(tmp_path, CRIME, THEFT)
    assert lexicon.ancestors("voc:domain/theft") == ["voc:domain/crime"]
    assert lexicon.is_top("voc:domain/crime")
    assert not lexicon.is_top("voc:domain/theft")


def test_concepts_that_are_broader_than_each_other_end_the_search(tmp_path):
    loop = "voc:domain/crime skos:broader voc:domain/theft .\n"
    assert set(read(tmp_path, CRIME, THEFT, loop).ancestors("voc:domain/theft")) == {
        "voc:domain/crime",
        "voc:domain/theft",
    }


@pytest.mark.parametrize("label", ["misdaad", "Misdaad", "criminaliteit", "misdaden"])
@pytest.mark.parametrize("sort", ["prefLabel", "altLabel", "hiddenLabel"])
def test_two_concepts_on_one_label_of_one_language_are_a_fault_that_names_both(tmp_path, label, sort):
    line = fault_of(read(tmp_path, CRIME, THEFT, f'voc:domain/theft skos:{sort} "{label}"@nl .\n'))
    assert line.startswith("vocabulary: ")
    assert label.casefold() in line.casefold()
    assert "@nl names both voc:domain/crime and voc:domain/theft" in line
    assert "bkg:sharedLabel" in line
    assert "\n" not in line


@pytest.mark.parametrize("more", ['skos:altLabel "misdaad"@de', 'bkg:sharedLabel "misdaad"@nl'])
def test_one_label_in_two_languages_or_shared_is_no_fault(tmp_path, more):
    read(tmp_path, CRIME, THEFT, f"voc:domain/theft {more} .\n").check()


def test_all_faults_come_in_one_line(tmp_path):
    line = fault_of(read(tmp_path, CRIME, THEFT, 'voc:domain/theft skos:altLabel "misdaad"@nl , "misdaden"@nl .\n'))
    assert '"misdaad"@nl' in line
    assert '"misdaden"@nl' in line


def test_a_file_that_does_not_parse_is_named(tmp_path):
    with pytest.raises(ResourceError, match=r"^words\.ttl: "):
        read(tmp_path, "voc:domain/crime a skos:Concept")


def test_the_project_s_own_vocabulary_has_no_fault():
    assert load_lexicon().entries


@pytest.mark.parametrize("language", languages())
def test_everything_that_is_looked_for_has_a_preferred_label_in_every_language(language):
    lacking = [
        entry.iri
        for entry in load_lexicon().entries.values()
        if entry.scheme not in SILENT_SCHEMES
        and not any(label.sort == "preferred" and label.language == language for label in entry.labels)
    ]
    assert not lacking


def test_every_member_and_broader_concept_is_an_entry():
    entries = load_lexicon().entries
    named = {name for entry in entries.values() for name in (*entry.broader, *entry.members, *entry.related)}
    assert named <= set(entries)


def test_nothing_is_broader_than_itself():
    lexicon = load_lexicon()
    assert not [iri for iri in lexicon.entries if iri in lexicon.ancestors(iri)]
