"""What the rules conclude after a few facts have changed, without looking at the others.

First everything goes that a changed fact can have had a hand in, step by step; then what of it still follows, or now
follows, is concluded anew, the shortest derivations first. That gives what concluding everything anew would give.

Source: A. Gupta, I. S. Mumick, V. S. Subrahmanian, Maintaining Views Incrementally (1993): delete and rederive.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from benelux_kg.graph.derivation import Derivation
from benelux_kg.graph.entailment import Triggers
from benelux_kg.graph.facts import Facts, is_triple, make_triple
from benelux_kg.graph.inference import COMPARISONS
from benelux_kg.graph.rules import Rule, Triple, unify
from benelux_kg.graph.store import change_lines
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand

_Way = tuple[int, str, Derivation]
"""Rounds it takes, what is compared among derivations of as many rounds, the derivation."""


class Revision:
    """Revises what ``rules`` conclude in ``store``: ``retract``, then ``conclude``."""

    def __init__(self, store: ox.Store, rules: Iterable[Rule], base: str = DEFAULT_BASE) -> None:
        self._store = store
        self._base = base
        self._rules = tuple(rules)
        self._beside = ox.Store()
        self._facts = Facts(store, base)
        self._ever = Facts(store, base, self._beside)
        self._concluding: defaultdict[object, list[Rule]] = defaultdict(list)
        for rule in self._rules:
            self._concluding[rule.conclusion[1]].append(rule)
        self._rule, self._grounds = ox.NamedNode(expand("bkg:rule")), ox.NamedNode(expand("prov:wasDerivedFrom"))
        self._type = ox.NamedNode(expand("rdf:type"))
        self._triggers = Triggers(self._rules, excluded=True)
        self._typing = Triggers(rule for rule in self._rules if all(p[1] == self._type for p in rule.premises))
        self._open: dict[Triple, None] = {}
        self._ranks: dict[str, int] = {}

    def retract(self, changed: Iterable[Triple], named: Iterable[ox.NamedNode] = ()) -> list[str]:
        """Take out of the store what rested, or may now rest, on the ``changed`` triples, come or gone; give its lines.

        ``named`` are things of which it may have changed which text names them.
        """
        waiting = list(changed)
        for thing in named:
            waiting += self._reopen(thing)
        self._follow(waiting, self._triggers)
        gone = [line for triple in self._open for line in self._lines(triple)]
        change_lines(self._store, gone, ())
        self._facts = Facts(self._store, self._base)  # which claim names a thing depends on what is inferred
        return gone

    def _follow(self, waiting: list[Triple], triggers: Triggers) -> None:
        """Open all that may follow from these triples, and these."""
        self._open.update(dict.fromkeys(waiting))
        self._beside.extend(ox.Quad(*triple) for triple in waiting)
        while waiting:
            for triple in self._conclude_from(waiting.pop(), triggers):
                if triple not in self._open:
                    self._open[triple] = None
                    self._beside.add(ox.Quad(*triple))
                    waiting.append(triple)

    def _conclude_from(self, fact: Triple, triggers: Triggers) -> Iterator[Triple]:
        for rule, binding, others in triggers.find(fact):
            for found in self._ever.solve(others, binding):
                triple = make_triple(rule.conclusion, found)
                if triple and self._ever.applies(rule, found, wholly=False):
                    yield triple

    def _reopen(self, thing: ox.NamedNode) -> list[Triple]:
        """Open the types of a thing that rest on a text that names it; give those that it now gets or loses."""
        quads = self._ever.find(thing, self._type, None)
        waiting = [triple for quad in quads if is_triple(triple := (thing, self._type, quad.object))]
        opened: dict[Triple, None] = {}
        while waiting:
            for triple in self._conclude_from(waiting.pop(), self._typing):
                if triple not in opened:
                    opened[triple] = None
                    waiting.append(triple)
        if not opened:
            return []
        self._open.update(opened)
        is_named = bool(self._facts.cite_naming(thing))
        return [triple for triple in opened if self._facts.is_inferred(triple) != is_named]

    def _lines(self, triple: Triple) -> Iterator[str]:
        """Give the lines that tell an inferred triple, unless it was found by comparing."""
        if not self._facts.is_inferred(triple) or self._is_compared(self._facts.inference(triple)):
            return
        yield f"{ox.Quad(*triple, self._facts.inferred)} .\n"
        name = ox.NamedNode(self._facts.inference(triple)[1:-1])
        for quad in self._store.quads_for_pattern(name, None, None, self._facts.inferred):
            yield f"{quad} .\n"

    def _is_compared(self, inference: str) -> bool:
        rules = self._store.quads_for_pattern(ox.NamedNode(inference[1:-1]), self._rule, None, self._facts.inferred)
        return any(isinstance(quad.object, ox.Literal) and quad.object.value in COMPARISONS for quad in rules)

    def conclude(self) -> list[str]:
        """Put into the store what follows of all that was retracted or may have come; give its lines."""
        waiting = {triple for triple in self._open if triple not in self._facts}
        waiting = {triple for triple in waiting if self._facts.may_be_inferred(triple)}
        lines: list[str] = []
        while waiting:
            found = {triple: way for triple in waiting if (way := min(self._ways(triple), default=None))}
            nearest = min((rounds for rounds, _, _ in found.values()), default=0)
            settled = {triple: way for triple, way in found.items() if way[0] == nearest}
            if not settled:
                break
            new = [line for _, _, derivation in settled.values() for line in derivation.lines(self._base)]
            change_lines(self._store, (), new)
            self._ranks.update({self._facts.inference(triple): nearest for triple in settled})
            waiting -= settled.keys()
            lines += new
        return lines

    def _ways(self, triple: Triple) -> Iterator[_Way]:
        """Give every way in which a rule concludes a triple from what is in the store."""
        subject, predicate, object_ = map(str, triple)
        for rule in self._concluding[triple[1]]:
            binding = unify(rule.conclusion, triple)
            for found in self._facts.solve(rule.premises, binding) if binding is not None else ():
                if self._facts.applies(rule, found) and (grounds := self._facts.ground(rule, found)):
                    premises = filter(None, (make_triple(pattern, found) for pattern in rule.premises))
                    rounds = 1 + max(self._count(premise) for premise in premises)
                    order = "\t".join((rule.name, *grounds)) + "\n"
                    yield rounds, order, Derivation(subject, predicate, object_, rule.name, grounds)

    def _count(self, triple: Triple) -> int:
        """Give the number of rounds it takes to conclude a fact."""
        return self._count_inference(self._facts.inference(triple)) if self._facts.is_inferred(triple) else 0

    def _count_inference(self, name: str) -> int:
        if name not in self._ranks:
            node = ox.NamedNode(name[1:-1])
            grounds = self._store.quads_for_pattern(node, self._grounds, None, self._facts.inferred)
            inferences = [str(q.object) for q in grounds if self._is_inference(q.object)]
            compared = self._is_compared(name)
            self._ranks[name] = 0 if compared else 1 + max(map(self._count_inference, inferences), default=0)
        return self._ranks[name]

    def _is_inference(self, term: object) -> bool:
        return isinstance(term, ox.NamedNode) and term.value.startswith(expand("id:inference/", self._base))
