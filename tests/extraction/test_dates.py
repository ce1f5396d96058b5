"""Dates and periods in four languages, as precise as stated; years, weekdays and relative days from the context."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.corpus import load_language, read_text
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.dates import DateReader, complete_year, count_from, date_datatype, is_open, is_relative
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import load_grammar

LANGUAGES = ("nl", "fr", "de", "en")
WEEK, WEEKEND = "2017-11-17/2017-11-24", "2019-05-12/2019-05-13"
TURN = "2019-12-28/2020-01-03"

STATED = [
    ("nl", "op 23 juli 2018 te Brussel", "2018-07-23"),
    ("nl", "op 23 JULI 2018", "2018-07-23"),
    ("nl", "de zesde november tweeduizend twintig", "2020-11-06"),
    ("nl", "de vierde mei tweeduizendeenentwintig", "2021-05-04"),
    ("nl", "de negende mei negentienhonderd achtenvijftig", "1958-05-09"),
    ("nl", "de negende mei tweeduizend en een", "2001-05-09"),
    ("nl", "in de nacht van 5 op 6 maart 2020", "2020-03-05/2020-03-06"),
    ("nl", "klommen van 3 op 12 maart 2021", "2021-03-12"),
    ("fr", "le six novembre deux mille vingt et un", "2021-11-06"),
    ("fr", "le trois mai mil neuf cent quatre-vingt-douze", "1992-05-03"),
    ("de", "am sechsten November zweitausendzweiundzwanzig", "2022-11-06"),
    ("en", "the sixth of November two thousand and twenty-one", "2021-11-06"),
    ("nl", "op 1 okt. 2018", "2018-10-01"),
    ("nl", "op 1e januari 2019", "2019-01-01"),
    ("nl", "op maandag 3 juni 2019", "2019-06-03"),
    ("nl", "op 23 juli 2018 om 14.30 uur", "2018-07-23"),
    ("nl", "23/07/2018", "2018-07-23"),
    ("nl", "23-07-2018", "2018-07-23"),
    ("nl", "23.7.2018", "2018-07-23"),
    ("nl", "2018-07-23", "2018-07-23"),
    ("nl", "in juli 2018", "2018-07"),
    ("nl", "in 2018", "2018"),
    ("nl", "29 februari 2020", "2020-02-29"),
    ("nl", "van 17 tot en met 24 november 2017", WEEK),
    ("nl", "van 17 november tot 24 november 2017", WEEK),
    ("nl", "van donderdag 13 februari tot zondag 16 februari 2020", "2020-02-13/2020-02-16"),
    ("nl", "van 28 december 2019 tot 3 januari 2020", TURN),
    ("nl", "van 28 december tot 3 januari 2020", TURN),
    ("nl", "op 12 en 13 mei 2019", WEEKEND),
    ("nl", "2021-2024", "2021/2024"),
    ("nl", "2021–2024", "2021/2024"),
    ("nl", "2021/2024", "2021/2024"),
    ("nl", "van 2021 tot 2024", "2021/2024"),
    ("fr", "le 23 juillet 2018", "2018-07-23"),
    ("fr", "le 1er janvier 2019", "2019-01-01"),
    ("fr", "le 5 août 2019", "2019-08-05"),
    ("fr", "le 5 aout 2019", "2019-08-05"),
    ("fr", "le lundi 3 juin 2019", "2019-06-03"),
    ("fr", "le 3 déc. 2019", "2019-12-03"),
    ("fr", "23/07/2018", "2018-07-23"),
    ("fr", "en juillet 2018", "2018-07"),
    ("fr", "en 2018", "2018"),
    ("fr", "du 17 au 24 novembre 2017", WEEK),
    ("fr", "du 17 novembre au 24 novembre 2017", WEEK),
    ("fr", "entre le 12 et le 13 mai 2019", WEEKEND),
    ("fr", "les 12 et 13 mai 2019", WEEKEND),
    ("fr", "de 2021 à 2024", "2021/2024"),
    ("fr", "2021-2024", "2021/2024"),
    ("de", "am 23. Juli 2018", "2018-07-23"),
    ("de", "am Montag, dem 3. Juni 2019", "2019-06-03"),
    ("de", "am 1. Jänner 2019", "2019-01-01"),
    ("de", "am 3. Okt. 2019", "2019-10-03"),
    ("de", "23.07.2018", "2018-07-23"),
    ("de", "im März 2019", "2019-03"),
    ("de", "im Jahr 2018", "2018"),
    ("de", "vom 17. bis 24. November 2017", WEEK),
    ("de", "vom 17. bis zum 24. November 2017", WEEK),
    ("de", "vom 28. Dezember 2019 bis zum 3. Januar 2020", TURN),
    ("de", "am 12. und 13. Mai 2019", WEEKEND),
    ("de", "von 2021 bis 2024", "2021/2024"),
    ("en", "on 23 July 2018", "2018-07-23"),
    ("en", "on July 23, 2018", "2018-07-23"),
    ("en", "on the 23rd of July 2018", "2018-07-23"),
    ("en", "on Monday, 3 June 2019", "2019-06-03"),
    ("en", "on Monday, June 3, 2019", "2019-06-03"),
    ("en", "on Sept. 3, 2019", "2019-09-03"),
    ("en", "2018-07-23", "2018-07-23"),
    ("en", "in July 2018", "2018-07"),
    ("en", "from 17 to 24 November 2017", WEEK),
    ("en", "12-13 May 2019", WEEKEND),
    ("en", "on 12 and 13 May 2019", WEEKEND),
    ("en", "from 2021 to 2024", "2021/2024"),
]  # fmt: skip

WITHOUT_YEAR = [
    ("nl", "op 21 juli", "-----07-21"),
    ("nl", "op 11 en 12 juli", "-----07-11/-----07-12"),
    ("fr", "le 21 juillet", "-----07-21"),
    ("de", "am 21. Juli", "-----07-21"),
    ("en", "on 21 July", "-----07-21"),
    ("en", "on July 21", "-----07-21"),
]

NO_DATES = [
    ("nl", "31 februari 2018"),
    ("nl", "29 februari 2019"),
    ("nl", "32 mei 2019"),
    ("nl", "13-13-2018"),
    ("nl", "artikel 5, lid 2"),
    ("nl", "1 925 personen"),
    ("nl", "de 21e eeuw"),
    ("nl", "nr. 2018/45"),
    ("nl", "elke maandag"),
    ("nl", "de mei was koud"),
    ("en", "the officers march on"),
    ("fr", "chaque lundi, le lundi"),
    ("fr", "l’article 5"),
    ("de", "Artikel 5"),
    ("de", "jeden Montag"),
    ("en", "they may meet"),
    ("en", "every Monday"),
    ("en", "Article 5"),
]

CONTEXT = [
    ("nl", "De ministers tekenden op 3 mei 2019. Op 7 mei vond een oefening plaats.", ["2019-05-03", "2019-05-07"]),
    ("nl", "De week loopt van 28 december 2019 tot 3 januari 2020. Op 2 januari is er overleg.", [TURN, "2020-01-02"]),
    ("nl", "Op 7 mei vond een oefening plaats.", []),
    ("fr", "Les ministres ont signé le 3 mai 2019. Le 7 mai, un exercice a eu lieu.", ["2019-05-03", "2019-05-07"]),
    ("de", "Die Minister tagten am 3. Mai 2019. Am 7. Mai fand eine Übung statt.", ["2019-05-03", "2019-05-07"]),
    ("en", "The ministers met on 3 May 2019. On 7 May an exercise was held.", ["2019-05-03", "2019-05-07"]),
]

COMPLETED = [
    ("-----07-21", "2018-07-05", "2018-07-21"),
    ("-----12-30", "2019-01-02", "2018-12-30"),
    ("-----01-02", "2018-12-30", "2019-01-02"),
    ("-----07-21", "2018", "2018-07-21"),
    ("-----07-21", "2018-07-05/2018-07-09", "2018-07-21"),
    ("-----12-30/-----01-02", "2018-12-28", "2018-12-30/2019-01-02"),
    ("-----12-30/2019-01-02", "2018-12-28", "2018-12-30/2019-01-02"),
    ("-----07-21", "", ""),
    ("-----04", "2024-02-08", "2024-04"),
    ("-----11", "2024-02-08", ""),
    ("-----11~", "2024-02-08", "2023-11"),
    ("-----04~", "2024-02-08", ""),
    ("-----04~", "2024", "2024-04"),
    ("2018-07-21", "1999", "2018-07-21"),
]

COUNTED = [
    ("@day 0", "2019-05-08", "2019-05-08"),
    ("@weekday 0", "2019-05-08", "2019-05-06"),
    ("@weekday 2", "2019-05-08", "2019-05-08"),
    ("@weekday 3", "2019-05-08", "2019-05-02"),
    ("@ahead 3", "2019-05-08", "2019-05-09"),
    ("@ahead 2", "2019-05-08", "2019-05-08"),
    ("@day 1", "2019-05-08", "2019-05-09"),
    ("@year -1", "2019-05-08", "2018"),
    ("@year -1", "2019", ""),
    ("@of -1 -----10", "2019-05-08", "2018-10"),
    ("@of 0 -----03-02", "2019-05-08", "2019-03-02"),
    ("@day 0", "", ""),
]


def find(language: str, text: str) -> list[str]:
    """The dates of a text, those that count from its day aside."""
    grammar = load_grammar(language)
    reader = DateReader(grammar)
    found = reader.find(IndexedText(fold(text), grammar.cues))
    return [mention.value for mention in found if not is_relative(mention.value)]


def resolve(text: str, language: str, front: str = "") -> list[str]:
    document = read_text(front + text, "page.md" if front else "page.txt", language)
    return [mention.value for mention in Extractor.load().recognise(document).mentions if mention.kind == "Date"]


@pytest.mark.parametrize(("language", "text", "value"), STATED)
def test_a_date_is_kept_as_precise_as_it_is_stated(language, text, value):
    assert find(language, text) == [value]


@pytest.mark.parametrize(("language", "text", "value"), WITHOUT_YEAR)
def test_a_day_without_its_year_stays_open(language, text, value):
    assert find(language, text) == [value]
    assert is_open(value)


@pytest.mark.parametrize(("language", "text"), NO_DATES)
def test_what_is_no_day_is_no_date(language, text):
    assert find(language, text) == []


@pytest.mark.parametrize(("language", "text", "values"), CONTEXT)
def test_a_year_left_out_is_that_of_the_date_before(language, text, values):
    assert resolve(text, language) == values


def test_a_year_left_out_is_that_of_the_page_s_own_date():
    front = "---\ntitle: Nieuws\nlanguage: nl\ndate: 2018-07-05\n---\n\n"
    assert resolve("Op 21 juli opent het detachement het defilé.", "nl", front) == ["2018-07-21"]


def test_a_paragraph_of_its_own_goes_by_the_page_s_date_not_by_one_named_above():
    front = "---\ntitle: Nieuws\nlanguage: nl\ndate: 2021-12-15\n---\n\n"
    text = "Het besluit is van 21 december 2020. Op 28 december ging het in.\n\nOp 9 december troffen zij elkaar."
    assert resolve(text, "nl", front) == ["2020-12-21", "2020-12-28", "2021-12-09"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "In 2016 waren er 312 patrouilles, tegenover 287 in 2015."),
        ("nl", "In 2016 waren er meer patrouilles dan in 2015."),
        ("en", "In 2016 there were 312 patrols, up from 287 in 2015."),
        ("de", "In 2016 gab es 312 Streifen, gegenüber 287 in 2015."),
    ],
)
def test_what_a_year_is_measured_against_is_no_date_of_it(language, text):
    assert find(language, text) == ["2016"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "Gent, 14 november 2025\n\nVorige week hield de Belgische politie een oefening.", "2025-11"),
        ("fr", "Gand, 14 novembre 2025\n\nLa semaine dernière, la police belge a mené un exercice.", "2025-11"),
        (
            "de",
            "Gent, 14. November 2025\n\nIn der vergangenen Woche hielt die belgische Polizei eine Übung ab.",
            "2025-11",
        ),
        ("en", "Ghent, 14 November 2025\n\nLast week the Belgian police held an exercise.", "2025-11"),
    ],
)
def test_last_week_is_as_precise_as_the_month(language, text, value):
    assert value in resolve(text, language)


def test_a_weekday_is_the_last_one_before_the_page_s_own_date():
    front = "---\ntitle: Nieuws\nlanguage: nl\ndate: 2019-05-08\n---\n\n"
    assert resolve("Maandag hielden de diensten een oefening.", "nl", front) == ["2019-05-06"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("nl", "In juni volgt een controle.", "2019-06"),
        ("nl", "In november werd gecontroleerd.", "2018-11"),
        ("nl", "In juni werd gecontroleerd.", ""),
        ("nl", "In oktober vorig jaar oefenden zij.", "2018-10"),
        ("nl", "Op 3 december van vorig jaar oefenden zij.", "2018-12-03"),
        ("fr", "En juin, un contrôle aura lieu.", "2019-06"),
        ("fr", "En octobre de l’année dernière ils ont exercé.", "2018-10"),
        ("de", "Im Juni folgt eine Kontrolle.", "2019-06"),
        ("de", "Im Oktober vergangenen Jahres übten sie.", "2018-10"),
        ("en", "An inspection follows in June.", "2019-06"),
        ("en", "In October last year they trained.", "2018-10"),
    ],
)
def test_a_month_without_its_year_is_the_one_near_the_page_s_own_date(language, text, value):
    front = f"---\ntitle: X\nlanguage: {language}\ndate: 2019-05-08\n---\n\n"
    assert resolve(text, language, front) == [value][: bool(value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Donderdag volgt een oefening.", ["2019-05-09"]),
        ("De minister reist donderdag naar Luik.", ["2019-05-09"]),
        ("Donderdag werd bekend dat een oefening volgt.", ["2019-05-02"]),
        ("Morgen volgt een oefening.", ["2019-05-09"]),
        ("Zij oefenden in de morgen. Dat schreef De Morgen.", []),
    ],
)
def test_a_day_to_come_is_told_by_the_verb_beside_it(text, values):
    front = "---\ntitle: Nieuws\nlanguage: nl\ndate: 2019-05-08\n---\n\n"
    assert resolve(text, "nl", front) == values


@pytest.mark.parametrize(("value", "context", "completed"), COMPLETED)
def test_the_nearest_year_is_filled_in(value, context, completed):
    assert complete_year(value, context) == completed


@pytest.mark.parametrize(("value", "issued", "day"), COUNTED)
def test_relative_words_count_from_the_day_of_the_text(value, issued, day):
    assert count_from(value, issued) == day


@pytest.mark.parametrize(
    ("value", "datatype"), [("2018", "xsd:gYear"), ("2018-07", "xsd:gYearMonth"), ("2018-07-23", "xsd:date")]
)
def test_the_datatype_says_how_precise_a_date_is(value, datatype):
    assert date_datatype(value) == datatype


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)))
def test_every_day_of_two_centuries_is_read_back(language, day):
    names = {
        number: name
        for name, number in load_language(language).months.items()
        if len(name) > 3 or number in {3, 5, 6, 7, 8}
    }
    dot = "." if language == "de" else ""
    assert find(language, f"x {day.day}{dot} {names[day.month]} {day.year} x") == [day.isoformat()]
