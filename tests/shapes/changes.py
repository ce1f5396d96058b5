"""Changes that each break one shape."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import make_graph
from benelux_kg.checks.validation import validate_graph
from benelux_kg.vocabulary.namespaces import PREFIXES

HERE = Path(__file__).parent


def list_changes() -> list[Path]:
    """One SPARQL update for each constraint; its name is the shape it breaks."""
    return sorted(HERE.glob("*/*.ru"))


def change(quads: Iterable[ox.Quad], update: str) -> ox.Store:
    """The quads as one graph, after an update that must change something."""
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    before = set(store)
    store.update(update, prefixes=dict(PREFIXES))
    assert set(store) != before, "this update changes nothing"
    return store


def broken_by(quads: Iterable[ox.Quad], shapes: Shapes) -> set[str]:
    """The names of the shapes that a graph breaks."""
    return {each.shape.removeprefix("shape:") for each in validate_graph(make_graph(quads), shapes)}
