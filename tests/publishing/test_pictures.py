from __future__ import annotations

import json
import re

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyld import jsonld

from benelux_kg.errors import UsageError
from benelux_kg.publishing import Selection, export
from benelux_kg.publishing.content import hold_quads
from benelux_kg.vocabulary.namespaces import expand
from tests.publishing.graphs import IRIS, LITERALS, PREDICATES, canonical, no_network

TREATY = "id:agreement/benelux-police-treaty-2018"
TRIPLES = st.lists(st.builds(ox.Triple, IRIS, PREDICATES, st.one_of(LITERALS, IRIS)), max_size=5)
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAMING = {
    expand(name)
    for name in ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title")
}


class TestGraphml:
    @pytest.fixture
    def network(self, small, tmp_path):
        export(small, "graphml", tmp_path / "graph.graphml")
        return nx.read_graphml(tmp_path / "graph.graphml")

    def test_networkx_reads_things_with_label_class_and_dates(self, network):
        treaty = network.nodes["id:agreement:benelux-police-treaty-2018"]
        assert treaty["label"] == "2018 Benelux Police Treaty"
        assert "bkg:Treaty" in treaty["class"].split("; ")
        assert treaty["iri"] == expand(TREATY)
        assert treaty["bkg:signedOn"] == "2018; 2018-07-23"

    def test_networkx_reads_facts_as_edges(self, network):
        parties = [
            end
            for _, end, data in network.out_edges("id:agreement:benelux-police-treaty-2018", data=True)
            if data["relation"] == "bkg:party"
        ]
        assert sorted(network.nodes[end]["label"] for end in parties) == ["Belgium", "Luxembourg", "Netherlands"]

    def test_every_edge_joins_nodes_that_are_declared(self, small):
        text = export(small, "graphml")
        nodes = re.findall(r'<node id="([^"]+)"', text)
        assert len(nodes) == len(set(nodes))
        assert set(re.findall(r'(?:source|target)="([^"]+)"', text)) <= set(nodes)
        assert all(re.fullmatch(r"[\w.:-]+", node) for node in nodes)

    @given(TRIPLES)
    @PATIENT
    def test_any_graph_gives_one_edge_for_each_fact_between_things(self, triples):
        text = export(hold_quads(triples), "graphml")
        found = nx.parse_graphml(text, force_multigraph=True)
        between = {
            triple
            for triple in triples
            if isinstance(triple.object, ox.NamedNode) and triple.predicate.value not in NAMING
        }
        assert found.number_of_edges() == len(between)
        names = {found.nodes[node]["iri"] for node in found}
        assert names >= {triple.subject.value for triple in between}
        assert len(names) == found.number_of_nodes()


class TestDrawings:
    @pytest.mark.parametrize("form", ["dot", "mermaid"])
    @given(triples=TRIPLES)
    @PATIENT
    def test_whatever_is_drawn_each_line_is_a_box_or_an_arrow(self, form, triples):
        lines = export(hold_quads(triples), form).split("\n")
        box = {
            "dot": r'  n\d+ \[label="(?:[^"\\]|\\.)*", shape=[\w, =]+\];',
            "mermaid": r'  n\d+[(\[{>]+"[^"`<\n]*(?:<br/>[^"`<\n]*)*"[)\]}]+',
        }
        arrow = {"dot": r'  n\d+ -> n\d+ \[label="(?:[^"\\]|\\.)*"\];', "mermaid": r'  n\d+ -- "[^"`<\n]*" --> n\d+'}
        body = lines[3:-2] if form == "dot" else lines[1:-1]
        assert all(re.fullmatch(box[form], line) or re.fullmatch(arrow[form], line) for line in body), body

    def test_things_look_like_what_they_are(self, small):
        query = "CONSTRUCT { ?c rdf:subject ?t ; bkg:evidence ?e . ?t bkg:signedOn ?d } WHERE { ?c rdf:subject ?t ; bkg:evidence ?e . ?t a bkg:Treaty ; bkg:signedOn ?d }"
        text = export(small, "mermaid", profile="claims", selection=Selection(construct=query))
        assert '(["2018 Benelux Police Treaty<br/>id:agreement/benelux-police-treaty-2018"])' in text
        assert re.search(r'\{\{"2018 Benelux Police Treaty – .+"\}\}', text)
        assert re.search(r'>"“.+”"\]', text)
        assert '["2018"]' in text


@pytest.fixture(scope="module")
def text(small):
    return export(small, "jsonld", frame=True)


class TestTrees:
    def test_there_is_one_tree_for_each_agreement_action_and_agency(self, small, text):
        roots = [node["@id"] for node in json.loads(text)["@graph"]]
        found = small.store.query(
            "PREFIX bkg: <https://w3id.org/benelux-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            "SELECT DISTINCT ?t { VALUES ?k { bkg:Agreement bkg:Action bkg:Agency } ?t a/rdfs:subClassOf* ?k }"
        )
        assert sorted(roots) == sorted({small.names.compact(row[0].value) for row in found})

    def test_what_belongs_to_a_thing_stands_in_it_and_the_rest_by_label(self, text):
        trees = {node["@id"]: node for node in json.loads(text)["@graph"]}
        treaty = trees[TREATY]
        assert {party["@id"] for party in treaty["party"]} == {"id:country/be", "id:country/lu", "id:country/nl"}
        assert treaty["party"][0]["prefLabel"]["en"] == "Belgium"
        assert "notation" not in treaty["party"][0]

    def test_read_back_it_is_a_part_of_the_graph(self, small, text):
        whole = {line.removesuffix(" .") for line in export(small, "ntriples").splitlines()}
        assert {str(quad) for quad in ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)} <= whole

    def test_only_jsonld_has_trees(self, small):
        with pytest.raises(UsageError, match="turtle has no trees"):
            export(small, "turtle", frame=True)


def test_a_third_reader_of_jsonld_finds_the_same_without_a_network(small):
    selection = Selection(domains=("crime",))
    text = export(small, "jsonld", selection=selection)
    with no_network():
        nquads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    expected = export(small, "ntriples", selection=selection)
    assert canonical(ox.parse(nquads, format=ox.RdfFormat.N_QUADS)) == canonical(
        ox.parse(expected, format=ox.RdfFormat.N_TRIPLES)
    )


def test_skos_alone_holds_concepts_and_nothing_else(small):
    triples = list(ox.parse(export(small, "skos").encode(), format=ox.RdfFormat.TURTLE))
    assert {small.names.compact(triple.predicate.value).partition(":")[0] for triple in triples} == {
        "rdf",
        "skos",
        "dcterms",
    }
    types = {small.names.compact(t.object.value) for t in triples if t.predicate.value == expand("rdf:type")}
    assert types == {"skos:Concept", "skos:ConceptScheme", "skos:Collection"}
    concepts = {t.subject for t in triples if t.predicate.value == expand("rdf:type")}
    assert {triple.subject for triple in triples} == concepts
    held = small.store.query(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT DISTINCT ?c { ?c a skos:Concept }"
    )
    assert sum(1 for _ in held) == len([t for t in triples if t.object == ox.NamedNode(expand("skos:Concept"))])
