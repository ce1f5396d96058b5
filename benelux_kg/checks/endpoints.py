"""Reading a graph from a SPARQL endpoint, to check it here."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from benelux_kg.checks.partition import find_base
from benelux_kg.querying.endpoints import Endpoint

_PAGE = 10_000
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_SORTED = "SELECT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o"
_TRIPLES = f"SELECT ?s ?p ?o WHERE {{{{ {{{{ {_SORTED} }}}} }}}} LIMIT {{limit}} OFFSET {{offset}}"
"""Sorted in a query of its own: Virtuoso refuses to skip far into rows that it still has to sort."""


def read_endpoint(url: str) -> Iterator[ox.Quad]:
    """Give the quads of an endpoint, graph by graph and page by page; raises ``EndpointError`` where it fails.

    Of an endpoint that holds a dataset of ours, only the graphs of that dataset.
    """
    endpoint = Endpoint(url)
    graphs: list[ox.NamedNode | ox.DefaultGraph] = [*map(ox.NamedNode, _list_graphs(endpoint))]
    for graph in graphs or [ox.DefaultGraph()]:
        pattern = f"GRAPH {graph} {{ ?s ?p ?o }}" if isinstance(graph, ox.NamedNode) else "?s ?p ?o"
        offset, more = 0, True
        while more:
            rows = endpoint.rows(_TRIPLES.format(pattern=pattern, limit=_PAGE, offset=offset))
            for row in rows:
                subject, predicate, object_ = (row[name] for name in "spo")
                yield ox.Quad(subject, predicate, object_, graph)  # type: ignore[arg-type]
            offset, more = offset + len(rows), bool(rows)


def _list_graphs(endpoint: Endpoint) -> list[str]:
    names = sorted(str(row["g"].value) for row in endpoint.rows(_GRAPHS))
    base = find_base(names)
    return [name for name in names if base is None or name.startswith(f"{base}graph/")]
