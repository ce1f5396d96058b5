"""The reference of the shapes, written from the shapes themselves.

Write it anew with: python -m tests.documentation.shapes
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import rdflib
from rdflib import RDF, SH
from rdflib.term import Node

from benelux_kg.checks.triples import find_files, make_graph, read_quads
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import SHAPES, compact

PATH = Path(__file__).parents[2] / "docs" / "reference" / "shapes.md"
HEAD = """# Shapes

What may be in a graph, and what must be: every shape of `shapes/`, as `validate` asks for it. This page is written from the shapes; do not edit it.
[Check a graph](../how-to/check-a-graph.md) tells what the severities mean and what to do.

A name in two parts (`ActionRange-participant`) is a property of the shape before the hyphen, and is asked of the same nodes. Properties are written as SPARQL writes paths. The shapes of
`graphs.ttl` are asked by the program itself, of the named graphs.
"""
ROW = "| shape | asked of | asks | severity | message |\n|---|---|---|---|---|\n"
TARGETS = {SH.targetClass: "every {}", SH.targetSubjectsOf: "who bears {}", SH.targetObjectsOf: "every value of {}"}
ALIKE = {SH["class"]: "is a {}", SH.node: "fits {}", SH.datatype: "datatype {}", SH.hasValue: "has the value {}"}
COUNTS = {
    "minCount": "at least {}",
    "maxCount": "at most {}",
    "minLength": "{} letter or more",
    "minInclusive": "from {} on",
}
COMPARED = {
    "lessThan": "before {}",
    "lessThanOrEquals": "not after {}",
    "equals": "the same as {}",
    "disjoint": "none of {}",
}
PHRASES = {
    **ALIKE,
    SH.uniqueLang: "one in each language",
    **{SH[name]: phrase for name, phrase in {**COUNTS, **COMPARED}.items()},
}
JOINED = {SH["or"]: " or ", SH["and"]: " and ", SH.xone: " or else "}


def write_reference() -> str:
    """The page: a table for each file."""
    everything = make_graph(quad for path in find_files(folder("shapes")) for quad in read_quads(path))
    sections = [HEAD]
    for path in find_files(folder("shapes")):
        names = make_graph(read_quads(path))
        rows = [row for shape in sort_shapes(names) for row in Row(everything, shape).write()]
        sections.append(f"## {path.name}\n\n{ROW}{''.join(rows)}")
    return "\n".join(sections)


def sort_shapes(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    kinds = (SH.NodeShape, SH.PropertyShape)
    return sorted({s for kind in kinds for s in graph.subjects(RDF.type, kind) if isinstance(s, rdflib.URIRef)})


class Row:
    """Writes a shape as a row of a table."""

    def __init__(self, shapes: rdflib.Graph, shape: rdflib.URIRef) -> None:
        self.shapes = shapes
        self.shape = shape

    def write(self) -> Iterator[str]:
        """One row; none for a shape that only holds others together."""
        message = self.told(SH.message)
        if message:
            severity = str(self.shapes.value(self.shape, SH.severity)).rpartition("#")[2]
            cells = (f"`{self.name(self.shape)}`", self.targets(), self.asks(), severity, message)
            yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"

    @staticmethod
    def name(shape: Node) -> str:
        return str(shape).removeprefix(SHAPES)

    def told(self, predicate: Node) -> str:
        words = {
            o.language: str(o) for o in self.shapes.objects(self.shape, predicate) if isinstance(o, rdflib.Literal)
        }
        return f"{words['en']} *{words['nl']}*" if words else ""

    def targets(self) -> str:
        owners = (self.shape, *self.shapes.subjects(SH.property, self.shape))
        aims = {
            phrase.format(f"`{compact(str(each))}`")
            for owner in owners
            for target, phrase in TARGETS.items()
            for each in self.shapes.objects(owner, target)
        }
        return ", ".join(sorted(aims)) or "other shapes"

    def asks(self) -> str:
        told = self.read(self.shape)
        return told or f"{self.told(SH.description)}"

    def read(self, shape: Node) -> str:
        """What a shape asks, its path before it."""
        path = self.shapes.value(shape, SH.path)
        parts = sorted(part for p, o in self.shapes.predicate_objects(shape) if (part := self.constraint(shape, p, o)))
        asked = ", ".join(parts)
        return f"`{self.path(path)}`: {asked}" if path is not None else asked

    def constraint(self, shape, predicate, value):
        if predicate in {SH.node, SH.property} and isinstance(value, rdflib.BNode):
            return f"({self.read(value)})"
        if predicate in PHRASES:
            return PHRASES[predicate].format(self.term(value))
        if predicate in JOINED:
            return "(" + JOINED[predicate].join(self.read(each) for each in self.shapes.items(value)) + ")"
        if predicate == SH["not"]:
            return f"not ({self.read(value)})"
        if predicate in {SH["in"], SH.languageIn}:
            return f"one of {', '.join(self.term(each) for each in self.shapes.items(value))}"
        if predicate == SH.nodeKind:
            return {"IRI": "an IRI", "IRIOrLiteral": "an IRI or a literal"}[str(value).rpartition("#")[2]]
        if predicate == SH.pattern:
            return f"like `{value}`"
        if predicate == SH.closed:
            known = self.shapes.value(shape, SH.ignoredProperties)
            return f"nothing but {', '.join(self.term(each) for each in self.shapes.items(known))}"
        return self.qualified(shape, predicate, value)

    def qualified(self, shape, predicate, value):
        ways = {SH.qualifiedMinCount: "at least", SH.qualifiedMaxCount: "at most"}
        if predicate not in ways:
            return ""
        inner = self.shapes.value(shape, SH.qualifiedValueShape)
        return f"{ways[predicate]} {value} ({self.read(inner)})" if inner is not None else ""

    def term(self, value: Node) -> str:
        if isinstance(value, rdflib.URIRef):
            return f"`{self.name(value) if str(value).startswith(SHAPES) else compact(str(value))}`"
        return str(value)

    def path(self, path: Node) -> str:
        """A path, as SPARQL writes it."""
        if isinstance(path, rdflib.URIRef):
            return compact(str(path))
        signs = {
            SH.inversePath: "^{}",
            SH.oneOrMorePath: "({})+",
            SH.zeroOrMorePath: "({})*",
            SH.zeroOrOnePath: "({})?",
        }
        for predicate, sign in signs.items():
            inner = self.shapes.value(path, predicate)
            if inner is not None:
                return sign.format(self.path(inner))
        listed = self.shapes.value(path, SH.alternativePath)
        if listed is not None:
            return f"({'|'.join(self.path(each) for each in self.shapes.items(listed))})"
        return "/".join(self.path(each) for each in self.shapes.items(path))


if __name__ == "__main__":
    PATH.write_text(write_reference(), "utf-8")
