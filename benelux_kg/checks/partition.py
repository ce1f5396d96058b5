"""What stands in which graph: the checks that SHACL, which sees one merged graph, cannot make.

What each of them says stands with the other shapes, in ``shapes/graphs.ttl``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox
import rdflib

from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.checks.triples import find_value, read_ontology
from benelux_kg.vocabulary.namespaces import OWN, PREFIXES, SHAPES, compact, expand, namespaces

Break = tuple[str, ox.Quad]
"""The name of the shape, and the quad that breaks it."""

_GRAPH = re.compile(r"(?P<base>.*/)graph/(?:document/.+|vocabulary|inferred|ontology)")
_RECORDS = ("bkg:Claim", "bkg:Evidence", "bkg:SourceDocument", "bkg:ExtractionRun")
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
_NO_CLAIMS = ("rdf:type", "rdfs:label")
_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")


@dataclass(slots=True)
class _TextGraph:
    """The facts and the asserted claims of one text."""

    facts: dict[tuple[str, str, str], ox.Quad] = field(default_factory=dict)
    parts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    quads: dict[str, ox.Quad] = field(default_factory=dict)
    records: set[str] = field(default_factory=set)

    def breaks(self) -> Iterator[Break]:
        asserted: dict[tuple[str, str, str], str] = {}
        for claim, parts in self.parts.items():
            if parts.get("bkg:factuality") == expand("bkg:Asserted"):
                subject, predicate, object_ = (
                    parts.get(f"rdf:{part}", "") for part in ("subject", "predicate", "object")
                )
                asserted[subject, predicate, object_] = claim
        for fact, quad in self.facts.items():
            if fact not in asserted and (fact[0] not in self.records or fact[1] == expand("bkg:mentions")):
                yield "TripleWithoutClaim", quad
        for fact, claim in asserted.items():
            if fact not in self.facts:
                yield "ClaimWithoutTriple", self.quads[claim]


def find_base(graphs: Iterable[str]) -> str | None:
    """Give the base IRI under which these graphs are those of a dataset; ``None`` where they are not."""
    return next((match["base"] for each in graphs if (match := _GRAPH.fullmatch(each))), None)


def check_graphs(quads: Iterable[ox.Quad], base: str) -> Iterator[Break]:
    """Give what stands in the wrong graph, or without what must stand beside it."""
    names, texts, stated, inferred = namespaces(base), dict[str, _TextGraph](), set[int](), dict[int, ox.Quad]()
    for quad in quads:
        graph = names.compact(quad.graph_name.value) if isinstance(quad.graph_name, ox.NamedNode) else ""
        if graph == "graph:ontology":
            continue
        yield from check_terms(quad)
        predicate, key = compact(quad.predicate.value), hash((quad.subject, quad.predicate, quad.object))
        if graph.startswith("graph:document/"):
            _add(texts.setdefault(graph, _TextGraph()), predicate, quad)
            stated.add(key)
            if _is_inferred(predicate, quad):
                yield "InferredApart", quad
        elif graph == "graph:inferred":
            inferred[key] = quad
            if _is_stated(predicate, quad):
                yield "InferredApart", quad
        elif graph == "graph:vocabulary":
            if not _is_background(predicate, quad):
                yield "BackgroundOnly", quad
        else:
            yield "UnknownGraph", quad
    for text in texts.values():
        yield from text.breaks()
    yield from (("StatedAndInferred", quad) for key, quad in inferred.items() if key in stated)


def _add(text: _TextGraph, predicate: str, quad: ox.Quad) -> None:
    subject = str(quad.subject)[1:-1]
    value = quad.object.value if isinstance(quad.object, ox.NamedNode) else str(quad.object)
    if predicate in {*_PARTS, "bkg:factuality"}:
        text.parts[subject][predicate] = value
        text.quads.setdefault(subject, quad)
    elif predicate not in _NO_CLAIMS:
        text.facts[subject, quad.predicate.value, value] = quad
    if predicate == "rdf:type" and compact(value) in _RECORDS:
        text.records.add(subject)


def _is_inferred(predicate: str, quad: ox.Quad) -> bool:
    return predicate in _COMPARED or bool(_BOUND.fullmatch(predicate)) or _is_a(predicate, quad, ("bkg:Inference",))


def _is_stated(predicate: str, quad: ox.Quad) -> bool:
    return predicate.startswith("oa:") or predicate in {"bkg:evidence", "bkg:frame"} or _is_a(predicate, quad, _RECORDS)


def _is_background(predicate: str, quad: ox.Quad) -> bool:
    told = predicate.startswith(("skos:", "dcterms:")) or predicate in _BACKGROUND
    return told and not _is_a(predicate, quad, _RECORDS)


def _is_a(predicate: str, quad: ox.Quad, classes: Iterable[str]) -> bool:
    return predicate == "rdf:type" and compact(find_value(quad.object)) in classes


def check_terms(quad: ox.Quad) -> Iterator[Break]:
    """Give the quad where it uses a term that the ontology does not have, or a blank node."""
    used = [quad.predicate.value]
    if compact(quad.predicate.value) == "rdf:type" and isinstance(quad.object, ox.NamedNode):
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
