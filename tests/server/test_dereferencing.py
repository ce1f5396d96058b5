"""One IRI for people and machines."""

from __future__ import annotations

import csv
import io
import random
import re
from urllib.parse import quote

import pyoxigraph as ox
import pytest

from tests.server.servers import SHIPPED

BASE = "https://w3id.org/benelux-kg/"
FORMATS = {
    "ttl": ("text/turtle", ox.RdfFormat.TURTLE),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


def own_iris():
    """Every IRI with our base in the shipped dump."""
    found = set(re.findall(rf"<({re.escape(BASE)}[^>]*)>", (SHIPPED / "dataset.nq").read_text("utf-8")))
    return sorted(found)


def sample():
    """All kinds of IRIs, and of each kind a few."""
    kinds: dict[str, list[str]] = {}
    for iri in own_iris():
        kinds.setdefault("/".join(iri[len(BASE) :].split("/")[:2]).partition("#")[0], []).append(iri)
    dice = random.Random(7)
    return sorted(iri for iris in kinds.values() for iri in dice.sample(iris, min(len(iris), 2)))


def local(iri):
    return "/" + quote(iri[len(BASE) :].partition("#")[0], safe="/:@!$&'()*+,;=-._~")


def speaks_of(iri, body, syntax):
    node = ox.NamedNode(iri)
    found = list(ox.parse(body, format=syntax))
    if iri.startswith(f"{BASE}graph/"):
        return bool(found)
    return any(node in {each.subject, each.predicate, each.object} for each in found)


@pytest.mark.parametrize("iri", sample())
def test_an_iri_resolves_in_every_format_by_suffix(server, iri):
    for suffix, (media_type, syntax) in FORMATS.items():
        reply = server.get(f"{local(iri)}.{suffix}")
        assert (reply.status, reply.type) == (200, media_type)
        if "truncated" not in reply.headers:
            assert speaks_of(iri, reply.body, syntax), (iri, suffix)
    table = list(csv.reader(io.StringIO(server.get(f"{local(iri)}.csv").text)))
    assert table[0] == ["subject", "predicate", "object"]
    assert len(table) > 1


@pytest.mark.parametrize("iri", sample()[::5])
def test_an_iri_resolves_in_every_format_by_accept(server, iri):
    for suffix, media_type in {**{name: each for name, (each, _) in FORMATS.items()}, "csv": "text/csv"}.items():
        reply = server.get(local(iri), f"{media_type}, */*;q=0.1")
        assert reply.status == 303
        assert reply.headers["vary"] == "Accept"
        assert reply.headers["location"] == f"{server.url}{local(iri)}.{suffix}"
        assert server.get(reply.headers["location"].removeprefix(server.url)).type == media_type
    page = server.get(local(iri), BROWSER)
    assert (page.status, page.headers["location"]) == (303, f"{server.url}/page{local(iri)}")


@pytest.mark.slow
def test_every_iri_of_the_dump_resolves(server):
    missing = [iri for iri in own_iris() if server.get(f"{local(iri)}.nt").status != 200]
    assert not missing


@pytest.mark.parametrize(
    "path",
    [
        "/id/country/xx",
        "/id/",
        "/vocabulary/none/x",
        "/graph/none",
        "/ontology/9.9.9",
        "/id/a%3Eb%20c",
        "/id/%00",
        "/id/%0d%0aSet-Cookie:%20a=b",
    ],
)
@pytest.mark.parametrize("suffix", ["", ".ttl", ".csv"])
def test_what_the_graph_does_not_know_is_not_found(server, path, suffix):
    reply = server.get(path + suffix)
    assert (reply.status, reply.type) == (404, "application/problem+json")
    assert "set-cookie" not in reply.headers


def test_data_link_to_their_other_forms_and_have_a_tag(server):
    reply = server.get("/id/country/be.ttl")
    assert f'<{server.url}/id/country/be.jsonld>; rel="alternate"; type="application/ld+json"' in reply.headers["link"]
    assert f'<{server.url}/page/id/country/be>; rel="alternate"; type="text/html"' in reply.headers["link"]
    assert 'rel="describes"' in reply.headers["link"]
    again = server.get("/id/country/be.ttl", If_None_Match=reply.headers["etag"])
    assert (again.status, again.body) == (304, b"")


def test_what_cannot_be_accepted_is_said(server):
    assert server.get("/id/country/be", "image/png").status == 406


def test_data_hold_what_points_at_a_thing_too(server):
    body = server.get("/id/country/be.nt").text
    assert any(line.startswith(f"<{BASE}id/country/be>") for line in body.splitlines())
    assert any(line.endswith(f"<{BASE}id/country/be> .") for line in body.splitlines())


def test_a_graph_with_more_than_the_limit_goes_on_at_another_address(server):
    reply = server.get("/graph/vocabulary.nt")
    assert (len(reply.text.splitlines()), reply.headers["truncated"]) == (1000, "rows=1000")
    following = re.search(r'<([^>]+)>; rel="next"', reply.headers["link"])
    assert following
    second = server.get(following[1].removeprefix(server.url))
    assert len(second.text.splitlines()) == 1000
    assert second.body != reply.body


@pytest.mark.parametrize("path", ["/id/country/be", "/id/country/be.ttl", "/ontology", "/healthz", "/context.jsonld"])
def test_head_tells_what_get_would(server, path):
    reply = server.send("HEAD", path)
    assert reply.body == b""
    assert reply.status == server.get(path).status


def test_a_method_that_writes_is_refused(server):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert server.send(method, "/id/country/be", body="x").status == 405
