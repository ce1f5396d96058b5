"""Which dataset is meant."""

from __future__ import annotations

from pathlib import Path

from benelux_kg.cli.options import DEFAULT_FOLDER
from benelux_kg.cli.voice import Voice
from benelux_kg.errors import DatasetError


def find_graph(graph: Path | None) -> Path:
    """Return the dataset or RDF file that was named; else the dataset that is found."""
    return graph if graph and graph.is_file() else find_dataset(graph)


def find_dataset(graph: Path | None) -> Path:
    """Return the one that was named; else the current folder, ``./benelux-kg-graph``, or the shipped graph."""
    if graph and graph.is_file():
        raise DatasetError("is a file, not a dataset with its texts", where=str(graph), mend="name a folder")
    if graph:
        return graph
    from benelux_kg.graph.dataset import is_dataset
    from benelux_kg.resources import folder

    for candidate in (Path(), DEFAULT_FOLDER):
        if is_dataset(candidate):
            return candidate
    Voice.of().say("No dataset here: using the graph that is shipped. Make your own with: benelux-kg build")
    return folder("data/graph")
