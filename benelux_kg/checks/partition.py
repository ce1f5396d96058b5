"""What stands in which graph: the checks that SHACL, which sees one merged graph, cannot make.

What each of them says stands with the other shapes, in ``shapes/graphs.ttl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
import rdflib

from benelux_kg.checks.completeness import Completeness
from benelux_kg.checks.contents import RECORDS, Break, TextGraph
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import find_value, read_ontology
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.vocabulary.namespaces import OWN, PREFIXES, SHAPES, compact, namespaces
from benelux_kg.vocabulary.naming import mint_document

_GRAPH = re.compile(r"(?P<base>.*/)graph/(?:document/.+|vocabulary|inferred|ontology)")
_TEXT = "graph:document/"
_INFERRED = "graph:inferred"
_BACKGROUND = (
    "rdf:type",
    "rdfs:seeAlso",
    "bkg:country",
    "bkg:agencyType",
    "bkg:year",
    "bkg:demonym",
    "bkg:sharedLabel",
)
_COMPARED = ("bkg:corroboration", "bkg:preferredClaim", "bkg:conflictsWith", "bkg:rule")
_BOUND = re.compile(r"bkg:\w+Not(?:Before|After)")


def find_base(graphs: Iterable[str]) -> str | None:
    """Give the base IRI under which these graphs are those of a dataset; ``None`` where they are not."""
    return next((match["base"] for each in graphs if (match := _GRAPH.fullmatch(each))), None)


def check_graphs(quads: Iterable[ox.Quad], base: str, background: frozenset[str] = frozenset()) -> Iterator[Break]:
    """Give what stands in the wrong graph, or without what must stand beside it.

    ``background`` names what is described elsewhere, as N-Triples terms.
    """
    whole = Completeness(namespaces(base), background)
    yield from check_places(quads, base, whole)
    yield from whole.breaks()


def check_places(quads: Iterable[ox.Quad], base: str, whole: Completeness | None = None) -> Iterator[Break]:
    """Give what stands in the wrong graph, or in the graph of a text without what must stand beside it there."""
    names, texts, stated, inferred = namespaces(base), dict[str, TextGraph](), set[int](), dict[int, ox.Quad]()
    for quad in quads:
        graph = names.compact(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else ""
        if graph == "graph:ontology":
            continue
        predicate, key = compact(quad.predicate.value), hash((quad.subject, quad.predicate, quad.object))
        yield from check_terms(quad)
        yield from _check_place(graph, predicate, quad)
        if whole:
            whole.add(predicate, quad, is_inferred=graph == _INFERRED)
        if graph == _INFERRED:
            inferred[key] = quad
        elif graph.startswith(_TEXT):
            if graph not in texts:
                texts[graph] = TextGraph(base, write_iri(mint_document(graph.removeprefix(_TEXT)), base))
            texts[graph].add(predicate, quad)
            stated.add(key)
    for text in texts.values():
        yield from text.breaks()
    yield from (("StatedAndInferred", quad) for key, quad in inferred.items() if key in stated)


def _check_place(graph: str, predicate: str, quad: ox.Quad) -> Iterator[Break]:
    if graph.startswith(_TEXT):
        if _is_inferred(predicate, quad):
            yield "InferredApart", quad
    elif graph == _INFERRED:
        if _is_stated(predicate, quad):
            yield "InferredApart", quad
    elif graph != "graph:vocabulary":
        yield "UnknownGraph", quad
    elif not _is_background(predicate, quad):
        yield "BackgroundOnly", quad


def _is_inferred(predicate: str, quad: ox.Quad) -> bool:
    return predicate in _COMPARED or bool(_BOUND.fullmatch(predicate)) or _is_a(predicate, quad, ("bkg:Inference",))


def _is_stated(predicate: str, quad: ox.Quad) -> bool:
    return predicate.startswith("oa:") or predicate in {"bkg:evidence", "bkg:frame"} or _is_a(predicate, quad, RECORDS)


def _is_background(predicate: str, quad: ox.Quad) -> bool:
    told = predicate.startswith(("skos:", "dcterms:")) or predicate in _BACKGROUND
    return told and not _is_a(predicate, quad, RECORDS)


def _is_a(predicate: str, quad: ox.Quad, classes: Iterable[str]) -> bool:
    return predicate == "rdf:type" and compact(find_value(quad.object)) in classes


def check_terms(quad: ox.Quad) -> Iterator[Break]:
    """Give the quad where it uses a term that the ontology does not have, or a blank node."""
    used = [quad.predicate.value]
    if compact(quad.predicate.value) in {"rdf:type", "rdf:predicate"} and isinstance(quad.object, ox.NamedNode):
        used.append(quad.object.value)
    if any(each.startswith(PREFIXES[OWN[0]]) and each not in own_terms() for each in used):
        yield "UnknownTerm", quad
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        yield "NoBlankNodes", quad


@cache
def own_terms() -> frozenset[str]:
    """Give the whole IRIs of the ontology's own terms."""
    return frozenset(q.subject.value for q in read_ontology() if isinstance(q.subject, ox.NamedNode))


def tell_break(found: Break, shapes: Shapes, base: str) -> ShapeResult:
    """Tell a break as a result; ``shapes`` are those that are shipped."""
    name, quad = found
    shape, names = rdflib.URIRef(SHAPES + name), namespaces(base)
    value = find_value(quad.object)
    return ShapeResult(
        severity="Violation",
        shape=f"shape:{name}",
        component="Graphs",
        focus=names.compact(find_value(quad.subject)),
        label="",
        messages=shapes.describe(shape),
        path=names.compact(quad.predicate.value),
        value=names.compact(value) if isinstance(quad.object, ox.NamedNode) else value,
        mend=shapes.mend(shape),
        graph=names.compact(find_value(quad.graph_name)),
    )
