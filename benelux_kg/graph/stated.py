"""What the document graphs of a store state, triple by triple."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox

from benelux_kg.graph.inference import Statement
from benelux_kg.graph.ntriples import read_lexical
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand


class StatedTriples:
    """Asks a store what the document graphs state."""

    def __init__(self, store: ox.Store, base: str = DEFAULT_BASE) -> None:
        self._store = store
        self._documents = expand("graph:document/", base)
        self._inferred = ox.NamedNode(expand("graph:inferred", base))
        self._corroboration = ox.NamedNode(expand("bkg:corroboration"))

    def objects(self, subject: str, predicate: str) -> set[str]:
        """Give the distinct objects that texts state, as N-Triples terms."""
        quads = self._store.quads_for_pattern(_node(subject), _node(predicate), None, None)
        return {str(quad.object) for quad in quads if self._is_stated(quad)}

    def count(self, subject: str, statement: Statement, claim: str) -> int:
        """Give the number of texts that state a triple; ``claim`` is its asserted claim."""
        for quad in self._store.quads_for_pattern(_node(claim), self._corroboration, None, self._inferred):
            return int(str(quad.object.value))  # type: ignore[union-attr]
        return sum(1 for _ in self._texts(subject, statement))

    def is_stated(self, subject: str, statement: Statement) -> bool:
        """Tell whether any text states a triple."""
        return any(True for _ in islice(self._texts(subject, statement), 1))

    def _texts(self, subject: str, statement: Statement) -> Iterator[ox.Quad]:
        predicate, object_ = statement
        quads = self._store.quads_for_pattern(_node(subject), _node(predicate), read_term(object_), None)
        return (quad for quad in quads if self._is_stated(quad))

    def _is_stated(self, quad: ox.Quad) -> bool:
        graph = quad.graph_name
        return isinstance(graph, ox.NamedNode) and graph.value.startswith(self._documents)


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])


def read_term(term: str) -> ox.NamedNode | ox.Literal:
    """Read an N-Triples term."""
    if term.startswith("<"):
        return _node(term)
    suffix = term[term.rindex('"') + 1 :]
    if suffix.startswith("@"):
        return ox.Literal(read_lexical(term), language=suffix[1:])
    if suffix:
        return ox.Literal(read_lexical(term), datatype=_node(suffix[2:]))
    return ox.Literal(read_lexical(term))
