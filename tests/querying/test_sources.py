from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from benelux_kg.errors import EndpointError, QueryError
from benelux_kg.querying import LocalSource, RemoteSource, ask
from benelux_kg.querying.credentials import Credentials
from benelux_kg.querying.endpoints import Endpoint
from benelux_kg.querying.labels import LabelFinder
from tests.querying.golden import open_shipped
from tests.querying.servers import Server, reply, serve

TURTLE = "<http://x/a> <http://x/p> <http://x/b> ."


def sent(server: Server) -> str:
    (request,) = server.requests[-1:]
    return parse_qs(urlsplit(request.path).query or request.body.decode())["query"][0]


def remote(server: Server) -> RemoteSource:
    return RemoteSource(Endpoint(server.url, credentials=Credentials(), timeout=60, retries=1, sleep=lambda _: None))


def answer_with(body, media_type="application/sparql-results+json"):
    return lambda handler, _: reply(handler, 200, body, media_type)


def results(*bindings):
    names = list(bindings[0]) if bindings else ["a"]
    return json.dumps({"head": {"vars": names}, "results": {"bindings": list(bindings)}})


@pytest.fixture(scope="module")
def shipped():
    """The shipped graph behind a real server."""

    def answer(handler, _):
        query = (
            parse_qs(urlsplit(handler.path).query).get("query") or parse_qs(server.requests[-1].body.decode())["query"]
        )
        found = open_shipped().store.query(query[0])
        if isinstance(found, ox.QueryTriples):
            reply(handler, 200, "".join(f"{triple} .\n" for triple in found), "application/n-triples")
        else:
            reply(handler, 200, (found.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode())

    with serve(answer) as server:
        yield remote(server)


@pytest.mark.parametrize("name", ["agreements", "threat-response", "timeline", "network", "words"])
def test_an_endpoint_gives_the_rows_of_the_graph_it_holds(shipped, name):
    assert list(ask(shipped, name, {})) == list(ask(open_shipped().source, name, {}))


def test_a_thing_is_found_by_its_label_at_an_endpoint_too(shipped):
    assert list(ask(shipped, "members", {"forum": "Pentalateral Energy Forum"}))


def test_own_queries_are_sent_with_the_prefixes_they_use_and_their_terms():
    query = "SELECT ?a WHERE { ?a bkg:party ?who . ?a rdfs:label ?l FILTER(?l = ?words) }"
    with serve(answer_with(results())) as server:
        list(ask(remote(server), query, {"who": "country/be", "words": '" } DROP ALL #'}))
    assert sent(server) == (
        "PREFIX bkg: <https://w3id.org/benelux-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
        "SELECT ?a WHERE { ?a bkg:party <https://w3id.org/benelux-kg/id/country/be> . "
        '?a rdfs:label ?l FILTER(?l = "\\" } DROP ALL #") }'
    )


def test_an_early_typed_literal_is_a_literal():
    row = {"a": {"type": "typed-literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}}
    with serve(answer_with(results(row))) as server:
        assert list(ask(remote(server), "SELECT ?a WHERE { ?a ?b ?c }", {}).rows) == [(ox.Literal(7),)]


def test_an_ask_comes_back_as_yes_or_no():
    with serve(answer_with('{"head": {}, "boolean": false}')) as server:
        assert not ask(remote(server), "ASK { ?a ?b ?c }", {})


@pytest.mark.parametrize("media_type", ["text/turtle", "application/n-triples", "text/turtle; charset=utf-8"])
def test_a_construct_comes_back_as_triples(media_type):
    with serve(answer_with(TURTLE, media_type)) as server:
        found = list(ask(remote(server), "CONSTRUCT WHERE { ?a ?b ?c }", {}))
    assert found == [("http://x/a", "http://x/p", "http://x/b")]
    assert "application/n-triples" in server.requests[0].headers["accept"]


@pytest.mark.parametrize(
    ("query", "body", "media_type", "message"),
    [
        ("SELECT * { ?s ?p ?o }", "<html>Hello", "text/html", "web page"),
        (
            "SELECT * { ?s ?p ?o }",
            '{"head": {"vars": ["s"]}, "results"',
            "application/sparql-results+json",
            "holds no results",
        ),
        ("SELECT * { ?s ?p ?o }", "[]", "application/json", "holds no results"),
        ("SELECT * { ?s ?p ?o }", "s,p,o", "text/csv", "answers with text/csv that holds no results"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "<a> <b>", "text/turtle", "holds no triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "{}", "application/json", "application/json that holds no triples"),
    ],
)
def test_what_is_no_answer_is_one_clear_line(query, body, media_type, message):
    with serve(answer_with(body, media_type)) as server, pytest.raises(EndpointError) as caught:
        list(ask(remote(server), query, {}))
    assert str(caught.value).startswith(server.url)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("query", ["DROP ALL", "SELECT * WHERE { ?s ?p }", "INSERT DATA { <a:a> <a:b> <a:c> }"])
def test_what_writes_or_does_not_parse_is_never_sent(query):
    with serve(answer_with(results())) as server, pytest.raises(QueryError, match=r"query:1:\d+"):
        ask(remote(server), query, {})
    assert not server.requests


def test_a_name_falls_back_always_in_the_same_way():
    store = ox.Store()
    terms = [("a", "prefLabel", "Zee", "nl"), ("a", "prefLabel", "Sea", "en"), ("b", "prefLabel", "Meer", "de")]
    for thing, predicate, label, language in terms:
        skos = ox.NamedNode("http://www.w3.org/2004/02/skos/core#" + predicate)
        store.add(ox.Quad(ox.NamedNode(f"http://x/{thing}"), skos, ox.Literal(label, language=language)))
    things = [ox.NamedNode(f"http://x/{thing}") for thing in "abc"]
    for language, expected in (("nl", "Zee"), ("fr", "Sea"), ("en", "Sea")):
        found = LabelFinder(LocalSource(store), language).find(things)
        assert found == {things[0]: expected, things[1]: "Meer"}
