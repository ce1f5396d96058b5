"""Factuality: which words of a sentence state something as so, intended, denied or said by somebody."""

from __future__ import annotations

import pytest

from benelux_kg.claims import Factuality
from benelux_kg.corpus import read_text
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.factuality import Colour, judge
from tests.extraction.seeing import claims_in

ASSERTED, PLANNED, DENIED, ATTRIBUTED = (
    Factuality.ASSERTED,
    Factuality.PLANNED,
    Factuality.DENIED,
    Factuality.ATTRIBUTED,
)
NOTHING = None


def colour_of(language: str, text: str, word: str) -> Colour:
    """Return the colour of the first place at which ``word`` stands in ``text``."""
    extractor = Extractor.load()
    document = read_text(text, "sentence.txt", language)
    around = extractor.survey(document, extractor.recognise(document))
    at = document.text.index(word)
    scene = next(scene for scene in around.scenes() if scene.start <= at < scene.end)
    return judge(scene, at, extractor.reader(language).grammar, around)


def _check(language: str, text: str, word: str, expected: Factuality | None) -> None:
    colour = colour_of(language, text, word)
    assert (colour.factuality if colour.holds else NOTHING) is expected, f"{word!r} by {colour.cue!r}"


DUTCH = (
    ("De landen werken samen en willen het verdrag herzien.", "werken", ASSERTED),
    ("De landen werken samen en willen het verdrag herzien.", "herzien", PLANNED),
    ("België heeft het verdrag goedgekeurd en Nederland zal dat volgend jaar doen.", "goedgekeurd", ASSERTED),
    ("België en Nederland zullen samenwerken en gegevens uitwisselen.", "uitwisselen", PLANNED),
    ("De landen willen het verdrag herzien, dat in 2004 in Luxemburg werd ondertekend.", "ondertekend", ASSERTED),
    ("De landen willen een verdrag sluiten dat in gemengde patrouilles voorziet.", "voorziet", PLANNED),
    ("Het verdrag, dat later zal worden herzien, voorziet in gemengde patrouilles.", "voorziet", ASSERTED),
    ("Het verdrag dat de ministers vorige week ondertekenden, zal de politie helpen.", "ondertekenden", ASSERTED),
    ("Er bestaat geen verdrag dat de douane de toegang tot het register geeft.", "register", DENIED),
    ("De ministers willen dat de douane beter samenwerkt.", "samenwerkt", PLANNED),
    ("De Benelux wil haar regels herzien om mensenhandel te bestrijden.", "bestrijden", PLANNED),
    ("De politie werkt samen om mensenhandel te bestrijden.", "bestrijden", ASSERTED),
    ("Omdat er nog geen verdrag is, werken de politiediensten samen op basis van afspraken.", "werken", ASSERTED),
    ("Hoewel Luxemburg niet deelnam, vond de oefening in Maastricht plaats.", "vond", ASSERTED),
    ("Hoewel Luxemburg niet deelnam, vond de oefening in Maastricht plaats.", "deelnam", DENIED),
    ("Niet alleen de douane maar ook de politie nam deel.", "nam", ASSERTED),
    ("Er komt geen nieuw orgaan, maar wel een akkoord over drugshandel.", "akkoord", ASSERTED),
    ("België en Nederland controleren samen zonder nieuw verdrag te sluiten.", "controleren", ASSERTED),
    ("België en Nederland controleren samen zonder nieuw verdrag te sluiten.", "sluiten", DENIED),
    ("De oefening van 12 mei in Luik is afgelast.", "oefening", DENIED),
    ("De geplande ondertekening in Gent is uitgesteld.", "ondertekening", DENIED),
    ("Het parlement heeft het voorstel verworpen.", "voorstel", DENIED),
    ("Als Frankrijk tekent, treedt het verdrag in 2030 in werking.", "tekent", NOTHING),
    ("Als Frankrijk tekent, treedt het verdrag in 2030 in werking.", "treedt", PLANNED),
    ("Indien de drie parlementen instemmen, begint de samenwerking.", "instemmen", NOTHING),
    ("Werken de politiediensten straks samen?", "samen", NOTHING),
    ("Als lid van de Benelux werkt Luxemburg mee.", "werkt", ASSERTED),
    ("De ministers ondertekenden het verdrag en zeiden dat zij tevreden waren.", "ondertekenden", ASSERTED),
    ("Volgens het verdrag van 2004 controleert de politie de weg.", "controleert", ASSERTED),
    ("Volgens artikel 3 controleert de politie de weg.", "controleert", ASSERTED),
    ("Volgens het ontwerp controleren douaniers samen goederen.", "controleren", PLANNED),
    ("Het project “Samen voor een veilige haven” loopt in Antwerpen.", "loopt", ASSERTED),
    (
        "De landen willen het volgende bereiken:\n\n- gezamenlijke controles op drugs;\n- opleidingen voor de politie.\n",
        "opleidingen",
        PLANNED,
    ),
    (
        "Het verdrag voorziet in:\n\n- gezamenlijke controles op drugs;\n- opleidingen voor de politie.\n",
        "opleidingen",
        ASSERTED,
    ),
    ("De landen stemmen hun plannen op elkaar af.", "stemmen", ASSERTED),
    ("De opvang van niet-begeleide minderjarigen vindt in Gent plaats.", "vindt", ASSERTED),
    ("De minister, die zei dat zij tevreden was, opende de oefening.", "opende", ASSERTED),
    ("Nederland ontkent dat er een akkoord bestaat.", "akkoord", DENIED),
    ("Oud-minister Jan Maes pleit voor een verdrag over drugshandel.", "verdrag", PLANNED),
    ("De regeringen zouden een verdrag moeten sluiten.", "sluiten", PLANNED),
    ("Stel dat Luxemburg het verdrag opzegt.", "opzegt", NOTHING),
    ("Had België het verdrag getekend, dan zou de politie gegevens uitwisselen.", "getekend", NOTHING),
    ("Had België het verdrag getekend, dan zou de politie gegevens uitwisselen.", "uitwisselen", NOTHING),
    ("Als de landen in 2010 een verdrag hadden gesloten, had de douane kunnen controleren.", "controleren", NOTHING),
    ("Had de politie het verdrag al gelezen, vroeg hij.", "gelezen", ASSERTED),
    ("In plaats van samen te werken met België controleert Nederland zelf.", "werken", NOTHING),
    ("Zolang elk land denkt dat het alleen kan, werken de diensten niet samen.", "werken", DENIED),
    ("Het gerucht dat de landen een verdrag sluiten, is hardnekkig.", "sluiten", ATTRIBUTED),
    ("De ministers zouden in mei een geheim akkoord hebben getekend.", "getekend", ATTRIBUTED),
    ("De beste manier om drugshandel te bestrijden is samen op te treden.", "bestrijden", PLANNED),
)

