"""The axioms of the ontology as rules: subclass, subproperty, inverse, symmetric, transitive, property chain.

Source: OWL 2 RL/RDF rules (OWL 2 Profiles, 4.3): cax-sco, prp-spo1, prp-spo2, prp-inv1, prp-inv2, prp-symp, prp-trp.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benelux_kg.graph.background import background_files
from benelux_kg.graph.layout import ONTOLOGY
from benelux_kg.graph.rules import Pattern, Rule
from benelux_kg.vocabulary.namespaces import compact, expand

RECORDS = ("bkg:Claim", "bkg:Evidence", "bkg:ExtractionRun", "bkg:Inference", "bkg:SourceDocument")
"""Classes of what describes texts and proofs; of the world nothing follows from them."""


def read_axioms() -> list[Rule]:
    """Give the rules that the shipped ontology declares."""
    return compile_axioms(q for path in background_files()[ONTOLOGY] for q in _read(path))


def _read(path: Path) -> Iterator[ox.Quad]:
    for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
        yield ox.Quad(triple.subject, triple.predicate, triple.object)


def compile_axioms(quads: Iterable[ox.Quad]) -> list[Rule]:
    """Make rules of the axioms among the quads of an ontology; those on records and annotations are left out."""
    return list(_Compiler(quads).rules())


def _node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


class _Compiler:
    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._store = ox.Store()
        self._store.extend(quads)
        records = set(map(_node, RECORDS))
        self._left_out = records | {
            subject for record in records for subject, _ in self._pairs("rdfs:domain") if self._says(subject, record)
        }

    def _says(self, subject: Any, domain: ox.NamedNode) -> bool:
        return ox.Quad(subject, _node("rdfs:domain"), domain) in self._store

    def _pairs(self, predicate: str) -> Iterator[tuple[Any, Any]]:
        for quad in self._store.quads_for_pattern(None, _node(predicate), None):
            yield quad.subject, quad.object

    def _typed(self, kind: str) -> Iterator[ox.NamedNode]:
        for quad in self._store.quads_for_pattern(None, _node("rdf:type"), _node(kind)):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject not in self._left_out:
                yield quad.subject

    def rules(self) -> Iterator[Rule]:
        relations = {*self._typed("owl:ObjectProperty"), *self._typed("owl:DatatypeProperty")}
        kind = _node("rdf:type")
        for narrow, wide in self._named("rdfs:subClassOf"):
            yield _rule("rdfs:subClassOf", narrow, wide, ("x", kind, wide), ("x", kind, narrow))
        for narrow, wide in self._named("rdfs:subPropertyOf"):
            if narrow in relations:
                yield _rule("rdfs:subPropertyOf", narrow, wide, ("x", wide, "y"), ("x", narrow, "y"))
        for one, other in self._named("owl:inverseOf"):
            yield _rule("owl:inverseOf", one, other, ("y", other, "x"), ("x", one, "y"))
            yield _rule("owl:inverseOf", other, one, ("y", one, "x"), ("x", other, "y"))
        for relation in self._typed("owl:SymmetricProperty"):
            yield _rule(
                "rdf:type", relation, _node("owl:SymmetricProperty"), ("y", relation, "x"), ("x", relation, "y")
            )
        for relation in self._typed("owl:TransitiveProperty"):
            steps = (("x", relation, "y"), ("y", relation, "z"))
            yield _rule("rdf:type", relation, _node("owl:TransitiveProperty"), ("x", relation, "z"), *steps)
        for relation, chain in self._pairs("owl:propertyChainAxiom"):
            yield self._chain(relation, list(self._members(chain)))

    def _named(self, predicate: str) -> Iterator[tuple[ox.NamedNode, ox.NamedNode]]:
        for subject, value in self._pairs(predicate):
            named = isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode)
            if named and subject not in self._left_out:
                yield subject, value

    def _members(self, chain: Any) -> Iterator[ox.NamedNode]:
        while chain != _node("rdf:nil"):
            (first,) = self._store.quads_for_pattern(chain, _node("rdf:first"), None)
            (rest,) = self._store.quads_for_pattern(chain, _node("rdf:rest"), None)
            assert isinstance(first.object, ox.NamedNode)
            yield first.object
            chain = rest.object

    @staticmethod
    def _chain(relation: ox.NamedNode, steps: list[ox.NamedNode]) -> Rule:
        premises = tuple((f"x{n}", step, f"x{n + 1}") for n, step in enumerate(steps))
        name = f"( {' '.join(compact(step.value) for step in steps)} )"
        return Rule(
            f"{compact(relation.value)} owl:propertyChainAxiom {name}", ("x0", relation, f"x{len(steps)}"), premises
        )


def _rule(axiom: str, subject: ox.NamedNode, value: ox.NamedNode, conclusion: Pattern, *premises: Pattern) -> Rule:
    """Make the rule of one axiom, which is its name: the triple that declares it."""
    return Rule(f"{compact(subject.value)} {axiom} {compact(value.value)}", conclusion, premises)
