"""What a store holds, in numbers: asked in SPARQL, so that anybody can ask again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from benelux_kg.vocabulary.namespaces import Namespaces

_COUNT = "SELECT ?key (COUNT(*) AS ?n) WHERE {{ {pattern} }} GROUP BY ?key"
_LINKS = (
    *("skos:exactMatch", "skos:closeMatch", "skos:broadMatch", "skos:narrowMatch", "skos:relatedMatch"),
    *("owl:sameAs", "rdfs:seeAlso", "dcterms:language", "dcterms:spatial", "dcterms:type"),
)
"""Relations that may lead out of the dataset."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Triples in all, triples by property, members by class; names are whole IRIs."""

    triples: int
    properties: Mapping[str, int] = field(default_factory=dict)
    classes: Mapping[str, int] = field(default_factory=dict)


def count_graph(store: ox.Store, graph: str = "") -> Counts:
    """Count one named graph; without a name all of them merged, each triple once."""
    properties, classes = (_ask(store, _pattern(triple, graph)) for triple in ("?s ?key ?o", "?s a ?key"))
    return Counts(sum(properties.values()), properties, classes)


def list_graphs(store: ox.Store) -> list[str]:
    """Give the names of all graphs that hold anything, sorted."""
    graphs = (each for each in store.named_graphs() if isinstance(each, ox.NamedNode))
    held = (each.value for each in graphs if next(store.quads_for_pattern(None, None, None, each), None))
    return sorted(held)


def count_links(store: ox.Store, names: Namespaces, spaces: Iterable[str]) -> Counter[tuple[str, str]]:
    """Count the triples that lead into each of the namespaces ``spaces``: by namespace and predicate (compact)."""
    spaces, counted = tuple(spaces), Counter[tuple[str, str]]()
    for predicate in _LINKS:
        node = ox.NamedNode(names.expand(predicate))
        for quad in store.quads_for_pattern(None, node, None, ox.DefaultGraph()):
            if isinstance(quad.object, ox.NamedNode):
                target = quad.object.value
                counted.update((space, predicate) for space in spaces if target.startswith(space))
    return counted


def _pattern(triple: str, graph: str) -> str:
    return f"GRAPH {ox.NamedNode(graph)} {{ {triple} }}" if graph else triple


def _ask(store: ox.Store, pattern: str) -> dict[str, int]:
    solutions = store.query(_COUNT.format(pattern=pattern))
    assert isinstance(solutions, ox.QuerySolutions)
    return {row["key"].value: int(row["n"].value) for row in solutions}
