"""What stands near a thing without being of it: another edition, another agreement, another state, a document's day."""

from __future__ import annotations

import pytest

from tests.extraction.seeing import claims_in

EXERCISE = "Op 6 oktober 2022 hielden België en Nederland in Vaals een oefening. "
LONDON = "Op 5 september 1944 sloten België, Nederland en Luxemburg in Londen een douaneovereenkomst. "


def subjects_of(predicate: str, text: str, language: str = "nl") -> set[tuple[str, str]]:
    """Subject and object of every asserted claim of one predicate, without their prefixes."""
    rows = (claim.split(" ", 2) for claim in claims_in(text, language) if claim.startswith("id:"))
    return {(s.partition(":")[2], o.rpartition("/")[2]) for s, p, o in rows if p == predicate}


@pytest.mark.parametrize(
    ("more", "there"),
    [
        ("Ook Frankrijk nam deel aan de oefening.", True),
        ("Ook Frankrijk was van de partij.", True),
        ("Bij de vorige editie was ook Frankrijk van de partij.", False),
        ("Een jaar eerder was ook Frankrijk van de partij.", False),
    ],
)
def test_who_took_part_in_another_edition_did_not_in_this_one(more, there):
    took_part = ("action/exercise-2022-10-06", "fr") in subjects_of("bkg:participant", EXERCISE + more)
    assert took_part is there


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("De oefening Blauwdruk telde 300 deelnemers.", "action/blauwdruk-2022-10-06"),
        ("De oefening Blauwdruk vond plaats in Doel.", "action/exercise-2022-10-06"),
    ],
)
def test_an_exercise_with_a_name_and_another_town_is_another_exercise(more, named):
    held = subjects_of("bkg:startDate", EXERCISE + more)
    assert {subject for subject, _ in held} == {named}


@pytest.mark.parametrize(
    ("more", "parties"),
    [
        ("Die werd ook door Frankrijk ondertekend.", {"be", "nl", "lu", "fr"}),
        ("Een ander Londens verdrag had België verdeeld. Dat werd ook door Frankrijk ondertekend.", {"be", "nl", "lu"}),
    ],
)
def test_who_signed_another_agreement_that_stands_between_is_no_party(more, parties):
    found = subjects_of("bkg:party", LONDON + more)
    assert {party for _, party in found} == parties


def test_a_memorandum_that_one_state_made_with_another_is_not_the_one_named_before():
    text = (
        "Het memorandum van 2006 over crisisbeheersing blijft gelden. "
        "Het memorandum dat Nederland in 2018 met Noordrijn-Westfalen sloot over brandbestrijding, verliep in 2023."
    )
    parties = subjects_of("bkg:party", text)
    assert {party for _, party in parties} == {"nl", "de-nw"}
    assert {subject[-4:] for subject, _ in parties} == {"2018"}


def test_the_memorandum_of_a_year_is_the_one_that_is_called_by_it_not_one_on_what_was_spoken_of_last():
    text = (
        "De Benelux-landen oefenden op 3 mei 2019 in Luik op overstromingen. Het memorandum van 2006 is de grondslag."
    )
    signed = subjects_of("bkg:signedOn", text)
    assert signed == {("agreement/memorandum-of-understanding-crisis-2006", "2006")}


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("In Nederland vielen bij drugsgeweld dertig doden, in België vijfenveertig.", {"nl"}),
        ("Er vielen dertig doden in België.", {"be"}),
        ("Nederland exporteerde 300 wapens naar België.", {"nl"}),
        ("De Nederlandse uitvoer naar België steeg tot 69 miljard euro.", set()),
        ("Begin jaren negentig droomden ministers van een Benelux-brigade.", set()),
    ],
)
def test_a_figure_is_of_whom_its_own_part_of_the_sentence_names(text, of):
    assert {thing for _, thing in subjects_of("bkg:figureOf", text)} == of


def test_how_many_more_than_before_counts_nothing():
    text = (
        "In 2022 voerden de drie politiediensten van de Benelux 23 controles uit; dat waren er negen meer dan in 2021."
    )
    assert {value for _, value in subjects_of("bkg:value", text)} == {"23"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("De controles van België en Nederland steunen op de aanbeveling van 21 december 2020.", set()),
        ("De controles van 21 december 2020 in België en Nederland steunen op een aanbeveling.", {"2020-12-21"}),
    ],
)
def test_the_day_of_a_document_is_not_that_of_what_is_done_under_it(text, days):
    assert {day for _, day in subjects_of("bkg:startDate", text)} == days


@pytest.mark.parametrize(
    ("text", "attending"),
    [
        (
            "Het Beneluxparlement kwam op 14 juni 2024 bijeen in de Kamer van Volksvertegenwoordigers van Luxemburg.",
            False,
        ),
        ("Het Beneluxparlement kwam op 14 juni 2024 bijeen met de ministers van Luxemburg.", True),
    ],
)
def test_whose_building_it_is_does_not_meet_there(text, attending):
    assert (("action/meeting-2024-06-14", "lu") in subjects_of("bkg:participant", text)) is attending


