"""The same rows from three engines: the embedded store, rdflib, and Virtuoso, which the EU's portals run."""

from __future__ import annotations

import os

import pyoxigraph as ox
import pytest

from benelux_kg.pipeline.pushing import push
from benelux_kg.querying import RemoteSource, ask, bind, load_catalogue
from benelux_kg.querying.credentials import Credentials
from benelux_kg.querying.endpoints import Endpoint
from tests.publishing.stores import VIRTUOSO, make_virtuoso
from tests.querying.golden import ROOT, open_shipped

CATALOGUE = load_catalogue()


def show(term):
    if term is None or isinstance(term, ox.NamedNode):
        return str(term)
    return f"{term.value}@{term.language}^{term.datatype.value}"


def rows_of(answer):
    return sorted(tuple(map(show, row)) for row in answer.rows)


@pytest.mark.slow
def test_rdflib_gives_the_same_rows():
    dataset = open_shipped().to_rdflib()
    dataset.default_union = True
    differing = []
    for name, question in CATALOGUE.items():
        found = dataset.query(question.fill(bind(question, {})))
        theirs = sorted(tuple(from_rdflib(term) for term in row) for row in found)  # type: ignore[union-attr]
        if theirs != rows_of(ask(open_shipped().source, name, {})):
            differing.append(name)
    assert not differing


def from_rdflib(term):
    import rdflib

    if term is None:
        return "None"
    if isinstance(term, rdflib.URIRef):
        return f"<{term}>"
    return show(
        ox.Literal(str(term), language=term.language)
        if term.language
        else ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or rdflib.XSD.string)))
    )


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory):
    if not VIRTUOSO:
        pytest.skip("virtuoso is not installed here")
    store = make_virtuoso(tmp_path_factory.mktemp("virtuoso"))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in store.environment.items():
            patch.setitem(os.environ, name, value)
        try:
            store.start()
            push(ROOT / "data" / "graph", store.query, update=store.update, state=store.folder / "state.json")
            patch.undo()
            yield RemoteSource(Endpoint(store.query, credentials=Credentials()))
        finally:
            store.kill()


@pytest.mark.slow
def test_virtuoso_gives_the_same_rows_through_the_endpoint(virtuoso):
    differing = [
        name for name in CATALOGUE if rows_of(ask(virtuoso, name, {})) != rows_of(ask(open_shipped().source, name, {}))
    ]
    assert not differing


@pytest.mark.slow
def test_virtuoso_takes_an_injection_for_a_literal(virtuoso):
    words = 'x" } # \\u0022 } <http://x/> \n\\'
    query = "SELECT (STR(?words) AS ?same) WHERE { ?a a bkg:Treaty } LIMIT 1"
    assert list(ask(virtuoso, query, {"words": words})) == [(words,)]
