"""What stands in which graph: the checks that SHACL, which sees one merged graph, cannot make.

What each of them says stands with the other shapes, in ``shapes/graphs.ttl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from unicodedata import is_normalized

import pyoxigraph as ox
import rdflib

from benelux_kg.checks.claimed import Kinds
from benelux_kg.checks.completeness import Completeness
from benelux_kg.checks.contents import RECORDS, Break, TextGraph
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import find_value, read_ontology
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.resources import languages
from benelux_kg.vocabulary.namespaces import (
    LANGUAGE_IRIS,
    OWN,
    PREFIXES,
    SHAPES,
    Namespaces,
    compact,
    expand,
    namespaces,
)
from benelux_kg.vocabulary.naming import mint_document

_GRAPH = re.compile(r"(?P<base>.*/)graph/(?:document/.+|vocabulary|inferred|ontology)")
_TEXT = "graph:document/"
MERGED = f"{_TEXT}-"
"""Stands for the graphs of all texts where they were merged."""

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
_BUILT_IN = ("rdf:type", "rdf:subject", "rdf:predicate", "rdf:object", "rdfs:label", "rdfs:seeAlso")
_COMPARED = ("bkg:corroboration", "bkg:preferredClaim", "bkg:conflictsWith", "bkg:rule")
_LANGUAGES = frozenset({None, *LANGUAGE_IRIS, *languages()})
_BOUND = re.compile(r"bkg:\w+Not(?:Before|After)")


def find_base(graphs: Iterable[str]) -> str | None:
    """Give the base IRI under which these graphs are those of a dataset; ``None`` where they are not."""
    return next((match["base"] for each in graphs if (match := _GRAPH.fullmatch(each))), None)


def check_graphs(quads: Iterable[ox.Quad], base: str, background: Kinds | None = None) -> Iterator[Break]:
    """Give what stands in the wrong graph, or without what must stand beside it.

    ``background`` is described elsewhere.
    """
    whole = Completeness(namespaces(base), background or {})
    yield from check_places(quads, base, whole)
    yield from whole.breaks()


def check_places(quads: Iterable[ox.Quad], base: str, whole: Completeness | None = None) -> Iterator[Break]:
    """Give what stands in the wrong graph, or in the graph of a text without what must stand beside it there."""
    names, texts, stated, inferred = namespaces(base), dict[str, TextGraph](), set[int](), dict[int, ox.Quad]()
    for quad in quads:
        graph = names.compact(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else ""
        if graph == "graph:ontology":
            if is_thing(quad.subject, names):
                yield "OntologyOnly", quad
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
                texts[graph] = TextGraph(base, _name_document(graph, base))
            texts[graph].add(predicate, quad)
            stated.add(key)
    for text in texts.values():
        yield from text.breaks()
        if whole:
            whole.take_claims(text)
    yield from (("StatedAndInferred", quad) for key, quad in inferred.items() if key in stated)


def _name_document(graph: str, base: str) -> str:
    return "" if graph == MERGED else write_iri(mint_document(graph.removeprefix(_TEXT)), base)


def is_thing(term: object, names: Namespaces) -> bool:
    """Tell whether a term names a thing or a concept."""
    return find_value(term).startswith((names.prefixes["id"], PREFIXES["voc"]))


def _check_place(graph: str, predicate: str, quad: ox.Quad) -> Iterator[Break]:
    if graph.startswith(_TEXT):
        if is_inferred(predicate, quad):
            yield "InferredApart", quad
    elif graph == _INFERRED:
        if _is_stated(predicate, quad):
            yield "InferredApart", quad
    elif graph != "graph:vocabulary":
        yield "UnknownGraph", quad
    elif not is_background(predicate, quad):
        yield "BackgroundOnly", quad


def is_inferred(predicate: str, quad: ox.Quad) -> bool:
    """Tell whether only inference can yield this."""
    return predicate in _COMPARED or bool(_BOUND.fullmatch(predicate)) or _is_a(predicate, quad, ("bkg:Inference",))


def _is_stated(predicate: str, quad: ox.Quad) -> bool:
    return predicate.startswith("oa:") or predicate in {"bkg:evidence", "bkg:frame"} or _is_a(predicate, quad, RECORDS)


def is_background(predicate: str, quad: ox.Quad) -> bool:
    """Tell whether this may stand in the graph of the vocabulary."""
    told = predicate.startswith(("skos:", "dcterms:")) or predicate in _BACKGROUND
    return told and not _is_a(predicate, quad, RECORDS)


def _is_a(predicate: str, quad: ox.Quad, classes: Iterable[str]) -> bool:
    return predicate == "rdf:type" and compact(find_value(quad.object)) in classes


def check_terms(quad: ox.Quad) -> Iterator[Break]:
    """Give the quad where it uses a term that the ontology does not have, a blank node, or a language of no text."""
    if not known_terms().issuperset(_list_terms(quad)):
        yield "UnknownTerm", quad
    if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode):
        yield "NoBlankNodes", quad
    if isinstance(quad.object, ox.Literal) and quad.object.language not in _LANGUAGES:
        yield "UnknownLanguage", quad
    if isinstance(quad.object, ox.Literal) and quad.object.language and not _is_plain(quad.object.value):
        yield "PlainWords", quad


def _is_plain(words: str) -> bool:
    return words == words.strip() and is_normalized("NFC", words)


def check_own_terms(quad: ox.Quad) -> Iterator[Break]:
    """Give the quad, of any RDF, where it uses a term of the ontology's namespace that the ontology does not have."""
    own = {each for each in _list_terms(quad) if each.startswith(PREFIXES[OWN[0]])}
    if not known_terms().issuperset(own):
        yield "UnknownTerm", quad


def _list_terms(quad: ox.Quad) -> Iterator[str]:
    yield quad.predicate.value
    if compact(quad.predicate.value) in {"rdf:type", "rdf:predicate"} and isinstance(quad.object, ox.NamedNode):
        yield quad.object.value


@cache
def known_terms() -> frozenset[str]:
    """Give the whole IRIs of the terms that the ontology declares or that every graph may use."""
    declared = (q.subject.value for q in read_ontology() if isinstance(q.subject, ox.NamedNode))
    return frozenset({*declared, *map(expand, _BUILT_IN)})


def tell_break(found: Break, shapes: Shapes) -> ShapeResult:
    """Tell a break as a result; ``shapes`` are those that are shipped."""
    name, quad = found
    shape, value = rdflib.URIRef(SHAPES + name), find_value(quad.object)
    return ShapeResult(
        severity="Violation",
        shape=f"shape:{name}",
        component="Graphs",
        focus=compact(find_value(quad.subject)),
        label="",
        messages=shapes.describe(shape),
        path=compact(quad.predicate.value),
        value=compact(value) if isinstance(quad.object, ox.NamedNode) else value,
        term=str(quad.object),
        mend=shapes.mend(shape),
        graph=compact(find_value(quad.graph_name)) if isinstance(quad.graph_name, ox.NamedNode) else "",
    )