FRENCH = (
    ("Les ministres ont signé le traité et souhaitent le compléter.", "signé", ASSERTED),
    ("Les ministres ont signé le traité et souhaitent le compléter.", "compléter", PLANNED),
    ("La police mène des contrôles sans franchir la frontière.", "mène", ASSERTED),
    ("Selon l’article 4, la police contrôle la route.", "contrôle", ASSERTED),
    ("Si la France signe, le traité entre en vigueur en 2030.", "signe", NOTHING),
    ("Les pays n’ont pas signé l’accord.", "signé", DENIED),
    ("Si les pays avaient signé un traité, les douanes auraient échangé des données.", "échangé", NOTHING),
    ("La rumeur selon laquelle les pays signent un accord est fausse.", "signent", ATTRIBUTED),
    ("Non seulement la police mais aussi la douane a participé à l’exercice.", "participé", ASSERTED),
)

GERMAN = (
    ("Die Länder haben den Vertrag unterzeichnet und wollen ihn erweitern.", "unterzeichnet", ASSERTED),
    ("Die Länder haben den Vertrag unterzeichnet und wollen ihn erweitern.", "erweitern", PLANNED),
    ("Nicht nur die Polizei, sondern auch der Zoll nahm teil.", "nahm", ASSERTED),
    ("Weil Frankreich nicht teilnahm, fand die Übung in Luxemburg statt.", "fand", ASSERTED),
    ("Wenn Frankreich unterzeichnet, tritt der Vertrag in Kraft.", "unterzeichnet", NOTHING),
    ("Hätten die Länder einen Vertrag geschlossen, gäbe es gemeinsame Kontrollen.", "Kontrollen", NOTHING),
    ("Das Gerücht, die Länder hätten unterzeichnet, hält sich.", "unterzeichnet", ATTRIBUTED),
    ("Die Übung in Lüttich wurde abgesagt.", "Übung", DENIED),
)

ENGLISH = (
    ("The countries signed the treaty and will extend it.", "signed", ASSERTED),
    ("The countries signed the treaty and will extend it.", "extend", PLANNED),
    ("If France signs, the treaty enters into force in 2030.", "signs", NOTHING),
    ("If France signs, the treaty enters into force in 2030.", "enters", PLANNED),
    ("Although Luxembourg did not take part, the exercise was held in Maastricht.", "held", ASSERTED),
    ("Not only the police but also customs took part.", "took", ASSERTED),
    ("The exercise in Liège was cancelled.", "exercise", DENIED),
    ("According to the treaty, the police check the road.", "check", ASSERTED),
    ("Officers check lorries without crossing the border.", "check", ASSERTED),
    ("Is the treaty in force?", "force", NOTHING),
    ("If Luxembourg had signed the treaty, the police would exchange data.", "exchange", NOTHING),
    ("The rumour that the countries signed an agreement is false.", "signed", ATTRIBUTED),
)

