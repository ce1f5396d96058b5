"""Groups: who "the three countries" are."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import mentions_in

BENELUX = {"be", "lu", "nl"}

GROUPS = [
    ("nl", "De Benelux-landen controleren.", BENELUX),
    ("nl", "Alle Benelux-landen behalve Luxemburg controleren.", {"be", "nl"}),
    ("fr", "Les pays du Benelux, sauf le Luxembourg, contrôlent.", {"be", "nl"}),
    ("de", "Die Benelux-Staaten außer Luxemburg kontrollieren.", {"be", "nl"}),
    ("en", "The Benelux countries except Luxembourg check.", {"be", "nl"}),
    ("nl", "België, Nederland en Luxemburg werken samen. De drie landen controleren.", BENELUX),
    ("nl", "De Benelux werkt samen. De drie landen controleren.", BENELUX),
    ("nl", "Onze landen werken samen in de Benelux.", BENELUX),
    ("nl", "België, Frankrijk en Duitsland werken samen. De drie landen controleren.", {"be", "fr", "de"}),
    ("nl", "België en Frankrijk tekenden. Beide landen controleren.", {"be", "fr"}),
    ("nl", "België, Frankrijk, Duitsland en Nederland tekenden. De vier landen controleren.", {"be", "fr", "de", "nl"}),
    ("fr", "Les pays du Benelux contrôlent.", BENELUX),
    ("fr", "La Belgique, la France et l’Allemagne coopèrent. Les trois pays contrôlent.", {"be", "fr", "de"}),
    ("de", "Die Benelux-Staaten kontrollieren.", BENELUX),
    ("de", "Belgien, Frankreich und Polen arbeiten zusammen. Die drei Länder kontrollieren.", {"be", "fr", "pl"}),
    ("en", "The Benelux countries check.", BENELUX),
    ("en", "Belgium, France and Poland cooperate. The three countries check.", {"be", "fr", "pl"}),
]

OTHER_SECTION = """De Benelux

Wie werkt er samen?
De Benelux controleert. België, Frankrijk en Duitsland overleggen ook. De drie landen controleren.

Wat komt er nog bij?
De drie landen controleren meer. Dat doen zij al lang en het bevalt hun goed."""

NOBODY = [
    ("nl", "De drie landen controleren."),
    ("nl", "Onze landen controleren."),
    ("nl", "De vier landen controleren."),
    ("nl", "België en Frankrijk tekenden. De vier landen controleren."),
    ("fr", "Les trois pays contrôlent."),
    ("de", "Die drei Länder kontrollieren."),
    ("en", "The three countries check."),
]


def groups(text: str, language: str) -> list[set[str]]:
    return [{thing.rpartition("/")[2] for thing in m.things} for m in mentions_in(text, language) if m.kind == "Group"]


@pytest.mark.parametrize(("language", "text", "members"), GROUPS)
def test_a_group_is_those_whom_the_text_speaks_of(language, text, members):
    assert groups(text, language) == [members]


def test_a_list_of_another_section_is_not_those_of_whom_the_whole_text_speaks():
    assert groups(OTHER_SECTION, "nl")[:2] == [{"be", "fr", "de"}, BENELUX]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_a_group_that_the_text_does_not_name_is_nobody(language, text):
    assert groups(text, language) == []
