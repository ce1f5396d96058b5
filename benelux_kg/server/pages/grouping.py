"""Facts about a thing by relation, and the passages in which texts speak of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from benelux_kg.claims import Factuality, Literal, Node
from benelux_kg.server.pages.directory import Directory
from benelux_kg.server.pages.facts import Entry, Fact, Passage, group_entries, sort_key
from benelux_kg.server.pages.relations import rank, relations

FEW = 8
"""Entries of a relation that a page shows at first; a link leads to all of them."""

MANY = 200
"""Entries that the page of one relation shows."""

MENTIONS = "bkg:mentions"


@dataclass(frozen=True, slots=True)
class Group:
    """What one relation says; ``key`` has ``^`` before it where the relation points to the thing."""

    key: str
    entries: tuple[Entry, ...]
    count: int

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more facts than these."""
        return sum(len(entry.facts) for entry in self.entries) < self.count


class Arrangement(NamedTuple):
    """How the facts of a page are put in order: things by name in ``language``, those with a number by that."""

    directory: Directory
    language: str
    order: Mapping[str, str]

    def group(self, thing: str, facts: Iterable[Fact], only: str = "") -> list[Group]:
        """Group facts by relation; with ``only``, give the one group of that key, as long as it is."""
        by_key: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts:
            by_key[key_of(thing, fact)].append(fact)
        groups = []
        for key in sorted(by_key, key=rank):
            if key == (only or key):
                ordered = sorted(by_key[key], key=lambda fact: self._rank(other_end(thing, fact)))
                groups.append(Group(key, tuple(group_entries(ordered)[: MANY if only else FEW]), len(ordered)))
        return groups

    def _rank(self, node: Node) -> tuple[int, str, str]:
        if isinstance(node, Literal):
            return 0, *sort_key(node)
        number = self.order.get(node, "")
        return int(number) if number.isdecimal() else 0, self.directory.label(node, self.language).text.casefold(), node


def read_glance(thing: str, facts: Iterable[Fact]) -> dict[str, list[Node]]:
    """Give the values that stand at the top of a page; of dates that agree, the most precise."""
    found: dict[str, list[Node]] = {}
    values = [(fact.claim.predicate, fact.claim.object) for fact in facts if fact.claim.subject == thing]
    for key in relations().glance:
        mine = sorted((value for predicate, value in values if predicate == key), key=sort_key)
        kept = [each for each in mine if not any(_says_less(each, other) for other in mine)]
        if kept:
            found[key] = kept
    return found


def _says_less(one: Node, other: Node) -> bool:
    if not isinstance(one, Literal) or not isinstance(other, Literal) or one.datatype == other.datatype:
        return False
    return other.lexical.startswith(f"{one.lexical}-")


def key_of(thing: str, fact: Fact) -> str:
    """Give the key of a fact's relation, as seen from ``thing``."""
    return fact.claim.predicate if fact.claim.subject == thing else f"^{fact.claim.predicate}"


def other_end(thing: str, fact: Fact) -> Node:
    """Give what a fact relates ``thing`` to."""
    return fact.claim.object if fact.claim.subject == thing else fact.claim.subject


def is_asserted(fact: Fact) -> bool:
    """Tell whether a text states it as a fact."""
    return fact.claim.factuality is Factuality.ASSERTED


def gather_mentions(facts: Iterable[Fact]) -> dict[str, list[Passage]]:
    """Give the passages in which each text mentions the thing, in the order of the text."""
    found: dict[str, list[Passage]] = defaultdict(list)
    for fact in facts:
        if fact.claim.predicate == MENTIONS:
            for passage in fact.passages:
                found[passage.document].append(passage)
    return {document: sorted(found[document], key=lambda each: each.start) for document in sorted(found)}
