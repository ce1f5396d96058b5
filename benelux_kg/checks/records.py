"""Claims and evidence of one text, read back from the lines of its section."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benelux_kg.graph.ntriples import read_lexical, split_line, write_iri

Properties = dict[str, list[str]]
"""Predicate to objects, all as N-Triples terms."""


@dataclass(slots=True)
class Records:
    """What a section says, sorted by what it is about; all names are N-Triples terms."""

    base: str
    graph: str
    subjects: dict[str, Properties] = field(default_factory=dict)
    strangers: list[str] = field(default_factory=list)
    """Lines that are no quads of this graph."""

    def of_type(self, compact: str) -> Iterator[tuple[str, Properties]]:
        """Give the subjects of a class, with what is said of them."""
        wanted, type_ = write_iri(compact, self.base), write_iri("rdf:type", self.base)
        for subject, properties in self.subjects.items():
            if wanted in properties.get(type_, ()):
                yield subject, properties

    def values(self, properties: Properties, compact: str) -> list[str]:
        """Give the objects of a property."""
        return properties.get(write_iri(compact, self.base), [])

    def lexical(self, properties: Properties, compact: str) -> str:
        """Give the first object of a property, unescaped; empty where there is none."""
        return next((read_lexical(term) for term in self.values(properties, compact)), "")

    def number(self, properties: Properties, compact: str) -> int:
        """Give the first object of a property as a number; -1 where it is none."""
        lexical = self.lexical(properties, compact)
        return int(lexical) if lexical.isdecimal() else -1


def read_records(lines: Iterable[str], graph: str, base: str) -> Records:
    """Sort the ``lines`` of a section by subject."""
    records = Records(base, graph)
    for line in lines:
        try:
            subject, predicate, object_, name = split_line(line)
        except ValueError:
            name = ""
        if name != graph or not line.endswith(" .\n"):
            records.strangers.append(line.strip())
            continue
        records.subjects.setdefault(subject, {}).setdefault(predicate, []).append(object_)
    return records
