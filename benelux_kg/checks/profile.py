"""What OWL 2 DL asks of an ontology beside OWL 2 itself: declarations, kinds of terms, simple and regular properties.

The tests ask the OWL API, too; it needs a Java compiler, and these rules nothing.

Source: OWL 2 Structural Specification, 3 Ontologies, 5.8 Typing Constraints, 11 Global Restrictions on Axioms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rdflib
from rdflib import OWL, RDF, RDFS
from rdflib.term import Node

from benelux_kg.vocabulary.namespaces import compact

Fault = tuple[Node | None, str]
"""The term, and what is wrong with it."""

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_SIMPLE = (OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty)
_OF_THINGS = (*_SIMPLE[1:], OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.ReflexiveProperty)
_COUNTED = (
    *(OWL.cardinality, OWL.minCardinality, OWL.maxCardinality, OWL.hasSelf),
    *(OWL.qualifiedCardinality, OWL.minQualifiedCardinality, OWL.maxQualifiedCardinality),
)
_OF_CLASSES = (RDFS.subClassOf, OWL.equivalentClass, OWL.disjointWith, OWL.complementOf, OWL.onClass)
_OF_PROPERTIES = (RDFS.subPropertyOf, OWL.equivalentProperty, OWL.inverseOf, OWL.propertyDisjointWith)
_LISTED = (OWL.unionOf, OWL.intersectionOf)
_RESERVED = ("rdf:", "rdfs:", "owl:", "xsd:")
_AXIOMS = (*_OF_CLASSES, *_OF_PROPERTIES, RDFS.domain, RDFS.range, OWL.propertyChainAxiom)


def find_faults(graph: rdflib.Graph) -> Iterator[Fault]:
    """Give what OWL 2 DL does not allow."""
    for rule in (_kinds, _declared, _reserved, _simple, _regular):
        yield from rule(graph)


def _sort(nodes: Iterable[Node]) -> list[Node]:
    return sorted(nodes, key=str)


def _is_reserved(term: Node) -> bool:
    return isinstance(term, rdflib.URIRef) and compact(str(term)).startswith(_RESERVED)


def _kinds(graph: rdflib.Graph) -> Iterator[Fault]:
    """Want one kind for each property, and no class that is a datatype."""
    for one_of in (PROPERTIES, (OWL.Class, RDFS.Datatype)):
        for term in _sort({s for kind in one_of for s in graph.subjects(RDF.type, kind)}):
            kinds = [compact(str(kind)) for kind in one_of if (term, RDF.type, kind) in graph]
            if len(kinds) > 1:
                yield term, f"is declared as {' and '.join(kinds)}: OWL 2 DL wants one"
    for term in _sort(set(graph.subjects(RDF.type, OWL.DatatypeProperty))):
        if any((term, RDF.type, kind) in graph for kind in _OF_THINGS):
            yield term, "is a property of values, and only one of things can be that"


def _declared(graph: rdflib.Graph) -> Iterator[Fault]:
    """Want every class and every property of an axiom declared, also those of other vocabularies."""
    for term in _sort(_used(graph, _OF_CLASSES) | set(_members(graph)) | set(graph.objects(None, RDFS.domain))):
        if not _is_known(graph, term, (OWL.Class, RDFS.Datatype)):
            yield term, "is used as a class, and not declared as one (owl:Class)"
    for term in _sort(set(graph.objects(None, RDFS.range))):
        if not _is_known(graph, term, (OWL.Class, RDFS.Datatype)):
            yield term, "is used as a range, and declared neither as a class nor as a datatype"
    chained = {step for _, chain in graph.subject_objects(OWL.propertyChainAxiom) for step in graph.items(chain)}
    for term in _sort(_used(graph, _OF_PROPERTIES) | set(graph.objects(None, OWL.onProperty)) | chained):
        if not _is_known(graph, term, PROPERTIES):
            yield term, "is used as a property, and not declared as one"


def _used(graph: rdflib.Graph, axioms: tuple[rdflib.URIRef, ...]) -> set[Node]:
    return {end for axiom in axioms for pair in graph.subject_objects(axiom) for end in pair}


def _members(graph: rdflib.Graph) -> Iterator[Node]:
    for listed in _LISTED:
        for members in graph.objects(None, listed):
            yield from graph.items(members)


def _is_known(graph: rdflib.Graph, term: Node, kinds: tuple[rdflib.URIRef, ...]) -> bool:
    return (
        not isinstance(term, rdflib.URIRef)
        or _is_reserved(term)
        or any((term, RDF.type, kind) in graph for kind in kinds)
    )


def _reserved(graph: rdflib.Graph) -> Iterator[Fault]:
    """Want no axiom about the vocabularies that OWL itself is written in."""
    told = {subject for axiom in _AXIOMS for subject, _ in graph.subject_objects(axiom)}
    yield from (
        (term, "belongs to OWL itself, and no axiom may speak of it") for term in _sort(filter(_is_reserved, told))
    )


def _simple(graph: rdflib.Graph) -> Iterator[Fault]:
    """Want no property that is transitive or chained, or stands above one, to be restricted to simple ones."""
    apart = _used(graph, (OWL.propertyDisjointWith,))
    for term in _sort(_list_composite(graph)):
        counted = any(graph.value(each, p) for each in graph.subjects(OWL.onProperty, term) for p in _COUNTED)
        kinds = [compact(str(kind)) for kind in _SIMPLE if (term, RDF.type, kind) in graph]
        if term in apart:
            kinds.append(compact(str(OWL.propertyDisjointWith)))
        if kinds or counted:
            told = ", ".join(kinds) or "a cardinality"
            yield term, f"is transitive or chained and carries {told}: OWL 2 DL allows only one of them"


def _list_composite(graph: rdflib.Graph) -> set[Node]:
    own = {*graph.subjects(RDF.type, OWL.TransitiveProperty), *graph.subjects(OWL.propertyChainAxiom)}
    return {above for term in own for above in graph.transitive_objects(term, RDFS.subPropertyOf) if above is not None}


def _regular(graph: rdflib.Graph) -> Iterator[Fault]:
    """Want an order among chained properties: none rests on itself but at the one end of its own chain."""
    rests: dict[Node, set[Node]] = {}
    for term, chain in graph.subject_objects(OWL.propertyChainAxiom):
        steps = list(graph.items(chain))
        own = steps != [term, term] and term in steps[1:-1]
        if own or (steps != [term, term] and steps[0] == steps[-1] == term):
            yield term, "stands inside its own chain: OWL 2 DL allows it at one end only"
        rests.setdefault(term, set()).update(step for step in steps if step != term)
    for term in _sort(rests):
        if term in _follow(rests, term):
            yield term, "rests on itself by way of the chains of other properties"


def _follow(rests: dict[Node, set[Node]], term: Node) -> set[Node]:
    seen: set[Node] = set()
    fresh = set(rests[term])
    while fresh:
        step = fresh.pop()
        seen.add(step)
        fresh |= rests.get(step, set()) - seen
    return seen
