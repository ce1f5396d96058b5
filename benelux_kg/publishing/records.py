"""Claims of an export with what proves them: the claims from its lines, what stands behind them from the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.subjects import Fact, read_subjects


@dataclass(frozen=True)
class Described:
    """A thing and all that is said of it, by compact predicate."""

    iri: str
    facts: dict[str, list[Fact]] = field(default_factory=dict)

    def value(self, predicate: str) -> str:
        """Give the first object of ``predicate``, an IRI or the text of a literal; ``""`` where there is none."""
        return next((fact.text for fact in self.facts.get(predicate, ())), "")

    def values(self, predicate: str) -> list[str]:
        """Give all objects of ``predicate``, sorted."""
        return [fact.text for fact in self.facts.get(predicate, ())]


@dataclass(frozen=True)
class ClaimRecord(Described):
    """A claim, and each piece of its evidence with the text it stands in."""

    evidence: tuple[tuple[Described, Described], ...] = ()

    @property
    def triple(self) -> tuple[str, str, Fact]:
        """Give subject, predicate and object."""
        return self.value("rdf:subject"), self.value("rdf:predicate"), self.facts["rdf:object"][0]


class Records:
    """Reads the claims of ``content``, those that its lines hold."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._names = content.names
        self._documents: dict[str, Described] = {}

    def __iter__(self) -> Iterator[ClaimRecord]:
        """Yield every claim that states a triple, by name."""
        shelf = f"<{self._names.expand('id:claim/')}"
        claims = self._content.keep(lambda lines: (line for line in lines if line.startswith(shelf)))
        with claims.sort_triples() as lines:
            for subject in read_subjects(lines):
                described = self._gather(subject.iri, subject.facts)
                if {"rdf:subject", "rdf:predicate", "rdf:object"} <= described.facts.keys():
                    evidence = tuple(self._prove(iri) for iri in described.values("bkg:evidence"))
                    yield ClaimRecord(described.iri, described.facts, evidence)

    def _prove(self, iri: str) -> tuple[Described, Described]:
        evidence = self._describe(iri)
        source = evidence.value("oa:hasSource")
        if source not in self._documents:
            self._documents[source] = self._describe(source, but=self._mentions)
        return evidence, self._documents[source]

    @cached_property
    def _mentions(self) -> str:
        return self._names.expand("bkg:mentions")

    def _describe(self, iri: str, but: str = "") -> Described:
        quads = self._content.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        lines = sorted({f"{quad.triple} .\n" for quad in quads if quad.predicate.value != but})
        return self._gather(iri, [fact for subject in read_subjects(lines) for fact in subject.facts])

    def _gather(self, iri: str, facts: list[Fact]) -> Described:
        gathered: dict[str, list[Fact]] = {}
        for fact in facts:
            gathered.setdefault(self._names.compact(fact.predicate), []).append(fact)
        return Described(iri, gathered)
