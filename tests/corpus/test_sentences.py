"""Where sentences end, in four languages."""

from __future__ import annotations

import pytest

from benelux_kg.corpus import load_language
from benelux_kg.corpus.sentences import find_sentences

ONE = [
    ("nl", "Het gaat m.b.t. België c.q. Nederland om nr. 3 en art. 4 van bijv. de wet."),
    ("nl", "De minister, vertegenwoordigd door Z.E. Jan de Boer, sprak."),
    ("nl", "De heer J. Jansen en prof. P.J. de Wit kwamen."),
    ("nl", "Er werden 1 925 personen en 1.925 voertuigen bekeken."),
    ("nl", "Zie www.voorbeeld.example/Map voor meer."),
    ("nl", "Zij kwamen op 23 jul. 2018 bijeen."),
    ("fr", "M. Schneider et Mme Dupont ont signé l’art. 4 du traité."),
    ("fr", "S.E. M. J.-P. Durand était présent."),
    ("de", "Am 2. Mai begann u. a. in Köln z. B. die 3. Sitzung."),
    ("de", "Die Art. 5 und Nr. 7 gelten."),
    ("en", "Mr. J. Smith of the U.K. police, e.g. Scotland, came on Jan. 5."),
    ("en", "See No. 5 and Art. 7 of the plan."),
    ("nl", "De zitting liep tot 12.30 uur (enz.) door."),
]
TWO = [
    ("nl", "Trump was te gast.", "Er kwamen meer gasten."),
    ("nl", "De actie begon in 2018.", "25 agenten deden mee."),
    ("nl", "Er was muziek, dans enz.", "Daarna volgde een toespraak."),
    ("nl", "“Wij werken samen.”", "Dat zei de minister."),
    ("nl", "Is dat zo?", "Ja."),
    ("nl", "Hij weet het...", "Zij niet."),
    ("fr", "Il est venu, etc.", "Elle aussi."),
    ("fr", "« Oui. »", "Il l’a dit."),
    ("de", "„Wir lernen viel.“", "So sprach er."),
    ("de", "Es begann um 5.", "Danach war Ruhe."),
    ("de", "Es gab Musik usw.", "Dann war Schluss."),
    ("en", "The answer is no.", "The end."),
    ("en", "They met at 5 p.m.", "It was late."),
]


@pytest.mark.parametrize(("code", "words"), ONE)
def test_an_abbreviation_an_initial_or_a_number_does_not_end_a_sentence(code, words):
    assert _cut(words, code) == [words]


@pytest.mark.parametrize(("code", "first", "second"), TWO)
def test_a_stop_before_a_capital_ends_a_sentence(code, first, second):
    assert _cut(f"{first} {second}", code) == [first, second]


def test_a_sentence_ends_where_the_space_after_the_stop_is_missing():
    assert _cut("Zij waren te gast.Er kwamen er meer.", "nl") == ["Zij waren te gast.", "Er kwamen er meer."]


def _cut(words, code):
    return [words[span.start : span.end] for span in find_sentences(words, 0, len(words), load_language(code))]
