"""Finding what somebody calls a thing, by any label in any language, among the things that a parameter may be."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import pyoxigraph as ox

from benelux_kg.querying.folding import fold_name
from benelux_kg.querying.tokens import Term
from benelux_kg.vocabulary.namespaces import Namespaces

if TYPE_CHECKING:
    from benelux_kg.querying.values import Parameter

Ask = Callable[[str], Iterable[tuple[Term | None, ...]]]
"""Answers a SELECT with its rows."""

_NAMES = """
SELECT DISTINCT ?thing ?name ?main WHERE {
  %s
  { ?thing skos:prefLabel|rdfs:label|dcterms:title|foaf:name ?name . BIND(1 AS ?main) }
  UNION
  { ?thing skos:altLabel|skos:hiddenLabel|bkg:sharedLabel ?name . BIND(0 AS ?main) }
}
"""
_OF_CLASS = "?thing a ?class . ?class rdfs:subClassOf* <%s> ."
_OF_SCHEME = "?thing skos:inScheme <%s> ."


class Lookup:
    """Finds things in one dataset; ``ask`` answers over all its graphs merged."""

    def __init__(self, ask: Ask, names: Namespaces) -> None:
        self._ask = ask
        self._names = names
        self._known: dict[tuple[str, str], list[tuple[str, ox.NamedNode, bool]]] = {}

    def find(self, value: str, parameter: Parameter) -> list[ox.NamedNode]:
        """Return the things called ``value``; a main label goes before any other."""
        folded = fold_name(value)
        found = [each for each in self._read(parameter) if each[0] == folded]
        chosen = [each for each in found if each[2]] or found
        return sorted({node for _, node, _ in chosen}, key=lambda node: node.value)

    def suggest(self, value: str, parameter: Parameter) -> str:
        """Return ``did you mean …?`` for the label nearest to ``value``; ``""`` where none is near."""
        names = sorted({name for name, _, _ in self._read(parameter)})
        near = difflib.get_close_matches(fold_name(value), names, n=1, cutoff=0.6)
        return f"did you mean {near[0]}?" if near else ""

    def _read(self, parameter: Parameter) -> list[tuple[str, ox.NamedNode, bool]]:
        key = (parameter.of_class, parameter.scheme)
        if key not in self._known:
            rows = self._ask(_NAMES % self._limit(parameter))
            self._known[key] = [
                (fold_name(name.value), thing, getattr(main, "value", "") == "1")
                for thing, name, main in rows
                if isinstance(thing, ox.NamedNode) and isinstance(name, ox.Literal)
            ]
        return self._known[key]

    def _limit(self, parameter: Parameter) -> str:
        if parameter.of_class:
            return _OF_CLASS % self._names.expand(parameter.of_class)
        return _OF_SCHEME % self._names.expand(parameter.scheme) if parameter.scheme else ""
