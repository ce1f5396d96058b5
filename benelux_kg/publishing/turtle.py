"""Turtle that diffs well: one fact a line, subjects and facts in a fixed order.

Source: RDF 1.1 Turtle, 2.4 IRIs, 2.5 RDF Literals, 6.5 Grammar (PN_LOCAL, predicateObjectList).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.vocabulary.namespaces import Namespaces

_LOCAL = re.compile(r"(?:[\w/][\w/.-]*)?(?<!\.)", re.ASCII)
_REMEMBERED = 50_000
_BARE_DATATYPES = {"xsd:integer": re.compile(r"0|-?[1-9][0-9]*"), "xsd:boolean": re.compile(r"true|false")}
"""Which literals stand without quotes: only those that every reader gives back to the letter."""


def write_head(names: Namespaces) -> str:
    """Return the prefixes, sorted, and an empty line."""
    return "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in sorted(names.prefixes.items())) + "\n"


def write_blocks(lines: Iterable[str], names: Namespaces) -> Iterator[str]:
    """Yield one block for each subject of the sorted N-Quads ``lines``."""
    return TurtleBlocks(names).write(lines)


class TurtleBlocks:
    """Writes blocks; remembers how predicates and datatypes, which are few, are written and ordered."""

    def __init__(self, names: Namespaces) -> None:
        self._shorten = _Shorten(names)
        self._type = names.expand("rdf:type")
        self._predicates: dict[str, tuple[bool, str]] = {}
        self._kinds: dict[str, tuple[str, re.Pattern[str] | None]] = {}

    def write(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield one block for each subject of the sorted N-Quads ``lines``."""
        return map(self._write, read_subjects(lines))

    def name(self, term: str) -> str:
        """Write an IRI in brackets, or a blank node, as short as Turtle allows."""
        return self._shorten(term[1:-1] if term.startswith("<") else term)

    def _write(self, subject: Subject) -> str:
        """Give the block of one subject, its types first."""
        ordered = sorted([(self._predicate(fact.predicate), *fact[1:]) for fact in subject.facts])
        facts = [f"    {name} {self._object(value, kind)} ;\n" for (_, name), value, kind in ordered]
        return f"{self._shorten(subject.iri)}\n{''.join(facts)}.\n"

    def _predicate(self, iri: str) -> tuple[bool, str]:
        known = self._predicates.get(iri)
        if known is None:
            is_type = iri == self._type
            known = self._predicates[iri] = (not is_type, "a" if is_type else self._shorten(iri))
        return known

    def _object(self, value: str, kind: str) -> str:
        if kind == RESOURCE:
            return self._shorten(value)
        tail, bare = self._kinds.get(kind) or self._kind(kind)
        return value if bare and bare.fullmatch(value) else f'"{value}"{tail}'

    def _kind(self, kind: str) -> tuple[str, re.Pattern[str] | None]:
        datatype = self._shorten(Fact("", "", kind).datatype) if kind.startswith("^") else ""
        known = self._kinds[kind] = (f"^^{datatype}" if datatype else kind, _BARE_DATATYPES.get(datatype))
        return known


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


TURTLE = Syntax(write_head, write_blocks, separator="\n", tail="")
