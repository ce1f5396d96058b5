"""The claims of a dataset, and the names by which it knows things."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pyoxigraph as ox

from benelux_kg.claims import Span
from benelux_kg.querying.folding import fold_name
from benelux_kg.vocabulary.namespaces import Namespaces

_CLAIMS = """
SELECT ?claim ?subject ?predicate ?object ?factuality ?document ?start ?end WHERE {
  GRAPH ?graph {
    ?claim rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ; bkg:evidence ?evidence .
    OPTIONAL { ?claim bkg:factuality ?factuality }
    ?evidence oa:hasSource ?source ; oa:start ?start ; oa:end ?end .
    ?source dcterms:identifier ?document .
  }
}
"""
_NAMES = """
SELECT DISTINCT ?thing ?name WHERE {
  GRAPH ?graph {
    ?thing skos:prefLabel|skos:altLabel|skos:hiddenLabel|bkg:demonym|bkg:sharedLabel
           |rdfs:label|foaf:name|dcterms:title ?name
  }
}
"""


@dataclass(frozen=True, slots=True)
class StatedClaim:
    """A claim as one document of a dataset states it; things are compact IRIs, a literal is its lexical form."""

    subject: str
    predicate: str
    object: str
    factuality: str
    document: str
    spans: tuple[Span, ...] = ()


def read_claims(store: ox.Store, names: Namespaces) -> list[StatedClaim]:
    """Return every claim once for each document that states it, in a fixed order."""
    spans: dict[tuple[str, ...], set[Span]] = defaultdict(set)
    for row in _ask(store, _CLAIMS, names):
        *key, start, end = (_show(term, names) for term in row)
        spans[tuple(key)].add(Span(int(start), int(end)))
    return [
        StatedClaim(subject, predicate, object_, factuality.partition(":")[2], document, tuple(sorted(found)))
        for (_, subject, predicate, object_, factuality, document), found in sorted(spans.items())
    ]


def read_names(store: ox.Store, names: Namespaces) -> dict[str, set[str]]:
    """Return the compact IRIs of everything that has a label, by its folded label."""
    things: dict[str, set[str]] = defaultdict(set)
    for thing, name in _ask(store, _NAMES, names):
        things[fold_name(_show(name, names))].add(_show(thing, names))
    return dict(things)


def _ask(store: ox.Store, query: str, names: Namespaces) -> ox.QuerySolutions:
    solutions = store.query(query, prefixes=dict(names.prefixes))
    assert isinstance(solutions, ox.QuerySolutions)
    return solutions


def _show(term: object, names: Namespaces) -> str:
    if isinstance(term, ox.NamedNode):
        return names.compact(term.value)
    return term.value if isinstance(term, ox.Literal) else ""
