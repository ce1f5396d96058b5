"""What shapes look at: the trails of properties that lead from a focus node to every triple a constraint reads.

The same trails, walked forwards, cut out of a store what the shapes of some nodes can see; walked backwards, they find
the nodes whose shapes can see a triple that changed.

Source: SHACL, 2.3.1 Property Paths and 4 Core Constraint Components.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH
from rdflib.term import Node

from benelux_kg.vocabulary.namespaces import expand

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_MERGED = ox.DefaultGraph()
_NESTED = (SH.node, SH["not"], SH.property, SH.qualifiedValueShape)
_LISTED = (SH["or"], SH["and"], SH.xone)
_COMPARED = (SH.lessThan, SH.lessThanOrEquals, SH.equals, SH.disjoint)
_REPEATED = (SH.oneOrMorePath, SH.zeroOrMorePath)
_OPTIONAL = (SH.zeroOrMorePath, SH.zeroOrOnePath)


class Step(NamedTuple):
    """One step of a trail: along a property (``None``: any) or against it, once or as far as it leads."""

    predicate: ox.NamedNode | None
    forward: bool = True
    repeated: bool = False


Trail = tuple[Step, ...]
_TYPE = Step(ox.NamedNode(str(RDF.type)))
_ANY = Step(None)


def read_trails(shapes: rdflib.Graph) -> frozenset[Trail]:
    """Give the trails of all shapes with a target."""
    found: set[Trail] = set()
    for predicate, forward in ((SH.targetSubjectsOf, True), (SH.targetObjectsOf, False)):
        found |= {(Step(_name(each), forward),) for each in shapes.objects(None, predicate)}
    for predicate in (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf):
        for shape in set(shapes.subjects(predicate)):
            found |= set(_follow(shapes, shape, (), ()))
    return frozenset(found | {(_TYPE,)})


def write_trail(names: str) -> Trail:
    """Give the trail along compact IRIs with spaces between; ``^`` leads against a property."""
    return tuple(Step(ox.NamedNode(expand(name.removeprefix("^"))), not name.startswith("^")) for name in names.split())


def _follow(shapes: rdflib.Graph, shape: Node, start: Trail, active: tuple[Node, ...]) -> Iterator[Trail]:
    """Give the trails of a shape that is asked at the end of ``start``."""
    if shape in active:
        return
    path = shapes.value(shape, SH.path)
    ends = [(*start, *trail) for trail in _read_path(shapes, path)] if path is not None else [start]
    for predicate in _COMPARED:
        yield from ((*start, Step(_name(other))) for other in shapes.objects(shape, predicate))
    for end in ends:
        yield end
        if (shape, SH["class"], None) in shapes:
            yield (*end, _TYPE)
        if (shape, SH.closed, None) in shapes:
            yield (*end, _ANY)
        for part in _list_parts(shapes, shape):
            yield from _follow(shapes, part, end, (*active, shape))


def _list_parts(shapes: rdflib.Graph, shape: Node) -> Iterator[Node]:
    for predicate in _NESTED:
        yield from shapes.objects(shape, predicate)
    for predicate in _LISTED:
        for each in shapes.objects(shape, predicate):
            yield from shapes.items(each)


def _read_path(shapes: rdflib.Graph, path: Node, *, forward: bool = True) -> list[Trail]:
    """Give the ways of a property path; one that is repeated is a single property."""
    if isinstance(path, rdflib.URIRef):
        return [(Step(_name(path), forward),)]
    inverse = shapes.value(path, SH.inversePath)
    if inverse is not None:
        return _read_path(shapes, inverse, forward=not forward)
    listed = shapes.value(path, SH.alternativePath)
    if listed is not None:
        return [trail for each in shapes.items(listed) for trail in _read_path(shapes, each, forward=forward)]
    for predicate in {*_REPEATED, *_OPTIONAL}:
        inner = shapes.value(path, predicate)
        if inner is not None:
            once = _read_path(shapes, inner, forward=forward)
            ways = [tuple(step._replace(repeated=predicate in _REPEATED) for step in way) for way in once]
            return [*ways, ()] if predicate in _OPTIONAL else ways
    parts = list(shapes.items(path))
    trails: list[Trail] = [()]
    for part in parts if forward else reversed(parts):
        trails = [(*one, *other) for one in trails for other in _read_path(shapes, part, forward=forward)]
    return trails


def _name(node: Node) -> ox.NamedNode:
    return ox.NamedNode(str(node))


class Reach:
    """Walks trails through a store that holds the merged triples in its default graph."""

    def __init__(self, trails: Iterable[Trail]) -> None:
        self._tree: _Tree = {}
        for trail in trails:
            branch = self._tree
            for step in trail:
                branch = branch.setdefault(step, {})

    def cut_out(self, store: ox.Store, nodes: Iterable[Term]) -> set[ox.Quad]:
        """Give all triples on the trails of ``nodes``."""
        found: set[ox.Quad] = set()
        seen: set[tuple[Term, int]] = set()
        fresh: list[tuple[Term, _Tree]] = [(node, self._tree) for node in nodes]
        while fresh:
            node, tree = fresh.pop()
            if (node, id(tree)) in seen:
                continue
            seen.add((node, id(tree)))
            for step, branch in tree.items():
                for quad, end in _walk(store, node, step):
                    found.add(quad)
                    if branch:
                        fresh.append((end, branch))
        return found

    @cached_property
    def _ways(self) -> dict[ox.NamedNode | None, list[Trail]]:
        """Give the beginnings of all trails, by the property of their last step."""
        ways: dict[ox.NamedNode | None, list[Trail]] = defaultdict(list)
        fresh: list[tuple[Trail, _Tree]] = [((), self._tree)]
        while fresh:
            trail, tree = fresh.pop()
            for step, branch in tree.items():
                ways[step.predicate].append((*trail, step))
                fresh.append(((*trail, step), branch))
        return ways

    def find_affected(self, store: ox.Store, changed: Iterable[ox.Quad]) -> set[Term]:
        """Give the nodes from which a trail leads over one of the ``changed`` triples; ``store`` holds what is now."""
        affected: set[Term] = set()
        seen: set[tuple[Term, Trail]] = set()
        for quad in changed:
            for trail in (*self._ways.get(quad.predicate, ()), *self._ways.get(None, ())):
                last = trail[-1]
                start = quad.subject if last.forward else quad.object
                back = trail if last.repeated else trail[:-1]
                if (start, back) not in seen:
                    seen.add((start, back))
                    affected |= _walk_back(store, start, back, inside=last.repeated)
        return {each for each in affected if not isinstance(each, ox.Literal)}


_Tree = dict[Step, "_Tree"]


def _walk(store: ox.Store, node: Term, step: Step) -> Iterator[tuple[ox.Quad, Term]]:
    """Give the triples of one step from ``node``, each with where it leads."""
    reached, fresh = {node}, [node]
    while fresh:
        for quad in _look(store, fresh.pop(), step):
            end = quad.object if step.forward else quad.subject
            yield quad, end
            if step.repeated and end not in reached:
                reached.add(end)
                fresh.append(end)


def _look(store: ox.Store, node: Term, step: Step) -> Iterable[ox.Quad]:
    if not step.forward:
        return store.quads_for_pattern(None, step.predicate, node, _MERGED)
    if isinstance(node, (ox.NamedNode, ox.BlankNode)):
        return store.quads_for_pattern(node, step.predicate, None, _MERGED)
    return ()


def _walk_back(store: ox.Store, start: Term, trail: Trail, *, inside: bool) -> set[Term]:
    """Give the nodes from which ``trail`` leads to ``start``; with ``inside``, its last step may be half done."""
    ends = {start}
    for number, step in enumerate(reversed(trail)):
        back = step._replace(forward=not step.forward)
        before = {end for each in ends for _, end in _walk(store, each, back)}
        ends = ends | before if inside and number == 0 else before
    return ends
