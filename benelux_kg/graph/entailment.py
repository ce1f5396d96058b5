"""What the rules conclude from all facts of a store, in rounds: each from what the rounds before it concluded.

A triple is inferred in the first round in which any rule concludes it, and of the derivations found there the least
one, by rule and grounds, is kept. So what is inferred, and why, follows from the facts alone; no inference rests on
itself. Only what the last round concluded is looked at again, which is semi-naive evaluation.

Source: S. Abiteboul, R. Hull, V. Vianu, Foundations of Databases (1995), 13.1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby, islice
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.graph.derivation import Derivation
from benelux_kg.graph.facts import Facts, make_triple
from benelux_kg.graph.rulebook import load_rules
from benelux_kg.graph.rules import Binding, Pattern, Rule, Triple, unify
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.graph.stated import read_term
from benelux_kg.graph.statements import Tally, compare_all
from benelux_kg.graph.store import add_lines
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE

_BATCH = 10_000
"""Lines put into the store at a time."""


class Triggers:
    """The rules by what they look for."""

    def __init__(self, rules: Iterable[Rule], *, excluded: bool = False) -> None:
        self._by_predicate: defaultdict[object, list[tuple[Rule, Pattern, tuple[Pattern, ...]]]] = defaultdict(list)
        for rule in rules:
            for pattern in rule.triggers if excluded else rule.premises:
                others = tuple(each for each in rule.premises if each is not pattern)
                self._by_predicate[pattern[1]].append((rule, pattern, others))

    def find(self, triple: Triple) -> Iterator[tuple[Rule, Binding, tuple[Pattern, ...]]]:
        """Give each rule that a fact may set off, with what it binds and the premises that are left to look for."""
        for rule, pattern, others in self._by_predicate[triple[1]]:
            binding = unify(pattern, triple)
            if binding is not None:
                yield rule, binding, others


class Entailment:
    """Puts into ``store`` what ``rules`` conclude; sorts in ``folder`` what memory should not hold."""

    def __init__(self, store: ox.Store, rules: Iterable[Rule], folder: Path, base: str = DEFAULT_BASE) -> None:
        self._store = store
        self._rules = tuple(rules)
        self._triggers = Triggers(self._rules)
        self._folder = folder
        self._base = base
        self._facts = Facts(store, base)

    def run(self) -> Iterator[str]:
        """Give the lines of ``graph:inferred``, unsorted, once they stand in the store."""
        with ExitStack() as files:
            ways = self._first()
            while True:
                found, fresh = (files.enter_context(SortedLines(self._folder)) for _ in range(2))
                for rule, binding in ways:
                    found.extend(self._derive(rule, binding))
                yield from self._keep(found, fresh)
                if not any(True for _ in fresh):
                    return
                ways = self._next(map(read_triple, fresh))

    def _derive(self, rule: Rule, binding: Binding) -> Iterator[str]:
        """Give what a rule concludes, if it is new and rests on any text, with rule and grounds."""
        triple = make_triple(rule.conclusion, binding)
        if not triple or triple in self._facts or not self._facts.may_be_inferred(triple):
            return
        if self._facts.applies(rule, binding) and (grounds := self._facts.ground(rule, binding)):
            yield "\t".join((write_triple(triple), rule.name, *grounds)) + "\n"

    def _keep(self, found: Iterable[str], fresh: SortedLines) -> Iterator[str]:
        batch: list[str] = []
        for triple, ways in groupby(found, key=lambda line: line.partition("\t")[0]):
            rule, *grounds = next(ways).rstrip("\n").split("\t")[1:]
            subject, predicate, object_ = triple.split(" ", 2)
            lines = list(Derivation(subject, predicate, object_, rule, tuple(grounds)).lines(self._base))
            fresh.extend((f"{triple}\n",))
            batch += lines
            if len(batch) >= _BATCH:
                add_lines(self._store, batch)
                batch.clear()
            yield from lines
        add_lines(self._store, batch)

    def _first(self) -> Iterator[tuple[Rule, Binding]]:
        for rule in self._rules:
            for binding in self._facts.solve(rule.premises, {}):
                yield rule, binding

    def _next(self, fresh: Iterable[Triple]) -> Iterator[tuple[Rule, Binding]]:
        for triple in fresh:
            for rule, binding, others in self._triggers.find(triple):
                for found in self._facts.solve(others, binding):
                    yield rule, found


def infer_all(
    store: ox.Store,
    statements: Iterable[str],
    inferred: SortedLines,
    tally: Tally,
    folder: Path,
    base: str,
    *,
    infer: bool,
) -> None:
    """Put into ``store`` and ``inferred`` all that follows from what the store holds, and from its sorted statements.

    Without ``infer`` only what comparing yields.
    """
    for batch in _batch(compare_all(statements, tally, base, explained=infer)):
        add_lines(store, batch)
        inferred.extend(batch)
    if infer:
        for line in Entailment(store, load_rules(base), folder, base).run():
            inferred.extend((line,))


def _batch(lines: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def write_triple(triple: Triple) -> str:
    """Write a triple as N-Triples does, without its end."""
    return " ".join(map(str, triple))


def read_triple(line: str) -> Triple:
    """Read a triple as ``write_triple`` writes it."""
    subject, predicate, object_ = map(read_term, line.rstrip("\n").split(" ", 2))
    assert isinstance(subject, ox.NamedNode)
    assert isinstance(predicate, ox.NamedNode)
    return subject, predicate, object_
