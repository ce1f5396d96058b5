"""What claims say that stand as no fact: planned, denied or attributed, they must still make sense.

Shapes see facts alone; so the domains and ranges of the ontology are asked here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox
import rdflib
from rdflib import OWL, RDF, RDFS
from rdflib.term import Node

from benelux_kg.checks.triples import find_value, make_graph, read_ontology
from benelux_kg.graph.inference import BOUNDS, read_days
from benelux_kg.graph.ntriples import read_lexical
from benelux_kg.vocabulary.namespaces import compact

Kinds = Mapping[str, Collection[str]]
"""Thing, as an N-Triples term, to the whole IRIs of its classes."""

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


@dataclass(slots=True)
class Claimed:
    """Claims that stand as no fact; terms are N-Triples terms."""

    claims: dict[ox.Quad, tuple[str, str, str]] = field(default_factory=dict)

    def claim(self, quad: ox.Quad, parts: Mapping[str, str]) -> None:
        """Take a claim, whole or not."""
        if all(part in parts for part in _PARTS):
            subject, predicate, object_ = (parts[part] for part in _PARTS)
            self.claims[quad] = subject, predicate, object_

    def breaks(self, kinds: Kinds) -> Iterator[ox.Quad]:
        """Give the claims on what their property cannot be said of, or with what cannot be its value."""
        for quad, (subject, predicate, object_) in self.claims.items():
            name = predicate[1:-1]
            allowed, wanted = read_kinds(RDFS.domain).get(name), read_kinds(RDFS.range).get(name)
            fits = _fits(kinds.get(subject), allowed) and _fits(kinds.get(object_), wanted)
            if not fits or (wanted and not object_.startswith("<")) or not _is_dated(compact(name), object_):
                yield quad


def _fits(kinds: Collection[str] | None, allowed: frozenset[str] | None) -> bool:
    return not kinds or allowed is None or not allowed.isdisjoint(kinds)


def _is_dated(predicate: str, term: str) -> bool:
    return predicate not in BOUNDS or (term.startswith('"') and read_days(read_lexical(term)) is not None)


def list_kinds(quads: Iterable[ox.Quad]) -> Kinds:
    """Give of what kinds things are."""
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        if quad.predicate.value == str(RDF.type):
            kinds[str(quad.subject)].add(find_value(quad.object))
    return kinds


@cache
def read_kinds(side: rdflib.URIRef) -> Mapping[str, frozenset[str]]:
    """Give for each property of things which classes may stand on its ``side``, each by its whole IRI."""
    ontology = make_graph(read_ontology())
    properties = {OWL.ObjectProperty} if side == RDFS.range else {OWL.ObjectProperty, OWL.DatatypeProperty}
    return {
        str(term): frozenset(_list_kinds(ontology, kind))
        for term, kind in ontology.subject_objects(side)
        if properties & set(ontology.objects(term, RDF.type))
    }


def _list_kinds(ontology: rdflib.Graph, kind: Node) -> Iterator[str]:
    """Give a class, what stands below it, and the members of a union."""
    yield str(kind)
    for below in ontology.subjects(RDFS.subClassOf, kind):
        yield from _list_kinds(ontology, below)
    for same in (kind, *ontology.objects(kind, OWL.equivalentClass)):
        for union in ontology.objects(same, OWL.unionOf):
            for member in ontology.items(union):
                yield from _list_kinds(ontology, member)
