"""Office-holders: name, role, country and portfolio, in the orders in which pages print them."""

from __future__ import annotations

import pytest

from benelux_kg.extraction.folding import fold
from tests.extraction.seeing import mentions_in, read

BE, NL, LU = "id:country/be", "id:country/nl", "id:country/lu"
GEENS = "Koen Geens"

HOLDERS = [
    ("nl", "Minister Van Dam (Justitie en Veiligheid) sprak.", "Van Dam", "minister", "", "Justitie en Veiligheid"),
    ("nl", "Minister Jansen (Defensie) sprak.", "Jansen", "minister", "", "Defensie"),
    ("nl", "Minister Lieve Brabants (Defensie) sprak.", "Lieve Brabants", "minister", "", "Defensie"),
    ("nl", "Hoogachtend,\n\nDe minister van Justitie,\n\nR. Maes", "R. Maes", "minister", "", "Justitie"),
    ("nl", "Mevrouw Hilde Maes (België), rapporteur, lichtte het verslag toe.", "Hilde Maes", "rapporteur", "", ""),
    ("nl", "De Belgische minister van Justitie, Koen Geens, opende.", GEENS, "minister", BE, "Justitie"),
    ("nl", "De Belgische minister van Justitie, Koen Geens en de Raad, openden.", GEENS, "minister", BE, "Justitie"),
    ("nl", "De minister van Justitie Vincent Van Quickenborne sprak.", "Vincent Van Quickenborne", "minister", "", "Justitie"),
    ("nl", "De minister van Justitie Hugo de Jonge sprak.", "Hugo de Jonge", "minister", "", "Justitie"),
    ("nl", "De Belgische minister Frans Weekers sprak.", "Frans Weekers", "minister", BE, ""),
    ("nl", "Haar Belgische collega, minister van Justitie Koen Geens, opende.", GEENS, "minister", BE, "Justitie"),
    ("nl", "Koen Geens, minister van Justitie van België, opende.", GEENS, "minister", BE, "Justitie"),
    ("nl", "De Nederlandse minister Anna de Vries sprak.", "Anna de Vries", "minister", NL, ""),
    ("nl", "De Belgische minister van Binnenlandse Zaken Jan Maes sprak.", "Jan Maes", "minister", BE, "Binnenlandse Zaken"),
    ("nl", "De minister van Veiligheid en Justitie Jan Maes sprak.", "Jan Maes", "minister", "", "Veiligheid en Justitie"),
    ("nl", "De Luxemburgse minister van Veiligheid, de heer Éric Weber, sprak.", "Éric Weber", "minister", LU, "Veiligheid"),
    ("nl", "Minister-president Jan Maes sprak.", "Jan Maes", "prime-minister", "", ""),
    ("nl", "Dat zegt kolonel Jan Maes, commandant Luchtsteun.", "Jan Maes", "officer", "", ""),
    ("nl", "Secretaris-generaal Anna Maes sprak.", "Anna Maes", "secretary-general", "", ""),
    ("fr", "Le ministre belge de la Justice, Koen Geens, a ouvert la réunion.", GEENS, "minister", BE, "Justice"),
    ("fr", "Koen Geens, ministre de la Justice de Belgique, a parlé.", GEENS, "minister", BE, "Justice"),
    ("fr", "M. Éric Weber, ministre luxembourgeois de la Justice, a parlé.", "Éric Weber", "minister", LU, "Justice"),
    ("fr", "La ministre de la Justice du Luxembourg, Anna Weber, a parlé.", "Anna Weber", "minister", LU, "Justice"),
    ("de", "Der belgische Justizminister Koen Geens eröffnete die Sitzung.", GEENS, "minister", BE, ""),
    ("de", "Die luxemburgische Ministerin der Justiz, Anna Weber, sprach.", "Anna Weber", "minister", LU, "Justiz"),
    ("en", "The Belgian Minister of Justice, Koen Geens, opened.", GEENS, "minister", BE, "Justice"),
    ("en", "Koen Geens, Minister of Justice of Belgium, spoke.", GEENS, "minister", BE, "Justice"),
    ("en", "Belgium's Minister of Justice Koen Geens spoke.", GEENS, "minister", BE, "Justice"),
    ("nl", "Burgemeester Koen Geens van Hamont-Achel sprak.", GEENS, "mayor", "", ""),
]  # fmt: skip

