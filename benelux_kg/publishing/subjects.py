"""Canonical N-Quads lines, read as one subject after the other.

Source: RDF 1.1 N-Quads and RDF Dataset Canonicalization, 5 Serialization (one space between terms, fixed escapes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

_LINE = re.compile(
    r"(?P<subject><[^>]*>|_:\S+) <(?P<predicate>[^>]*)> "
    r'(?P<object><[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)'
    r"(?: (?:<[^>]*>|_:\S+))? \.\s*"
)


class Term(NamedTuple):
    """An IRI, a blank node (``_:x``) or a literal whose ``value`` is still escaped as in N-Quads."""

    value: str
    is_literal: bool = False
    language: str = ""
    datatype: str = ""


class Subject(NamedTuple):
    """All that is said of one subject: sorted pairs of predicate IRI and object, each once."""

    iri: str
    facts: list[tuple[str, Term]]


def read_subjects(lines: Iterable[str]) -> Iterator[Subject]:
    """Group ``lines``, which are sorted, by subject; a triple that stands in several graphs is given once."""
    for subject, group in groupby(_read_triples(lines), key=lambda triple: triple[0]):
        yield Subject(subject, sorted({(predicate, read_term(object_)) for _, predicate, object_ in group}))


def _read_triples(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        match = _LINE.fullmatch(line)
        if match:
            yield _bare(match["subject"]), match["predicate"], match["object"]
        elif line.strip():
            raise ValueError(f"not a canonical N-Quads line: {line.strip()[:80]}")


def read_term(text: str) -> Term:
    """Read one object as it stands in canonical N-Quads."""
    if not text.startswith('"'):
        return Term(_bare(text))
    end = text.rindex('"')
    lexical, suffix = text[1:end], text[end + 1 :]
    if suffix.startswith("@"):
        return Term(lexical, is_literal=True, language=suffix[1:])
    return Term(lexical, is_literal=True, datatype=suffix[3:-1])


def _bare(term: str) -> str:
    return term[1:-1] if term.startswith("<") else term
