"""The facts of a store as rules see them: what texts assert, what the vocabulary says, and what is inferred already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, TypeGuard

import pyoxigraph as ox

from benelux_kg.graph.rules import Binding, Exclusion, Pattern, Rule, Term, Triple, fill
from benelux_kg.vocabulary.identifiers import mint_claim, mint_inference
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand

_DEFAULT = ox.DefaultGraph()
_NOTHING = ox.Store()
_RECORDS = ("claim", "document", "evidence", "inference", "run")
"""What describes texts and proofs; of it rules conclude nothing."""


class Facts:
    """The facts of the default graph of ``store``, which holds each triple once, and those ``beside`` it."""

    def __init__(self, store: ox.Store, base: str = DEFAULT_BASE, beside: ox.Store | None = None) -> None:
        self._store = store
        self._beside = beside
        self._base = base
        self.inferred = ox.NamedNode(expand("graph:inferred", base))
        self._asserted, self._denied = ox.NamedNode(expand("bkg:Asserted")), ox.NamedNode(expand("bkg:Denied"))
        self._factuality, self._mentions = ox.NamedNode(expand("bkg:factuality")), ox.NamedNode(expand("bkg:mentions"))
        self._type = ox.NamedNode(expand("rdf:type"))
        self._records = tuple(
            expand(f"id:{shelf}/", base) for shelf in ("claim", "document", "evidence", "inference", "run")
        )
        self._named: dict[ox.NamedNode, str] = {}
        self._silent = {self._type, ox.NamedNode(expand("rdfs:label"))}

    def match(self, pattern: Pattern, binding: Binding, *, stated: bool = False) -> Iterator[Binding]:
        """Give ``binding`` extended by each fact of a pattern; with ``stated`` only by those that are not inferred."""
        subject, predicate, object_ = fill(pattern, binding)
        if isinstance(subject, ox.Literal):
            return
        for quad in self.find(subject, predicate, object_):
            terms = (quad.subject, quad.predicate, quad.object)
            if not (stated and self.is_inferred(terms)) and (found := _extend(binding, pattern, terms)) is not None:
                yield found

    def find(self, subject: Any, predicate: Any, object_: Any) -> Iterator[ox.Quad]:
        """Give the facts of a pattern, in which ``None`` stands for anything."""
        yield from self._store.quads_for_pattern(subject, predicate, object_, _DEFAULT)
        if self._beside is not None:
            for quad in self._beside.quads_for_pattern(subject, predicate, object_, _DEFAULT):
                if quad not in self._store:
                    yield quad

    def solve(self, patterns: tuple[Pattern, ...], binding: Binding, *, stated: bool = False) -> Iterator[Binding]:
        """Give every way in which all ``patterns`` are facts; the most bound one is looked for first."""
        if not patterns:
            yield binding
            return
        first = max(patterns, key=lambda pattern: sum(slot is not None for slot in fill(pattern, binding)))
        rest = tuple(pattern for pattern in patterns if pattern is not first)
        for found in self.match(first, binding, stated=stated):
            yield from self.solve(rest, found, stated=stated)

    def applies(self, rule: Rule, binding: Binding, *, wholly: bool = True) -> bool:
        """Tell whether the tests of a rule hold and, if it is asked ``wholly``, none of its exclusions does."""
        return all(_holds(rule.prologue, test, binding) for test in rule.tests) and not (
            wholly and any(self._is_excluded(rule, each, binding) for each in rule.unless)
        )

    def _is_excluded(self, rule: Rule, exclusion: Exclusion, binding: Binding) -> bool:
        ways = self.solve(exclusion.patterns, binding, stated=True)
        return any(all(_holds(rule.prologue, test, way) for test in exclusion.tests) for way in ways)

    def __contains__(self, triple: Triple) -> bool:
        return ox.Quad(*triple) in self._store

    def is_inferred(self, triple: Any) -> bool:
        """Tell whether a triple stands in ``graph:inferred``."""
        subject, predicate, object_ = triple
        return ox.Quad(subject, predicate, object_, self.inferred) in self._store

    def may_be_inferred(self, triple: Triple) -> bool:
        """Tell whether a conclusion says anything: not that a thing relates to itself, nor what a text denies."""
        subject, _, object_ = triple
        if subject == object_ or subject.value.startswith(self._records):
            return False
        return ox.Quad(self._claim(triple, self._denied), self._factuality, self._denied) not in self._store

    def _claim(self, triple: Triple, factuality: ox.NamedNode) -> ox.NamedNode:
        subject, predicate, object_ = map(str, triple)
        return ox.NamedNode(expand(mint_claim(subject, predicate, object_, str(factuality)), self._base))

    def inference(self, triple: Triple) -> str:
        """Name why a triple is inferred, as an N-Triples term."""
        return f"<{expand(mint_inference(*map(str, triple)), self._base)}>"

    def ground(self, rule: Rule, binding: Binding) -> tuple[str, ...]:
        """Give the claims and inferences on which the premises rest, sorted; nothing where it is the vocabulary alone.

        A type is no claim; where nothing else is a premise, a claim stands for it in which a text names the thing.
        """
        premises = [triple for pattern in rule.premises if (triple := make_triple(pattern, binding))]
        grounds = {cited for triple in premises if (cited := self.cite(triple))}
        if not grounds:
            things = [triple[0] for triple in premises if triple[1] == self._type]
            grounds = {cited for thing in things if (cited := self.cite_naming(thing))}
        return tuple(sorted(grounds))

    def cite(self, triple: Triple) -> str:
        """Give the inference or asserted claim on which a fact rests, as an N-Triples term; the vocabulary has none."""
        if self.is_inferred(triple):
            return self.inference(triple)
        return "" if triple[1] in self._silent else self._cite_claim(triple)

    def _cite_claim(self, triple: Triple) -> str:
        claim = self._claim(triple, self._asserted)
        return str(claim) if ox.Quad(claim, self._factuality, self._asserted) in self._store else ""

    def cite_naming(self, thing: ox.NamedNode) -> str:
        """Give the claim that shows that texts speak of a thing: a mention, else what is said of it, else with it."""
        if thing not in self._named:
            self._named[thing] = self._find_naming(thing)
        return self._named[thing]

    def _find_naming(self, thing: ox.NamedNode) -> str:
        mentions = self._store.quads_for_pattern(None, self._mentions, thing, _DEFAULT)
        first = min((str(quad.subject) for quad in mentions), default="")
        if first:
            return self._cite_claim((ox.NamedNode(first[1:-1]), self._mentions, thing))
        for pattern in ((thing, None), (None, thing)):
            quads = self._store.quads_for_pattern(pattern[0], None, pattern[1], _DEFAULT)
            said = ((q.subject, q.predicate, q.object) for q in quads if q.predicate not in self._silent)
            for triple in sorted(filter(is_triple, said), key=_spell):
                if not self.is_inferred(triple) and (claim := self._cite_claim(triple)):
                    return claim
        return ""


def is_triple(terms: tuple[Any, ...]) -> TypeGuard[Triple]:
    """Tell whether terms make a triple without blank nodes."""
    return isinstance(terms[0], ox.NamedNode) and isinstance(terms[2], ox.NamedNode | ox.Literal)


def _spell(triple: Any) -> list[str]:
    return [str(term) for term in triple]


def _extend(binding: Binding, pattern: Pattern, terms: tuple[Any, ...]) -> Binding | None:
    found = dict(binding)
    for slot, term in zip(pattern, terms, strict=True):
        if isinstance(slot, str) and found.setdefault(slot, term) != term:
            return None
    return found


def make_triple(pattern: Pattern, binding: Binding) -> Triple | None:
    """Give the triple of a pattern; ``None`` where a literal would be its subject."""
    subject, predicate, object_ = fill(pattern, binding)
    if not isinstance(subject, ox.NamedNode) or not isinstance(predicate, ox.NamedNode) or object_ is None:
        return None
    return subject, predicate, object_


def _holds(prologue: str, test: str, binding: Binding) -> bool:
    named = sorted(name for name in binding if f"?{name}" in test)
    return _ask(prologue, test, tuple((name, binding[name]) for name in named))


@lru_cache(maxsize=65_536)
def _ask(prologue: str, test: str, terms: tuple[tuple[str, Term], ...]) -> bool:
    query = f"{prologue}\nSELECT {' '.join(f'?{name}' for name, _ in terms)} WHERE {{ FILTER({test}) }}"
    substitutions = {ox.Variable(name): term for name, term in terms}
    return any(True for _ in islice(_NOTHING.query(query, substitutions=substitutions), 1))  # type: ignore[arg-type]
