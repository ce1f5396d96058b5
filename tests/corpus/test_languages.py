"""What the language files must all say."""

from __future__ import annotations

import pytest

from benelux_kg.corpus import load_language
from benelux_kg.corpus.patterns import compile_patterns
from benelux_kg.resources import languages


@pytest.mark.parametrize("code", languages())
def test_every_language_names_twelve_months_and_seven_days(code):
    language = load_language(code)
    assert sorted(set(language.months.values())) == list(range(1, 13))
    assert len(language.tables["dates"]["weekdays"]) == 7
    names = [name for names in language.tables["dates"]["months"] for name in names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("table", ["sentences", "dates", "teasers", "structure", "furniture", "detection"])
def test_every_language_fills_in_the_same_tables(table):
    keys = {code: set(load_language(code).tables[table]) for code in languages()}
    assert keys["fr"] == keys["de"] == keys["en"] == keys["nl"]


@pytest.mark.parametrize("code", languages())
def test_every_phrase_is_in_lower_case_where_case_does_not_matter(code):
    language = load_language(code)
    phrases = [*language.abbreviations, *language.final, *language.months, *language.tables["furniture"]["lines"]]
    assert [phrase for phrase in phrases if phrase != phrase.lower()] == []


@pytest.mark.parametrize(
    ("code", "line", "kept"),
    [
        ("nl", "23 jul. 2018 960", "23 jul. 2018"),
        ("nl", "Gepubliceerd op: vrijdag 3 maart 2021 | 14:30", "vrijdag 3 maart 2021"),
        ("nl", "2018-07-23", "2018-07-23"),
        ("fr", "Luxembourg, le 1er juin 2019", "1er juin 2019"),
        ("nl", "Door onze redacteur Els Maas – Namen, 14 november 2025", "14 november 2025"),
        ("fr", "Par Claire Dubois – Namur, le 14 novembre 2025", "14 novembre 2025"),
        ("de", "Veröffentlicht am 2. Mai 2019 120 Aufrufe", "2. Mai 2019"),
        ("en", "Posted on July 23, 2018", "July 23, 2018"),
        ("en", "23/07/2018", "23/07/2018"),
    ],
)
def test_a_date_line_is_known_in_every_language(code, line, kept):
    found = compile_patterns(code).dateline.match(line)
    assert found is not None
    assert found["date"] == kept


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("nl", "17 en 18 november: overleg"),
        ("nl", "30 mei – 2 juni 2021: oefening"),
        ("fr", "Mardi 14 mai : visite"),
        ("de", "2. bis 4. Mai – Tagung"),
        ("en", "May 2: a meeting"),
        ("en", "Tuesday, 4th of June: a visit"),
    ],
)
def test_a_day_of_a_programme_is_known_in_every_language(code, line):
    assert compile_patterns(code).programme.match(line)


@pytest.mark.parametrize(
    "words",
    ["2018: overleg", "10 punten: een lijst", "3 landen – een doel", "mei: overleg", "17 november werd vergaderd"],
)
def test_what_is_no_day_does_not_begin_a_programme(words):
    assert not compile_patterns("nl").programme.match(words)
