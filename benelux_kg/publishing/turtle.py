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
        self._shorten = _Shorten(names).__getitem__
        self._type = names.expand("rdf:type")
        self._predicates: dict[str, tuple[str, str]] = {}
        self._kinds: dict[str, tuple[str, re.Pattern[str] | None]] = {}

    def write(self, lines: Iterable[str]) -> Iterator[str]:
        """Yield one block for each subject of the sorted N-Quads ``lines``."""
        return map(self._write, read_subjects(lines))

    def name(self, term: str) -> str:
        """Write an IRI in brackets, or a blank node, as short as Turtle allows."""
        return self._shorten(term[1:-1] if term.startswith("<") else term)

    def _write(self, subject: Subject) -> str:
        """Give the block of one subject, its types first; facts come sorted, so only predicates are put in order."""
        shorten, predicates, kinds = self._shorten, self._predicates, self._kinds
        block = [f"{shorten(subject.iri)}\n"]
        for predicate, value, kind in sorted(subject.facts, key=self._rank):
            name = predicates[predicate][1]
            if kind == RESOURCE:
                block.append(f"    {name} {shorten(value)} ;\n")
                continue
            tail, bare = kinds.get(kind) or self._kind(kind)
            text = value if bare and bare.fullmatch(value) else f'"{value}"{tail}'
            block.append(f"    {name} {text} ;\n")
        block.append(".\n")
        return "".join(block)

    def _rank(self, fact: Fact) -> str:
        known = self._predicates.get(fact[0])
        if known is None:
            name = "a" if fact[0] == self._type else self._shorten(fact[0])
            known = self._predicates[fact[0]] = ("" if name == "a" else name, name)
        return known[0]

    def _kind(self, kind: str) -> tuple[str, re.Pattern[str] | None]:
        datatype = self._shorten(Fact("", "", kind).datatype) if kind.startswith("^") else ""
        known = self._kinds[kind] = (f"^^{datatype}" if datatype else kind, _BARE_DATATYPES.get(datatype))
        return known


class _Shorten(dict[str, str]):
    """Turns an IRI into its prefixed name where Turtle allows one, else into ``<…>``; remembers the last ones."""

    def __init__(self, names: Namespaces) -> None:
        super().__init__()
        self._names = names

    def __missing__(self, iri: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        short = self[iri] = self._shorten(iri)
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