NOBODY = [
    ("nl", "De directeur Benelux is tevreden."),
    ("nl", "De minister sprak."),
    ("nl", "Liaisonofficieren\n\nElke Partij kan iemand sturen."),
    ("nl", "De ministers van Justitie spraken over de Benelux."),
    ("nl", "Jan Peeters sprak."),
    ("nl", "Artikel 4\nLiaisonofficieren\n\nElke Partij kan hen zenden."),
    ("nl", "De opening werd bijgewoond door de Belgische mi..."),
    ("nl", "De Belgische minister van Justitie, Koen Ge..."),
    ("fr", "À Luxembourg, les ministres se sont vus."),
    ("fr", "Les ministres se sont réunis."),
    ("de", "Die Minister tagten in Brüssel."),
    ("en", "The ministers met in Brussels."),
]


def holders(text: str, language: str = "nl") -> list[tuple[str, str, str, str]]:
    """Name, role, country and portfolio of each office-holder."""
    words = read(text, language).text
    found = []
    for mention in mentions_in(text, language):
        if mention.kind in {"OfficeHolder", "Signatory"}:
            role, country, portfolio = mention.part("role"), mention.part("country"), mention.part("portfolio")
            assert role is not None
            found.append(
                (
                    mention.value,
                    role.things[0].rpartition("/")[2],
                    country.things[0] if country else "",
                    words[portfolio.start : portfolio.end] if portfolio else "",
                )
            )
    return found


@pytest.mark.parametrize(("language", "text", "name", "role", "country", "portfolio"), HOLDERS)
def test_an_office_holder_has_name_role_country_and_portfolio(language, text, name, role, country, portfolio):
    assert holders(text, language) == [(name, role, country, portfolio)]


@pytest.mark.parametrize(("language", "text"), NOBODY)
def test_a_role_without_a_printed_name_is_nobody(language, text):
    assert holders(text, language) == []


def test_who_holds_two_offices_holds_both_and_her_colleague_only_the_one_named_last():
    text = "Hilde Maes, vicepremier en minister van Financiën, sprak met haar Nederlandse collega Piet de Wit."
    held = [(m.value, role.things) for m in mentions_in(text, "nl") if (role := m.part("role"))]
    assert held == [
        ("Hilde Maes", ("voc:role/deputy-prime-minister",)),
        ("Hilde Maes", ("voc:role/minister",)),
        ("Piet de Wit", ("voc:role/minister",)),
    ]


def test_a_colleague_keeps_the_office_by_which_the_text_has_called_him():
    text = "Minister De Wit kwam. Staatssecretaris Hilde Maes sprak met haar Nederlandse collega Piet De Wit."
    held = [(m.value, role.things) for m in mentions_in(text, "nl") if (role := m.part("role"))]
    assert held[-1] == ("Piet De Wit", ("voc:role/minister",))


def test_a_plural_role_is_held_by_everybody_listed_each_with_the_country_in_brackets():
    text = "De ministers Anna de Vries (Nederland), Jan Peeters (België) en Marie Weber (Luxemburg) tekenden."
    assert {(name, country) for name, _, country, _ in holders(text)} == {
        ("Anna de Vries", NL),
        ("Jan Peeters", BE),
        ("Marie Weber", LU),
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "nl",
            "De Belgische minister van Justitie, Koen Geens, sprak met zijn ambtgenoot Anna Weber van Binnenlandse Zaken.",
        ),
        ("fr", "Le ministre belge de la Justice, Koen Geens, a parlé avec son homologue Anna Weber."),
        ("de", "Der belgische Justizminister Koen Geens sprach mit seiner Amtskollegin Anna Weber."),
        ("en", "The Belgian Minister of Justice, Koen Geens, spoke with his counterpart Anna Weber."),
    ],
)
def test_a_counterpart_holds_the_same_office_in_a_state_that_is_not_said(language, text):
    assert [found[:3] for found in holders(text, language)][1:] == [("Anna Weber", "minister", "")]


def test_the_name_is_where_it_stands():
    text = "De Belgische minister van Justitie, Koen Geens, opende."
    holder = next(m for m in mentions_in(text) if m.kind == "OfficeHolder")
    name = holder.part("name")
    assert name is not None
    assert text[name.start : name.end] == GEENS
    assert text[holder.start : holder.end] == "Belgische minister van Justitie, Koen Geens"


def test_in_a_list_each_office_is_that_of_the_name_before_it():
    text = (
        "De volgende ministers: Anna Peeters, Luxemburgs minister van Justitie, Jan Maes, Nederlands minister van "
        "Defensie, Koen Geens, Belgisch minister van Financiën, en Els Bos, Belgisch minister van Landbouw."
    )
    holders = [m for m in mentions_in(text, "nl") if m.kind == "OfficeHolder"]
    assert [(m.value, fold(text[slice(*portfolio(m))])) for m in holders] == [
        ("Anna Peeters", "justitie"),
        ("Jan Maes", "defensie"),
        ("Koen Geens", "financien"),
        ("Els Bos", "landbouw"),
    ]


def portfolio(holder):
    part = holder.part("portfolio")
    return part.start, part.end
