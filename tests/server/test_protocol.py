"""The SPARQL 1.1 Protocol, test by test as W3C's suite has them, and what else a client may do wrong.

Source: SPARQL 1.1 Protocol, 2.1; the W3C test suite data-sparql11/protocol.
"""

from __future__ import annotations

import csv
import io
import json
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest

SELECT = "SELECT ?class ?label WHERE { ?class a owl:Class ; rdfs:label ?label } ORDER BY ?class ?label LIMIT 3"
CONSTRUCT = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 3"
ONTOLOGY = "https://w3id.org/benelux-kg/graph/ontology"
INFERRED = "https://w3id.org/benelux-kg/graph/inferred"
VOCABULARY = "https://w3id.org/benelux-kg/graph/vocabulary"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
RESULTS = {"application/sparql-results+json", "application/sparql-results+xml"}
GRAPH_SYNTAXES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}


def number(reply):
    assert reply.status == 200, reply.text
    return int(reply.json["results"]["bindings"][0]["n"]["value"])


def test_a_query_by_get_is_answered(server):
    reply = server.query("ASK {}")
    assert (reply.status, reply.json["boolean"]) == (200, True)
    assert reply.type in RESULTS


def test_a_query_by_post_in_a_form_is_answered(server):
    reply = server.send("POST", "/sparql", FORM, urlencode({"query": "ASK {}"}))
    assert (reply.status, reply.json["boolean"]) == (200, True)


def test_a_query_by_post_as_it_is_is_answered(server):
    reply = server.send("POST", "/sparql", DIRECT, "ASK {}")
    assert (reply.status, reply.json["boolean"]) == (200, True)


@pytest.mark.parametrize(
    "header", ["application/sparql-query; charset=UTF-8", 'Application/SPARQL-Query;charset="utf-8"']
)
def test_the_media_type_may_say_that_it_is_utf_8(server, header):
    reply = server.send("POST", "/sparql", {"Content-Type": header}, "ASK { FILTER('é' = 'é') }".encode())
    assert (reply.status, reply.json["boolean"]) == (200, True)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_another_method_is_refused_with_those_there_are(server, method):
    reply = server.send(method, "/sparql?query=ASK%20%7B%7D")
    assert reply.status == 405
    assert {"GET", "POST"} <= {each.strip() for each in reply.headers["allow"].split(",")}


@pytest.mark.parametrize(
    ("headers", "path", "body"),
    [
        pytest.param(None, "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", None, id="get"),
        pytest.param(FORM, "/sparql", "query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", id="form"),
        pytest.param(FORM, "/sparql?query=ASK%20%7B%7D", "query=ASK%20%7B%7D", id="form and address"),
        pytest.param(DIRECT, "/sparql?query=ASK%20%7B%7D", "ASK {}", id="body and address"),
    ],
)
def test_two_queries_are_refused(server, headers, path, body):
    assert server.send("POST" if headers else "GET", path, headers, body).status == 400


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        pytest.param("text/plain", "ASK {}", id="another media type"),
        pytest.param("", "query=ASK%20%7B%7D", id="form without media type"),
        pytest.param("", "ASK {}", id="query without media type"),
        pytest.param("application/sparql-query; charset=UTF-16", "ASK {}".encode("utf-16"), id="UTF-16"),
    ],
)
def test_a_body_of_another_kind_is_not_taken(server, content_type, body):
    content = body if isinstance(body, bytes) else body.encode()
    head = f"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {len(content)}\r\n"
    head += f"Content-Type: {content_type}\r\n" if content_type else ""
    assert server.raw(head.encode() + b"\r\n" + content).startswith(b"HTTP/1.1 415")


@pytest.mark.parametrize(
    ("headers", "path", "body"),
    [
        pytest.param(DIRECT, "/sparql", b"ASK { FILTER('\xff') }", id="body"),
        pytest.param(FORM, "/sparql", b"query=%FF", id="form"),
        pytest.param(FORM, "/sparql", "query=é".encode("latin-1"), id="form in Latin-1"),
        pytest.param(None, "/sparql?query=%ff", None, id="address"),
    ],
)
def test_what_is_not_utf_8_is_refused(server, headers, path, body):
    assert server.send("POST" if body else "GET", path, headers, body).status == 400


