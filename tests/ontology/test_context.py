from __future__ import annotations

import json

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, Graph
from rdflib.compare import isomorphic

from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import PREFIXES

EXAMPLE = """
@prefix bkg: <https://w3id.org/benelux-kg/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix id: <https://w3id.org/benelux-kg/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/benelux-kg/id/agreement/example-2018> a bkg:Treaty ;
    rdfs:label "Verdrag"@nl , "Treaty"@en , "2018" ;
    bkg:party <https://w3id.org/benelux-kg/id/country/be> ;
    bkg:signedOn "2018"^^xsd:gYear , "2018-07-23"^^xsd:date ;
    bkg:signedNotBefore "2018-07-23"^^xsd:date ;
    bkg:year "2018"^^xsd:gYear .

<https://w3id.org/benelux-kg/id/claim/1> a bkg:Claim ;
    rdf:subject <https://w3id.org/benelux-kg/id/agreement/example-2018> ;
    rdf:predicate bkg:party ;
    rdf:object <https://w3id.org/benelux-kg/id/country/be> ;
    bkg:factuality bkg:Asserted ;
    bkg:evidence <https://w3id.org/benelux-kg/id/evidence/1> .

<https://w3id.org/benelux-kg/id/claim/2> rdf:object "2018"^^xsd:gYear ; bkg:corroboration 2 .

<https://w3id.org/benelux-kg/id/evidence/1> a bkg:Evidence ;
    oa:exact "België" ; oa:start 10 ; oa:end "16"^^xsd:nonNegativeInteger ; bkg:contextStart 3 .

<https://w3id.org/benelux-kg/id/figure/1> bkg:value 1925.0 ; bkg:counts "personen"@nl ; bkg:unit "euro" .

<https://w3id.org/benelux-kg/id/agency/police-be> skos:altLabel "a"@nl , "b"@nl ; bkg:mandate "c"@nl ; dcterms:title "d" .
"""


@pytest.fixture(scope="module")
def context() -> dict[str, object]:
    loaded: dict[str, object] = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    return loaded


def entry(context: dict[str, object], name: str) -> dict[str, str]:
    value = context.get(name, {})
    return {"@id": value} if isinstance(value, str) else value  # type: ignore[return-value]


def test_it_is_a_json_ld_1_1_context(context):
    assert context["@version"] == 1.1


def test_it_has_every_prefix_of_the_program(context):
    assert {name: context.get(name) for name in PREFIXES} == dict(PREFIXES)


def test_it_has_every_term_of_the_ontology_under_its_own_name(context, own_terms):
    assert {name: entry(context, name).get("@id") for name in own_terms} == {name: f"bkg:{name}" for name in own_terms}


def test_object_properties_lead_to_things(context, ontology, own_terms):
    names = [n for n, t in own_terms.items() if (t, RDF.type, OWL.ObjectProperty) in ontology]
    assert {entry(context, n).get("@type") for n in names} == {"@id", "@vocab"}


def test_no_datatype_property_leads_to_a_thing(context, ontology, own_terms):
    names = [n for n, t in own_terms.items() if (t, RDF.type, OWL.DatatypeProperty) in ontology]
    assert [n for n in names if entry(context, n).get("@type", "").startswith("@")] == []


def test_numbers_are_coerced_to_the_range_the_ontology_gives(context, ontology, own_terms):
    for name in ("value", "order", "contextStart", "contextEnd", "corroboration"):
        datatype = str(ontology.value(own_terms[name], RDFS.range)).rsplit("#", 1)[-1]
        assert entry(context, name)["@type"] == f"xsd:{datatype}"


def test_a_stated_date_keeps_the_datatype_of_its_precision(context):
    for name in ("signedOn", "inForceSince", "startDate", "endDate"):
        assert "@type" not in entry(context, name)


def test_labels_are_sorted_by_language(context):
    for name in ("label", "prefLabel", "altLabel", "hiddenLabel", "definition", "demonym", "sharedLabel", "title"):
        assert entry(context, name)["@container"] == "@language"


def test_a_graph_written_with_it_reads_back_the_same_in_two_parsers(context):
    graph = Graph().parse(data=EXAMPLE, format="turtle")
    written = graph.serialize(format="json-ld", context=context, auto_compact=False)
    triples = [
        ox.Triple(q.subject, q.predicate, q.object) for q in ox.parse(written.encode(), format=ox.RdfFormat.JSON_LD)
    ]
    second = Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    assert isomorphic(graph, Graph().parse(data=written, format="json-ld"))
    assert isomorphic(graph, second)


def test_what_it_writes_reads_like_the_ontology(context):
    graph = Graph().parse(data=EXAMPLE, format="turtle")
    nodes = json.loads(graph.serialize(format="json-ld", context=context))["@graph"]
    treaty = next(n for n in nodes if n.get("@type") == "Treaty")
    assert treaty["label"] == {"nl": "Verdrag", "en": "Treaty"}
    assert treaty["signedNotBefore"] == "2018-07-23"
    assert next(n for n in nodes if n.get("@type") == "Claim")["factuality"] == "Asserted"
