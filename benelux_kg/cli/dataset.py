"""Which dataset is meant."""

from __future__ import annotations

from pathlib import Path

from benelux_kg.cli.options import DEFAULT_FOLDER
from benelux_kg.cli.voice import Voice


def find_dataset(graph: Path | None) -> Path:
    """Return the one that was named; else the current folder, ``./benelux-kg-graph``, or the shipped graph."""
    if graph:
        return graph
    from benelux_kg.graph.dataset import is_dataset
    from benelux_kg.resources import folder

    for candidate in (Path(), DEFAULT_FOLDER):
        if is_dataset(candidate):
            return candidate
    Voice.of().say("No dataset here: using the graph that is shipped. Make your own with: benelux-kg build")
    return folder("data/graph")