@pytest.mark.parametrize(
    "query",
    ["ASK {", "", "SELECT", "SELECT ?x WHERE { ?x ?y }", "INSERT DATA { <a:a> <a:b> 1 }", "LOAD <http://127.0.0.1:9/>"],
)
def test_a_query_with_a_fault_is_a_bad_request_that_tells_where(server, query):
    reply = server.query(query)
    assert (reply.status, reply.type) == (400, "application/problem+json")
    assert reply.json["detail"].startswith("query:1:")


@pytest.mark.parametrize(
    ("headers", "path", "body"),
    [
        pytest.param(FORM, "/sparql", "update=CLEAR%20ALL", id="form"),
        pytest.param(FORM, "/sparql", "query=ASK%20%7B%7D&update=CLEAR%20ALL", id="beside a query"),
        pytest.param({"Content-Type": "application/sparql-update"}, "/sparql", "CLEAR ALL", id="body"),
        pytest.param(None, "/sparql?update=CLEAR%20ALL", None, id="get"),
        pytest.param(FORM, "/sparql?using-graph-uri=http%3A%2F%2Fx%2F", "update=CLEAR%20ALL", id="with a graph"),
    ],
)
def test_an_update_is_refused(server, headers, path, body):
    assert server.send("POST" if headers else "GET", path, headers, body).status == 403


def test_the_default_graph_is_the_one_that_is_asked_for(server):
    assert number(server.query(COUNT, **{"default-graph-uri": ONTOLOGY})) == lines("ontology.nq")


def test_several_default_graphs_are_merged(server):
    both = number(server.query(COUNT, **{"default-graph-uri": [ONTOLOGY, INFERRED]}))
    assert both == lines("ontology.nq") + lines("inferred.nq")


@pytest.mark.parametrize("place", ["protocol", "query"])
def test_what_several_default_graphs_hold_is_there_once(server, place):
    graphs = [f"https://w3id.org/benelux-kg/graph/document/{name}" for name in ("nl-beveiligen", "nl-senningen")]
    count = "SELECT (COUNT(*) AS ?n) {} WHERE {{ {} }}"
    for pattern in ("?s ?p ?o", "SELECT DISTINCT * WHERE { ?s ?p ?o }"):
        if place == "protocol":
            reply = server.query(count.format("", pattern), **{"default-graph-uri": graphs})
        else:
            reply = server.query(count.format(" ".join(f"FROM <{graph}>" for graph in graphs), pattern))
        triples = {line.rpartition(" <")[0] for name in ("nl-beveiligen", "nl-senningen") for line in read(name)}
        assert number(reply) == len(triples)


def test_named_graphs_are_those_that_are_asked_for(server):
    query = "SELECT (COUNT(DISTINCT ?g) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"
    assert number(server.query(query, **{"named-graph-uri": [ONTOLOGY, VOCABULARY]})) == 2
    assert number(server.query(COUNT, **{"named-graph-uri": [ONTOLOGY]})) == 0


def test_the_dataset_of_the_protocol_goes_before_that_of_the_query(server):
    query = f"SELECT (COUNT(*) AS ?n) FROM <{VOCABULARY}> WHERE {{ ?s ?p ?o }}"
    assert number(server.query(query, **{"default-graph-uri": ONTOLOGY})) == lines("ontology.nq")


@pytest.mark.parametrize("headers", [FORM, DIRECT], ids=["form", "body"])
def test_a_post_chooses_its_graphs_too(server, headers):
    graphs = urlencode({"default-graph-uri": ONTOLOGY})
    if headers is FORM:
        reply = server.send("POST", "/sparql", headers, f"{urlencode({'query': COUNT})}&{graphs}")
    else:
        reply = server.send("POST", f"/sparql?{graphs}", headers, COUNT)
    assert number(reply) == lines("ontology.nq")


def test_a_query_may_name_graphs_of_the_dataset_in_any_way_of_writing(server):
    for name in (f"<{ONTOLOGY}>", "graph:ontology", "g:ontology", "<ontology>"):
        query = f"BASE <{ONTOLOGY}> PREFIX g: <https://w3id.org/benelux-kg/graph/> SELECT (COUNT(*) AS ?n) FROM {name} {{ ?s ?p ?o }}"
        assert number(server.query(query)) == lines("ontology.nq"), name


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
@pytest.mark.parametrize("graph", ["http://example.org/none", "file:///etc/passwd", "not an IRI", ""])
def test_a_graph_that_is_not_here_is_refused(server, parameter, graph):
    assert server.query(COUNT, **{parameter: graph}).status == 400


