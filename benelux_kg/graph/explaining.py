"""Claims with the words that state them, read back from a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from benelux_kg.claims import Claim, Factuality, Literal, Node, Quote
from benelux_kg.vocabulary.namespaces import Namespaces

Properties = dict[str, list[ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class Proof:
    """Where one text states a claim; ``document`` is the text's identifier, ``context`` words elsewhere in it."""

    iri: str
    document: str
    quote: Quote
    frame: str
    context: Quote | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A claim, its name, and every place that states it, by text and position."""

    iri: str
    claim: Claim
    proofs: tuple[Proof, ...]


class Explainer:
    """Reads claims and evidence from a store."""

    def __init__(self, store: ox.Store, names: Namespaces) -> None:
        self._store = store
        self._names = names
        self._shelf = names.expand("id:claim/")

    def explain(self, thing: str) -> list[Explanation]:
        """Give all claims that have the compact IRI ``thing`` as subject or object; mentions come last."""
        found = {self.read(claim) for claim in self._claims_on(thing)}
        return sorted(found, key=_rank)

    def _claims_on(self, thing: str) -> Iterator[ox.NamedNode]:
        node = self._node(thing)
        for role in ("rdf:subject", "rdf:object"):
            for quad in self._store.quads_for_pattern(None, self._node(role), node, None):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(self._shelf):
                    yield quad.subject

    def _node(self, compact: str) -> ox.NamedNode:
        return ox.NamedNode(self._names.expand(compact))

    def _properties(self, subject: ox.NamedNode, graph: ox.NamedNode | None = None) -> Properties:
        properties: Properties = {}
        for quad in self._store.quads_for_pattern(subject, None, None, graph):
            if isinstance(quad.object, ox.NamedNode | ox.Literal):
                properties.setdefault(self._names.compact(quad.predicate.value), []).append(quad.object)
        return properties

    def read(self, claim: ox.NamedNode) -> Explanation:
        """Give one claim with every place that states it."""
        properties = self._properties(claim)
        subject, predicate = (_first(properties, name, self._names) for name in ("rdf:subject", "rdf:predicate"))
        stated = Claim(
            subject,
            predicate,
            self._value(properties["rdf:object"][0]),
            Factuality(_first(properties, "bkg:factuality", self._names).partition(":")[2]),
            _first(properties, "bkg:attributedTo", self._names),
        )
        places = self._store.quads_for_pattern(claim, self._node("bkg:evidence"), None, None)
        proofs = {
            self._prove(quad.object, quad.graph_name)
            for quad in places
            if isinstance(quad.object, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
        }
        ordered = sorted(proofs, key=lambda proof: (proof.document, proof.quote.start, proof.iri))
        return Explanation(self._names.compact(claim.value), stated, tuple(ordered))

    def _value(self, term: ox.NamedNode | ox.Literal) -> Node:
        if isinstance(term, ox.NamedNode):
            return self._names.compact(term.value)
        return Literal(term.value, self._names.compact(term.datatype.value), term.language or "")

    def _prove(self, evidence: ox.NamedNode, graph: ox.NamedNode) -> Proof:
        properties = self._properties(evidence, graph)
        source = properties["oa:hasSource"][0]
        assert isinstance(source, ox.NamedNode)
        document = _first(self._properties(source, graph), "dcterms:identifier", self._names)
        return Proof(
            self._names.compact(evidence.value),
            document,
            self._quote(properties, "oa:start", "oa:end", "oa:exact"),
            _first(properties, "bkg:frame", self._names),
            self._quote(properties, "bkg:contextStart", "bkg:contextEnd", "bkg:contextExact")
            if "bkg:contextStart" in properties
            else None,
        )

    def _quote(self, properties: Properties, start: str, end: str, exact: str) -> Quote:
        first, last = (int(_first(properties, name, self._names)) for name in (start, end))
        around = ("oa:prefix", "oa:suffix") if exact == "oa:exact" else ("", "")
        words, prefix, suffix = (_first(properties, name, self._names) for name in (exact, *around))
        return Quote(first, last, words, prefix, suffix)


def _first(properties: Properties, name: str, names: Namespaces) -> str:
    for term in properties.get(name, ()):
        return names.compact(term.value) if isinstance(term, ox.NamedNode) else term.value
    return ""


def _rank(explanation: Explanation) -> tuple[bool, str, str, str, str]:
    claim = explanation.claim
    return claim.predicate == "bkg:mentions", claim.subject, claim.predicate, str(claim.object), explanation.iri


def choose(
    explanations: Iterable[Explanation], predicates: frozenset[str], objects: frozenset[str]
) -> list[Explanation]:
    """Keep the claims with one of these predicates and objects (compact IRIs, or a literal's words)."""
    return [
        each for each in explanations if each.claim.predicate in predicates and show_node(each.claim.object) in objects
    ]


def show_node(node: Node) -> str:
    """Give a compact IRI, or the words of a literal."""
    return node if isinstance(node, str) else node.lexical
