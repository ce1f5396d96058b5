"""Dumps and fixed places."""

from __future__ import annotations

import gzip
import json
import re
from xml.etree import ElementTree as ET

import pytest

from tests.server.servers import ROOT, SHIPPED, running

DUMP = (SHIPPED / "dataset.nq").read_bytes()


def test_a_dump_comes_whole_and_in_ranges(server):
    reply = server.get("/download/dataset.nq")
    assert (reply.body == DUMP, reply.type, reply.headers["accept-ranges"]) == (True, "application/n-quads", "bytes")
    part = server.get("/download/dataset.nq", Range="bytes=100-199")
    assert (part.status, part.body) == (206, DUMP[100:200])
    assert part.headers["content-range"] == f"bytes 100-199/{len(DUMP)}"
    assert server.get("/download/dataset.nq", Range=f"bytes={len(DUMP)}-").status == 416
    assert server.get("/download/dataset.nq", Range="bytes=-10").body == DUMP[-10:]


def test_a_dump_comes_compressed(server):
    packed = server.get("/download/dataset.nq.gz")
    assert (packed.type, gzip.decompress(packed.body) == DUMP) == ("application/gzip", True)
    encoded = server.get("/download/dataset.nq", Accept_Encoding="gzip")
    assert (encoded.type, encoded.headers["content-encoding"]) == ("application/n-quads", "gzip")
    assert gzip.decompress(encoded.body) == DUMP
    assert (
        "content-encoding" not in server.get("/download/dataset.nq", Accept_Encoding="gzip", Range="bytes=0-9").headers
    )


def test_a_dump_that_is_known_is_not_sent_again(server):
    tag = server.get("/download/report.json").headers["etag"]
    assert server.get("/download/report.json", If_None_Match=tag).status == 304
    assert server.get("/download/report.json", If_None_Match='"other"').status == 200


@pytest.mark.parametrize("name", ["graph.ttl", "graph.jsonld", "report.json", "ontology.ttl", "context.jsonld"])
def test_other_files_can_be_taken_along(server, name):
    assert server.get(f"/download/{name}").status == 200


@pytest.mark.parametrize("name", ["sources.json", "none", ".", "texts"])
def test_what_is_no_download_is_not_found(server, name):
    assert server.get(f"/download/{name}").status == 404


def test_the_context_is_the_published_one(server):
    reply = server.get("/context.jsonld")
    assert reply.type == "application/ld+json"
    assert reply.json == json.loads((ROOT / "ontology" / "context.jsonld").read_text("utf-8"))


def test_the_site_map_leads_to_pages_of_this_server(server):
    root = ET.fromstring(server.get("/sitemap.xml").body)
    places = [each.text or "" for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert f"{server.url}/page/id/country/be" in places
    assert all(each.startswith(server.url) for each in places)
    assert not [each for each in places if "/claim/" in each or "/evidence/" in each]


def test_robots_are_told_where_the_site_map_is(server):
    assert f"Sitemap: {server.url}/sitemap.xml" in server.get("/robots.txt").text


def test_health_is_told(server):
    assert server.get("/healthz").json["status"] == "ok"


def test_addresses_are_those_of_the_world_outside(tmp_path):
    with running(tmp_path, "--base-url", "https://data.example.org/kg/", "--workers", "1", "--quiet") as server:
        assert b"<https://data.example.org/kg/sparql>" in server.get("/sparql", "application/n-triples").body
        location = server.get("/id/country/be", "text/turtle").headers["location"]
        assert location == "https://data.example.org/kg/id/country/be.ttl"


def test_a_proxy_that_is_trusted_tells_the_address(tmp_path):
    with running(tmp_path, "--proxy", "127.0.0.1", "--workers", "1", "--quiet") as server:
        told = {"X_Forwarded_Host": "data.example.org", "X_Forwarded_Proto": "https", "X_Forwarded_Prefix": "/kg"}
        assert b"<https://data.example.org/kg/sparql>" in server.get("/sparql", "application/n-triples", **told).body
        told = {"X_Forwarded_Host": "<script>", "X_Forwarded_Proto": "javascript", "X_Forwarded_Prefix": "/ <x>"}
        assert f"<{server.url}/sparql>".encode() in server.get("/sparql", "application/n-triples", **told).body


def test_a_dataset_with_a_store_of_its_own_is_served_from_it(tmp_path):
    from benelux_kg import build

    build(
        [ROOT / "data" / "texts" / "nl" / "senningen.md"],
        tmp_path / "graph",
        base_iri="https://example.org/kg/",
        validate=False,
    )
    with running(tmp_path, "--workers", "1", "--quiet", graph=tmp_path / "graph") as server:
        reply = server.get("/id/document/senningen.nt")
        assert (reply.status, b"<https://example.org/kg/id/document/senningen>" in reply.body) == (200, True)
        assert server.get("/vocabulary/domain.nt").status == 200
        assert not (tmp_path / "cache" / "benelux-kg" / "stores").exists()


@pytest.mark.parametrize("path", ["/catalogue", "/.well-known/void"])
def test_portals_find_a_catalogue_with_addresses_that_answer(server, path):
    reply = server.get(path, "application/n-triples")
    assert (reply.status, reply.type) == (200, "application/n-triples")
    assert b"site.invalid" not in reply.body
    addresses = set(re.findall(rf"<{re.escape(server.url)}(/[^>]*)>", reply.text))
    assert {"/sparql", "/download/dataset.nq", "/download/graph.ttl"} <= addresses
    assert {server.send("HEAD", each).status for each in addresses if "download" in each or "sparql" in each} == {200}
    assert "http://www.w3.org/ns/dcat#Catalog" in reply.text
    assert "http://rdfs.org/ns/void#triples" in reply.text


def test_the_catalogue_comes_in_every_form(server):
    assert server.get("/catalogue.jsonld").type == "application/ld+json"
    assert server.get("/catalogue", "application/rdf+xml").type == "application/rdf+xml"
    assert server.get("/catalogue", "text/html").headers["location"] == f"{server.url}/downloads"
    assert server.get("/catalogue", "image/png").status == 406


def test_a_shape_comes_in_the_file_that_defines_it(server):
    reply = server.get("/shapes/ActionMandatory")
    assert (reply.status, reply.type) == (200, "text/turtle")
    assert reply.body == (ROOT / "shapes" / "action.ttl").read_bytes()
    assert server.get("/shapes/ActionMandatory.ttl").body == reply.body
    assert server.get("/shapes/Nothing").status == 404