def test_without_a_query_the_endpoint_describes_itself(server):
    reply = server.get("/sparql")
    assert (reply.status, reply.type) == (200, "text/turtle")
    sd = "http://www.w3.org/ns/sparql-service-description#"
    found = list(ox.parse(reply.body, format=ox.RdfFormat.TURTLE))
    endpoints = [each.object.value for each in found if each.predicate.value == f"{sd}endpoint"]
    assert endpoints == [f"{server.url}/sparql"]
    assert any(each.object == ox.NamedNode(f"{sd}Service") for each in found)
    assert any(each.object == ox.NamedNode(f"{sd}SPARQL11Query") for each in found)
    assert ox.NamedNode(ONTOLOGY) in {each.object for each in found if each.predicate.value == f"{sd}name"}


@pytest.mark.parametrize(("accept", "syntax"), GRAPH_SYNTAXES.items())
def test_the_service_description_comes_in_every_format(server, accept, syntax):
    reply = server.get("/sparql", accept)
    assert reply.type == accept
    assert len(list(ox.parse(reply.body, format=syntax))) > 20


def test_a_host_that_is_none_is_not_repeated(server):
    reply = server.raw(b"GET /sparql HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n")
    assert b"<script>" not in reply
    assert f"{server.url}/sparql".encode() in reply


def test_forwarded_headers_of_strangers_are_not_believed(server):
    assert b"evil.example" not in server.get("/sparql", X_Forwarded_Host="evil.example", X_Forwarded_Proto="https").body


def test_a_browser_is_sent_to_the_editor(server):
    reply = server.get("/sparql", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert (reply.status, reply.headers["location"]) == (303, "editor")


def test_head_gives_the_headers_alone(server):
    reply = server.send("HEAD", "/sparql?query=ASK%20%7B%7D")
    assert (reply.status, reply.type, reply.body) == (200, "application/sparql-results+json", b"")


def test_options_lists_the_methods(server):
    reply = server.send("OPTIONS", "/sparql")
    assert (reply.status, reply.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert "POST" in reply.headers["access-control-allow-methods"]


def test_json_results_hold_head_and_bindings(server):
    found = server.query(SELECT, "application/sparql-results+json").json
    assert found["head"]["vars"] == ["class", "label"]
    assert [set(each) for each in found["results"]["bindings"]] == [{"class", "label"}] * 3


def test_xml_results_hold_head_and_results(server):
    reply = server.query(SELECT, "application/sparql-results+xml")
    space = "{http://www.w3.org/2005/sparql-results#}"
    root = ET.fromstring(reply.body)
    assert [each.get("name") for each in root.iter(f"{space}variable")] == ["class", "label"]
    assert len(list(root.iter(f"{space}result"))) == 3


def test_csv_and_tsv_results_have_a_heading(server):
    table = list(csv.reader(io.StringIO(server.query(SELECT, "text/csv").text)))
    assert (table[0], len(table)) == (["class", "label"], 4)
    tabs = server.query(SELECT, "text/tab-separated-values").text.splitlines()
    assert (tabs[0], len(tabs)) == ("?class\t?label", 4)
    assert tabs[1].startswith("<https://")


@pytest.mark.parametrize(("accept", "syntax"), GRAPH_SYNTAXES.items())
@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE id:country\\/be"], ids=["construct", "describe"])
def test_a_graph_comes_in_every_format(server, query, accept, syntax):
    reply = server.query(query, accept)
    assert (reply.status, reply.type) == (200, accept)
    assert len(list(ox.parse(reply.body, format=syntax))) >= 3


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/*", "text/csv"),
        ("application/*;q=0.1, text/csv", "text/csv"),
        ("text/csv;q=0.2, application/sparql-results+xml;q=0.9, */*;q=0.1", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        ("text/turtle, application/sparql-results+xml;q=0.5", "application/sparql-results+xml"),
        ("application/json", "application/json"),
        ("TEXT/CSV", "text/csv"),
        ("image/png, text/tab-separated-values;q=0.001", "text/tab-separated-values"),
        ("nonsense", "application/sparql-results+json"),
    ],
)
def test_the_best_acceptable_format_is_given(server, accept, expected):
    reply = server.query(SELECT, accept)
    assert (reply.status, reply.type, reply.headers["vary"]) == (200, expected, "Accept")


@pytest.mark.parametrize(
    ("query", "accept"),
    [(SELECT, "image/png"), (SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), ("ASK {}", "text/csv;q=0")],
)
def test_what_cannot_be_accepted_is_said(server, query, accept):
    reply = server.query(query, accept)
    assert (reply.status, reply.type) == (406, "application/problem+json")


