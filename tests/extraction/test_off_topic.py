"""Pages about something else: they may name countries and bodies, but state nothing about cooperation between them."""

from __future__ import annotations

import pytest

from benelux_kg.claims import Factuality
from benelux_kg.corpus import read_text
from benelux_kg.extraction import Extractor

HARMLESS = {"bkg:mentions", "dcterms:issued", "bkg:holds", "bkg:role", "bkg:country", "bkg:postIn", "dcterms:title"}

PAGES = {
    "cycling": (
        "nl",
        (
            "Belgische renner wint in Valkenburg\n\n"
            "De Belgische ploeg heeft zondag de wedstrijd in Valkenburg gewonnen. Vijf renners reden samen weg op twintig kilometer van het einde. "
            "De samenwerking tussen de vluchters was uitstekend en de controle over de koers bleef in Belgische handen.\n\n"
            "De Nederlandse kopman kwam ten val. De politie hield langs het parcours drie toeschouwers tegen. "
            "Luxemburg eindigde als zesde. Volgende week start de ronde van Frankrijk met 176 renners.\n"
        ),
    ),
    "recipe": (
        "nl",
        (
            "Mosselen met frieten\n\n"
            "Nederland levert de mosselen, België bakt de frieten. Reken op 1 200 gram mosselen per persoon en 2 uien.\n\n"
            "Controleer of de mosselen gesloten zijn en bestrijd de dorst met een glas witte wijn uit Luxemburg. "
            "De aanpak van dit gerecht is eenvoudig: was de groenten, verwarm de olie tot 170 graden en bak de frieten 6 minuten. "
            "Let op voor brand in de keuken en denk aan de voedselveiligheid: bewaar schelpdieren koel en gebruik ze op de dag van aankoop.\n"
        ),
    ),
    "firm": (
        "nl",
        (
            "Nieuwe topman voor Verbruggen Benelux\n\n"
            "De koffiebrander Verbruggen Benelux krijgt een nieuwe baas. Verbruggen Benelux telt 340 werknemers in drie vestigingen. "
            "De Benelux-markt groeide vorig jaar met 4 procent, zegt de firma.\n\n"
            "De nieuwe topman wil de samenwerking met leveranciers verbeteren en de strijd tegen fraude met etiketten opvoeren. "
            "Hij begint op 1 september. De Benelux-directeur van het merk vertrekt naar Lyon. Het bedrijf organiseert in het najaar een seminar over koffie.\n"
        ),
    ),
    "national": (
        "nl",
        (
            "Kamer debatteert over drugshandel in de stad\n\n"
            "De Kamer heeft woensdag gedebatteerd over de aanpak van drugshandel. De federale politie krijgt 150 agenten bij. "
            "De burgemeester van Gent wil meer controles in de stationsbuurt.\n\n"
            "De minister van Binnenlandse Zaken zal in mei een plan voorleggen. De oppositie vindt het te weinig en te laat. "
            "Vorig jaar werden 1 400 personen opgepakt wegens drugsbezit. De regering houdt vast aan de begroting van 30 miljoen euro.\n"
        ),
    ),
    "french-football": (
        "fr",
        (
            "La Belgique battue à Rotterdam\n\n"
            "La Belgique s’est inclinée mardi face aux Pays-Bas devant 41 000 spectateurs. La coopération entre les attaquants a manqué. "
            "Le gardien a tout tenté, mais le contrôle du ballon était néerlandais.\n\n"
            "La police a interpellé neuf supporters. Le Luxembourg jouait le même soir contre la Suède. "
            "Le sélectionneur organise un stage de cinq jours avant le prochain match.\n"
        ),
    ),
    "german-travel": (
        "de",
        (
            "Mit dem Rad durch drei Länder\n\n"
            "Wer gern radelt, findet zwischen Aachen und Maastricht 120 Kilometer Wege. In Belgien gibt es Waffeln, in den Niederlanden Käse. "
            "Nach zwei Stunden erreicht man Vaals.\n\n"
            "Bei der Kontrolle der Bremsen hilft ein Händler am Markt. Die Polizei rät, Räder abzuschließen. "
            "In Luxemburg warten weitere Strecken auf alle, die noch Kraft haben. Wir wünschen eine gute Reise und viel Sonne.\n"
        ),
    ),
    "english-cinema": (
        "en",
        (
            "A thriller set in Antwerp harbour\n\n"
            "The new film follows a customs officer who finds two hundred kilos of cocaine. It was shot in Belgium and in the Netherlands over forty days. "
            "The fight against drug trafficking gives the story its pace.\n\n"
            "Its director said that the police had helped with the uniforms. The cooperation between the two leads is superb. "
            "The film opens in Luxembourg next Friday and runs for two hours.\n"
        ),
    ),
    "role-play": (
        "nl",
        (
            "Oefening in onderhandelen\n\n"
            "Stel dat Nederland en België een verdrag over drinkwater sluiten. Dat verdrag wordt op 1 maart 2031 in Breda ondertekend door de ministers van beide landen. "
            "De politie van Nederland en België houdt daarna gezamenlijke controles.\n\n"
            "Als de drie Benelux-landen in 2010 een verdrag over medicijnen hadden gesloten, had de douane zendingen kunnen tegenhouden.\n"
        ),
    ),
    "satire": (
        "nl",
        (
            "Benelux schaft de maandag af\n\n"
            "De drie Benelux-landen ondertekenden op 2 mei 2022 in Luik het Verdrag van Luilekkerland. "
            "Politiediensten uit Nederland, België en Luxemburg controleren samen of iedereen uitslaapt.\n\n"
            "Dit is een verzonnen bericht.\n"
        ),
    ),
    "french-supposition": (
        "fr",
        (
            "Exercice pour étudiants\n\n"
            "Supposons que la Belgique et les Pays-Bas signent un traité sur la fraude. Les polices belge et néerlandaise mènent alors des contrôles communs.\n\n"
            "Si les trois pays du Benelux avaient signé ce traité en 2015, leurs douanes auraient échangé des données.\n"
        ),
    ),
    "german-supposition": (
        "de",
        (
            "Planspiel im Unterricht\n\n"
            "Nehmen wir an, Belgien und die Niederlande schließen ein Abkommen über gemeinsame Streifen. Die Polizei beider Länder führt dann Kontrollen durch.\n\n"
            "Hätten die drei Benelux-Länder 2012 einen Vertrag geschlossen, gäbe es heute gemeinsame Kontrollen.\n"
        ),
    ),
    "english-supposition": (
        "en",
        (
            "A game for the classroom\n\n"
            "Suppose that Belgium and the Netherlands sign a treaty on drones. The Belgian and the Dutch police then hold joint exercises in Ghent on 4 May 2033.\n\n"
            "If Luxembourg had signed the treaty in 2009, the customs services of the Benelux countries would exchange data today.\n"
        ),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_about_something_else_states_nothing(name: str) -> None:
    language, text = PAGES[name]
    evidence = Extractor.load().extract(read_text(text, f"{name}.txt", language)).evidence
    stated = [e for e in evidence if e.claim.predicate not in HARMLESS and e.claim.factuality is Factuality.ASSERTED]
    assert [(e.frame, e.claim.subject, e.claim.predicate, e.quote.exact) for e in stated] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Verbruggen Benelux telt 340 werknemers."),
        ("nl", "De Benelux-markt groeit."),
        ("nl", "De vrachtwagen is van Transport Jansen Benelux."),
        ("nl", "Benelux Dranken Groep tekende een contract."),
        ("nl", "Het contract is van de firma Benelux Vracht."),
        ("fr", "Benelux Conseil SA a signé un contrat."),
        ("fr", "La société Benelux Conseil a signé un contrat."),
        ("de", "Die Benelux Handels GmbH schloss einen Vertrag."),
        ("en", "Benelux Freight Ltd signed a contract."),
    ],
)
def test_the_name_of_a_firm_is_no_union_of_states(language: str, text: str) -> None:
    seen = Extractor.load().recognise(read_text(text, "firm.txt", language))
    assert all("id:organisation/benelux-union" not in mention.things for mention in seen.mentions)


@pytest.mark.parametrize(
    "text",
    ["De Benelux werkt aan een verdrag.", "Ook de Benelux doet mee.", "De Interparlementaire Benelux-raad vergadert."],
)
def test_a_capital_letter_before_the_union_does_not_make_it_a_firm(text: str) -> None:
    seen = Extractor.load().recognise(read_text(text, "union.txt", "nl"))
    assert any("benelux" in thing for mention in seen.mentions for thing in mention.things)
