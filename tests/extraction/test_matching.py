"""Matching: triggers, who fills a role and from where, and what keeps a frame from holding."""

from __future__ import annotations

import pytest

from benelux_kg.extraction.frames import SCOPES
from tests.extraction.framing import GUEST, HOST, frame, hosts_of

LADDER = {
    "clause": "België huisvest de Benelux Unie.",
    "sentence": "Men huisvest de Benelux Unie; dat weet België.",
    "lead": "België kent drie taken:\n\n- men huisvest de Benelux Unie;\n- men zwijgt;\n- men wacht.\n",
    "block": "Wij zijn in België. Men huisvest de Benelux Unie.",
    "section": "# Nieuws\n\n## België\n\nMen huisvest de Benelux Unie.\n",
    "title": "# Nieuws uit België\n\n## Nieuws\n\nMen huisvest de Benelux Unie.\n",
}

TRIGGERS = [
    ("huisvest", "België huisvest de Benelux Unie.", {"be"}),
    ("huisvest", "België huisvestte de Benelux Unie.", set()),
    ("huisvest*", "België huisvestte de Benelux Unie.", {"be"}),
    ("huisvest", "België HUISVEST de Benelux Unie.", {"be"}),
    ("vangt … op", "België vangt de Benelux Unie op.", {"be"}),
    ("vangt … op", "België vangt de Benelux Unie.", set()),
    ("vangt … op", "België vangt de Benelux Unie; men staat op.", set()),
    ("vangt … op", "België vangt de Benelux Unie optimaal.", set()),
]

ROLES = [
    ("before the trigger", 'side = "before"', "België huisvest Nederland en de Benelux Unie.", {"be"}),
    ("after the trigger", 'side = "after"', "België huisvest Nederland en de Benelux Unie.", {"nl"}),
    ("the nearest", "", "België zegt dat Nederland de Benelux Unie huisvest.", {"nl"}),
    ("one of a group", "", "België en Nederland huisvest de Benelux Unie.", {"nl"}),
    ("all of a group", "many = true", "België en Nederland huisvest de Benelux Unie.", {"be", "nl"}),
    ("all groups", 'many = "all"', "België en Nederland huisvest met Frankrijk de Benelux Unie.", {"be", "nl", "fr"}),
    ("with its marker", 'markers = { nl = ["door"] }', "Men huisvest door België met Nederland de Benelux Unie.", {"be"}),
    ("without any marker", 'markers = { nl = [""] }', "België huisvest door Nederland de Benelux Unie.", {"be"}),
    ("never with a barred marker", 'not_markers = { nl = ["door"] }', "Men huisvest door België de Benelux Unie.", set()),
    ("with the preferred marker", 'prefers = { nl = ["voor"] }', "Nederland huisvest in de regel voor België de Benelux Unie.", {"be"}),
    ("outside the quotation that the trigger stands in front of", "", "België huisvest “omdat Nederland het nu eenmaal zegt” de Benelux Unie.", {"be"}),
    ("never in words that somebody quotes", "", "Men huisvest “omdat Nederland het nu eenmaal zegt.” de Benelux Unie.", set()),
    ("near enough", "near = 5", "België huisvest de Benelux Unie.", {"be"}),
    ("too far away", "near = 5", "België, een klein koninkrijk, huisvest de Benelux Unie.", set()),
    ("enough of them", "many = true\nleast = 2", "België en Nederland huisvest de Benelux Unie.", {"be", "nl"}),
    ("too few of them", "many = true\nleast = 2", "België huisvest de Benelux Unie.", set()),
    ("one of the things named", 'things = ["id:country/nl"]', "België huisvest met Nederland de Benelux Unie.", {"nl"}),
    ("none of the things barred", 'not_things = ["id:country/nl"]', "België met Nederland huisvest de Benelux Unie.", {"be"}),
    ("when another role is filled", 'when = ["early"]', "België huisvest de Benelux Unie.", set()),
    ("when another role is filled", 'when = ["early"]', "In 2018 huisvest België de Benelux Unie.", {"be"}),
    ("when another role is not", 'without = ["early"]', "In 2018 huisvest België de Benelux Unie.", set()),
]  # fmt: skip

