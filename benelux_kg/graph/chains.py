"""Inferred triples with why they hold, read back from a store: rule, grounds, and so on down to the words of texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from benelux_kg.claims import Literal, Node
from benelux_kg.graph.explaining import Explainer, Explanation
from benelux_kg.graph.facts import Facts, is_triple, make_triple
from benelux_kg.graph.rulebook import load_rules
from benelux_kg.graph.rules import Triple, unify
from benelux_kg.graph.wording import word_rule
from benelux_kg.vocabulary.namespaces import Namespaces


@dataclass(frozen=True, slots=True)
class Statement:
    """A triple as people read it: compact IRIs, or a literal as object."""

    subject: str
    predicate: str
    object: Node


@dataclass(frozen=True, slots=True)
class Inferred:
    """An inferred triple, with the rule that concludes it and what it rests on.

    ``words`` says the rule by language; ``background`` is what it takes from the vocabulary.
    """

    iri: str
    statement: Statement
    rule: str
    words: Mapping[str, str]
    grounds: tuple[Explanation | Inferred, ...]
    background: tuple[Statement, ...] = ()


class Chains:
    """Reads inferences from a store."""

    def __init__(self, store: ox.Store, names: Namespaces) -> None:
        self._store = store
        self._names = names
        self._facts = Facts(store, names.base)
        self._explainer = Explainer(store, names)

    def find(self, thing: str) -> list[Inferred]:
        """Give every inferred triple that has the compact IRI ``thing`` as subject or object, sorted."""
        found = {name.value: name for role in ("rdf:subject", "rdf:object") for name in self._naming(role, thing)}
        return sorted((self.read(name) for name in found.values()), key=_rank)

    def _naming(self, role: str, thing: str) -> Iterator[ox.NamedNode]:
        node = self._node(thing)
        for quad in self._store.quads_for_pattern(None, self._node(role), node, self._facts.inferred):
            if isinstance(quad.subject, ox.NamedNode):
                yield quad.subject

    def _node(self, compact: str) -> ox.NamedNode:
        return ox.NamedNode(self._names.expand(compact))

    def read(self, name: ox.NamedNode) -> Inferred:
        """Give the inference of this name with all it rests on."""
        triple = tuple(self._values(name, f"rdf:{part}")[0] for part in ("subject", "predicate", "object"))
        (rule,) = (str(term.value) for term in self._values(name, "bkg:rule"))
        grounds = sorted(self._values(name, "prov:wasDerivedFrom"), key=str)
        assert is_triple(triple)
        return Inferred(
            self._names.compact(name.value),
            self._show(triple),
            rule,
            word_rule(rule, self._label, self._names.base),
            tuple(self._read_ground(ground) for ground in grounds if not self._is_text(ground)),
            tuple(self._background(rule, triple, tuple(map(str, grounds)))),
        )

    def _read_ground(self, name: ox.NamedNode | ox.Literal) -> Explanation | Inferred:
        assert isinstance(name, ox.NamedNode)
        is_inference = self._names.compact(name.value).startswith("id:inference/")
        return self.read(name) if is_inference else self._explainer.read(name)

    def _values(self, subject: ox.NamedNode, predicate: str) -> list[ox.NamedNode | ox.Literal]:
        quads = self._store.quads_for_pattern(subject, self._node(predicate), None, self._facts.inferred)
        return [quad.object for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)]

    def _background(self, name: str, triple: Triple, grounds: tuple[str, ...]) -> Iterator[Statement]:
        """Give what the rule found in the vocabulary: the first way to this conclusion that rests on these grounds.

        Of the date of a text, what the text says of itself.
        """
        if self._is_text(triple[0]):
            for quad in self._store.quads_for_pattern(triple[0], self._node("dcterms:issued"), None, None):
                yield self._show((triple[0], quad.predicate, quad.object))  # type: ignore[arg-type]  # a date
                return
        for rule in load_rules(self._names.base):
            binding = unify(rule.conclusion, triple) if rule.name == name else None
            for found in self._facts.solve(rule.premises, binding) if binding is not None else ():
                if self._facts.ground(rule, found) == grounds:
                    premises = filter(None, (make_triple(pattern, found) for pattern in rule.premises))
                    yield from (self._show(each) for each in premises if not self._facts.cite(each))
                    return

    def _is_text(self, term: ox.NamedNode | ox.Literal) -> bool:
        return self._names.compact(term.value).startswith("id:document/")

    def _show(self, triple: Triple) -> Statement:
        subject, predicate, value = triple
        shown = self._names.compact(value.value) if isinstance(value, ox.NamedNode) else _literal(value, self._names)
        return Statement(self._names.compact(subject.value), self._names.compact(predicate.value), shown)

    def _label(self, compact: str, language: str) -> str:
        for predicate in ("rdfs:label", "skos:prefLabel"):
            quads = self._store.quads_for_pattern(self._node(compact), self._node(predicate), None, None)
            for quad in quads:
                if isinstance(quad.object, ox.Literal) and quad.object.language == language:
                    return quad.object.value
        return compact


def _literal(term: ox.Literal, names: Namespaces) -> Literal:
    return Literal(term.value, names.compact(term.datatype.value), term.language or "")


def _rank(inferred: Inferred) -> tuple[bool, str, str, str]:
    told = inferred.statement
    return told.predicate == "rdf:type", told.subject, told.predicate, str(told.object)
