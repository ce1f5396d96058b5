"""How a result of SHACL is told: by label, with the words of the texts behind it, and with how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import rdflib
from rdflib import DCTERMS, RDF, RDFS, SH, SKOS
from rdflib.term import Node

from benelux_kg.checks.results import Quotation, ShapeResult
from benelux_kg.checks.shapes import Shapes, shorten
from benelux_kg.vocabulary.namespaces import compact, expand

_SHOWN = 4
"""Quotations of one result."""

_LABELS = (RDFS.label, SKOS.prefLabel)
_LANGUAGES = ("nl", "en", "fr", "de")

_WORDS_OF = ("oa:exact", "oa:start", "oa:hasSource dcterms:identifier")
_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")
_CLAIMS = ("^rdf:subject", "^rdf:object", "bkg:conflictsWith", "")

TELLING = (
    *("rdfs:label", "skos:prefLabel", "dcterms:title", *_WORDS_OF),
    *(f"{part} {label}" for part in _PARTS for label in ("rdfs:label", "skos:prefLabel", "dcterms:title")),
    *(f"{claim} {part}" for claim in _CLAIMS for part in _PARTS),
    *(f"{claim} bkg:evidence {words}" for claim in _CLAIMS for words in _WORDS_OF),
)
"""What a result is told by, as trails from its nodes; ``^`` leads against a property."""


@dataclass(frozen=True, slots=True)
class RawResult:
    """One result as an engine reports it."""

    severity: str
    component: str
    shape: Node | None
    focus: Node | None
    path: Node | None
    value: Node | None
    told: tuple[rdflib.Literal, ...] = ()


class Describer:
    """Describes results against the graph they were found in."""

    def __init__(self, data: rdflib.Graph, shapes: Shapes) -> None:
        self._data = data
        self._shapes = shapes
        self._iri = {name: rdflib.URIRef(expand(name)) for name in _TERMS}

    def result(self, raw: RawResult) -> ShapeResult:
        """Make a result that somebody can read."""
        told = self._shapes.describe(raw.shape) if raw.shape is not None else {}
        concerned = self._concerns(raw.shape, raw.path)
        named = isinstance(raw.shape, rdflib.URIRef)
        return ShapeResult(
            severity=raw.severity,
            shape=shorten(str(raw.shape)) if named else "",
            component=raw.component,
            focus=show(raw.focus),
            label=self.label(raw.focus),
            messages=told or {each.language or "": str(each) for each in raw.told},
            path=show(raw.path) if isinstance(raw.path, rdflib.URIRef) else "",
            value="" if raw.value is None or raw.value == raw.focus else show(raw.value),
            term="" if raw.value is None else raw.value.n3(),
            said=self.said(raw) if raw.path is None else (),
            mend=self._shapes.mend(raw.shape) if raw.shape is not None else {},
            quotations=tuple(self.quotations(raw.focus, concerned, raw.value)),
        )

    def said(self, raw: RawResult) -> tuple[str, ...]:
        """Give what a shape without a path looks at: the properties it is aimed by, or the kinds of its focus."""
        aims = set(self._shapes.graph.objects(raw.shape, SH.targetSubjectsOf)) or {RDF.type}
        told = sorted((p, o) for p, o in self._data.predicate_objects(raw.focus) if p in aims)
        return tuple(f"{show(predicate)} = {show(value)}" for predicate, value in told[:_SHOWN])

    def _concerns(self, shape: Node | None, path: Node | None) -> set[Node]:
        told = self._shapes.concerns(shape) if shape is not None else set()
        return told | ({path} if isinstance(path, rdflib.URIRef) else set())

    def label(self, node: Node | None) -> str:
        """Give what a node is called; a claim is called by what it claims."""
        if node is None or isinstance(node, rdflib.Literal):
            return ""
        subject = self._data.value(node, RDF.subject)
        if subject is not None and subject != node:
            parts = (self._data.value(node, RDF.predicate), self._data.value(node, RDF.object))
            return " · ".join([self.label(subject) or show(subject), *(self._name(part) for part in parts)])
        for predicate in (*_LABELS, DCTERMS.title, self._iri["oa:exact"]):
            names = {o.language: str(o) for o in self._data.objects(node, predicate) if isinstance(o, rdflib.Literal)}
            if names:
                return next((names[each] for each in _LANGUAGES if each in names), min(names.values()))
        return ""

    def _name(self, node: Node | None) -> str:
        return (self.label(node) if isinstance(node, rdflib.URIRef) else "") or show(node)

    def quotations(self, focus: Node | None, predicates: Iterable[Node], value: Node | None) -> list[Quotation]:
        """Give the words behind what broke: of the claims on ``focus`` that ``predicates`` and ``value`` tell."""
        if focus is None:
            return []
        if (focus, self._iri["oa:exact"], None) in self._data:
            return [self._quote(focus)]
        claims = list(self._claims(focus, set(predicates), value))
        quoted = {each: None for claim in sorted(claims, key=str) for each in self._quotes(claim)}
        return list(quoted)[:_SHOWN]

    def _claims(self, focus: Node, predicates: set[Node], value: Node | None) -> Iterator[Node]:
        if (focus, self._iri["bkg:evidence"], None) in self._data:
            yield focus
            yield from self._data.objects(focus, self._iri["bkg:conflictsWith"])
            return
        on_it = list(self._data.subjects(RDF.subject, focus))
        telling = [each for each in on_it if self._data.value(each, RDF.predicate) in predicates]
        exact = [each for each in telling if value is not None and (each, RDF.object, value) in self._data]
        yield from exact or telling or on_it or self._data.subjects(RDF.object, focus)

    def _quotes(self, claim: Node) -> list[Quotation]:
        evidence = sorted(self._data.objects(claim, self._iri["bkg:evidence"]), key=str)
        return [self._quote(each) for each in evidence[:_SHOWN]]

    def _quote(self, evidence: Node) -> Quotation:
        source = self._data.value(evidence, self._iri["oa:hasSource"])
        document = self._data.value(source, DCTERMS.identifier) if source is not None else None
        start = str(self._data.value(evidence, self._iri["oa:start"]) or "")
        exact = str(self._data.value(evidence, self._iri["oa:exact"]) or "")
        return Quotation(exact, str(document or show(source)), int(start) if start.isdigit() else 0)


_TERMS = ("oa:exact", "oa:hasSource", "oa:start", "bkg:evidence", "bkg:conflictsWith")


def show(node: Node | None) -> str:
    """Give a term as somebody reads it: a compact IRI, or the words of a literal."""
    if node is None:
        return ""
    return compact(str(node)) if isinstance(node, rdflib.URIRef) else str(node)
