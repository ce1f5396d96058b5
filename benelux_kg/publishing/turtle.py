"""Turtle that diffs well: one fact a line, subjects and facts in a fixed order.

Source: RDF 1.1 Turtle, 2.4 IRIs, 2.5 RDF Literals, 6.5 Grammar (PN_LOCAL, predicateObjectList).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benelux_kg.publishing.subjects import Subject, Term, read_subjects
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.vocabulary.namespaces import Namespaces

_LOCAL = re.compile(r"(?:[\w/][\w/.-]*)?(?<!\.)", re.ASCII)
_REMEMBERED = 50_000
_BARE_DATATYPES = {"xsd:integer": re.compile(r"[+-]?\d+"), "xsd:boolean": re.compile(r"true|false")}


def write_head(names: Namespaces) -> str:
    """Return the prefixes, sorted, and an empty line."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(names.prefixes.items())) + "\n"


def write_blocks(lines: Iterable[str], names: Namespaces) -> Iterator[str]:
    """Yield one block for each subject of the sorted N-Quads ``lines``."""
    shorten = _Shorten(names)
    rdf_type = names.expand("rdf:type")
    for subject in read_subjects(lines):
        yield _block(subject, shorten, rdf_type)


def _block(subject: Subject, shorten: _Shorten, rdf_type: str) -> str:
    ordered = sorted(subject.facts, key=lambda fact: (fact[0] != rdf_type, shorten(fact[0]), fact[1]))
    facts = (f"    {'a' if p == rdf_type else shorten(p)} {_show(o, shorten)} ;\n" for p, o in ordered)
    return f"{shorten(subject.iri)}\n{''.join(facts)}.\n"


class _Shorten:
    """Turns an IRI into its prefixed name where Turtle allows one, else into ``<…>``."""

    def __init__(self, names: Namespaces) -> None:
        self._names = names
        self._known: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        short = self._known.get(iri)
        if short is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            short = self._known[iri] = self._shorten(iri)
        return short

    def _shorten(self, iri: str) -> str:
        if iri.startswith("_:"):
            return iri
        short = self._names.compact(iri)
        prefix, _, local = short.partition(":")
        if short == iri or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        return f"{prefix}:" + local.replace("/", "\\/")


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


TURTLE = Syntax(write_head, write_blocks, separator="\n", tail="")
