"""Canonical N-Quads lines, read as one subject after the other.

Every export passes each of its lines through here, so they are read by position, not by a grammar: between terms stands
one space, an IRI or blank node holds none, and after the last quotation mark only a tag or datatype and a graph stand.

Source: RDF 1.1 N-Quads, 4 Grammar; RDF Dataset Canonicalization, 5 Serialization (one space between terms, fixed
escapes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

RESOURCE = "<"
"""The kind of an object that is an IRI or a blank node."""

_make = tuple.__new__
"""Makes a named tuple at the cost of a plain one."""
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


class Fact(NamedTuple):
    """What is said of a subject: predicate IRI, and an object in two parts.

    ``value`` is an IRI without its brackets, a blank node (``_:x``) or the text of a literal, escaped as in N-Quads.
    ``kind`` is ``<`` for the first two; for a literal what follows its text: nothing, ``@nl`` or ``^^<…>``.
    """

    predicate: str
    value: str
    kind: str = RESOURCE

    @property
    def language(self) -> str:
        """Give the language tag, if any."""
        return self.kind[1:] if self.kind.startswith("@") else ""

    @property
    def datatype(self) -> str:
        """Give the datatype IRI of a literal that is neither plain nor tagged."""
        return self.kind[3:-1] if self.kind.startswith("^") else ""

    @property
    def text(self) -> str:
        """Give the text of a literal without its escapes."""
        return unescape(self.value)


class Subject(NamedTuple):
    """All that is said of one subject: its IRI or ``_:x``, and sorted facts, each once."""

    iri: str
    facts: list[Fact]


def read_subjects(lines: Iterable[str]) -> Iterator[Subject]:
    """Group ``lines`` by subject, whose lines stand together; a triple that stands in several graphs is given once."""
    current = ""
    facts: list[Fact] = []
    line = ""
    try:
        for line in lines:
            subject, predicate, rest = line.split(" ", 2)
            if subject != current:
                if facts:
                    yield Subject(_bare(current), _order(facts))
                current, facts = subject, []
            if rest[0] == "<":
                fact = predicate[1:-1], rest[1 : rest.index(">")], RESOURCE
            elif rest[0] == '"':
                end = rest.rindex('"')
                fact = predicate[1:-1], rest[1:end], rest[end + 1 : rest.index(" ", end)]
            else:
                fact = predicate[1:-1], rest[: rest.index(" ")], RESOURCE
            facts.append(_make(Fact, fact))
    except (ValueError, IndexError):
        raise ValueError(f"not a canonical N-Quads line: {line.strip()[:80]}") from None
    if facts:
        yield Subject(_bare(current), _order(facts))


def _order(facts: list[Fact]) -> list[Fact]:
    """Sort, which costs little where lines come sorted, and drop what is repeated."""
    facts.sort()
    return facts if len(facts) == 1 else list(dict.fromkeys(facts))


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term


def drop_graph(line: str) -> str:
    """Give a canonical line as a triple, whether it names a graph or not."""
    end = line.rfind('"')
    if end < 0:
        subject, predicate, object_, _ = line.split(" ", 3)
        return f"{subject} {predicate} {object_} .\n"
    return line[: line.index(" ", end)] + " .\n"


def unescape(lexical: str) -> str:
    """Give the text that an escaped lexical form stands for."""
    if "\\" not in lexical:
        return lexical
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _CONTROLS.get(m[3], m[3]), lexical)
