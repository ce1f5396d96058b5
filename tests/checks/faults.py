"""Faults by their names, each made in the graph of the shipped digests; and what validating finds of a changed graph."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.merged import restore_graphs
from benelux_kg.checks.neighbourhood import validate_nodes
from benelux_kg.checks.partition import check_graphs, tell_break
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.shapes import Shapes
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, PREFIXES, expand

IN_A_TEXT = 'FILTER (CONTAINS(STR(?g), "/graph/document/"))'


@dataclass(frozen=True)
class Fault:
    """A change of the first match, in the graph it stands in, and the shape that must name it."""

    name: str
    where: str
    caught: str
    delete: str = ""
    insert: str = ""
    graph: str = "?g"
    target: str = ""
    everywhere: bool = False
    merged: bool = True
    caught_merged: str = ""

    def __str__(self) -> str:
        return self.name

    @property
    def match(self) -> str:
        """The first match, of which ?g is the graph."""
        within = IN_A_TEXT if self.graph == "?g" else ""
        return f"{{ SELECT * {{ GRAPH {self.graph} {{ {self.where} }} {within} }} ORDER BY ?g ?x LIMIT 1 }}"


def read_faults() -> list[Fault]:
    """The faults of ``faults.toml``."""
    tables = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["fault"]
    return [Fault(**table) for table in tables]


def make(fault: Fault, store: ox.Store) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """The quads that a fault takes out of a store, and those that it puts in."""
    graph = _find_graph(store, fault.match, fault.graph)
    gone = _construct(
        store, fault.delete, f"{{ {fault.match} }} GRAPH ?h {{ {fault.delete} }}" if fault.everywhere else fault.match
    )
    new = _construct(store, fault.insert, fault.match)
    target = _find_graph(store, fault.match, fault.target) if fault.target else graph
    places = {quad for each in gone for quad in find_same(store, each)}
    removed = places if fault.everywhere else {quad for quad in places if quad.graph_name == graph}
    added = {ox.Quad(each.subject, each.predicate, each.object, target) for each in new}
    assert removed or added, "this fault changes nothing"
    return removed, added


def find_same(store: ox.Store, triple: ox.Triple | ox.Quad) -> Iterable[ox.Quad]:
    """A triple in all graphs that hold it."""
    return store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)


def _find_graph(store, match, name):
    if name != "?g":
        return ox.NamedNode(expand(name.replace("\\", "")))
    (row,) = store.query(f"SELECT ?g {{ {match} }}", prefixes=dict(PREFIXES))
    return row["g"]


def _construct(store, template, where):
    return list(store.query(f"CONSTRUCT {{ {template} }} {{ {where} }}", prefixes=dict(PREFIXES))) if template else []


def merge(quads: Iterable[ox.Quad]) -> set[ox.Quad]:
    """The triples of all graphs in one."""
    return {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}


Found = dict[tuple[str, ...], ShapeResult]


def find_in_graphs(quads: Iterable[ox.Quad], shapes: Shapes) -> Found:
    """What the checks over named graphs find."""
    return key(tell_break(each, shapes) for each in check_graphs(quads, DEFAULT_BASE))


def find_in_merged(quads: Iterable[ox.Quad], shapes: Shapes) -> Found:
    """What the checks over named graphs find where all were merged."""
    return find_in_graphs(restore_graphs(merge(quads), DEFAULT_BASE), shapes)


class Validator:
    """Validates what a change touches, in a store that holds the merged triples."""

    def __init__(self, triples: Iterable[ox.Quad], shapes: Shapes) -> None:
        self.store = ox.Store()
        self.store.extend(triples)
        self._shapes = shapes

    def find_new(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> Found:
        """The results that are there only after a change."""
        added = [each for each in new if each not in self.store]
        removed = [each for each in gone if each in self.store]
        assert added or removed, "this changes nothing"
        nodes = self._touched([*added, *removed])
        self._turn(removed, added)
        try:
            nodes |= self._touched([*added, *removed])
            after = self._validate(nodes)
        finally:
            self._turn(added, removed)
        before = self._validate(nodes) if after else {}
        return {each: result for each, result in after.items() if each not in before}

    def apply(self, update: str) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """What a written change takes out and puts in."""
        before = set(self.store)
        self.store.update(update, prefixes=dict(PREFIXES))
        gone, new = before - set(self.store), set(self.store) - before
        self._turn(new, gone)
        return gone, new

    def _turn(self, gone: Iterable[ox.Quad], new: Iterable[ox.Quad]) -> None:
        for each in gone:
            self.store.remove(each)
        self.store.extend(new)

    def _touched(self, changed: list[ox.Quad]) -> set[str]:
        nodes = {*self._shapes.reach.find_affected(self.store, changed), *(each.subject for each in changed)}
        return {node.value for node in nodes if isinstance(node, ox.NamedNode)}

    def _validate(self, nodes: Iterable[str]) -> Found:
        return key(validate_nodes(self.store, nodes, self._shapes))


def key(results: Iterable[ShapeResult]) -> Found:
    """Results by what tells them apart, the name of the shape first."""
    return {
        (each.shape.removeprefix("shape:"), each.component, each.focus, each.path, each.value): each for each in results
    }
