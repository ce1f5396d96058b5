"""Whether the graph of one text may enter a dataset: it must fit the shapes by itself, beside the vocabulary alone.

So it depends on no other text whether a text is let in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from benelux_kg.checks.claimed import Kinds, list_kinds
from benelux_kg.checks.neighbourhood import validate_nodes
from benelux_kg.checks.partition import check_graphs, tell_break
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes, read_shapes
from benelux_kg.graph.background import write_background
from benelux_kg.graph.layout import VOCABULARY


@dataclass(frozen=True, slots=True)
class Admission:
    """Validates single texts under one base IRI; small enough to be handed to a worker process."""

    base: str

    def validate(self, lines: Iterable[str]) -> list[ShapeResult]:
        """Give the results for everything that the section ``lines`` of a text speaks of."""
        quads = list(ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS))
        shapes, store = shipped_shapes(), _hold_vocabulary(self.base)
        results = [tell_break(each, shapes) for each in check_graphs(quads, self.base, _list_background(self.base))]
        triples = dict.fromkeys(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
        own = [triple for triple in triples if triple not in store]
        store.extend(own)
        try:
            return results + validate_nodes(store, name_subjects(triples), shapes)
        finally:
            for triple in own:
                store.remove(triple)


def name_subjects(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Give the IRIs of all subjects."""
    return (quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode))


@cache
def shipped_shapes() -> Shapes:
    """Give the shapes that are shipped, read once."""
    return read_shapes()


@cache
def _list_background(base: str) -> Kinds:
    return list_kinds(_hold_vocabulary(base))


@cache
def _hold_vocabulary(base: str) -> ox.Store:
    store = ox.Store()
    lines = write_background(base)[VOCABULARY]
    triples = "".join(f"{line[: line.rindex(' <')]} .\n" for line in lines)
    store.load(input=triples, format=ox.RdfFormat.N_TRIPLES)
    return store
