"""Agreements: known ones by their year, new ones by form, subject and year."""

from __future__ import annotations

import pytest

from benelux_kg.extraction.kinds import AGREEMENTS
from tests.extraction.seeing import mentions_in, read

POLICE, LIEGE = "id:agreement/benelux-police-treaty", "id:agreement/treaty-of-liege-2014"
CRISIS = "id:agreement/memorandum-of-understanding-crisis-2006"

NAMED = [
    ("nl", "Het Benelux-politieverdrag werd goedgekeurd.", f"{POLICE}-2018"),
    ("nl", "Het Benelux-politieverdrag van 2018 geldt.", f"{POLICE}-2018"),
    ("nl", "Het Benelux-politieverdrag van 2004 geldt.", f"{POLICE}-2004"),
    ("nl", "Het Benelux-politieverdrag (2004) geldt.", f"{POLICE}-2004"),
    ("nl", "Het Benelux-politieverdrag van 1999 geldt.", f"{POLICE}-1999"),
    ("nl", "Het Verdrag van Luik geldt.", LIEGE),
    ("nl", "Het Verdrag van Luik van 2014 geldt.", LIEGE),
    ("nl", "Het memorandum van overeenstemming over crisisbeheersing van 2006 werd ondertekend.", CRISIS),
    ("nl", "Het memorandum van overeenstemming inzake crisisbeheersing werd ondertekend.", CRISIS),
    ("nl", "Het verdrag tussen België en Frankrijk inzake drugshandel, gedaan te Gent op 3 mei 1999, geldt.", "id:agreement/treaty-drug-trafficking-1999"),
    ("nl", "Het nieuwe verdrag vervangt het politieverdrag van 8 juni 2004.", f"{POLICE}-2004"),
    ("nl", "Op 1 oktober 2023 treedt het Verdrag tussen België, Nederland en Luxemburg inzake politiesamenwerking in werking.", f"{POLICE}-2018"),
    ("nl", "Het Verdrag tussen België en Frankrijk inzake politiesamenwerking trad op 1 maart 2021 in werking.", "id:agreement/treaty-police-cooperation"),
    ("nl", "Op 1 maart 2021 trad het Verdrag tussen België en Frankrijk inzake drugshandel in werking. Het werd op 3 mei 2019 in Gent ondertekend.", "id:agreement/treaty-drug-trafficking-2019"),
    ("nl", "Het uitleveringsverdrag tussen België en Marokko uit 1997 geldt.", "id:agreement/treaty-uitlevering-1997"),
    ("nl", "Een herziening van het verdrag van Doornik, dat op 18 maart 2013 door België en Frankrijk werd gesloten, bleef uit.", "id:agreement/treaty-tournai-2013"),
    ("nl", "Het verdrag inzake berg- en dalwegen tussen België en Frankrijk, dat op 3 mei 1999 werd ondertekend, geldt.", "id:agreement/treaty-berg-en-dalwegen-1999"),
    ("nl", "De Beschikking M (2009) 8 over drugshandel geldt.", "id:agreement/agreement-drug-trafficking-2009"),
    ("nl", "Zij steunt op de aanbeveling M (2015) 7 inzake mensenhandel.", "id:agreement/agreement-human-trafficking-2015"),
    ("nl", "De beschikking van het Benelux Comité van Ministers van 3 mei 2012 inzake drugshandel geldt.", "id:agreement/agreement-drug-trafficking-2012"),
    ("nl", "In 2019 ondertekende Frankrijk een vriendschapsverklaring.", "id:agreement/agreement-vriendschap-2019"),
    ("nl", "Het geldt sinds de gemeenschappelijke verklaring van 16 november 2011.", "id:agreement/agreement-2011-11-16"),
    ("nl", "Denemarken, Noorwegen en Zweden ondertekenden een verdrag over politiesamenwerking.", "id:agreement/treaty-police-cooperation"),
    ("nl", "België en Frankrijk sloten een verdrag over politiesamenwerking.", "id:agreement/treaty-police-cooperation"),
    ("nl", "De Benelux-landen sloten een verdrag over politiesamenwerking.", f"{POLICE}-2018"),
    ("nl", "Het verdrag inzake politiesamenwerking werd door België goedgekeurd.", f"{POLICE}-2018"),
    ("fr", "Le traité de police Benelux du 8 juin 2004 est remplacé.", f"{POLICE}-2004"),
    ("fr", "Le traité de Prüm est signé.", "id:agreement/treaty-of-prum-2005"),
    ("de", "Der Vertrag von Prüm wurde unterzeichnet.", "id:agreement/treaty-of-prum-2005"),
    ("en", "The Treaty of Prüm was signed.", "id:agreement/treaty-of-prum-2005"),
]  # fmt: skip

