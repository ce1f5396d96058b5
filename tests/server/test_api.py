"""The catalogue as an API, and reconciliation."""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import urlencode

import pytest

from benelux_kg.querying import load_catalogue
from tests.server.servers import running

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def reconcile(server, **parameters):
    reply = server.send(
        "POST", "/reconcile", FORM, urlencode({name: json.dumps(value) for name, value in parameters.items()})
    )
    assert reply.status == 200, reply.text
    return reply.json


def test_the_questions_are_listed_in_the_language_that_is_asked_for(server):
    questions = load_catalogue()
    found = server.get("/api/queries?lang=fr").json["questions"]
    assert [each["name"] for each in found] == list(questions)
    assert [each["question"] for each in found] == [each.questions["fr"] for each in questions.values()]
    assert server.get("/api/queries", Accept_Language="de-AT, en;q=0.5").headers["content-language"] == "de"


@pytest.mark.parametrize("name", load_catalogue())
def test_every_question_is_answered_in_json_and_csv(server, name):
    reply = server.get(f"/api/queries/{name}")
    assert reply.status == 200, reply.text
    if load_catalogue()[name].form != "SELECT":
        return
    found = reply.json
    assert found["columns"] == [each.name for each in load_catalogue()[name].columns]
    table = list(csv.reader(io.StringIO(server.get(f"/api/queries/{name}", "text/csv").text)))
    assert table[0] == found["columns"]
    assert len(table) - 1 == len(found["rows"])


def test_no_question_has_a_parameter_that_the_api_keeps_for_itself():
    names = {each.name for question in load_catalogue().values() for each in question.parameters}
    assert not names & {"format", "offset", "lang"}


def test_a_parameter_may_be_an_iri_or_a_label(server):
    iri = "https://w3id.org/benelux-kg/vocabulary/domain/drug-trafficking"
    by_label = server.get("/api/queries/threat-response?threat=drugs").json
    by_iri = server.get(f"/api/queries/threat-response?{urlencode({'threat': iri})}").json
    assert by_label == by_iri
    assert by_iri["parameters"]["threat"] == iri


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/api/queries/agreementss", 404, "did you mean agreements?"),
        ("/api/queries/timeline?from=yesterday", 400, "is no date"),
        ("/api/queries/timeline?form=2018", 400, "has no parameter form"),
        ("/api/queries/timeline?from=2018&from=2019", 400, "given twice"),
        ("/api/queries/timeline?language=xx", 400, "choose nl, fr, de, en"),
        ("/api/queries/timeline?format=doc", 400, "choose plain, csv"),
        ("/api/queries/timeline?format=", 400, "choose plain, csv"),
        ("/api/queries/timeline?offset=x", 400, "no number of rows"),
        ("/api/queries/threat-response?threat=" + "x" * 300, 400, "longer than"),
        ("/api/queries/threat-response?threat=%22%20.%20%3Fs%20%3Fp", 400, "is no thing that is known"),
    ],
)
def test_a_wrong_request_is_told_how_to_mend_it(server, path, status, words):
    reply = server.get(path)
    assert (reply.status, reply.type) == (status, "application/problem+json")
    assert words in reply.json["detail"] + reply.json["mend"]


def test_rows_beyond_the_limit_have_an_address(tmp_path):
    with running(tmp_path, "--max-rows", "2", "--workers", "1", "--quiet") as server:
        first = server.get("/api/queries/timeline").json
        assert (len(first["rows"]), first["truncated"]) == (2, True)
        second = server.get(first["next"].removeprefix(server.url)).json
        assert second["rows"] != first["rows"]


def test_the_api_is_described(server):
    document = server.get("/api/openapi.json").json
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == {"/api/queries", *(f"/api/queries/{name}" for name in load_catalogue())}
    names = {each["name"] for each in document["paths"]["/api/queries/timeline"]["get"]["parameters"]}
    assert {"from", "until", "language", "format", "offset"} <= names


