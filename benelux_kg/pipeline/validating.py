"""``validate``: a dataset, any RDF or an endpoint against shapes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SKOS

from benelux_kg.checks.completeness import Completeness
from benelux_kg.checks.contents import Break
from benelux_kg.checks.endpoints import read_endpoint
from benelux_kg.checks.partition import check_places, check_terms, find_base, tell_break
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


def validate(
    data: str | Path, shapes: str | Path | None = None, *, engine: str = "pyshacl", max_triples: int = MAX_TRIPLES
) -> ShapeReport:
    """Check ``data`` (a dataset folder, an RDF file, a folder of them, or an endpoint) against ``shapes``.

    Without ``shapes`` those that are shipped are taken, and it is also checked what stands in which graph. Raises
    ``DatasetError`` for more than ``max_triples``: pySHACL holds all of them in memory.
    """
    chosen = read_shapes(Path(shapes) if shapes else None)
    quads = _limit(_read(data), max_triples, str(data))
    graph, breaks, base, size = _merge(quads, own=chosen.own)
    if not size:
        return ShapeReport((_tell_empty(chosen),), 0, count_shapes(chosen))
    results = [tell_break(each, chosen, base) for each in breaks]
    results += validate_graph(graph, chosen, engine=engine)
    return ShapeReport(tuple(sort_results(results)), size, count_shapes(chosen))


def _read(data: str | Path) -> Iterator[ox.Quad]:
    if str(data).partition("://")[0] in {"http", "https"}:
        return read_endpoint(str(data))
    path = Path(data)
    if path.is_dir() and is_dataset(path):
        dataset = Dataset(path)
        files = [dataset.folder / section_file(each) for each in order_sections(dataset.register.slugs)]
    else:
        files = find_files(path)
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


def _merge(quads: Iterator[ox.Quad], *, own: bool) -> tuple[rdflib.Graph, list[Break], str, int]:
    """Merge all graphs but the ontology's into one, and check on the way what stands in which."""
    graph, convert, size = rdflib.Graph(), make_converter(), 0
    first = next(quads, None)
    base = find_base([first.graph_name.value]) if first and isinstance(first.graph_name, ox.NamedNode) else None
    ontology = ox.NamedNode(namespaces(base or DEFAULT_BASE).expand("graph:ontology"))

    def take() -> Iterator[ox.Quad]:
        nonlocal size
        for quad in chain([first] if first else [], quads):
            size += 1
            if quad.graph_name != ontology:
                graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
                yield quad

    whole = Completeness(namespaces(base or DEFAULT_BASE))
    breaks = list(check_places(take(), base, whole) if base else (b for quad in take() for b in check_terms(quad)))
    added = list(_add_vocabulary(graph, base))
    for quad in chain(read_hierarchy(), added):
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    if base:
        whole.background = frozenset(str(quad.subject) for quad in added)
        breaks += whole.breaks()
    plain = [each for each in breaks if base or each[0] != "NoBlankNodes"]
    return graph, plain if own else [], base or DEFAULT_BASE, size


def _add_vocabulary(graph: rdflib.Graph, base: str | None) -> Iterator[ox.Quad]:
    """Give the shipped vocabulary to texts that were handed over without one."""
    if base and (None, RDF.type, SKOS.ConceptScheme) not in graph:
        lines = write_background(base)[VOCABULARY]
        yield from ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS)


def _tell_empty(shapes: Shapes) -> ShapeResult:
    told = shapes if shapes.own else read_shapes()
    shape = rdflib.URIRef(f"{SHAPES}NothingThere")
    return ShapeResult(VIOLATION, "shape:NothingThere", "Graphs", "", "", told.describe(shape))
