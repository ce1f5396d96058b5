"""Validating only some nodes of a store: what their shapes can see of the graph is cut out, and no more.

pySHACL's own ``focus_nodes`` is of no use here: it also skips the nodes that nested shapes ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import make_graph, read_hierarchy
from benelux_kg.checks.validation import validate_graph
from benelux_kg.vocabulary.namespaces import compact, expand

_BACK = ("rdf:subject", "bkg:provides", "bkg:memberOf", "bkg:partOf", "bkg:evidence")
"""Properties that shapes follow backwards from any node."""

_CHAINS = (
    *("bkg:revises", "bkg:amends", "bkg:extends", "bkg:replaces", "bkg:memberOf", "bkg:partOf", "bkg:includes"),
    *("bkg:representedBy", "bkg:preferredClaim", "prov:wasDerivedFrom", "skos:broader"),
)
"""Properties that shapes follow backwards to the end, where they look for circles."""

_SEEN = (
    *("rdf:type", "skos:inScheme", "rdfs:label", "skos:prefLabel", "skos:altLabel", "dcterms:identifier", "oa:exact"),
    *("rdf:subject", "rdf:predicate", "rdf:object", "bkg:factuality", "oa:hasSource", "oa:start"),
)
"""What shapes, and reports, look at in a neighbour."""


def validate_nodes(store: ox.Store, focus: Iterable[str], shapes: Shapes) -> list[ShapeResult]:
    """Give the results for the nodes ``focus`` (whole IRIs), as validating the whole store would."""
    nodes = {ox.NamedNode(each) for each in focus}
    quads = {ox.Quad(q.subject, q.predicate, q.object) for q in _cut_out(store, nodes)}
    told = {compact(node.value) for node in nodes}
    return [each for each in validate_graph(make_graph([*read_hierarchy(), *quads]), shapes) if each.focus in told]


def _cut_out(store: ox.Store, nodes: set[ox.NamedNode]) -> Iterator[ox.Quad]:
    neighbours: set[ox.NamedNode] = set()
    for node in nodes:
        for quad in (*store.quads_for_pattern(node, None, None, None), *_backwards(store, node)):
            yield quad
            neighbours |= {each for each in (quad.subject, quad.object) if isinstance(each, ox.NamedNode)}
    seen = [_node(name) for name in _SEEN]
    claims = {
        each.subject for node in nodes for each in store.quads_for_pattern(node, _node("bkg:conflictsWith"), None, None)
    }
    for node in neighbours - nodes:
        for predicate in (*seen, *((_node("bkg:evidence"),) if claims else ())):
            yield from store.quads_for_pattern(node, predicate, None, None)
    yield from _sharing_labels(store, nodes)


def _backwards(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    for name in _BACK:
        yield from store.quads_for_pattern(None, _node(name), node, None)
    if any(store.quads_for_pattern(node, _node("bkg:order"), None, None)):
        yield from store.quads_for_pattern(None, _node("rdf:object"), node, None)
    for name in _CHAINS:
        yield from _chain(store, _node(name), node)


def _chain(store: ox.Store, predicate: ox.NamedNode, node: ox.NamedNode) -> Iterator[ox.Quad]:
    reached, fresh = {node}, [node]
    while fresh:
        for quad in store.quads_for_pattern(None, predicate, fresh.pop(), None):
            yield quad
            if isinstance(quad.subject, ox.NamedNode) and quad.subject not in reached:
                reached.add(quad.subject)
                fresh.append(quad.subject)


def _sharing_labels(store: ox.Store, nodes: set[ox.NamedNode]) -> Iterator[ox.Quad]:
    """Give what else bears the labels of concepts."""
    predicates = [_node(name) for name in ("skos:prefLabel", "skos:altLabel")]
    labels = {
        q.object for node in nodes for each in predicates for q in store.quads_for_pattern(node, each, None, None)
    }
    for label in labels:
        for predicate in predicates:
            for quad in store.quads_for_pattern(None, predicate, label, None):
                yield quad
                yield from store.quads_for_pattern(quad.subject, _node("skos:inScheme"), None, None)


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))
