"""Emission: what a frame that holds claims, and the words that it shows for each claim."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benelux_kg.claims import Evidence, Factuality
from tests.extraction.framing import HOST, claims_of, evidence_of, frame
from tests.extraction.seeing import evidence_in

LONGEST = 300
BENELUX = "id:organisation/benelux-union"
MEMBER = f"bkg:memberOf {BENELUX}"
LISTED = """Het Benelux-politieverdrag voorziet in:

- gezamenlijke controles;
- gemengde patrouilles;
- opleidingen voor de politie.
"""
PROVISION = "id:provision/benelux-police-treaty-2018"

WORDS = [
    ("the clause", "België huisvest de Benelux Unie.", "België huisvest de Benelux Unie", ""),
    (
        "the clause alone",
        "Het regent; België huisvest de Benelux Unie; het waait.",
        "België huisvest de Benelux Unie",
        "",
    ),
    (
        "both clauses",
        "Men huisvest de Benelux Unie; dat weet België.",
        "Men huisvest de Benelux Unie; dat weet België",
        "",
    ),
    (
        "the heading too",
        "# Nieuws\n\n## België\n\nMen huisvest de Benelux Unie.\n",
        "Men huisvest de Benelux Unie",
        "België",
    ),
    (
        "the sentence before too",
        "Wij zijn in België. Men huisvest de Benelux Unie.",
        "Men huisvest de Benelux Unie",
        "België",
    ),
]

COLOURS = [
    ("België huisvest de Benelux Unie.", Factuality.ASSERTED),
    ("België zal de Benelux Unie huisvesten.", Factuality.PLANNED),
    ("België wil dat men de Benelux Unie huisvest.", Factuality.PLANNED),
    ("België huisvest de Benelux Unie niet.", Factuality.DENIED),
    ("Volgens de minister huisvest België de Benelux Unie.", Factuality.ATTRIBUTED),
]

FANNED = """name = "hosts"
version = "1"
meaning = "An agreement lists acts."
fan_out = "items"
tests = []
[triggers]
nl = ["behelst"]
[roles.agreement]
types = ["Agreement"]
required = true
[roles.act]
from = "item"
as = "provision"
agreement = "agreement"
[[claims]]
subject = "agreement"
predicate = "bkg:provides"
object = "act"
[[claims]]
subject = "act"
predicate = "bkg:order"
object = "act.order"
"""


def quotes(evidence: list[Evidence]) -> set[tuple[str, str]]:
    return {(e.quote.exact, e.context.exact if e.context else "") for e in evidence}


@pytest.mark.parametrize(("text", "quote", "context"), [pytest.param(*rest, id=name) for name, *rest in WORDS])
def test_a_claim_shows_the_words_that_state_it(text, quote, context):
    toml = frame(host=f'{HOST}scope = "document"\n')
    assert claims_of(text, toml) == {f"id:country/be {MEMBER}"}
    assert quotes(evidence_of(text, toml)) == {(quote, context)}


@pytest.mark.parametrize(("text", "colour"), COLOURS)
def test_a_claim_is_presented_as_the_text_presents_it(text, colour):
    assert {e.claim.factuality for e in evidence_of(text, frame(trigger="huisvest*"))} == {colour}


def test_each_member_of_a_group_makes_a_claim_of_its_own():
    toml = frame(host=f"{HOST}many = true\n")
    found = claims_of("België, Nederland en Luxemburg huisvest de Benelux Unie.", toml)
    assert found == {f"id:country/{code} {MEMBER}" for code in ("be", "nl", "lu")}


def test_a_claim_of_a_thing_about_itself_is_not_made():
    toml = frame(claims='[[claims]]\nsubject = "guest"\npredicate = "bkg:partOf"\nobject = "guest"\n')
    assert (
        claims_of(
            "België huisvest de Benelux Unie.", toml.replace("[roles.guest]", "required = true\n[roles.guest]", 1)
        )
        == set()
    )


def test_a_claim_whose_role_nothing_fills_is_left_out():
    assert claims_of("Men huisvest de Benelux Unie.", frame()) == set()


@pytest.mark.parametrize("words", [200, 60])
def test_a_quotation_is_never_longer_than_a_reader_reads(words):
    text = f"België huisvest, {'heel ' * words}lang al, de Benelux Unie."
    found = evidence_of(text, frame())
    assert found
    assert all(len(e.quote.exact) <= LONGEST for e in found)


def test_a_list_makes_one_claim_for_each_item_under_its_lead_in():
    found = evidence_of(LISTED.replace("voorziet in", "behelst"), FANNED)
    provided = [e for e in found if e.claim.predicate == "bkg:provides"]
    assert [e.claim.object for e in provided] == [
        f"{PROVISION}-{act}" for act in ("joint-inspection", "joint-patrol", "training")
    ]
    assert [e.quote.exact.rstrip(";.") for e in provided] == [
        "gezamenlijke controles",
        "gemengde patrouilles",
        "opleidingen voor de politie",
    ]
    assert all(e.context and "Benelux-politieverdrag" in e.context.exact for e in provided)


def test_items_are_numbered_as_the_list_numbers_them():
    found = evidence_of(LISTED.replace("voorziet in", "behelst"), FANNED)
    orders = [e.claim.object for e in found if e.claim.predicate == "bkg:order"]
    assert [getattr(order, "lexical", "") for order in orders] == ["1", "2", "3"]


def test_without_a_list_the_sentence_is_one_item():
    found = claims_of("Het Benelux-politieverdrag behelst gemengde patrouilles.", FANNED.replace('"items"', '"pieces"'))
    assert f"id:agreement/benelux-police-treaty-2018 bkg:provides {PROVISION}-joint-patrol" in found


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            ["België", "huisvest", "de Benelux Unie", ",", ";", ".", "\n\n", "en", "Nederland", "niet", "dat"]
        ),
        max_size=40,
    )
)
def test_every_quotation_of_a_claim_holds_what_set_it_off_or_its_context_does(words):
    for evidence in evidence_of(" ".join(("Zo.", *words)), frame(host=f'{HOST}scope = "document"\n')):
        shown = evidence.quote.exact + (evidence.context.exact if evidence.context else "")
        assert "huisvest" in shown
        assert "Benelux Unie" in shown
        assert len(evidence.quote.exact) <= LONGEST


def test_a_page_of_the_project_s_own_frames_shows_short_words_only():
    found = evidence_in(LISTED)
    assert found
    assert all(len(e.quote.exact) <= LONGEST for e in found)
