"""A query cannot make the server call out, read a file or write: a socket listens, and hears nothing."""

from __future__ import annotations

import contextlib
import json
import platform
import socket
import subprocess
import sys
import threading
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benelux_kg.querying.parsing import uses_keyword
from benelux_kg.vocabulary.namespaces import namespaces
from tests.server.servers import ROOT

CALL = "SERVICE{silent}<{url}>{{ ?s ?p ?o }}"
POSITIONS = {
    "alone": "SELECT * {{ {call} }}",
    "after a pattern": "SELECT * {{ ?a a owl:Class . {call} }}",
    "in a group": "SELECT * {{ {{ {{ {call} }} }} }}",
    "optional": "SELECT * {{ OPTIONAL {{ {call} }} }}",
    "union": "SELECT * {{ {{ ?x ?y ?z }} UNION {{ {call} }} }}",
    "minus": "SELECT * {{ ?s ?p ?o MINUS {{ {call} }} }}",
    "graph": "SELECT * {{ GRAPH ?g {{ {call} }} }}",
    "exists": "SELECT * {{ ?x a owl:Class FILTER EXISTS {{ {call} }} }}",
    "not exists": "ASK {{ FILTER NOT EXISTS {{ {call} }} }}",
    "in an expression": "SELECT (EXISTS {{ {call} }} AS ?e) {{ }}",
    "order by": "SELECT * {{ ?x a owl:Class }} ORDER BY (EXISTS {{ {call} }})",
    "having": "SELECT ?x {{ ?x a owl:Class }} GROUP BY ?x HAVING (EXISTS {{ {call} }})",
    "sub-query": "SELECT * {{ {{ SELECT * {{ {call} }} LIMIT 1 }} }}",
    "service in service": "SELECT * {{ SERVICE <{url}> {{ {call} }} }}",
    "construct": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {call} }}",
    "describe": "DESCRIBE ?s WHERE {{ {call} }}",
    "ask": "ASK {{ {call} }}",
    "between strings": "SELECT * {{ FILTER(1<'>') {call} FILTER('a'='a') }}",
    "after a comment": "SELECT * {{ # '\n {call} # '\n }}",
    "after an escape": 'SELECT * {{ FILTER("\\"" = "\\"") {call} }}',
    "no blanks": "SELECT*{{{call}}}",
}
OTHER_CALLS = [
    "PREFIX : <{url}> SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    "PREFIX : <{url}> SELECT * {{ ?a ?b :c .SERVICE:x{{ ?s ?p ?o }} }}",
    "PREFIX service: <{url}> SELECT * {{ SERVICE service:x {{ ?s ?p ?o }} }}",
    "BASE <{url}> SELECT * {{ SERVICE <x> {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{url}> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?x {{ <{url}> }} SERVICE SILENT ?x {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045RVICE <{url}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ſERVICE <{url}> {{ ?s ?p ?o }} }}",
]
CHOICES = [
    "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "ASK FROM <{url}> {{ ?s ?p ?o }}",
    "CONSTRUCT {{ ?s ?p ?o }} FROM <{url}> WHERE {{ ?s ?p ?o }}",
    "CONSTRUCT FROM <{url}> WHERE {{ ?s ?p ?o }}",
    "DESCRIBE ?s FROM <{url}> WHERE {{ ?s ?p ?o }}",
    "BASE <{url}> SELECT * FROM <x> {{ ?s ?p ?o }}",
    "PREFIX e: <{url}> SELECT * FROM e:x {{ ?s ?p ?o }}",
    "SELECT * FROM graph:ontology FROM <{url}> {{ ?s ?p ?o }}",
]
WRITES = [
    "LOAD <{url}>",
    "LOAD SILENT <{url}> INTO GRAPH <a:b>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
    "DELETE WHERE {{ ?s ?p ?o }}",
    "CLEAR ALL",
]


class Ear:
    """Listens, and counts who calls."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.calls += 1
                connection.close()

    def close(self):
        self._socket.close()


@pytest.fixture(scope="module")
def ear():
    listening = Ear()
    yield listening
    listening.close()


def send_everywhere(server, query):
    """Send a query in every way there is; give the statuses."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    yield server.query(query).status
    yield server.query(query, "text/turtle").status
    yield server.send("POST", "/sparql", form, urlencode({"query": query})).status
    yield server.send("POST", "/sparql", {"Content-Type": "application/sparql-query"}, query.encode()).status