def test_the_reconciliation_introduces_itself(server):
    manifest = server.get("/reconcile").json
    assert "0.2" in manifest["versions"]
    assert manifest["view"]["url"] == f"{server.url}/{{{{id}}}}"
    assert {"entity", "type", "property"} == set(manifest["suggest"])
    assert {"id": "ontology#Country", "name": "Country"} in manifest["defaultTypes"]


def test_names_in_any_language_and_with_small_faults_are_found(server):
    found = reconcile(
        server,
        queries={
            "q0": {"query": "België"},
            "q1": {"query": "belgique", "type": "ontology#Country", "limit": 1},
            "q2": {"query": "drug traficking"},
            "q3": {"query": "nothing like anything here at all 12345"},
        },
    )
    best = found["q0"]["result"][0]
    assert (best["id"], best["score"], best["match"]) == ("id/country/be", 100.0, True)
    assert [each["id"] for each in found["q1"]["result"]] == ["id/country/be"]
    near = found["q2"]["result"][0]
    assert (near["id"], near["match"]) == ("vocabulary/domain/drug-trafficking", False)
    assert not any(each["match"] for each in found["q3"]["result"])


def test_a_type_keeps_out_what_is_none_of_it(server):
    found = reconcile(server, queries={"q": {"query": "België", "type": ["ontology#Treaty"]}})["q"]["result"]
    assert "id/country/be" not in {each["id"] for each in found}


def test_a_property_moves_what_has_it_up(server):
    wanted = [{"pid": "ontology#memberOf", "v": {"id": "id/organisation/pentalateral-energy-forum"}}]
    plain = reconcile(server, queries={"q": {"query": "Belgium"}})["q"]["result"][0]
    weighed = reconcile(server, queries={"q": {"query": "Belgium", "properties": wanted}})["q"]["result"][0]
    other = reconcile(
        server, queries={"q": {"query": "Belgium", "properties": [{"pid": "ontology#memberOf", "v": "x"}]}}
    )
    assert (plain["score"], weighed["score"]) == (100.0, 100.0)
    assert other["q"]["result"][0]["score"] == 70.0


@pytest.mark.parametrize(
    ("kind", "prefix", "expected"),
    [
        ("entity", "belg", "id/country/be"),
        ("type", "trea", "ontology#Treaty"),
        ("property", "member", "ontology#memberOf"),
    ],
)
def test_what_is_typed_is_completed(server, kind, prefix, expected):
    found = server.get(f"/reconcile/suggest/{kind}?prefix={prefix}").json["result"]
    assert expected in {each["id"] for each in found}
    assert all(each["name"] for each in found)


def test_things_are_extended_with_their_properties(server):
    proposed = server.get("/reconcile/properties?type=ontology%23Country").json["properties"]
    assert "ontology#memberOf" in {each["id"] for each in proposed}
    wish = {"ids": ["id/country/be", "id/none"], "properties": [{"id": "ontology#memberOf"}]}
    found = reconcile(server, extend=wish)
    assert found["meta"] == [{"id": "ontology#memberOf", "name": "member of"}]
    assert "id/organisation/pentalateral-energy-forum" in {
        each["id"] for each in found["rows"]["id/country/be"]["ontology#memberOf"]
    }
    assert found["rows"]["id/none"] == {"ontology#memberOf": []}


def test_a_preview_may_be_framed_and_runs_nothing(server):
    reply = server.get("/reconcile/preview?id=id/country/be&lang=nl")
    assert "België" in reply.text
    assert reply.headers["content-security-policy"] == "default-src 'none'; frame-ancestors *"
    assert server.get("/reconcile/preview?id=none").status == 404


@pytest.mark.parametrize("batch", ["[]", "{", "null", '{"q": 1}', '{"q": {"query": 1}}', "[" * 5000])
def test_a_batch_that_is_none_is_refused(server, batch):
    assert server.send("POST", "/reconcile", FORM, urlencode({"queries": batch})).status == 400


def test_a_batch_has_a_size(server):
    queries = {str(number): {"query": "x"} for number in range(51)}
    assert server.send("POST", "/reconcile", FORM, urlencode({"queries": json.dumps(queries)})).status == 413
