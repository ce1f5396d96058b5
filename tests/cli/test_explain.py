from __future__ import annotations

import json

import pytest

from tests.cli.programs import run

TEXT = """# Controles

Douane en politie uit België, Frankrijk, Luxemburg en Nederland hielden van 6 tot en met 9 februari 2020 een
gezamenlijke grensoverschrijdende actie tegen het drugstoerisme.

Het is de bedoeling dat de burgers van de landen daar in de toekomst meer van merken dan zij nu doen.
"""


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("explained")
    (folder / "actie.md").write_text(TEXT, "utf-8")
    result = run("build", folder / "actie.md", "-o", folder / "graph")
    assert result.exit_code == 0, result.stderr
    return folder / "graph"


@pytest.fixture(scope="module")
def action(dataset):
    rows = json.loads(run("explain", "voc:domain/drug-tourism", "-g", dataset, "--format", "json").stdout)
    return next(
        row["claim"]["subject"] for row in rows if "claim" in row and row["claim"]["subject"].startswith("id:action/")
    )


def test_an_inferred_fact_shows_its_rule_and_below_it_the_words(dataset, action):
    shown = run("explain", action, "bkg:participant", "Nederland", "-g", dataset).stdout
    first, statement, *below = shown.splitlines()
    assert first == f"{action} bkg:participant id:country/nl  [inferred: agency-for-country]"
    assert statement.strip() == "Where a body of a state takes part, that country takes part."
    assert any("Douane en politie" in line for line in below)
    assert any(line.endswith("[vocabulary]") for line in below)
    assert shown.endswith("0 claims, 1 inferred.\n")


def test_the_chain_is_in_json_too(dataset, action):
    (row,) = json.loads(
        run("explain", action, "bkg:participant", "Nederland", "-g", dataset, "--format", "json").stdout
    )
    assert row["inferred"] == {"subject": action, "predicate": "bkg:participant", "object": "id:country/nl"}
    assert row["words"].keys() == {"nl", "fr", "de", "en"}
    assert {ground["claim"]["factuality"] for ground in row["grounds"]} == {"Asserted"}
    assert all(ground["proofs"] for ground in row["grounds"])


def test_a_chain_of_several_steps_is_shown_step_by_step(dataset, action):
    shown = run("explain", action, "bkg:addresses", "voc:domain/drug-problem", "-g", dataset).stdout
    assert "[inferred: broader-domain]" in shown


def test_inferred_classes_are_shown_where_they_are_asked_for(dataset, action):
    assert "sem:Event" not in run("explain", action, "-g", dataset).stdout
    assert f"{action} rdf:type sem:Event  [inferred:" in run("explain", action, "-g", dataset, "--mentions").stdout
