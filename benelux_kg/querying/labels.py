"""The names of things in the language asked for, with a fallback that is always the same."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from benelux_kg.querying.sources import Source
from benelux_kg.querying.tokens import Term

_LABELS = """
SELECT DISTINCT ?thing ?label ?main WHERE {
  VALUES ?thing { %s }
  { ?thing skos:prefLabel ?label . BIND(1 AS ?main) }
  UNION
  { ?thing rdfs:label|dcterms:title ?label . BIND(0 AS ?main) }
}
"""
_BATCH = 100


class LabelFinder:
    """Finds names in one source: preferred ones go first, then the language asked for, English, and the alphabet."""

    def __init__(self, source: Source, language: str) -> None:
        self._source = source
        self._language = language

    def find(self, things: Collection[ox.NamedNode]) -> dict[ox.NamedNode, str]:
        """Return the name of each thing that has one."""
        ordered = sorted(things, key=lambda node: node.value)
        best: dict[ox.NamedNode, tuple[bool, bool, bool, str]] = {}
        for start in range(0, len(ordered), _BATCH):
            query = _LABELS % " ".join(str(node) for node in ordered[start : start + _BATCH])
            for thing, rank in self._rank(self._source.answer(query).rows):
                best[thing] = min(rank, best.get(thing, rank))
        return {thing: rank[-1] for thing, rank in best.items()}

    def _rank(
        self, rows: Iterable[tuple[Term | None, ...]]
    ) -> Iterable[tuple[ox.NamedNode, tuple[bool, bool, bool, str]]]:
        for thing, label, main in rows:
            if isinstance(thing, ox.NamedNode) and isinstance(label, ox.Literal):
                asked, english = label.language == self._language, label.language == "en"
                plain = getattr(main, "value", "") != "1"
                yield thing, (not asked, not english, plain, label.value)
