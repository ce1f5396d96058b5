"""For each constraint of the shapes a mutant of the real graph: made from the constraint itself, as far as that goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib import RDF, SH, SKOS
from rdflib.term import Node

from benelux_kg.vocabulary.namespaces import SHAPES, expand

TARGETS = (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
NO_CONSTRAINT = {SH[name] for name in ("path", "name", "description", "message", "severity", "property")} | {
    SH[name] for name in ("ignoredProperties", "qualifiedValueShape", "deactivated", "order", "group")
}
STRANGER = ox.NamedNode(expand("voc:status/planned"))
SCHEME = ox.NamedNode(expand("voc:status"))
OTHER = ox.NamedNode(expand("voc:role/minister"))
STRING, LANG_STRING = ox.NamedNode(expand("xsd:string")), ox.NamedNode(expand("rdf:langString"))
LATE = {expand("xsd:date"): "2999-01-01", expand("xsd:integer"): "99999999"}
PAIRS = {
    expand(kind): [ox.Literal(each, datatype=ox.NamedNode(expand(kind))) for each in pair]
    for kind, pair in {
        "xsd:date": ("1998-01-01", "1998-01-02"),
        "xsd:gYear": ("1998", "1999"),
        "xsd:integer": ("3", "4"),
    }.items()
}
NOWHERE = ox.NamedNode("http://dbpedia.org/resource/Crime")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Mutant = tuple[Collection[ox.Quad], Collection[ox.Quad]]
"""What is taken out, and what is put in."""


@dataclass(frozen=True)
class Constraint:
    """One parameter of one shape, and the node shape through which it finds its nodes."""

    shape: rdflib.URIRef
    parameter: str
    owner: rdflib.URIRef

    @property
    def name(self) -> str:
        return str(self.shape).removeprefix(SHAPES)

    @property
    def component(self) -> str:
        return self.parameter[0].upper() + self.parameter[1:]

    def __str__(self) -> str:
        return f"{self.name}-{self.parameter}"


def list_constraints(shapes: rdflib.Graph) -> list[Constraint]:
    """All constraints of shapes that find their nodes themselves."""
    nodes = _sort_named(shapes.subjects(RDF.type, SH.NodeShape))
    owners = [node for node in nodes if any((node, target, None) in shapes for target in TARGETS)]
    found = [
        Constraint(shape, str(parameter).removeprefix(str(SH)), owner)
        for owner in owners
        for shape in (owner, *_sort_named(shapes.objects(owner, SH.property)))
        for parameter in set(shapes.predicates(shape)) - NO_CONSTRAINT - set(TARGETS)
        if str(parameter).startswith(str(SH))
    ]
    unique = {str(each): each for each in reversed(found)}
    return [unique[name] for name in sorted(unique)]


def _sort_named(nodes: Iterable[Node]) -> list[rdflib.URIRef]:
    return sorted(node for node in nodes if isinstance(node, rdflib.URIRef))


def list_related(shapes: rdflib.Graph, mutant: Mutant) -> set[str]:
    """The shapes that speak of a property that a mutant changes: they may rightly find it, too."""
    changed = {rdflib.URIRef(quad.predicate.value) for quads in mutant for quad in quads}
    named = (shape for shape in shapes.subjects(SH.message) if changed & set(shapes.cbd(shape).objects()))
    return {str(shape).removeprefix(SHAPES) for shape in named}


class Maker:
    """Makes mutants of the merged triples in ``store``."""

    def __init__(self, shapes: rdflib.Graph, store: ox.Store) -> None:
        self._shapes = shapes
        self._store = store

    def make(self, constraint: Constraint) -> Iterator[Mutant]:
        """Mutants that break a constraint, of one node each; none where only a written change can break it."""
        steps = self._read_steps(self._shapes.value(constraint.shape, SH.path))
        value = self._shapes.value(constraint.shape, SH[constraint.parameter])
        said = {
            node: [q for step in steps for q in self._values(node, step)] for node in self._list_focus(constraint.owner)
        }
        for node in sorted(said, key=lambda node: (not said[node], str(node))) if steps else ():
            old, (predicate, forward) = said[node], steps[0]
            if constraint.parameter == "minCount" and old:
                yield old, []
            elif constraint.parameter == "maxCount" and not old:
                datatype = str(self._shapes.value(constraint.shape, SH.datatype))
                if datatype in PAIRS:
                    yield [], [ox.Quad(node, predicate, each) for each in PAIRS[datatype]]
            elif constraint.parameter == "uniqueLang" and not old:
                continue
            elif forward and (wrong := self._spoil(constraint, value, old[0].object if old else None)) is not None:
                keeps = constraint.parameter in {"maxCount", "uniqueLang"}
                yield [] if keeps else old[:1], [ox.Quad(node, predicate, wrong)]

    def _spoil(self, constraint, value, present):
        """A value that breaks the constraint and is otherwise as the present one."""
        kind = self._shapes.value(constraint.shape, SH.datatype)
        datatype = ox.NamedNode(str(kind)) if kind else None
        literal = present if isinstance(present, ox.Literal) else None
        language = literal.language if literal else "nl" if datatype == LANG_STRING else None
        match constraint.parameter:
            case "maxCount":
                return self._another(literal, present, datatype)
            case "uniqueLang":
                return ox.Literal("iets anders", language=language) if language else None
            case "lessThan" | "lessThanOrEquals":
                return ox.Literal(LATE[literal.datatype.value], datatype=literal.datatype) if literal else None
            case "minLength":
                return ox.Literal("", language=language)
            case "class":
                return STRANGER if value == SKOS.ConceptScheme else SCHEME
            case "node":
                return OTHER if present == STRANGER or "status" in constraint.name else STRANGER
        return {
            "datatype": ox.Literal("x", datatype=ox.NamedNode(expand("xsd:anyURI"))),
            "or": ox.Literal("x", datatype=ox.NamedNode(expand("xsd:anyURI"))),
            "nodeKind": ox.Literal("x") if value == SH.IRI else ox.BlankNode("nobody"),
            "in": ox.NamedNode(expand("bkg:Claim")),
            "hasValue": OTHER,
            "pattern": ox.Literal("?", datatype=datatype) if datatype else NOWHERE,
            "minInclusive": ox.Literal("-1", datatype=datatype or STRING),
            "languageIn": ox.Literal("crimen", language="es"),
        }.get(constraint.parameter)

    def _another(self, literal, present, datatype):
        """A second value that fits as well as the present one."""
        if literal is None:
            kinds = {q.object for q in self._store.quads_for_pattern(present, ox.NamedNode(expand("rdf:type")), None)}
            for kind in sorted(kinds, key=str):
                for quad in self._store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), kind):
                    same = {
                        q.object for q in self._store.quads_for_pattern(quad.subject, quad.predicate, None)
                    } == kinds
                    if same and quad.subject != present:
                        return quad.subject
            return ox.NamedNode(expand("bkg:Denied")) if "Asserted" in str(present) else STRANGER
        name = (datatype or literal.datatype).value
        if name.endswith(("date", "gYear")):
            return ox.Literal("2998-01-01" if name.endswith("date") else "2998", datatype=literal.datatype)
        if name.endswith(("integer", "decimal")):
            return ox.Literal("7", datatype=literal.datatype)
        turned = literal.value[::-1] if literal.value != literal.value[::-1] else f"{literal.value}/x"
        return ox.Literal(turned.lower() if len(turned) > 2 else turned, datatype=literal.datatype)

    def _list_focus(self, owner: rdflib.URIRef) -> list[ox.NamedNode]:
        """The nodes of a node shape."""
        nodes: set[object] = set()
        for kind in self._shapes.objects(owner, SH.targetClass):
            query = f"CONSTRUCT {{ ?x a ?x }} {{ ?x a/<{expand('rdfs:subClassOf')}>* <{kind}> }}"
            nodes |= {triple.subject for triple in self._ask(query)}
        for predicate in self._shapes.objects(owner, SH.targetSubjectsOf):
            nodes |= {quad.subject for quad in self._store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None)}
        return [node for node in nodes if isinstance(node, ox.NamedNode)]

    def _ask(self, query):
        return self._store.query(query)

    def _read_steps(self, path: Node | None) -> list[tuple[ox.NamedNode, bool]]:
        """The properties of a path of a single step, each with whether it leads forward."""
        if isinstance(path, rdflib.URIRef):
            return [(ox.NamedNode(str(path)), True)]
        if path is None:
            return []
        inverse, listed = self._shapes.value(path, SH.inversePath), self._shapes.value(path, SH.alternativePath)
        if isinstance(inverse, rdflib.URIRef):
            return [(ox.NamedNode(str(inverse)), False)]
        return [step for each in self._shapes.items(listed) for step in self._read_steps(each)] if listed else []

    def _values(self, node: ox.NamedNode, step: tuple[ox.NamedNode, bool]) -> Iterator[ox.Quad]:
        predicate, forward = step
        subject, object_ = (node, None) if forward else (None, node)
        yield from self._store.quads_for_pattern(subject, predicate, object_)
