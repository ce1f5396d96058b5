"""Several graphs as one default graph.

The store gives a triple once for each graph that holds it; the RDF merge that the standard asks for gives it once.
Source: SPARQL 1.1 Query Language, 13.2.1 Specifying the Default Graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox


def merge_graphs(store: ox.Store, default: Iterable[ox.NamedNode], named: Iterable[ox.NamedNode]) -> ox.Store:
    """Hold the graphs ``default``, merged, and the graphs ``named`` in memory."""
    merged = ox.Store()
    merged.bulk_extend(_read(store, default, named))
    return merged


def _read(store: ox.Store, default: Iterable[ox.NamedNode], named: Iterable[ox.NamedNode]) -> Iterator[ox.Quad]:
    for graph in default:
        for quad in store.quads_for_pattern(None, None, None, graph):
            yield ox.Quad(quad.subject, quad.predicate, quad.object)
    for graph in named:
        yield from store.quads_for_pattern(None, None, None, graph)
