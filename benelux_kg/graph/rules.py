"""Rules: what follows from what, as triple patterns.

A rule concludes one triple from others. Rules stand in ``ontology/rules/*.rq`` as SPARQL CONSTRUCT, and among the
axioms of the ontology (``graph.axioms``); here is what both come to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import pyoxigraph as ox

Term = ox.NamedNode | ox.Literal
Triple = tuple[ox.NamedNode, ox.NamedNode, Term]
Slot = Term | str
"""A term, or a variable by its name."""

Pattern = tuple[Slot, Slot, Slot]
Binding = dict[str, Term]


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Facts that a rule must not find: ``patterns`` that texts or vocabulary state, where all ``tests`` hold."""

    patterns: tuple[Pattern, ...]
    tests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """What must follow from ``given`` (Turtle), or with ``follows=False`` must not."""

    name: str
    given: str
    then: str
    follows: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """Concludes ``conclusion`` where all ``premises`` are facts.

    All ``tests`` (SPARQL expressions, with the prefixes of the ``prologue``) must hold, and no exclusion in ``unless``.
    ``statement`` says it in words, by language.
    """

    name: str
    conclusion: Pattern
    premises: tuple[Pattern, ...]
    tests: tuple[str, ...] = ()
    unless: tuple[Exclusion, ...] = ()
    prologue: str = ""
    statement: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    examples: tuple[Example, ...] = ()

    @property
    def triggers(self) -> tuple[Pattern, ...]:
        """Give every pattern a fact of which may change what this rule concludes."""
        return (*self.premises, *(pattern for each in self.unless for pattern in each.patterns))


def unify(pattern: Pattern, triple: Triple) -> Binding | None:
    """Give what the variables of a pattern stand for where it is this triple; ``None`` where it cannot be."""
    binding: Binding = {}
    for slot, term in zip(pattern, triple, strict=True):
        if (binding.setdefault(slot, term) if isinstance(slot, str) else slot) != term:
            return None
    return binding


def fill(pattern: Pattern, binding: Binding) -> tuple[Term | None, ...]:
    """Put in for each variable what it stands for; ``None`` where that is open."""
    return tuple(binding.get(slot) if isinstance(slot, str) else slot for slot in pattern)


def variables(*patterns: Pattern) -> set[str]:
    """Give the variables of patterns."""
    return {slot for pattern in patterns for slot in pattern if isinstance(slot, str)}