@pytest.mark.parametrize(
    ("text", "post"),
    [
        (
            "Staatssecretaris Fenna Hooijdonk van Infrastructuur en Waterstaat zei niets.",
            "ss-infrastructuur-en-waterstaat",
        ),
        ("Minister Piet Jansen (Justitie) zei niets.", "min-justitie"),
        ("Minister Jan van Justen zei niets.", "min"),
        ("Minister Karel De Wit van de Benelux zei niets.", "min"),
    ],
)
def test_a_portfolio_may_stand_behind_the_name(text, post):
    assert {held for _, held in subjects_of("bkg:holds", text)} == {post}


def test_a_news_item_reports_no_action_that_it_only_has_from_hearsay():
    head = "Geen leger\n\n12 mei 2021\n\n"
    told = "hebben de drie ministers van Defensie van de Benelux in Eindhoven een oefening gehouden."
    assert subjects_of("bkg:reports", f"{head}Op 3 mei 2021 {told}")
    assert not subjects_of("bkg:reports", f"{head}Volgens minister Jan Smit {told}")


@pytest.mark.parametrize(
    "text", ["This Agreement replaces the Treaty of Liège of 2014.", "It replaces the Treaty of Liège."]
)
def test_what_is_replaced_is_not_revised(text):
    assert not [claim for claim in claims_in(text, "en") if "revision" in claim]


SIGNED = "Alleen Nederland, niet België, ondertekende op 3 mei 2019 in Luik het verdrag over drugshandel."
TOOK_PART = ("bkg:participant", "action/exercise-2019-05-03")


@pytest.mark.parametrize(
    ("text", "language", "there"),
    [
        ("België nam op 3 mei 2019 deel aan de oefening in Luik, Nederland niet.", "nl", {"be"}),
        ("België nam op 3 mei 2019 deel aan de oefening in Luik, Nederland ook.", "nl", {"be", "nl"}),
        ("België, maar niet Nederland, nam op 3 mei 2019 deel aan de oefening in Luik.", "nl", {"be"}),
        ("Niet België maar Nederland nam op 3 mei 2019 deel aan de oefening in Luik.", "nl", {"nl"}),
        ("Anders dan Frankrijk namen België en Nederland op 3 mei 2019 deel aan de oefening.", "nl", {"be", "nl"}),
        ("Aan de grens met Duitsland hielden België en Nederland op 3 mei 2019 een oefening.", "nl", {"be", "nl"}),
        ("Met Duitsland hielden België en Nederland op 3 mei 2019 een oefening.", "nl", {"be", "de", "nl"}),
        ("Unlike France, Belgium and Luxembourg held an exercise on 3 May 2019.", "en", {"be", "lu"}),
        ("Anders als Frankreich nahm Belgien am 3. Mai 2019 an der Übung teil.", "de", {"be"}),
    ],
)
def test_who_is_named_only_as_the_other_one_does_nothing(text, language, there):
    predicate, exercise = TOOK_PART
    found = subjects_of(predicate, text, language)
    assert {who for what, who in found if what == exercise} == there


def test_a_denial_of_one_denies_nothing_of_the_other():
    assert {party for _, party in subjects_of("bkg:party", SIGNED)} == {"nl"}
    assert not [claim for claim in claims_in(SIGNED) if claim.startswith("Denied")]


def test_a_denial_of_all_is_still_one():
    text = "België en Nederland ondertekenden op 3 mei 2019 het verdrag over drugshandel niet."
    assert not subjects_of("bkg:party", text)
    assert [claim for claim in claims_in(text) if claim.startswith("Denied") and "party" in claim]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("België en Nederland werken samen tegen drugshandel, niet tegen mensenhandel.", {"drug-trafficking"}),
        (
            "België en Nederland werken samen tegen drugshandel en tegen mensenhandel.",
            {"drug-trafficking", "human-trafficking"},
        ),
    ],
)
def test_what_it_is_not_about_is_no_field_of_it(text, field):
    assert {domain for _, domain in subjects_of("bkg:addresses", text)} == field


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Het verdrag over drugshandel treedt op 1 januari 2020 in werking.", True),
        (
            "Pas als ook Luxemburg het verdrag over drugshandel ondertekent, treedt het op 1 januari 2020 in werking.",
            False,
        ),
    ],
)
def test_what_comes_only_on_a_condition_is_not_asserted(text, asserted):
    assert bool(subjects_of("bkg:inForceSince", text)) is asserted


@pytest.mark.parametrize(
    ("text", "asserted"),
    [
        ("Het is bekend dat Luxemburg aan de oefening van 3 mei 2019 deelnam.", True),
        ("Het is een misverstand dat Luxemburg aan de oefening van 3 mei 2019 deelnam.", False),
        ("Wie denkt dat Luxemburg aan de oefening van 3 mei 2019 deelnam, vergist zich.", False),
    ],
)
def test_a_mistake_that_is_told_of_is_not_repeated(text, asserted):
    assert (("action/exercise-2019-05-03", "lu") in subjects_of("bkg:participant", text)) is asserted


