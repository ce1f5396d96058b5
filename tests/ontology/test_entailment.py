"""What is concluded from the axioms of the ontology is what a reasoner concludes from them."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from benelux_kg.checks.java import find_java
from benelux_kg.checks.triples import read_ontology
from benelux_kg.errors import BeneluxKgError
from benelux_kg.graph.axioms import read_axioms
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.vocabulary.namespaces import PREFIXES, expand
from tests.graph.worlds import apply, read

WORLD = """
id:treaty a bkg:Treaty ; bkg:replaces id:old ; bkg:signedIn id:brussels ; bkg:provides id:provision .
id:old a bkg:MemorandumOfUnderstanding .
id:provision a bkg:Provision ; bkg:addresses id:crime .
id:crime a bkg:ThreatDomain .
id:brussels a bkg:Place ; bkg:country id:be .
id:be a bkg:Country ; bkg:memberOf id:union .
id:union a bkg:InternationalOrganisation .
id:week a bkg:Event ; bkg:organiser id:union ; bkg:basedOn id:cooperation ; bkg:heldIn id:brussels .
id:day a bkg:Event ; bkg:partOf id:week ; bkg:participant id:police .
id:hour a bkg:Event ; bkg:partOf id:day ; bkg:participant id:person .
id:police a bkg:Agency ; bkg:oversees id:cooperation .
id:person a bkg:Person ; bkg:holds id:post .
id:post a bkg:Post ; bkg:country id:be ; bkg:postIn id:police .
id:cooperation a bkg:Cooperation ; bkg:basedOn id:treaty .
id:flood a bkg:Incident ; bkg:heldIn id:be .
"""
RELATIONS = ("addresses", "basedOn", "heldIn", "partOf", "participant", "revises", "signedIn")


@pytest.fixture(scope="module")
def reasoned() -> set[str]:
    """The types and relations of the world as HermiT sees them."""
    import owlready2

    try:
        owlready2.JAVA_EXE = find_java()
    except BeneluxKgError as error:
        pytest.skip(str(error))
    triples = [f"{ox.Triple(quad.subject, quad.predicate, quad.object)} ." for quad in read_ontology()]
    things = {fact.split(" ")[0] for fact in read(WORLD)}
    individuals = (f"{thing} {write_iri('rdf:type')} {write_iri('owl:NamedIndividual')} ." for thing in things)
    lines = [*triples, *individuals, *(f"{fact} ." for fact in read(WORLD))]
    world = owlready2.World()
    world.get_ontology(expand("bkg:")).load(fileobj=io.BytesIO("\n".join(lines).encode()))
    owlready2.sync_reasoner_hermit(world, debug=0, infer_property_values=True)
    return {*types(world), *relations(world)}


def named(world):
    return [thing for thing in world.individuals() if thing.iri.startswith(PREFIXES["id"])]


def types(world):
    for thing in named(world):
        for cls in thing.INDIRECT_is_a:
            if isinstance(getattr(cls, "iri", None), str):
                yield f"<{thing.iri}> <{expand('rdf:type')}> <{cls.iri}>"


def relations(world):
    for name in RELATIONS:
        relation = world[expand(f"bkg:{name}")]
        for thing in named(world):
            for other in relation._get_indirect_values_for_individual(thing):
                yield f"<{thing.iri}> <{relation.iri}> <{other.iri}>"


def test_what_is_concluded_is_what_a_reasoner_concludes(reasoned):
    """But for the unions that only name a domain or range, and ``owl:Thing``."""
    unions = {str(q.subject) for q in read_ontology() if q.predicate.value == expand("owl:equivalentClass")}
    left_out = unions | {f"<{expand('owl:Thing')}>"}
    looked_at = [write_iri(name) for name in ("rdf:type", *(f"bkg:{each}" for each in RELATIONS))]
    concluded = {fact for fact in read(WORLD) | apply(read_axioms(), WORLD) if fact.split(" ")[1] in looked_at}
    assert concluded == {fact for fact in reasoned if fact.split(" ")[2] not in left_out}