BARS = [
    ("a required role is not filled", "", "België huisvest een kantine.", set()),
    ("a word forbids it", 'unless = { nl = ["bijna"] }\n', "België huisvest bijna de Benelux Unie.", set()),
    (
        "a word in another clause does not",
        'unless = { nl = ["bijna"] }\n',
        "België huisvest de Benelux Unie; dat is bijna waar.",
        {"be"},
    ),
    (
        "its needs are not met",
        'needs = [["host", "guest"], ["guest", "early"]]\n',
        "Men huisvest de Benelux Unie.",
        set(),
    ),
    ("one of its needs is met", 'needs = [["early"], ["host"]]\n', "België huisvest de Benelux Unie.", {"be"}),
    ("it only asks", "", "Huisvest België de Benelux Unie?", set()),
    ("it only supposes", "", "Indien België de Benelux Unie huisvest, komen wij.", set()),
]


@pytest.mark.parametrize(("scope", "needed"), [(scope, needed) for scope in SCOPES for needed in LADDER])
def test_a_role_looks_as_far_as_its_scope_and_no_farther(scope, needed):
    reaches = SCOPES.index(scope) >= SCOPES.index(needed)
    assert hosts_of(LADDER[needed], frame(host=f'{HOST}scope = "{scope}"\n')) == ({"be"} if reaches else set())


@pytest.mark.parametrize(("trigger", "text", "hosts"), TRIGGERS)
def test_a_trigger_is_met_in_its_own_words(trigger, text, hosts):
    assert hosts_of(text, frame(trigger=trigger)) == hosts


@pytest.mark.parametrize(("keys", "text", "hosts"), [pytest.param(*rest, id=name) for name, *rest in ROLES])
def test_a_role_is_filled_by(keys, text, hosts):
    early = '[roles.early]\ntypes = ["Date"]\n[roles.host]\n'
    toml = frame(host=f"{HOST}{keys}\n", guest=GUEST).replace("[roles.host]\n", early, 1)
    assert hosts_of(text, toml) == hosts


@pytest.mark.parametrize(("top", "text", "hosts"), [pytest.param(*rest, id=name) for name, *rest in BARS])
def test_a_frame_does_not_hold_where(top, text, hosts):
    toml = frame(top=top).replace("[roles.host]\n", '[roles.early]\ntypes = ["Date"]\n[roles.host]\n', 1)
    assert hosts_of(text, toml) == hosts


def test_the_narrowest_scope_that_has_a_candidate_wins():
    text = "Frankrijk is groot. België huisvest de Benelux Unie."
    assert hosts_of(text, frame(host=f'{HOST}scope = "document"\n')) == {"be"}


def test_one_mention_fills_one_role_only():
    same = 'types = ["Country", "InternationalOrganisation"]\nrequired = true\n'
    assert hosts_of("België huisvest.", frame(guest=same)) == set()


def test_a_frame_below_articles_holds_nowhere_else():
    article = "Verdrag\n\nArtikel 1\n\nBelgië huisvest de Benelux Unie.\n"
    below = frame(top='under = ["article"]\n')
    assert hosts_of(article, below) == {"be"}
    assert hosts_of("België huisvest de Benelux Unie.", below) == set()


def test_a_frame_outside_articles_holds_not_below_them():
    article = "Verdrag\n\nArtikel 1\n\nBelgië huisvest de Benelux Unie.\n"
    outside = frame(top='outside = ["article"]\n')
    assert hosts_of(article, outside) == set()
    assert hosts_of("België huisvest de Benelux Unie.", outside) == {"be"}
