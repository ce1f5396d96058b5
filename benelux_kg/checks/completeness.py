"""What must be there in a whole dataset: what is referred to, what explains the inferred, what dates imply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from benelux_kg.checks.contents import Break
from benelux_kg.graph.inference import BOUNDS, most_precise, read_days
from benelux_kg.vocabulary.namespaces import PREFIXES, Namespaces, expand

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")
_BOUNDS = frozenset(each for bounds in BOUNDS.values() for each in bounds)

Triple = tuple[str, str, str]


@dataclass(slots=True)
class Completeness:
    """Gathers what is named, what is described and what is inferred; ``background`` is described elsewhere."""

    names: Namespaces
    background: frozenset[str] = frozenset()
    described: set[str] = field(default_factory=set)
    named: dict[str, ox.Quad] = field(default_factory=dict)
    strangers: dict[str, ox.Quad] = field(default_factory=dict)
    conclusions: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    inferences: dict[str, ox.Quad] = field(default_factory=dict)
    inferred: dict[Triple, ox.Quad] = field(default_factory=dict)
    dates: defaultdict[tuple[str, str], dict[str, ox.Quad]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, predicate: str, quad: ox.Quad, *, is_inferred: bool) -> None:
        """Take a quad; ``predicate`` is its compact property."""
        subject = str(quad.subject)
        if predicate == "rdf:type":
            self.described.add(subject)
        elif isinstance(quad.object, ox.NamedNode) and self._is_own(quad.object.value):
            self.named.setdefault(str(quad.object), quad)
        if isinstance(quad.subject, ox.NamedNode) and not self._is_own(quad.subject.value):
            self.strangers.setdefault(subject, quad)
        if predicate in BOUNDS or predicate in _BOUNDS:
            self.dates[subject, predicate].setdefault(str(quad.object), quad)
        if is_inferred:
            self._infer(predicate, quad)

    def _is_own(self, iri: str) -> bool:
        return iri.startswith((self.names.prefixes["id"], PREFIXES["voc"]))

    def _infer(self, predicate: str, quad: ox.Quad) -> None:
        subject, value = str(quad.subject), str(quad.object)
        if predicate == "rdf:type" and value == f"<{expand('bkg:Inference')}>":
            self.inferences[subject] = quad
        elif predicate in _PARTS:
            self.conclusions[subject][predicate] = value
        elif predicate not in {"bkg:rule", "prov:wasDerivedFrom"}:
            self.inferred[subject, str(quad.predicate), value] = quad

    def breaks(self) -> Iterator[Break]:
        """Give what is missing or too much."""
        known = self.described | self.background
        yield from (("Undescribed", quad) for name, quad in self.named.items() if name not in known)
        yield from (("ForeignName", quad) for quad in self.strangers.values())
        yield from self._explained()
        yield from self._bounds()

    def _explained(self) -> Iterator[Break]:
        """Want an inference for each inferred triple and the other way round, where inferences are written at all."""
        if not self.inferences:
            return
        explained = {self._conclusion(each): quad for each, quad in self.inferences.items()}
        yield from (("InferredUnexplained", quad) for triple, quad in self.inferred.items() if triple not in explained)
        yield from (
            ("InferenceWithoutTriple", quad) for triple, quad in explained.items() if triple not in self.inferred
        )

    def _conclusion(self, inference: str) -> Triple:
        subject, predicate, object_ = (self.conclusions[inference].get(part, "") for part in _PARTS)
        return subject, predicate, object_

    def _bounds(self) -> Iterator[Break]:
        """Want the first and last possible days to follow from the dates as stated."""
        if not self.inferred:
            return
        for (subject, predicate), stated in list(self.dates.items()):
            if predicate not in BOUNDS or subject.startswith(f"<{self.names.prefixes['id']}document/"):
                continue
            kept = most_precise({o: days for o in stated if (days := read_days(o[1:].partition('"')[0]))}).values()
            due = (min(first for first, _ in kept), max(last for _, last in kept)) if kept else ()
            for bound, day in zip(BOUNDS[predicate], due, strict=False):
                found = self.dates.get((subject, bound), {})
                if {o[1:11] for o in found} != {day.isoformat()}:
                    yield "BoundsFollow", next(iter((found or stated).values()))
        for (subject, predicate), found in list(self.dates.items()):
            stated_by = next((name for name, bounds in BOUNDS.items() if predicate in bounds), None)
            if stated_by and (subject, stated_by) not in self.dates:
                yield "BoundsFollow", next(iter(found.values()))