SPOKEN = (
    (
        "nl",
        "Volgens de Belgische minister van Justitie, Anna Peeters, werken de diensten samen.",
        "werken",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "nl",
        "De diensten werken al jaren samen, aldus de Belgische minister van Justitie, Anna Peeters.",
        "werken",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "nl",
        "De Belgische minister van Justitie, Anna Peeters, zei dat de diensten samenwerken.",
        "samenwerken",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "nl",
        "“De diensten werken samen. Zij wisselen gegevens uit over drugshandel. Dat blijft zo,” zei de Belgische minister van Justitie, Anna Peeters.",
        "wisselen",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "nl",
        "De Belgische minister van Justitie, Anna Peeters, verklaarde: “De diensten werken samen. Zij wisselen gegevens uit over drugshandel.”",
        "wisselen",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "nl",
        "“Er bestaat helemaal geen akkoord over de haven,” zei de Belgische minister van Justitie, Anna Peeters.",
        "akkoord",
        DENIED,
        "Anna Peeters",
    ),
    (
        "fr",
        "« Les services travaillent ensemble. Ils échangent des données sur la drogue », a déclaré la ministre belge de la Justice, Anne Peeters.",
        "échangent",
        ATTRIBUTED,
        "Anne Peeters",
    ),
    (
        "de",
        "„Die Dienste arbeiten zusammen. Sie tauschen Daten über Drogen aus“, sagte die belgische Ministerin der Justiz, Anna Peeters.",
        "tauschen",
        ATTRIBUTED,
        "Anna Peeters",
    ),
    (
        "en",
        "“The services work together. They share data on drugs,” said the Belgian Minister of Justice, Anna Peeters.",
        "share",
        ATTRIBUTED,
        "Anna Peeters",
    ),
)


@pytest.mark.parametrize(("text", "word", "expected"), DUTCH)
def test_a_dutch_clause_is_coloured_by_its_own_cues_only(text: str, word: str, expected: Factuality | None) -> None:
    _check("nl", text, word, expected)


@pytest.mark.parametrize(("text", "word", "expected"), FRENCH)
def test_a_french_clause_is_coloured_by_its_own_cues_only(text: str, word: str, expected: Factuality | None) -> None:
    _check("fr", text, word, expected)


@pytest.mark.parametrize(("text", "word", "expected"), GERMAN)
def test_a_german_clause_is_coloured_by_its_own_cues_only(text: str, word: str, expected: Factuality | None) -> None:
    _check("de", text, word, expected)


@pytest.mark.parametrize(("text", "word", "expected"), ENGLISH)
def test_a_english_clause_is_coloured_by_its_own_cues_only(text: str, word: str, expected: Factuality | None) -> None:
    _check("en", text, word, expected)


def test_a_denial_by_nobody_named_is_not_the_texts_own() -> None:
    _check("nl", "“De landen werken helemaal niet samen tegen drugs,” riep een man.", "werken", NOTHING)
    _check("en", "Critics say that the countries do not fight fraud.", "fight", NOTHING)


@pytest.mark.parametrize(
    ("language", "told", "taken_back"),
    [
        ("nl", "België en Nederland werken samen tegen fraude.", "Dat is onjuist."),
        ("fr", "La Belgique et les Pays-Bas coopèrent contre la fraude.", "C'est faux."),
        ("de", "Belgien und die Niederlande arbeiten gegen Betrug zusammen.", "Das ist falsch."),
        ("en", "Belgium and the Netherlands cooperate against fraud.", "That is false."),
    ],
)
def test_what_the_next_sentence_takes_back_is_not_stated(language: str, told: str, taken_back: str) -> None:
    assert claims_in(told, language)
    assert not claims_in(f"{told} {taken_back}", language)


def test_a_denial_leaves_untouched_between_whom_a_treaty_is() -> None:
    said = claims_in("Het verdrag tussen België en Frankrijk inzake drugshandel is nog niet in werking.")
    assert not [claim for claim in said if "bkg:party" in claim]


@pytest.mark.parametrize(("language", "text", "word", "expected", "speaker"), SPOKEN)
def test_what_somebody_says_is_ascribed_to_the_speaker(
    language: str, text: str, word: str, expected: Factuality, speaker: str
) -> None:
    colour = colour_of(language, text, word)
    assert colour.factuality is expected
    assert colour.speaker is not None
    assert speaker in (colour.speaker.value, *colour.speaker.things)
