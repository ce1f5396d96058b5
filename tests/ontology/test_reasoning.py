from __future__ import annotations

import io
import shutil

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import expand

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and there is none on the path")
LITERALS: dict[Node | None, Literal] = {
    None: Literal("2018-07-23T00:00:00Z", datatype=XSD.dateTime),  # a date, as the reasoner can take it
    RDFS.Literal: Literal("woorden", lang="nl"),
    XSD.string: Literal("words"),
    XSD.integer: Literal(3),
    XSD.decimal: Literal("1925.5", datatype=XSD.decimal),
}


def bkg(name: str) -> URIRef:
    return URIRef(expand(f"bkg:{name}"))


def reason(graph: Graph) -> set[str] | None:
    """Return the unsatisfiable classes as HermiT finds them, or ``None`` where the graph is inconsistent."""
    import owlready2

    world = owlready2.World()
    world.get_ontology(expand("bkg:")).load(fileobj=io.BytesIO(graph.serialize(format="nt", encoding="utf-8")))
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return None
    return {c.iri for c in world.inconsistent_classes()}


def leaves(graph: Graph, cls: Node | None) -> list[URIRef]:
    """Return the most specific classes below ``cls``, through named unions and subclasses."""
    unions = [graph.value(e, OWL.unionOf) for e in graph.objects(cls, OWL.equivalentClass)]
    united = [m for u in unions if u is not None for m in Collection(graph, u)]
    below = united or list(graph.subjects(RDFS.subClassOf, cls))
    return [leaf for part in sorted(below, key=str) for leaf in leaves(graph, part)] or [URIRef(str(cls))]


def example(graph: Graph, cls: URIRef, role: str) -> URIRef:
    if cls == bkg("Factuality"):
        return bkg("Asserted")
    thing = URIRef(expand(f"id:{role}/{cls.rsplit('#', 1)[-1].rsplit('/', 1)[-1].lower()}"))
    graph.add((thing, RDF.type, cls))
    return thing


def every_use(ontology: Graph) -> Graph:
    """Return the ontology with each property used once between all the classes it may stand between."""
    graph = Graph() + ontology
    for term, kind in list(ontology.subject_objects(RDF.type)):
        if kind not in {OWL.ObjectProperty, OWL.DatatypeProperty} or not str(term).startswith(expand("bkg:")):
            continue
        domain, reach = ontology.value(term, RDFS.domain), ontology.value(term, RDFS.range)
        for source in leaves(ontology, domain):
            subject = example(graph, source, "from")
            if kind == OWL.DatatypeProperty:
                graph.add((subject, term, LITERALS[reach]))
                continue
            for target in leaves(ontology, reach or bkg("Incident")):
                graph.add((subject, term, example(graph, target, "to")))
    return graph


@pytest.fixture(scope="module")
def aligned(ontology: Graph, alignments: dict[str, Graph]) -> Graph:
    """The ontology with every alignment that OWL 2 DL allows."""
    graph = Graph() + ontology
    for name, extra in alignments.items():
        if name != "rdf.ttl":
            graph += extra
    headers = set(graph.subjects(RDF.type, OWL.Ontology))
    for header in headers:
        graph.remove((header, None, None))
    return graph


def test_the_ontology_is_consistent_and_every_class_can_have_members(ontology):
    assert reason(ontology) == set()


def test_the_aligned_ontology_is_consistent_and_every_class_can_have_members(aligned):
    assert reason(aligned) == set()


def test_the_vocabularies_agree_with_the_aligned_ontology(aligned):
    graph = Graph() + aligned
    for path in sorted((folder("ontology") / "vocabulary").glob("*.ttl")):
        graph.parse(path)
    assert reason(graph) == set()


def test_every_property_may_stand_between_all_the_classes_it_is_declared_for(aligned):
    assert reason(every_use(aligned)) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [("Country", "Place"), ("Agency", "Domain"), ("Event", "Measure"), ("Treaty", "Action"), ("NewsItem", "Claim")],
)
def test_nothing_is_two_disjoint_things(ontology, one, other):
    graph = Graph() + ontology
    thing = URIRef(expand("id:place/both"))
    graph.add((thing, RDF.type, bkg(one)))
    graph.add((thing, RDF.type, bkg(other)))
    assert reason(graph) is None


def test_an_actor_may_be_a_concept_too(ontology):
    graph = Graph() + ontology
    for cls in (bkg("Country"), URIRef(expand("skos:Concept"))):
        graph.add((URIRef(expand("id:country/be")), RDF.type, cls))
    assert reason(graph) == set()


def test_a_claim_has_one_factuality(ontology):
    graph = Graph() + ontology
    claim = URIRef(expand("id:claim/1"))
    graph.add((claim, bkg("factuality"), bkg("Asserted")))
    graph.add((claim, bkg("factuality"), bkg("Denied")))
    assert reason(graph) is None
