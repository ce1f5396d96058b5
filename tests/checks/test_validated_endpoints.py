"""``validate`` on live SPARQL endpoints: real stores that hold a dataset, and servers that are no endpoint."""

from __future__ import annotations

import json

import pytest

from benelux_kg.checks.results import VIOLATION
from benelux_kg.pipeline.pushing import push
from benelux_kg.pipeline.validating import validate
from benelux_kg.querying.endpoints import Endpoint
from tests.cli.programs import run
from tests.publishing.conftest import server, store  # noqa: F401 - fixtures
from tests.publishing.datasets import small  # noqa: F401 - a fixture
from tests.querying.servers import reply, serve

EVENT = "PREFIX bkg: <https://w3id.org/benelux-kg/ontology#> SELECT ?x ?g { GRAPH ?g { ?x a bkg:Event } } ORDER BY ?x"


def key(report):
    return [(each.severity, each.shape, each.focus, each.path, each.value) for each in report.results]


def test_an_endpoint_is_validated_as_the_dataset_it_was_filled_from(store, small, tmp_path):  # noqa: F811
    push(small.folder, store.query, update=store.update, state=tmp_path / "state")
    here, there = validate(small.folder), validate(store.query)
    assert (there.triples, key(there)) == (here.triples, key(here))
    assert here.is_ok
    row = Endpoint(store.query).rows(EVENT)[0]
    nobody = "<https://w3id.org/benelux-kg/id/country/us>"
    fact = f"{row['x']} <https://w3id.org/benelux-kg/ontology#participant> {nobody}"
    Endpoint(store.update).update(f"INSERT DATA {{ GRAPH {row['g']} {{ {fact} }} }}")
    found = run("validate", store.query, "--format", "json")
    assert found.exit_code == 1
    new = [each for each in json.loads(found.stdout)["results"] if each["severity"] == VIOLATION]
    assert [(each["shape"], each["value"]) for each in new] == [("shape:TripleWithoutClaim", "id:country/us")]


ANSWERS = {
    "a web page": (200, "<html>hello</html>", "text/html", "answers with a web page"),
    "not signed in": (401, "who are you?", "text/plain", "401"),
    "forbidden": (403, "no", "text/plain", "403"),
    "no such page": (404, "no", "text/plain", "404"),
    "other JSON": (200, '{"hello": "world"}', "application/json", "holds no results"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_is_no_endpoint_is_one_clear_line(name):
    status, body, media_type, words = ANSWERS[name]
    with serve(lambda handler, _: reply(handler, status, body, media_type)) as served:
        result = run("validate", served.url)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert served.url in result.stderr


def test_an_endpoint_that_is_down_is_one_clear_line():
    with serve(lambda handler, _: reply(handler)) as served:
        url = served.url
    result = run("validate", url)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "cannot be reached" in result.stderr


def test_an_endpoint_that_holds_nothing_fails_and_says_so():
    with serve(lambda handler, _: reply(handler, body='{"head":{"vars":[]},"results":{"bindings":[]}}')) as served:
        result = run("validate", served.url)
    assert result.exit_code == 1
    assert "The graph is empty." in result.stdout
