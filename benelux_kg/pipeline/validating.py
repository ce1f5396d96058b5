"""``validate``: a dataset, any RDF or an endpoint against shapes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SKOS

from benelux_kg.checks.claimed import list_kinds
from benelux_kg.checks.completeness import Completeness
from benelux_kg.checks.contents import Break
from benelux_kg.checks.endpoints import read_endpoint
from benelux_kg.checks.merged import find_base_of_claims, restore_graphs
from benelux_kg.checks.partition import check_own_terms, check_places, find_base, tell_break
from benelux_kg.checks.results import VIOLATION, ShapeReport, ShapeResult
from benelux_kg.checks.shapes import Shapes, read_shapes
from benelux_kg.checks.triples import find_files, make_converter, read_hierarchy, read_quads
from benelux_kg.checks.validation import count_shapes, sort_results, validate_graph
from benelux_kg.errors import DatasetError
from benelux_kg.graph.background import write_background
from benelux_kg.graph.dataset import Dataset, is_dataset
from benelux_kg.graph.layout import VOCABULARY, order_sections, section_file
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, SHAPES, namespaces

MAX_TRIPLES = 1_000_000
"""As many as a plain in-memory graph holds in 1.5 GB."""

_SMALLEST = 4
"""Bytes that a triple takes at the least, in any syntax."""


def validate(
    data: str | Path, shapes: str | Path | None = None, *, engine: str = "pyshacl", max_triples: int = MAX_TRIPLES
) -> ShapeReport:
    """Check ``data`` (a dataset folder, an RDF file, a folder of them, or an endpoint) against ``shapes``.

    Without ``shapes`` those that are shipped are taken, and it is also checked what stands in which graph. Raises
    ``DatasetError`` for more than ``max_triples``: pySHACL holds all of them in memory.
    """
    chosen = read_shapes(Path(shapes) if shapes else None)
    quads = _read(data, max_triples)
    graph, breaks, size = _merge(quads, own=chosen.own)
    if not size:
        return ShapeReport((_tell_empty(chosen),), 0, count_shapes(chosen))
    results = [tell_break(each, chosen) for each in breaks]
    results += validate_graph(graph, chosen, engine=engine)
    return ShapeReport(tuple(sort_results(results)), size, count_shapes(chosen))


def _read(data: str | Path, most: int) -> Iterator[ox.Quad]:
    """Give the quads of ``data``; of files that may hold too many they are counted before any is kept."""
    if str(data).partition("://")[0] in {"http", "https"}:
        return _limit(read_endpoint(str(data)), most, str(data))
    path = Path(data)
    if path.is_dir() and is_dataset(path):
        dataset = Dataset(path)
        files = [dataset.folder / section_file(each) for each in order_sections(dataset.register.slugs)]
    else:
        files = find_files(path)
    if sum(file.stat().st_size for file in files) > most * _SMALLEST:
        deque(_limit(_read_all(files), most, str(data)), maxlen=0)
    return _read_all(files)


def _read_all(files: Iterable[Path]) -> Iterator[ox.Quad]:
    return chain.from_iterable(read_quads(each) for each in files)


def _limit(quads: Iterable[ox.Quad], most: int, where: str) -> Iterator[ox.Quad]:
    for number, quad in enumerate(quads):
        if number >= most:
            raise DatasetError(
                f"holds more than {most} triples, which would not fit in memory",
                where=where,
                mend="validate the files of single texts (documents/), or raise --max-triples",
            )
        yield quad


def _merge(quads: Iterator[ox.Quad], *, own: bool) -> tuple[rdflib.Graph, list[Break], int]:
    """Merge all graphs but the ontology's into one, and check on the way what stands in which."""
    base, placed = _place(quads)
    graph, convert, size = rdflib.Graph(), make_converter(), 0
    ontology = ox.NamedNode(namespaces(base or DEFAULT_BASE).expand("graph:ontology"))

    def take() -> Iterator[ox.Quad]:
        nonlocal size
        for quad in placed:
            size += 1
            if quad.graph_name != ontology:
                graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
            yield quad

    whole = Completeness(namespaces(base or DEFAULT_BASE))
    breaks = list(check_places(take(), base, whole) if base else (b for quad in take() for b in check_own_terms(quad)))
    added = list(_add_vocabulary(graph, base))
    for quad in chain(read_hierarchy(), added):
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    if base:
        whole.background = list_kinds(added)
        breaks += whole.breaks()
    return graph, breaks if own else [], size


def _place(quads: Iterator[ox.Quad]) -> tuple[str | None, Iterator[ox.Quad]]:
    """Give the base IRI of a dataset and its quads, each in a named graph; no base where it is none."""
    first = next(quads, None)
    if first is None:
        return None, iter(())
    if isinstance(first.graph_name, ox.NamedNode):
        return find_base([first.graph_name.value]), chain([first], quads)
    loose = [first, *quads]
    base = find_base_of_claims(loose)
    return base, restore_graphs(loose, base) if base else iter(loose)


def _add_vocabulary(graph: rdflib.Graph, base: str | None) -> Iterator[ox.Quad]:
    """Give the shipped vocabulary to texts that were handed over without one."""
    if base and (None, RDF.type, SKOS.ConceptScheme) not in graph:
        lines = write_background(base)[VOCABULARY]
        yield from ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS)


def _tell_empty(shapes: Shapes) -> ShapeResult:
    told = shapes if shapes.own else read_shapes()
    shape = rdflib.URIRef(f"{SHAPES}NothingThere")
    return ShapeResult(VIOLATION, "shape:NothingThere", "Graphs", "", "", told.describe(shape))
