"""Every name we mint leads somewhere: through the rules of w3id to a route of the server."""

from __future__ import annotations

import re

import pyoxigraph as ox
import pytest
from starlette.applications import Starlette
from starlette.routing import Match

from benelux_kg.graph.background import background_files
from benelux_kg.pipeline.cataloguing import catalogue
from benelux_kg.publishing import export
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, WORDS
from tests.documentation.redirects import Redirect, Rules
from tests.documentation.test_documentation import ROOT

RULES = Rules.read(ROOT / "docs" / "w3id" / ".htaccess")
SITE = "https://benelux-kg.example.org"
SUFFIXES = {
    "text/turtle": ".ttl",
    "application/ld+json": ".jsonld",
    "application/n-triples": ".nt",
    "application/rdf+xml": ".rdf",
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
OURS = re.compile(rf"<({re.escape(DEFAULT_BASE)}[^>]*)>")


@pytest.fixture(scope="module")
def minted():
    """One IRI for each shelf that anything of ours names: the whole dump in each shape, ontology, shapes, catalogue."""
    graph = folder("data") / "graph"
    files = [path for paths in background_files().values() for path in paths]
    files += sorted(folder("shapes").glob("*.ttl"))
    texts = [path.read_text("utf-8") for path in sorted(graph.rglob("*.nq"))]
    texts += [export(graph, "nquads", profile=name) for name in ("nanopub", "positions")]
    texts += [re.sub(r'"(?:id|type)": "([^"]*)"', r"<\1>", export(graph, "jsonld", profile="annotation"))]
    texts += [str(triple) for path in files for triple in ox.parse(path=str(path))]
    texts.append(catalogue(graph, form="ntriples"))
    shelves: dict[str, str] = {}
    for iri in (iri for text in texts for iri in OURS.findall(text)):
        shelf = re.sub(r"[^/#]*$", "", iri)
        shelves.setdefault(iri if shelf == DEFAULT_BASE else shelf, iri)
    return sorted(shelves.values())


@pytest.fixture(scope="module")
def routes():
    from benelux_kg.server.app import create_app
    from benelux_kg.server.settings import Settings
    from benelux_kg.server.shielding import Shield

    app = create_app(Settings(folder("data") / "graph"))
    assert isinstance(app, Shield)
    assert isinstance(app.app, Starlette)
    return app.app.routes


def lands(routes, target, method="GET"):
    assert target.startswith(SITE + "/")
    scope = {"type": "http", "path": target.removeprefix(SITE).partition("#")[0], "method": method, "root_path": ""}
    return any(route.matches(scope)[0] == Match.FULL for route in routes)


def below(iri):
    """What a server sees of an IRI: the path below our place at w3id, without the fragment."""
    return iri.removeprefix(DEFAULT_BASE).partition("#")[0]


def test_names_of_every_sort_are_minted(minted):
    sorts = {below(iri).partition("/")[0] for iri in minted}
    assert sorts >= {"id", "graph", "vocabulary", "ontology", "shapes", "catalogue", "datatype", "download", "sparql"}
    kinds = {below(iri).split("/")[1] for iri in minted if below(iri).startswith("id/")}
    assert kinds >= {"action", "agency", "claim", "evidence", "inference", "run", "nanopub", "news", "figure"}
    assert len(minted) > 40


def test_what_is_minted_in_a_position_only_is_described_by_the_ontology(minted):
    assert WORDS in minted
    described = {triple.subject for triple in ox.parse(path=str(folder("ontology") / "benelux.ttl"))}
    assert ox.NamedNode(WORDS) in described


def test_every_name_lands_at_a_route_of_the_server(routes, minted):
    redirects = {iri: RULES.follow(below(iri), BROWSER) for iri in minted}
    assert [iri for iri, redirect in redirects.items() if redirect is None] == []
    kept = {below(iri) for iri, redirect in redirects.items() if redirect and redirect.status != 303}
    assert kept == {"sparql"}
    assert [redirect.target for redirect in redirects.values() if redirect and not lands(routes, redirect.target)] == []


@pytest.mark.parametrize("media_type", SUFFIXES)
def test_who_wishes_for_data_first_is_sent_to_data(routes, minted, media_type):
    things = [below(iri) for iri in minted if re.match(r"(id|graph|vocabulary|ontology)\b.", below(iri) + "#")]
    things = [thing for thing in things if not thing.endswith("/")]
    found = [RULES.follow(thing, f"{media_type}, */*;q=0.1") for thing in things]
    assert found == [Redirect(303, f"{SITE}/{thing}{SUFFIXES[media_type]}") for thing in things]
    assert all(lands(routes, redirect.target) for redirect in found if redirect)


@pytest.mark.parametrize("accept", ["", "*/*", BROWSER, "application/json, text/turtle;q=0.5", "text/csv"])
def test_for_any_other_wish_the_site_chooses(accept):
    redirect = RULES.follow("id/country/be", accept)
    assert redirect is not None
    assert redirect.target == f"{SITE}/id/country/be"


@pytest.mark.parametrize("path", ["ontology.ttl", "id/country/be.jsonld", "ontology/0.1.0.ttl"])
def test_a_name_with_a_suffix_is_sent_on_as_it_is(path):
    redirect = RULES.follow(path, "text/turtle")
    assert redirect is not None
    assert redirect.target == f"{SITE}/{path}"


@pytest.mark.parametrize(
    "path", ["", "catalogue", ".well-known/void", "context.jsonld", "download/dataset.nq", "catalogue.ttl"]
)
def test_what_is_served_beside_the_names_lands_too(routes, path):
    redirect = RULES.follow(path, BROWSER)
    assert redirect is not None
    assert redirect.target == f"{SITE}/{path}"
    assert lands(routes, redirect.target)


def test_a_question_to_the_endpoint_keeps_its_method_and_body(routes):
    redirect = RULES.follow("sparql")
    assert redirect is not None
    assert (redirect.status, redirect.target) == (307, f"{SITE}/sparql")
    assert lands(routes, redirect.target)
    assert lands(routes, redirect.target, "POST")


@pytest.mark.parametrize("path", ["idx/country/be", "id", "other", "ontologyx", "download/a/b", "../etc/passwd"])
def test_what_is_no_name_of_ours_leads_nowhere(path):
    assert RULES.follow(path) is None
