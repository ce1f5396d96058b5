"""Turtle that diffs well: one fact a line, subjects and facts in a fixed order.

Source: RDF 1.1 Turtle, 2.4 IRIs, 2.5 RDF Literals, 6.5 Grammar (PN_LOCAL, predicateObjectList).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TextIO

from benelux_kg.publishing.subjects import Subject, Term, read_subjects
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_LOCAL = re.compile(r"(?:[\w/][\w/.-]*)?(?<!\.)", re.ASCII)
_BARE_DATATYPES = {"xsd:integer": re.compile(r"[+-]?\d+"), "xsd:boolean": re.compile(r"true|false")}


def write_turtle(lines: Iterable[str], stream: TextIO, names: Namespaces | None = None) -> None:
    """Write sorted N-Quads ``lines`` as Turtle, all graphs merged; memory holds one subject at a time."""
    names = names or namespaces()
    shorten = _shortener(names)
    rdf_type = names.expand("rdf:type")
    stream.writelines(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(names.prefixes.items()))
    stream.writelines("\n" + _block(subject, shorten, rdf_type) for subject in read_subjects(lines))


def _block(subject: Subject, shorten: _Shorten, rdf_type: str) -> str:
    ordered = sorted(subject.facts, key=lambda fact: (fact[0] != rdf_type, shorten(fact[0]), fact[1]))
    facts = (f"    {'a' if p == rdf_type else shorten(p)} {_show(o, shorten)} ;\n" for p, o in ordered)
    return f"{shorten(subject.iri)}\n{''.join(facts)}.\n"


class _Shorten:
    """Turns an IRI into its prefixed name where Turtle allows one, else into ``<…>``."""

    def __init__(self, names: Namespaces) -> None:
        self._names = names

    def __call__(self, iri: str) -> str:
        if iri.startswith("_:"):
            return iri
        short = self._names.compact(iri)
        prefix, _, local = short.partition(":")
        if short == iri or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        return f"{prefix}:" + local.replace("/", "\\/")


@lru_cache(maxsize=8)
def _shortener(names: Namespaces) -> _Shorten:
    return _Shorten(names)


def _show(term: Term, shorten: _Shorten) -> str:
    if not term.is_literal:
        return shorten(term.value)
    if term.language:
        return f'"{term.value}"@{term.language}'
    if not term.datatype:
        return f'"{term.value}"'
    datatype = shorten(term.datatype)
    bare = _BARE_DATATYPES.get(datatype)
    return term.value if bare and bare.fullmatch(term.value) else f'"{term.value}"^^{datatype}'
