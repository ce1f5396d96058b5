"""What SHACL cannot see: for each shape of ``graphs.ttl`` a mutant of the shipped graph that breaks it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH

from benelux_kg.checks.partition import check_graphs
from benelux_kg.checks.triples import make_graph, read_quads
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, PREFIXES, SHAPES

IN_TEXT = 'FILTER (CONTAINS(STR(?g), "/graph/document/"))'
ELSEWHERE = "<https://w3id.org/benelux-kg/id/document/elsewhere>"


def change(old: str, new: str, where: str) -> str:
    """An update of the first match, in the graph ?g it stands in."""
    return f"DELETE {{ GRAPH ?g {{ {old} }} }} INSERT {{ GRAPH ?g {{ {new} }} }} WHERE {{ SELECT * {{ GRAPH ?g {{ {where} }} {IN_TEXT} }} ORDER BY ?g ?x LIMIT 1 }}"


def change_inferred(old: str, new: str, where: str) -> str:
    return change(old, new, where).replace(IN_TEXT, "FILTER (?g = graph:inferred)")


SHIFT = "?x oa:start ?o ; oa:end ?e BIND (?o + 1 AS ?a) BIND (?e + 1 AS ?b)"
MUTANTS = {
    "TripleWithoutClaim": change("", "?x bkg:participant id:country\\/us", "?x a bkg:Measure"),
    "ClaimWithoutTriple": change("?x bkg:party ?o", "", "?x bkg:party ?o"),
    "BackgroundOnly": "INSERT DATA { GRAPH graph:vocabulary { id:country\\/be bkg:memberOf id:organisation\\/nato } }",
    "InferredApart": change("", '?x bkg:startsNotBefore "2017-01-01"^^xsd:date', "?x a bkg:Event"),
    "StatedAndInferred": f"INSERT {{ GRAPH graph:inferred {{ ?x bkg:party ?o }} }} WHERE {{ SELECT * {{ GRAPH ?g {{ ?x bkg:party ?o }} {IN_TEXT} }} ORDER BY ?x LIMIT 1 }}",
    "UnknownTerm": change("?x rdf:predicate ?o", "?x rdf:predicate bkg:friendOf", "?x rdf:predicate ?o"),
    "UnknownGraph": "INSERT DATA { id:country\\/be bkg:memberOf id:organisation\\/nato }",
    "NoBlankNodes": change("", "?x bkg:participant _:b", "?x a bkg:Event"),
    "DocumentElsewhere": change("", f"{ELSEWHERE} a bkg:SourceDocument", "?x a bkg:Event"),
    "ClaimName": change(
        "?x rdf:object ?o",
        "?x rdf:object id:country\\/lu",
        "?x rdf:object ?o ; bkg:factuality bkg:Planned FILTER (?o != id:country\\/lu)",
    ),
    "EvidenceName": change("?x oa:start ?o ; oa:end ?e", "?x oa:start ?a ; oa:end ?b", SHIFT),
    "EvidenceLength": change("?x oa:exact ?o", '?x oa:exact "x"', "?x oa:exact ?o"),
    "EvidenceElsewhere": change("?x oa:hasSource ?o", f"?x oa:hasSource {ELSEWHERE}", "?x oa:hasSource ?o"),
    "ProvisionOrder": change("?x bkg:order ?o", "?x bkg:order 2", "?x bkg:order ?o FILTER (?o != 2)"),
    "Undescribed": change("?x bkg:addresses ?o", "?x bkg:addresses voc:domain\\/none", "?x bkg:addresses ?o"),
    "ForeignName": change("", "<https://data.example/id/country/be> a bkg:Country", "?x a bkg:Event"),
    "InferredUnexplained": change_inferred("", "?x bkg:participant id:country\\/fr", "?x bkg:participant ?o"),
    "InferenceWithoutTriple": change_inferred("?x bkg:participant ?o", "", "?x bkg:participant ?o"),
    "BoundsFollow": change_inferred(
        "?x bkg:signedNotBefore ?o", '?x bkg:signedNotBefore "1900-01-01"^^xsd:date', "?x bkg:signedNotBefore ?o"
    ),
}


@pytest.fixture(scope="module")
def quads():
    return list(read_quads(folder("data") / "graph" / "dataset.nq"))


def test_the_shipped_graph_breaks_none(quads):
    assert list(check_graphs(quads, DEFAULT_BASE)) == []


def test_every_shape_over_graphs_has_a_mutant():
    shapes = make_graph(read_quads(folder("shapes") / "graphs.ttl")).subjects(RDF.type, SH.NodeShape)
    assert {str(shape).removeprefix(SHAPES) for shape in shapes} - {"NothingThere"} == set(MUTANTS)


@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_caught_by_the_shape_meant_for_it(name, quads):
    store = ox.Store()
    store.extend(quads)
    store.update(MUTANTS[name], prefixes=dict(PREFIXES))
    after = set(store)
    assert after != set(quads), "this update changes nothing"
    assert name in {found for found, _ in check_graphs(after, DEFAULT_BASE)}
