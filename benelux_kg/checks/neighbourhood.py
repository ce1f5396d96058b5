"""Validating only some nodes of a store: what their shapes can see of the graph is cut out, and no more.

pySHACL's own ``focus_nodes`` is of no use here: it also skips the nodes that nested shapes ask for.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import pyoxigraph as ox
import rdflib

from benelux_kg.checks.describing import TELLING, RawResult
from benelux_kg.checks.reach import Reach, write_trail
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import make_graph, read_hierarchy
from benelux_kg.checks.validation import describe_results, run_engine

_CHUNK = 5_000
"""Nodes that are validated at a time: what bounds the memory of a whole dataset."""


def validate_nodes(store: ox.Store, focus: Iterable[str], shapes: Shapes) -> list[ShapeResult]:
    """Give the results for the nodes ``focus`` (whole IRIs), as validating all of ``store`` would.

    ``store`` holds the merged triples in its default graph.
    """
    nodes = iter(dict.fromkeys(focus))
    found: list[ShapeResult] = []
    while chunk := {ox.NamedNode(each) for each in islice(nodes, _CHUNK)}:
        cut = make_graph([*read_hierarchy(), *shapes.reach.cut_out(store, chunk)])
        focused = {node.value for node in chunk}
        raw = [each for each in run_engine(cut, shapes) if str(each.focus) in focused]
        found += describe_results(raw, make_graph(_cut_told(store, raw)), shapes)
    return found


def _cut_told(store: ox.Store, results: Iterable[RawResult]) -> set[ox.Quad]:
    """Give what a report tells of the results: what is said of them, labels, and the claims with their words."""
    named = {each for result in results for each in (result.focus, result.value) if isinstance(each, rdflib.URIRef)}
    nodes = {ox.NamedNode(str(each)) for each in named}
    said = {quad for node in nodes for quad in store.quads_for_pattern(node, None, None)}
    return said | Reach(map(write_trail, TELLING)).cut_out(store, nodes)
