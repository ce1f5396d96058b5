"""From policy texts on Benelux security cooperation to a graph in which every fact shows its words.

The verbs are those of the command line::

    import benelux_kg as kg

    graph = kg.build(["pages/"])
    graph.query("SELECT ?treaty ?party WHERE { ?treaty bkg:party ?party }").to_pandas()
    graph.export("turtle")
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benelux_kg.pipeline.graphs import Graph

__all__ = ["__version__", "build", "open_graph"]

__version__ = "0.1.0"


def build(
    sources: Iterable[str | Path] | None = None,
    output: str | Path = "benelux-kg-graph",
    *,
    language: str | None = None,
    jobs: int = 1,
    validate: bool = True,
    base_iri: str | None = None,
    infer: bool | None = None,
) -> Graph:
    """Make the dataset in ``output`` hold what ``sources`` state, and return it.

    Without sources the digests that are shipped are read. Only texts that changed are read again.
    """
    from benelux_kg import pipeline

    pipeline.build(sources, output, language=language, jobs=jobs, validate=validate, base_iri=base_iri, infer=infer)
    return open_graph(output)


def open_graph(path: str | Path) -> Graph:
    """Open a dataset folder, or an RDF file."""
    from benelux_kg.pipeline.graphs import Graph

    return Graph(path)
