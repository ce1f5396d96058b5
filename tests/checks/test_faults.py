"""What the ontology and the shapes speak against is found in the real graph, each fault by the shape that names it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH

from benelux_kg.checks.shapes import read_shapes
from benelux_kg.checks.triples import make_graph, read_hierarchy, read_quads
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import SHAPES, compact
from tests.checks.faults import Validator, find_in_graphs, find_in_merged, find_same, make, merge, read_faults

WORDS = ("skos:prefLabel", "skos:hiddenLabel", "skos:altLabel", "skos:definition", "bkg:demonym", "bkg:sharedLabel")
"""What the checks over graphs do not look at, and most of the vocabulary."""

OVER_GRAPHS = {
    str(shape).removeprefix(SHAPES)
    for shape in make_graph(read_quads(folder("shapes") / "graphs.ttl")).subjects(RDF.type, SH.NodeShape)
}


@pytest.fixture(scope="module")
def shapes():
    return read_shapes()


@pytest.fixture(scope="module")
def quads():
    return set(read_quads(folder("data") / "graph" / "dataset.nq"))


@pytest.fixture(scope="module")
def brief(quads):
    return {quad for quad in quads if compact(quad.predicate.value) not in WORDS}


@pytest.fixture(scope="module")
def store(quads):
    store = ox.Store()
    store.extend(quads)
    return store


@pytest.fixture(scope="module")
def validator(quads, shapes):
    return Validator(merge([*quads, *read_hierarchy()]), shapes)


def test_the_shipped_graph_has_no_fault(quads, shapes):
    assert find_in_graphs(quads, shapes) == find_in_merged(quads, shapes) == {}


def test_every_shape_over_graphs_has_a_fault():
    assert OVER_GRAPHS - {"NothingThere"} <= {fault.caught for fault in read_faults()}


@pytest.mark.parametrize("fault", [each for each in read_faults() if each.caught in OVER_GRAPHS], ids=str)
def test_a_fault_of_graphs_is_caught_and_named(fault, store, brief, shapes):
    gone, new = make(fault, store)
    finders = {find_in_graphs: fault.caught}
    if fault.merged:
        finders[find_in_merged] = fault.caught_merged or fault.caught
    for find, name in finders.items():
        found = [each for (shape, *_), each in find(brief - gone | new, shapes).items() if shape == name]
        assert found, find.__name__
        assert all(set(result.messages) == {"nl", "en"} for result in found)


@pytest.mark.parametrize("fault", [each for each in read_faults() if each.caught not in OVER_GRAPHS], ids=str)
def test_a_fault_of_facts_is_caught_and_named(fault, store, validator):
    gone, new = make(fault, store)
    left = {quad for quad in gone if any(each not in gone for each in find_same(store, quad))}
    found = validator.find_new(merge(gone - left), merge(new))
    caught = [result for (shape, *_), result in found.items() if shape == fault.caught]
    assert caught, sorted(found)
    assert all(set(result.messages) == {"nl", "en"} for result in caught)