def test_what_somebody_would_have_done_is_not_his_own_word():
    text = "Minister Jan Smit zou op 3 mei 2019 in Luik een memorandum over drugshandel met België hebben getekend."
    claims = [claim for claim in claims_in(text) if "bkg:party" in claim]
    assert claims == [claim for claim in claims if claim.startswith("Attributed") and not claim.endswith(")")]


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("De eerste oefening van België en Nederland had plaats in 2015, de tweede op 3 mei 2019 in Luik.", set()),
        ("De eerste oefening van België en Nederland had in 2015 plaats in Luik.", {"liege"}),
    ],
)
def test_the_town_of_the_second_is_not_that_of_the_first(text, towns):
    assert {town for what, town in subjects_of("bkg:heldIn", text) if what.endswith("2015")} == towns


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("De gezamenlijke patrouilles van België en Nederland zijn op 3 mei 2019 begonnen.", {"2019-05-03"}),
        ("De gezamenlijke patrouilles van België en Nederland zijn op 3 mei 2019 stopgezet.", set()),
    ],
)
def test_the_day_on_which_something_ends_is_not_its_beginning(text, days):
    assert {day for _, day in subjects_of("bkg:startDate", text)} == days


def test_a_concession_is_not_denied_with_what_it_concedes():
    text = "In Nederland vielen geen doden, al liep de schade in België op tot 1,8 miljard euro."
    assert not [claim for claim in claims_in(text) if claim.startswith("Denied")]


def test_a_figure_of_two_states_is_of_both():
    text = "Samen telden België en Nederland 40 doden, Luxemburg geen enkele."
    assert {state for _, state in subjects_of("bkg:figureOf", text)} == {"be", "nl"}


MEMORANDUM = "ondertekenden op 3 mei 2019 in Luik een memorandum van overeenstemming over drugshandel."


@pytest.mark.parametrize(
    ("who", "parties"),
    [
        (
            "De Belgische minister van Justitie, Jan Smit, en de Nederlandse minister van Justitie, Piet Jans,",
            {"be", "nl"},
        ),
        ("De Belgische minister van Justitie, Jan Smit, en de Belgische minister van Energie, Piet Jans,", set()),
        ("De burgemeester van Luik, Jan Smit, en de burgemeester van Breda, Piet Jans,", set()),
    ],
)
def test_ministers_of_several_states_bind_them(who, parties):
    assert {party for _, party in subjects_of("bkg:party", f"{who} {MEMORANDUM}")} == parties


def test_each_of_several_ministers_holds_the_office():
    signed = subjects_of("bkg:signatory", f"De ministers Jan Smit en Piet Jans {MEMORANDUM}")
    assert {person for _, person in signed} == {"jan-smit", "piet-jans"}


def test_what_is_done_to_what_is_counted_is_not_counted():
    text = "In 2022 werd in de Benelux 160 ton cocaïne onderschept."
    assert {what for _, what in subjects_of("bkg:counts", text)} == {"ton cocaine"}


def test_numbers_one_below_the_other_are_each_of_their_own_line():
    held = "Op 3 mei 2019 hielden België en Nederland een gezamenlijke controle in Luik.\n\n"
    text = held + "Cijfers\nGecontroleerde bussen: 96\nReizigers: 3.400\nAangehouden verdachten: 7\n"
    figures = {value: figure for figure, value in subjects_of("bkg:value", text)}
    assert ("arrest" in figures["7"], "arrest" in figures["3400"]) == (True, False)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("De ministers van Justitie van België en Nederland kwamen op 3 mei 2019 bijeen.", set()),
        ("De justitie van België en die van Nederland werken samen.", {"justice"}),
    ],
)
def test_what_an_office_is_about_is_no_body(text, bodies):
    assert {kind for body, kind in subjects_of("bkg:agencyType", text) if "justice" in body} == bodies


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("De actie van België en Nederland volgt uit plannen die de drie landen op 30 juni 2022 maakten.", set()),
        (
            "De actie van België en Nederland van 30 juni 2022 was kort.",
            {"2022-06-30"},
        ),
        ("Het was de eerste Benelux-top sinds 2021.", set()),
        ("De eerste Benelux-top vond plaats in 2021.", {"2021"}),
    ],
)
def test_the_day_of_what_led_to_it_is_not_its_own(text, days):
    assert {day for _, day in subjects_of("bkg:startDate", text)} == days


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("België en Nederland hielden samen 83 controles vorig jaar.", {"controles"}),
        ("België en Nederland hielden vaker controles: 83 vorig jaar.", set()),
    ],
)
def test_when_it_was_is_not_what_is_counted(text, counted):
    assert {what for _, what in subjects_of("bkg:counts", text)} == counted
