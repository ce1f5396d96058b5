"""What is to be written: the canonical lines of a graph, given as often as a format needs them.

Nothing here holds more than a block of lines in memory. Only statements with a blank node are gathered, since
canonical labels follow from all of them together; a dataset of ours has some hundred, in the ontology's lists.

Source: RDF Dataset Canonicalization (RDFC-1.0), 4 Canonicalization.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.publishing.subjects import drop_graph
from benelux_kg.querying import read_store
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

Lines = Iterable[str]


@dataclass(frozen=True)
class Content:
    """Canonical N-Quads lines, with the names of their base IRI and a store that can be asked about them.

    ``read`` gives the lines anew each time, in any order, repeated ones perhaps repeated.
    """

    read: Callable[[], Lines]
    names: Namespaces = field(default_factory=namespaces)
    open_store: Callable[[], ox.Store] = ox.Store
    dataset: Dataset | None = None

    @cached_property
    def store(self) -> ox.Store:
        """Open the store that holds all there is, also what the lines leave out."""
        return self.open_store()

    def keep(self, change: Callable[[Lines], Lines]) -> Content:
        """Give this content with its lines changed on the way."""
        return Content(lambda: change(self.read()), self.names, lambda: self.store, self.dataset)

    @contextmanager
    def sort(self, change: Callable[[str], str] = str) -> Iterator[SortedLines]:
        """Give the changed lines sorted, each once, as often as asked, until the block is left."""
        with SortedLines(None, distinct=True) as lines:
            lines.extend(map(change, self.read()))
            yield lines

    @contextmanager
    def sort_triples(self) -> Iterator[SortedLines]:
        """Give the lines without their graphs, sorted, each once; blank nodes get the labels of the merged graph."""
        with SortedLines(None, distinct=True) as lines:
            lines.extend(_relabel(map(drop_graph, self.read())))
            yield lines


def read_content(source: Dataset | str | Path) -> Content:
    """Give what a dataset or an RDF file holds, literals to the letter."""
    if isinstance(source, Dataset):
        return Content(source.lines, source.names, lambda: source.store, source)
    path = Path(source)
    if not path.exists():
        raise DatasetError("no such folder or file", where=str(path), mend="make one with: benelux-kg build")
    if path.is_dir():
        return read_content(Dataset(path))
    return Content(lambda: read_quads(_parse(path)), open_store=lambda: read_store(path))


def hold_quads(quads: Iterable[ox.Quad | ox.Triple], names: Namespaces | None = None) -> Content:
    """Give quads that are in memory already."""
    lines = list(read_quads(quads))
    return Content(lambda: lines, names or namespaces())


def read_quads(quads: Iterable[ox.Quad | ox.Triple]) -> Iterator[str]:
    """Give the canonical lines of ``quads``, those with blank nodes last."""
    unlabelled = ox.Dataset()
    for quad in quads:
        if "_:" in (line := f"{quad} .\n") and _has_blank_node(quad):
            unlabelled.add(quad if isinstance(quad, ox.Quad) else ox.Quad(quad.subject, quad.predicate, quad.object))
        else:
            yield line
    unlabelled.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    yield from (f"{quad} .\n" for quad in unlabelled)


def _relabel(triples: Lines) -> Iterator[str]:
    """Let triples through; those with blank nodes come last, with canonical labels."""
    labelled = []
    for line in triples:
        if line.startswith("_:") or (" _:" in line and line.split(" ", 2)[2].startswith("_:")):
            labelled.append(line)
        else:
            yield line
    yield from read_quads(ox.parse("".join(labelled), format=ox.RdfFormat.N_TRIPLES))


def _has_blank_node(quad: ox.Quad | ox.Triple) -> bool:
    return any(isinstance(term, ox.BlankNode) for term in quad)


def _parse(path: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=str(path), base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        raise DatasetError(_one_line(error.msg), where=f"{path}:{error.lineno}", mend="correct it there") from error
    except ValueError as error:
        raise DatasetError(_one_line(error), where=str(path), mend="hand over Turtle, N-Quads, JSON-LD …") from error


def _one_line(fault: object) -> str:
    return " ".join(str(fault).split())[:300]
