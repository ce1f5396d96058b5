"""Scenes: clauses, coordinated groups, and the words that introduce them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benelux_kg.extraction.coordination import find_opening
from tests.extraction.seeing import read, scenes_in

CLAUSES = [
    ("nl", "De landen werken samen en willen het verdrag herzien.", ["De landen werken samen", "en willen het verdrag herzien."], ["main", "conjunct"]),
    ("nl", "Het verdrag, dat later zal worden herzien, voorziet in gemengde patrouilles.", ["Het verdrag,", "dat later zal worden herzien,", "voorziet in gemengde patrouilles."], ["main", "relative", "resume"]),
    ("nl", "Als Frankrijk tekent, treedt het verdrag in werking.", ["Als Frankrijk tekent,", "treedt het verdrag in werking."], ["main", "resume"]),
    ("nl", "De ministers zeiden: België tekent.", ["De ministers zeiden:", "België tekent."], ["main", "mark"]),
    ("nl", "De controle vond plaats; de oefening ook.", ["De controle vond plaats;", "de oefening ook."], ["main", "mark"]),
    ("nl", "België, Nederland en Luxemburg tekenden het Verdrag van Luik.", ["België, Nederland en Luxemburg tekenden het Verdrag van Luik."], ["main"]),
    ("nl", "De storm, die duur was en die heeft geleerd hoe het moet, is voorbij.", ["De storm,", "die duur was", "en die heeft geleerd hoe het moet,", "is voorbij."], ["main", "relative", "conjunct", "resume"]),
    ("nl", "Het verdrag werd op 3 mei 2008 gesloten en op 4 juni 2012 bekend.", ["Het verdrag werd op 3 mei 2008 gesloten", "en op 4 juni 2012 bekend."], ["main", "conjunct"]),
    ("fr", "La Belgique et la France ont signé le traité de Prüm, qui sera révisé.", ["La Belgique et la France ont signé le traité de Prüm,", "qui sera révisé."], ["main", "relative"]),
    ("en", "Belgium and France signed the Treaty of Prüm, which will be revised.", ["Belgium and France signed the Treaty of Prüm,", "which will be revised."], ["main", "relative"]),
]  # fmt: skip

GROUPS = [
    ("nl", "België, Nederland en Luxemburg ondertekenden het.", ["België", "Nederland", "Luxemburg"], ""),
    ("nl", "Het werd door België, Nederland en Luxemburg ondertekend.", ["België", "Nederland", "Luxemburg"], "door"),
    ("nl", "De samenwerking tussen België en Nederland en de oefening.", ["België", "Nederland"], "tussen"),
    ("nl", "De strijd tegen drugshandel, mensenhandel en fraude.", ["drugshandel", "mensenhandel", "fraude"], "tegen"),
    ("fr", "Il fut signé par la Belgique, les Pays-Bas et la France.", ["Belgique", "Pays-Bas", "France"], "par"),
    (
        "de",
        "Er wurde von Belgien, den Niederlanden und Polen unterzeichnet.",
        ["Belgien", "Niederlanden", "Polen"],
        "von",
    ),
    ("en", "It was signed by Belgium, the Netherlands and Poland.", ["Belgium", "the Netherlands", "Poland"], "by"),
]

APART = [
    ("nl", "België tekende, maar dat deed Nederland niet.", "België", "Nederland"),
    ("nl", "België tekende; Nederland niet.", "België", "Nederland"),
    ("nl", "België helpt Nederland.", "België", "Nederland"),
    ("nl", "De oefening in Gent en de drugshandel.", "Gent", "drugshandel"),
    ("en", "Belgium helps Poland.", "Belgium", "Poland"),
]


@pytest.mark.parametrize(("language", "text", "clauses", "openings"), CLAUSES)
def test_a_sentence_falls_into_clauses(language, text, clauses, openings):
    (scene,) = scenes_in(text, language)
    bounds = [scene.start, *scene.breaks, scene.end]
    assert [text[a:b].strip() for a, b in pairwise(bounds)] == clauses
    assert [scene.opening(number) for number in range(len(clauses))] == openings


@pytest.mark.parametrize(("language", "text", "members", "marker"), GROUPS)
def test_coordinated_mentions_are_one_group_with_the_word_before_it(language, text, members, marker):
    groups = [
        ([text[m.start : m.end] for m in g.mentions], find_opening(s, g).marker)
        for s in scenes_in(text, language)
        for g in s.groups
    ]
    assert (members, marker) in groups


@pytest.mark.parametrize(("language", "text", "one", "other"), APART)
def test_mentions_with_more_than_joining_words_between_are_apart(language, text, one, other):
    groups = [{text[m.start : m.end] for m in g.mentions} for s in scenes_in(text, language) for g in s.groups]
    assert not any({one, other} <= group for group in groups)


def test_every_offset_of_a_sentence_is_in_one_clause():
    text = read("Het verdrag, dat later zal worden herzien, voorziet in gemengde patrouilles en België tekent.").text
    (scene,) = scenes_in(text)
    for offset in range(scene.start, scene.end):
        start, end = scene.clause_span(offset)
        assert start <= offset < end


def test_a_list_item_is_a_scene_of_its_own():
    text = "Het verdrag voorziet in:\n\n- gemengde patrouilles;\n- opleidingen.\n"
    assert [text[s.start : s.end] for s in scenes_in(text)] == [
        "Het verdrag voorziet in:",
        "gemengde patrouilles;",
        "opleidingen.",
    ]


def test_furniture_is_no_scene():
    text = "# Nieuws\n\nBelgië tekende het verdrag.\n\nMeer nieuwsberichten\n"
    assert not any("Meer" in text[s.start : s.end] for s in scenes_in(text))