def test_the_format_may_stand_in_the_address(server):
    assert server.query(SELECT, "text/turtle", format="csv").type == "text/csv"
    assert server.query(CONSTRUCT, format="nt").type == "application/n-triples"
    assert server.query(SELECT, format="doc").status == 400


def test_rows_beyond_the_limit_are_said_and_can_be_followed(server):
    query = "SELECT ?s WHERE { ?s ?p ?o }"
    total, path, seen = number(server.query(COUNT)), f"/sparql?query={quote(query)}", 0
    reply = server.get(path)
    assert reply.json["truncated"] is True
    for _ in range(2):
        assert reply.headers["truncated"] == "rows=1000"
        seen += len(reply.json["results"]["bindings"])
        path = "/" + reply.headers["link"].split("<")[1].split(">")[0]
        reply = server.get(path)
    last = server.get(path.replace("offset=2000", f"offset={total - 5}"))
    assert (seen, len(last.json["results"]["bindings"])) == (2000, 5)
    assert not {"truncated", "link"} & set(last.headers)


@pytest.mark.parametrize("accept", ["application/sparql-results+xml", "text/csv", "text/tab-separated-values"])
def test_a_cut_answer_is_well_formed_in_every_format(server, accept):
    reply = server.query("SELECT ?o WHERE { ?s ?p ?o }", accept)
    syntax = {"x": ox.QueryResultsFormat.XML, "t": ox.QueryResultsFormat.TSV}
    if accept == "text/csv":
        rows = len(list(csv.reader(io.StringIO(reply.text)))) - 1
    else:
        found = ox.parse_query_results(reply.body, format=syntax["x" if "xml" in accept else "t"])
        assert isinstance(found, ox.QuerySolutions)
        rows = len(list(found))
    assert (rows, reply.headers["truncated"]) == (1000, "rows=1000")


def test_a_graph_beyond_the_limit_is_cut_between_triples(server):
    reply = server.query("CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml")
    assert len(list(ox.parse(reply.body, format=ox.RdfFormat.RDF_XML))) == 1000
    assert reply.headers["truncated"] == "rows=1000"


def test_an_answer_has_a_tag_and_is_not_sent_twice(server):
    first = server.query(SELECT)
    again = server.send("GET", f"/sparql?query={quote(SELECT)}", {"If-None-Match": first.headers["etag"]})
    assert (again.status, again.body, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert server.query(SELECT, "text/csv").headers["etag"] != first.headers["etag"]


def test_what_changes_by_itself_is_neither_kept_nor_tagged(server):
    one, two = (server.query("SELECT (UUID() AS ?id) WHERE {}") for _ in range(2))
    assert one.body != two.body
    assert ("etag" in one.headers, one.headers["cache-control"]) == (False, "no-store")


@pytest.mark.parametrize(
    "path", ["/sparql?query=ASK%20%7B", "/nothing", "/id/nothing", "/sparql?update=x", "/download/x"]
)
def test_every_answer_may_be_read_by_any_site_and_run_no_script(server, path):
    reply = server.get(path)
    assert reply.status >= 400
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert json.loads(reply.body)["status"] == reply.status


def read(slug):
    from tests.server.servers import SHIPPED

    return (SHIPPED / "documents" / f"{slug}.nq").read_text("utf-8").splitlines()


def lines(name):
    from tests.server.servers import SHIPPED

    return len((SHIPPED / name).read_text("utf-8").splitlines())


AWKWARD = 'SELECT ?a ?b { VALUES (?a ?b) { (<http://e.example/a,b> "one\\r\\ntwo, \\"three\\"") (UNDEF "é"@fr) } }'


def test_rows_in_csv_and_xml_are_read_back_to_the_letter(server):
    rows = [["http://e.example/a,b", 'one\r\ntwo, "three"'], ["", "é"]]
    table = server.query(AWKWARD, "text/csv")
    assert [*csv.reader(io.StringIO(table.text, newline=""))] == [["a", "b"], *rows]
    document = ET.fromstring(server.query(AWKWARD, "application/sparql-results+xml").body)
    found = [element.text for element in document.iter() if element.tag.endswith(("}uri", "}literal"))]
    assert found == [text for row in rows for text in row if text]


def test_a_character_that_xml_cannot_hold_is_told_not_sent(server):
    reply = server.query('SELECT ("\\u0001" AS ?a) {}', "application/sparql-results+xml")
    assert reply.status == 406
    assert "XML has no place for" in reply.text
