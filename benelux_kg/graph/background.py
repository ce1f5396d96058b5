"""The graphs that no text changes: the ontology and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import ResourceError
from benelux_kg.graph.layout import ONTOLOGY, VOCABULARY
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand


def background_files() -> dict[str, list[Path]]:
    """Give the Turtle files of each background graph."""
    ontology = folder("ontology")
    return {ONTOLOGY: [ontology / "benelux.ttl"], VOCABULARY: sorted((ontology / "vocabulary").glob("*.ttl"))}


def background_digest() -> str:
    """Give one digest over all files of the background."""
    whole = sha256()
    for paths in background_files().values():
        for path in paths:
            whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def write_background(base: str = DEFAULT_BASE) -> dict[str, list[str]]:
    """Give the sorted lines of each background graph."""
    return {name: write_graph(paths, f"graph:{name}", base) for name, paths in background_files().items()}


def write_graph(paths: Iterable[Path], graph: str, base: str = DEFAULT_BASE) -> list[str]:
    """Give what the Turtle files ``paths`` hold as the sorted, canonical lines of one graph.

    Source: RDF Dataset Canonicalization (RDFC-1.0), for the blank nodes in the ontology's lists.
    """
    store = ox.Store()  # gives literals back as every other store will
    for path in paths:
        try:
            store.load(path=str(path), format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode(expand(graph)))
        except (SyntaxError, OSError) as error:
            raise ResourceError(" ".join(str(error).split()), where=str(path)) from error
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(_rebase(f"{quad} .\n", base) for quad in dataset)


def _rebase(line: str, base: str) -> str:
    if base != DEFAULT_BASE:
        for prefix in ("id:", "graph:"):
            line = line.replace(f"<{expand(prefix)}", f"<{expand(prefix, base)}")
    return line
