"""Opening what answers a question: a dataset, two builds side by side, or an endpoint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.pipeline.graphs import Graph
from benelux_kg.querying import LocalSource, RemoteSource, Source
from benelux_kg.querying.endpoints import Endpoint

BEFORE = "before/"
"""What the names of an earlier build's graphs start with, below ``graph:``."""


def open_source(
    path: str | Path | None, *, endpoint: str | None = None, timeout: float = 60, before: str | Path | None = None
) -> Source:
    """Open an endpoint, or the dataset or RDF file ``path``, with an earlier build ``before`` beside it."""
    if endpoint:
        return RemoteSource(Endpoint(endpoint, timeout=timeout))
    assert path
    graph = Graph(path)
    return LocalSource(hold_builds(graph, Graph(before)), graph.names) if before else graph.source


def hold_builds(after: Graph, before: Graph) -> ox.Store:
    """Hold two builds in memory; the graphs of the earlier one get names of their own."""
    store = ox.Store()
    store.bulk_extend(quad for quad in after if isinstance(quad.graph_name, ox.NamedNode))
    store.bulk_extend(_set_apart(before, after.names.prefixes["graph"]))
    return store


def _set_apart(build: Graph, base: str) -> Iterator[ox.Quad]:
    earlier = build.names.prefixes["graph"]
    for quad in build:
        if isinstance(quad.graph_name, ox.NamedNode):
            name = ox.NamedNode(base + BEFORE + quad.graph_name.value.removeprefix(earlier))
            yield ox.Quad(quad.subject, quad.predicate, quad.object, name)
