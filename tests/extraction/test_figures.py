"""Figures with what they count, and durations; numbers that only say which are none."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import words_of

FIGURES = [
    ("nl", "De politie controleerde 1 925 personen.", "1 925 personen", "1925||personen"),
    ("nl", "De politie controleerde 1.925 personen.", "1.925 personen", "1925||personen"),
    ("nl", "Er werden 12 voertuigen in beslag genomen.", "12 voertuigen", "12||voertuigen"),
    ("nl", "Het kost 3,5 miljoen euro.", "3,5 miljoen euro", "3500000|euro|euro"),
    ("nl", "Het kost 500 EUR.", "500 EUR", "500|eur|eur"),
    ("nl", "Er stond 7 200 liter.", "7 200 liter", "7200||liter"),
    ("nl", "Er stonden 1 miljoen flessen.", "1 miljoen flessen", "1000000||flessen"),
    ("nl", "Drie gestolen auto's werden gevonden.", "Drie", "3||gestolen auto's"),
    ("nl", "Cijfers\nAantal bijeenkomsten: 43\nAantal doden: geen", "43", "43||bijeenkomsten"),
    ("nl", "De Euro Control Route kent acht Euro Control Route-acties.", "acht", "8||euro control route"),
    ("nl", "Op 23 juli 2018 kwamen 960 agenten.", "960", "960||agenten"),
    ("fr", "La police a contrôlé 1 925 personnes.", "1 925 personnes", "1925||personnes"),
    ("fr", "Elle a saisi 12 véhicules.", "12 véhicules", "12||vehicules"),
    ("fr", "Elle compte deux cents agents.", "deux cents agents", "200||agents"),
    ("fr", "Cela coûte trois cent mille euros.", "trois cent mille euros", "300000|euros|euros"),
    ("de", "Die Polizei kontrollierte 1.925 Personen.", "1.925 Personen", "1925||personen"),
    ("de", "Das kostet 3,5 Millionen Euro.", "3,5 Millionen Euro", "3500000|euro|euro"),
    ("en", "Police checked 1,925 people.", "1,925 people", "1925||people"),
    ("en", "It costs 3.5 million euros.", "3.5 million euros", "3500000|euros|euros"),
    ("en", "It has two hundred officers.", "two hundred officers", "200||officers"),
]

DURATIONS = [
    ("nl", "60 jaar Benelux-Verdrag", "60 jaar", "60"),
    ("nl", "al vijftien jaar samen", "vijftien jaar", "15"),
    ("nl", "meer dan 10 jaar", "10 jaar", "10"),
    ("nl", "een driejarig programma", "driejarig", "3"),
    ("fr", "60 ans de coopération", "60 ans", "60"),
    ("fr", "depuis quinze ans", "quinze ans", "15"),
    ("de", "60 Jahre Zusammenarbeit", "60 Jahre", "60"),
    ("de", "seit fünfzehn Jahren", "fünfzehn Jahren", "15"),
    ("en", "60 years of cooperation", "60 years", "60"),
    ("en", "for fifteen years", "fifteen years", "15"),
]

NO_FIGURES = [
    ("nl", "artikel 5 van het verdrag"),
    ("nl", "nr. 12"),
    ("nl", "pagina 12"),
    ("nl", "17% of 50 procent"),
    ("nl", "om 14.30 uur"),
    ("nl", "de drie landen"),
    ("nl", "De drie douanes traden op."),
    ("nl", "De noodcentrales 112 elkaar."),
    ("nl", "België draagt twee derde van het geld."),
    ("en", "The three forces met."),
    ("nl", "de komende twee jaar"),
    ("nl", "zeven dagen per week"),
    ("nl", "twee Nederlandse en zij"),
    ("fr", "au cours des deux prochaines années, tous les deux ans"),
    ("de", "alle zwei Jahre"),
    ("en", "every two years"),
    ("nl", "twee van de drie landen"),
    ("nl", "op 23 juli"),
    ("nl", "23/07/2018"),
    ("fr", "l’article 5 du traité"),
    ("fr", "17 %"),
    ("fr", "les trois pays"),
    ("fr", "le 3 mai, ils se sont réunis"),
    ("de", "Artikel 5 des Vertrags"),
    ("de", "die drei Länder"),
    ("de", "am 23. Juli"),
    ("en", "Article 5 of the treaty"),
    ("en", "17 per cent"),
    ("en", "the three countries"),
    ("en", "on 23 July they met"),
]


def test_lines_of_numbers_one_below_the_other_tell_what_each_counts():
    figures = words_of("Figure", "Cijfers\n\nBijeenkomsten: 214\nDeelnemers: 3 870\nBladzijden: 12", "nl")
    assert figures == [("214", "214||bijeenkomsten"), ("3 870", "3870||deelnemers")]


def test_an_age_is_no_duration():
    assert words_of("Duration", "Een 17-jarig meisje en een 29-jarige Belg zagen het.", "nl") == []


def test_a_single_line_with_a_number_behind_a_colon_counts_nothing():
    assert words_of("Figure", "Contact\n\nZaal: 214\nVraag het aan de balie.", "nl") == []


@pytest.mark.parametrize(("language", "text", "words", "value"), FIGURES)
def test_a_figure_has_a_plain_number_and_what_it_counts(language, text, words, value):
    assert words_of("Figure", text, language) == [(words, value)]


@pytest.mark.parametrize(("language", "text", "words", "years"), DURATIONS)
def test_a_number_of_years_is_a_duration(language, text, words, years):
    found = [(words, value.split("|")[0]) for words, value in words_of("Duration", text, language)]
    assert found == [(words, years)]
    assert words_of("Figure", text, language) == []


@pytest.mark.parametrize(("language", "text"), NO_FIGURES)
def test_numbers_that_count_nothing_are_no_figures(language, text):
    assert words_of("Figure", text, language) == []
