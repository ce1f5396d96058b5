"""What a thing is called where somebody looks at it: a label, the words of evidence, a claim in a line."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from benelux_kg.vocabulary.namespaces import Namespaces

NAMING = ("skos:prefLabel", "rdfs:label", "dcterms:title", "foaf:name")
LANGUAGES = ("en", "nl", "fr", "de")
"""In the order in which a label is looked for; then any other, the first by its letters."""
_SHOWN = 120
"""Characters of a quotation that are shown."""


def rank_language(language: str, first: str = LANGUAGES[0]) -> tuple[int, str]:
    """Give the place of a label by its language; the lowest is the one to show."""
    order = (first, *(other for other in LANGUAGES if other != first), "")
    return (order.index(language) if language in order else len(order)), language


class Labels:
    """Asks a store what things are called, first in ``language``."""

    def __init__(self, store: ox.Store, names: Namespaces, language: str = LANGUAGES[0]) -> None:
        self._store = store
        self._names = names
        self._language = language
        self.label = lru_cache(maxsize=10_000)(self._label)
        self.kinds = lru_cache(maxsize=10_000)(self._kinds)

    def _label(self, iri: str) -> str:
        """Give the label of a thing, else its compact IRI."""
        for name in NAMING:
            if found := [term for term in self._objects(iri, name) if isinstance(term, ox.Literal)]:
                return min(found, key=self._rank).value
        return self._quote(iri) or self._sum_up(iri) or self._names.compact(iri)

    def _rank(self, label: ox.Literal) -> tuple[int, str, str]:
        return *rank_language(label.language or "", self._language), label.value

    def _quote(self, evidence: str) -> str:
        words = next((term.value for term in self._objects(evidence, "oa:exact") if isinstance(term, ox.Literal)), "")
        words = " ".join(words.split())
        return f"“{words if len(words) <= _SHOWN else words[: _SHOWN - 1] + '…'}”" if words else ""

    def _sum_up(self, claim: str) -> str:
        parts = [next(iter(self._objects(claim, f"rdf:{role}")), None) for role in ("subject", "predicate", "object")]
        return " – ".join(self.show(part) for part in parts) if all(parts) else ""

    def show(self, term: object) -> str:
        """Give a thing by its label, a literal by its words."""
        return self.label(term.value) if isinstance(term, ox.NamedNode) else str(getattr(term, "value", term))

    def _kinds(self, iri: str) -> tuple[str, ...]:
        """Give the classes of a thing as compact IRIs, its own before those that only say what it is a kind of."""
        found = {
            self._names.compact(term.value) for term in self._objects(iri, "rdf:type") if isinstance(term, ox.NamedNode)
        }
        return tuple(sorted(found, key=lambda kind: (not kind.startswith("bkg:"), kind)))

    def _objects(self, iri: str, predicate: str) -> list[ox.NamedNode | ox.Literal | ox.BlankNode]:
        if iri.startswith("_:"):
            return []
        node = ox.NamedNode(self._names.expand(predicate))
        quads = self._store.quads_for_pattern(ox.NamedNode(iri), node, None, None)
        return sorted({quad.object for quad in quads if not isinstance(quad.object, ox.Triple)}, key=str)
