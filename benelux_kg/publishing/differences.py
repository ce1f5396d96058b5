"""What differs between two graphs: quads taken out, quads put in, and what that means for each thing.

Both sides are sorted on disk and read side by side, so a million triples need no more memory than ten. What differs is
kept on disk too, to be read once for the labels it needs and once to be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby

from benelux_kg.graph.sorting import SortedLines
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.labels import NAMING, rank_language
from benelux_kg.publishing.profiles import leave_records_out
from benelux_kg.publishing.subjects import RESOURCE, Fact, drop_graph, read_subjects
from benelux_kg.vocabulary.namespaces import Namespaces

REMOVED, ADDED = "-", "+"
_DATES = {"xsd:gYear": 4, "xsd:gYearMonth": 7, "xsd:date": 10}
"""Datatype to the characters that it tells, from the year to the day."""


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is gone (``old``), new (``new``), or a date that is told more or less precisely (both)."""

    old: Fact | None
    new: Fact | None

    @property
    def predicate(self) -> str:
        """Give the predicate IRI."""
        fact = self.old or self.new
        assert fact
        return fact.predicate


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing and what changed of it, in the order of predicates."""

    iri: str
    changes: list[Change]


@dataclass
class Differences:
    """What differs: quads, and facts whichever graph states them, each with its sign."""

    names: Namespaces
    lines: SortedLines
    facts: SortedLines
    counts: dict[str, int] = field(default_factory=lambda: {REMOVED: 0, ADDED: 0})

    def __bool__(self) -> bool:
        return any(self.counts.values())

    def quads(self) -> Iterator[tuple[str, str]]:
        """Yield sign and line of every quad that differs, by line."""
        return _split(self.lines)

    def things(self) -> Iterator[Changed]:
        """Yield what changed of each thing.

        Claims and evidence, which follow, and blank nodes are left out. A fact that another text states still has not
        changed.
        """
        for term, group in groupby(_split(self.facts), key=lambda each: each[1].split(" ", 1)[0]):
            sides: dict[str, set[Fact]] = {REMOVED: set(), ADDED: set()}
            for sign, line in group:
                sides[sign] |= _read_fact(line)
            yield Changed(term[1:-1], list(_pair(sides[REMOVED], sides[ADDED], self.names)))


def _split(entries: Iterable[str]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        line, _, sign = entry.rstrip("\n").partition("\t")
        yield sign, line


def _read_fact(line: str) -> set[Fact]:
    return {fact for subject in read_subjects([line]) for fact in subject.facts}


def _pair(gone: set[Fact], new: set[Fact], names: Namespaces) -> Iterator[Change]:
    """Join a date that is gone with one of other precision that fits it; yield the rest by itself."""
    changes = []
    for old in sorted(gone):
        match = next((each for each in sorted(new) if _tells_the_same(old, each, names)), None)
        if match:
            new.discard(match)
        changes.append(Change(old, match))
    changes += [Change(None, each) for each in new]
    yield from sorted(changes, key=lambda change: (change.predicate, change.new or ("",), change.old or ("",)))


def _tells_the_same(old: Fact, new: Fact, names: Namespaces) -> bool:
    """Tell whether two dates differ in precision alone."""
    sizes = [_DATES.get(names.compact(fact.datatype), 0) for fact in (old, new)]
    told = min(sizes)
    same = old.predicate == new.predicate and old.value[:told] == new.value[:told]
    return told > 0 and sizes[0] != sizes[1] and same


@contextmanager
def compare(a: Content, b: Content) -> Iterator[Differences]:
    """Give what differs from ``a`` to ``b``, until the block is left."""
    with SortedLines(None) as lines, SortedLines(None) as facts:
        differences = Differences(b.names, lines, facts)
        with a.sort() as old, b.sort() as new:
            lines.extend(_write(_merge(old, new), differences.counts))
        with _facts(a).sort_triples() as old, _facts(b).sort_triples() as new:
            facts.extend(_write(_merge(old, new), {REMOVED: 0, ADDED: 0}))
        yield differences


def _facts(content: Content) -> Content:
    plain = leave_records_out(content)
    return plain.keep(lambda lines: (line for line in lines if line[0] == "<" and " _:" not in line))


def _write(entries: Iterable[tuple[str, str]], counts: dict[str, int]) -> Iterator[str]:
    for sign, line in entries:
        counts[sign] += 1
        yield f"{line.rstrip()}\t{sign}\n"


def _merge(old: Iterable[str], new: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield what only one of two sorted rows of distinct lines holds."""
    left, right = iter(old), iter(new)
    a, b = next(left, ""), next(right, "")
    while a or b:
        if a == b:
            a, b = next(left, ""), next(right, "")
        elif a and (not b or a < b):
            yield REMOVED, a
            a = next(left, "")
        else:
            yield ADDED, b
            b = next(right, "")


def find_labels(differences: Differences, *sides: Content) -> dict[str, str]:
    """Give the labels of everything that the changes speak of, by IRI; those of the last side win."""
    wanted = set()
    for thing in differences.things():
        wanted.add(thing.iri)
        for change in thing.changes:
            wanted.add(change.predicate)
            wanted |= {fact.value for fact in (change.old, change.new) if fact and fact.kind == RESOURCE}
    found: dict[str, str] = {}
    for side in sides:
        found |= _read_labels(side, wanted)
    return found


def _read_labels(content: Content, wanted: set[str]) -> dict[str, str]:
    naming = {f"<{content.names.expand(name)}>": place for place, name in enumerate(NAMING)}
    best: dict[str, tuple[tuple[int, int, str, str], str]] = {}
    for line in content.read():
        subject, predicate, _ = line.split(" ", 2)
        if predicate in naming and (iri := subject[1:-1]) in wanted:
            for fact in _read_fact(drop_graph(line)):
                rank = naming[predicate], *rank_language(fact.language), fact.text
                if fact.kind != RESOURCE and (iri not in best or rank < best[iri][0]):
                    best[iri] = rank, fact.text
    return {iri: label for iri, (_, label) in best.items()}