@pytest.mark.parametrize("silent", [" ", " SILENT "])
@pytest.mark.parametrize("position", POSITIONS)
def test_no_service_is_called_in_any_position(server, ear, position, silent):
    call = CALL.format(silent=silent, url=ear.url)
    query = POSITIONS[position].format(call=call, url=ear.url)
    assert set(send_everywhere(server, query)) == {400}
    assert set(send_everywhere(server, query.replace("SERVICE", "sErViCe"))) == {400}
    assert ear.calls == 0


@pytest.mark.parametrize("query", OTHER_CALLS)
def test_no_service_is_called_whichever_way_it_is_written(server, ear, query):
    assert set(send_everywhere(server, query.format(url=ear.url))) == {400}
    assert ear.calls == 0


@pytest.mark.parametrize("query", CHOICES)
@pytest.mark.parametrize("place", ["http", "file"])
def test_no_graph_is_fetched_from_the_web_or_a_file(server, ear, tmp_path, query, place):
    secret = tmp_path / "secret.ttl"
    secret.write_text("<a:a> <a:b> 'xyzzy' .", "utf-8")
    url = ear.url if place == "http" else secret.as_uri()
    for status in send_everywhere(server, query.format(url=url)):
        assert status == 400
    assert b"xyzzy" not in server.query(query.format(url=url)).body
    assert ear.calls == 0


@pytest.mark.parametrize("query", WRITES)
def test_nothing_is_loaded_or_written(server, ear, query):
    text = query.format(url=ear.url)
    assert set(send_everywhere(server, text)) == {400}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.send("POST", "/sparql", form, urlencode({"update": text})).status == 403
    assert ear.calls == 0


@pytest.mark.parametrize("parameter", ["default-graph-uri", "named-graph-uri"])
def test_the_graphs_of_the_protocol_are_not_fetched(server, ear, parameter):
    assert server.query("SELECT * { ?s ?p ?o }", **{parameter: ear.url}).status == 400
    assert ear.calls == 0


def test_the_context_of_json_ld_stands_in_it(server):
    context = server.get("/id/country/be.jsonld").json["@context"]
    assert isinstance(context, dict)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ('service from' AS ?text) { ?service ?from 'SERVICE' } # service <http://x> from <http://y>",
        "PREFIX service: <http://service.example/from/> ASK { service:service service:from 'x' }",
        "ASK { ?s ?p 'a service'@en-service }",
    ],
)
def test_words_that_only_look_like_it_are_harmless(server, query):
    assert server.query(query).status == 200


PIECES = st.sampled_from(
    [
        "SERVICE",
        "service",
        " SILENT ",
        "<URL>",
        ":x",
        "{",
        "}",
        "?s ?p ?o",
        ".",
        "'",
        '"',
        "'''",
        "<",
        ">",
        "#",
        "\n",
        " ",
        "\\",
        "(",
        ")",
        "FILTER",
        "1<",
        "'>'",
        "BIND",
        "AS ?x",
        "OPTIONAL",
        "UNION",
        "a",
        ";",
        ",",
        "=",
        "&&",
        "@en",
        "^^",
        "SELECT *",
        "FROM",
    ]
)


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, min_size=3, max_size=25))
def test_no_mixture_of_its_pieces_calls_out(server, ear, pieces):
    query = "PREFIX : <URL> SELECT * { " + " ".join(pieces) + " }"
    reply = server.query(query.replace("URL", ear.url))
    assert reply.status in {200, 400}, (query, reply.text)
    if reply.status == 200:
        with contextlib.suppress(SyntaxError):
            assert not uses_keyword(query, "SERVICE", namespaces())
    assert ear.calls == 0


def test_the_ear_hears(ear):
    other = Ear()
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", int(other.url.split(":")[2].strip("/")))):
        pass
    for _ in range(100):
        if other.calls:
            break
        threading.Event().wait(0.05)
    assert other.calls == 1
    assert json.dumps(ear.calls) == "0"


SEALED = """
import sys
import pyoxigraph as ox
from benelux_kg.server.workers.confinement import forbid_sockets
assert forbid_sockets()
try:
    list(ox.Store().query("SELECT * { SERVICE <%s> { ?s ?p ?o } }" % sys.argv[1]))
except OSError as error:
    print("refused:", error)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}, reason="seccomp is Linux's"
)
def test_the_kernel_would_refuse_a_worker_the_socket(ear):
    run = subprocess.run([sys.executable, "-c", SEALED, ear.url], capture_output=True, text=True, cwd=ROOT, check=True)
    assert run.stdout.startswith("refused:")
    assert ear.calls == 0


def test_workers_are_under_that_rule(server):
    for pid in server.workers:
        status = Path(f"/proc/{pid}/status").read_text("ascii")
        assert "Seccomp:\t2" in status
        assert "NoNewPrivs:\t1" in status