NONE = [
    ("nl", "Het verdrag inzake politiesamenwerking werd door Denemarken en Zweden gesloten."),
    ("en", "Denmark and Sweden signed a treaty on police cooperation."),
    ("nl", "Zij gaan akkoord over de agenda."),
    ("nl", "Het verdrag geldt."),
    ("nl", "De huurovereenkomst tussen Jan en Piet uit 1997 geldt."),
    ("nl", "In 1997 tekenden Jan en Piet de huurovereenkomst."),
    ("fr", "Ils sont d’accord sur tout."),
    ("en", "They agreed on the agenda."),
]


def agreements(text: str, language: str = "nl") -> list[str]:
    return [thing for mention in mentions_in(text, language) if mention.kind in AGREEMENTS for thing in mention.things]


@pytest.mark.parametrize(("language", "text", "thing"), NAMED)
def test_an_agreement_is_the_one_of_its_year(language, text, thing):
    assert agreements(text, language) == [thing]


def test_a_treaty_that_its_year_alone_names_is_the_namesake_of_the_one_spoken_of():
    text = "Het Benelux-politieverdrag van 2018 geldt. Het verdrag uit 2004 is voorbij."
    assert agreements(text) == [f"{POLICE}-2018", f"{POLICE}-2004"]


def test_a_union_that_only_opens_the_name_of_an_agreement_is_no_party_to_it():
    text = "Het Benelux-memorandum van overeenstemming inzake crisisbeheersing werd op 1 juni 2006 ondertekend."
    assert next(m.kind for m in mentions_in(text, "nl") if m.kind != "ActionType") == "MemorandumOfUnderstanding"


@pytest.mark.parametrize(("language", "text"), NONE)
def test_no_agreement_is_named(language, text):
    assert agreements(text, language) == []


def test_a_described_agreement_leaves_its_parties_and_subject_free():
    text = "Het verdrag tussen België en Frankrijk inzake drugshandel, gedaan te Gent op 3 mei 1999, geldt."
    assert {"id:country/be", "id:country/fr", "voc:domain/drug-trafficking"} <= {
        t for m in mentions_in(text) for t in m.things
    }


def test_the_label_of_a_new_agreement_ends_with_its_subject():
    text = "Een akkoord tussen België en Frankrijk over waterbeheer uit 2005 werd ondertekend."
    agreement = next(m for m in mentions_in(text) if m.kind in AGREEMENTS)
    label = agreement.part("label")
    assert label is not None
    assert text[label.start : label.end] == "akkoord tussen België en Frankrijk over waterbeheer"


def test_an_agreement_whose_text_the_page_is_is_its_main_one():
    text = "Verdrag tussen België en Nederland inzake drugshandel\n\nArtikel 1\n\nDe Partijen werken samen.\n\nGedaan te Gent, op 3 mei 1999.\n"
    mention = next(m for m in mentions_in(text) if m.kind in AGREEMENTS)
    assert mention.part("own") is not None
    assert mention.things == ("id:agreement/treaty-drug-trafficking-1999",)
    assert read(text).blocks


OWN_TEXT = """Verdrag tussen België, Luxemburg en Nederland inzake de samenwerking op het gebied van toezicht

Artikel 1
De Partijen houden gezamenlijke controles.

Gedaan te Luik, op 3 oktober {year}, in de Nederlandse taal.
"""


@pytest.mark.parametrize(("year", "known"), [("2014", True), ("2015", False)])
def test_a_treaty_is_the_one_called_after_the_town_and_year_of_its_signing(year, known):
    assert (LIEGE in agreements(OWN_TEXT.format(year=year))) is known


def test_what_a_treaty_replaces_is_not_the_treaty_spoken_of_next():
    text = "Het verdrag van Prüm vervangt het politieverdrag van 8 juni 2004. Het verdrag geldt."
    assert agreements(text) == [
        "id:agreement/treaty-of-prum-2005",
        f"{POLICE}-2004",
        "id:agreement/treaty-of-prum-2005",
    ]


def test_a_declaration_of_intent_that_says_no_more_is_the_agreement_of_the_title():
    page = """Landen tekenen akkoord over drones

Brussel, 12 maart 2025

België en Nederland hebben op 12 maart 2025 in Brussel een intentieverklaring ondertekend. De politie is blij."""
    agreements = {m.things for m in mentions_in(page, "nl") if m.kind in AGREEMENTS}
    assert agreements == {("id:agreement/treaty-drone-2025",)}
