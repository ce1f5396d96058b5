"""Shapes as pySHACL evaluates them fastest: the same constraints, without what only readers need.

pySHACL asks a property shape anew for every focus node of the node shape it belongs to, and looks at every triple of a
shape each time. A property shape with targets of its own is asked once for all of them.
"""

from __future__ import annotations

import rdflib
from rdflib import OWL, RDF, RDFS, SH
from rdflib.term import Node

_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_NESTING = (SH.node, SH["not"], SH.qualifiedValueShape)
_WORDS = frozenset({SH.name, SH.description, SH.order, SH.group, RDFS.comment, RDFS.label, RDFS.seeAlso})
_SHAPES = (SH.NodeShape, SH.PropertyShape)
_CLASSES = (RDFS.Class, OWL.Class)


def flatten_shapes(shapes: rdflib.Graph) -> rdflib.Graph:
    """Give shapes that find the same, each message still to be found in ``shapes`` by the name of its shape."""
    flat = rdflib.Graph()
    for triple in shapes:
        if not _is_said(shapes, *triple):
            flat.add(triple)
    nested = {shape for predicate in _NESTING for shape in shapes.objects(None, predicate)}
    nested |= set(shapes.objects(None, RDF.first))
    for shape, part in shapes.subject_objects(SH.property):
        if shape not in nested and _has_plain_targets(shapes, shape):
            _hand_on(flat, shape, part)
    return flat


def _is_said(shapes: rdflib.Graph, subject: Node, predicate: Node, value: Node) -> bool:
    """Tell whether a triple is for readers; a message with a variable is filled in by the engine."""
    if predicate in _WORDS:
        return True
    named = isinstance(subject, rdflib.URIRef) and any((subject, RDF.type, kind) in shapes for kind in _SHAPES)
    return predicate == SH.message and named and "{" not in str(value)


def _has_plain_targets(shapes: rdflib.Graph, shape: Node) -> bool:
    kinds = set(shapes.objects(shape, RDF.type))
    switched_off = (shape, SH.deactivated, rdflib.Literal(lexical_or_value=True)) in shapes
    plain = not switched_off and (shape, SH.target, None) not in shapes and not kinds & set(_CLASSES)
    return plain and any((shape, target, None) in shapes for target in _TARGETS)


def _hand_on(flat: rdflib.Graph, shape: Node, part: Node) -> None:
    for target in _TARGETS:
        for value in flat.objects(shape, target):
            flat.add((part, target, value))
    flat.remove((shape, SH.property, part))


def split_by_path(flat: rdflib.Graph) -> tuple[rdflib.Graph, rdflib.Graph]:
    """Give the property shapes with targets of their own whose path goes against a property after its first step.

    They may lead from a literal to all that bears it, which not every engine follows. The second graph holds the rest.
    """
    through, others = rdflib.Graph(), rdflib.Graph()
    for shape, path in flat.subject_objects(SH.path):
        aimed = any((shape, target, None) in flat for target in _TARGETS)
        if aimed and any(_goes_back(flat, step) for step in list(flat.items(path))[1:]):
            through += flat.cbd(shape)
    for triple in flat:
        if triple not in through:
            others.add(triple)
    return through, others


def _goes_back(shapes: rdflib.Graph, step: Node) -> bool:
    listed = shapes.value(step, SH.alternativePath)
    parts = shapes.items(listed) if listed is not None else (step,)
    return any((part, SH.inversePath, None) in shapes for part in parts)
