"""The terms of the ontology as a page shows them: labelled, defined, and linked with each other.

Source: OWL 2 Mapping to RDF Graphs, 3.2.4 Class Expressions (``owl:unionOf`` as an RDF list).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from benelux_kg.publishing.labels import rank_language
from benelux_kg.vocabulary.namespaces import Namespaces

_TRAITS = ("Functional", "Transitive", "Symmetric", "Irreflexive", "Asymmetric")


@dataclass(eq=False)
class Term:
    """A class, property or individual; without an anchor one of another vocabulary."""

    iri: str
    name: str
    anchor: str
    labels: dict[str, str]
    definitions: dict[str, str]
    broader: list[Term] = field(default_factory=list)
    narrower: list[Term] = field(default_factory=list)
    union: list[Term] = field(default_factory=list)
    domains: list[Term] = field(default_factory=list)
    ranges: list[Term] = field(default_factory=list)
    superproperties: list[Term] = field(default_factory=list)
    subproperties: list[Term] = field(default_factory=list)
    inverses: list[Term] = field(default_factory=list)
    kinds: list[Term] = field(default_factory=list)
    uses: list[Term] = field(default_factory=list)
    used: list[Term] = field(default_factory=list)
    traits: list[str] = field(default_factory=list)

    def label(self, language: str) -> str:
        """Give the label in a language, else in the next one that has one."""
        return _choose(self.labels, language) or self.name

    def definition(self, language: str) -> str:
        """Give the definition in a language, else in the next one that has one."""
        return _choose(self.definitions, language)


def _choose(texts: dict[str, str], language: str) -> str:
    return texts[min(texts, key=lambda tag: rank_language(tag, language))] if texts else ""


@dataclass(frozen=True)
class Header:
    """What the ontology says about itself."""

    iri: str
    titles: dict[str, str]
    descriptions: dict[str, str]
    version: str
    prefix: str
    namespace: str
    rights: str
    day: str
    citation: str

    def title(self, language: str) -> str:
        """Give the title in a language, else in the next one that has one."""
        return _choose(self.titles, language) or self.iri

    def description(self, language: str) -> str:
        """Give the description in a language, else in the next one that has one."""
        return _choose(self.descriptions, language)


class Ontology:
    """Reads terms and header from a store."""

    def __init__(self, store: ox.Store, names: Namespaces) -> None:
        self._store = store
        self._names = names
        self._terms: dict[str, Term] = {}
        self.classes = self._read("owl:Class")
        self.relations = self._read("owl:ObjectProperty")
        self.values = self._read("owl:DatatypeProperty")
        self.individuals = self._read("owl:NamedIndividual")
        for term in self.classes:
            self._link_class(term)
        for term in (*self.relations, *self.values):
            self._link_property(term)
        for term in self.individuals:
            term.kinds = self._own(term, "rdf:type")

    @cached_property
    def roots(self) -> list[Term]:
        """Give the classes that are narrower than none of ours, without the named unions, which serve properties."""
        return [term for term in self.classes if not term.union and not any(each.anchor for each in term.broader)]

    @property
    def header(self) -> Header | None:
        """Give what the ontology says about itself; none where there is no ontology."""
        subjects = self._subjects("rdf:type", ox.NamedNode(self._names.expand("owl:Ontology")))
        if not subjects:
            return None
        node = subjects[0]
        one = {
            key: next((_value(term) for term in self._objects(node, name)), "")
            for key, name in {
                "version": "owl:versionIRI",
                "prefix": "vann:preferredNamespacePrefix",
                "namespace": "vann:preferredNamespaceUri",
                "rights": "dcterms:license",
                "day": "dcterms:modified",
                "citation": "dcterms:bibliographicCitation",
            }.items()
        }
        return Header(node.value, self._texts(node, "dcterms:title"), self._texts(node, "dcterms:description"), **one)

    def _read(self, kind: str) -> list[Term]:
        """Give the project's own terms of a kind, by name."""
        nodes = self._subjects("rdf:type", ox.NamedNode(self._names.expand(kind)))
        own = [node for node in nodes if self._names.compact(node.value).startswith("bkg:")]
        return sorted((self._term(node) for node in own), key=lambda term: term.name.casefold())

    def _term(self, node: ox.NamedNode) -> Term:
        if node.value not in self._terms:
            name = self._names.compact(node.value)
            prefix, _, local = name.partition(":")
            labels, definitions = self._texts(node, "rdfs:label"), self._texts(node, "skos:definition")
            self._terms[node.value] = Term(node.value, name, local if prefix == "bkg" else "", labels, definitions)
        return self._terms[node.value]

    def _link_class(self, term: Term) -> None:
        term.broader = self._linked(term, "rdfs:subClassOf")
        for each in term.broader:
            each.narrower.append(term)
        for expression in self._objects(ox.NamedNode(term.iri), "owl:equivalentClass"):
            for members in self._objects(expression, "owl:unionOf"):
                term.union = [self._term(node) for node in self._list(members)]

    def _link_property(self, term: Term) -> None:
        term.domains, term.ranges = self._linked(term, "rdfs:domain"), self._linked(term, "rdfs:range")
        for each in _spread(term.domains):
            each.uses.append(term)
        for each in _spread(term.ranges):
            each.used.append(term)
        term.superproperties = self._linked(term, "rdfs:subPropertyOf")
        for each in term.superproperties:
            each.subproperties.append(term)
        term.inverses = self._linked(term, "owl:inverseOf")
        kinds = {each.name for each in self._linked(term, "rdf:type")}
        term.traits = [f"{trait}Property" for trait in _TRAITS if f"owl:{trait}Property" in kinds]

    def _own(self, term: Term, predicate: str) -> list[Term]:
        return [each for each in self._linked(term, predicate) if each.anchor]

    def _linked(self, term: Term, predicate: str) -> list[Term]:
        nodes = self._objects(ox.NamedNode(term.iri), predicate)
        return sorted(
            (self._term(n) for n in nodes if isinstance(n, ox.NamedNode)), key=lambda each: each.name.casefold()
        )

    def _list(self, node: ox.NamedNode | ox.BlankNode | ox.Literal) -> Iterator[ox.NamedNode]:
        for first in self._objects(node, "rdf:first"):
            if isinstance(first, ox.NamedNode):
                yield first
        for rest in self._objects(node, "rdf:rest"):
            yield from self._list(rest)

    def _texts(self, node: ox.NamedNode, predicate: str) -> dict[str, str]:
        literals = [term for term in self._objects(node, predicate) if isinstance(term, ox.Literal)]
        return {literal.language or "": literal.value for literal in literals}

    def _objects(
        self, subject: ox.NamedNode | ox.BlankNode | ox.Literal, predicate: str
    ) -> list[ox.NamedNode | ox.BlankNode | ox.Literal]:
        if isinstance(subject, ox.Literal):
            return []
        node = ox.NamedNode(self._names.expand(predicate))
        quads = self._store.quads_for_pattern(subject, node, None, None)
        return sorted({quad.object for quad in quads if not isinstance(quad.object, ox.Triple)}, key=str)

    def _subjects(self, predicate: str, object_: ox.NamedNode) -> list[ox.NamedNode]:
        quads = self._store.quads_for_pattern(None, ox.NamedNode(self._names.expand(predicate)), object_, None)
        return sorted({quad.subject for quad in quads if isinstance(quad.subject, ox.NamedNode)}, key=str)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal) -> str:
    return term.value


def _spread(terms: list[Term]) -> Iterator[Term]:
    """Yield classes, for a named union those that it is made of."""
    for term in terms:
        yield from term.union or [term]
