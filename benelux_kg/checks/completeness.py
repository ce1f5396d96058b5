"""What must be there in a whole dataset: what is referred to, what explains the inferred, what dates imply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pyoxigraph as ox

from benelux_kg.checks.claimed import Claimed, Kinds
from benelux_kg.checks.contents import RECORDS, Break, TextGraph
from benelux_kg.checks.triples import find_value
from benelux_kg.graph.inference import BOUNDS, COMPARISONS, most_precise, read_days
from benelux_kg.graph.rulebook import load_rules
from benelux_kg.vocabulary.namespaces import PREFIXES, Namespaces, compact, expand

_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")
_COMPARED = ("bkg:conflictsWith", "bkg:preferredClaim")
_BOUNDS = frozenset(each for bounds in BOUNDS.values() for each in bounds)

Triple = tuple[str, str, str]


@dataclass(slots=True)
class Completeness:
    """Gathers what is named, described and inferred; ``background`` gives the kinds of what is described elsewhere."""

    names: Namespaces
    background: Kinds = field(default_factory=dict)
    described: set[str] = field(default_factory=set)
    named: dict[str, ox.Quad] = field(default_factory=dict)
    strangers: dict[str, ox.Quad] = field(default_factory=dict)
    conclusions: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    inferences: dict[str, ox.Quad] = field(default_factory=dict)
    rules: dict[str, ox.Quad] = field(default_factory=dict)
    inferred: dict[Triple, ox.Quad] = field(default_factory=dict)
    dates: defaultdict[tuple[str, str], dict[str, ox.Quad]] = field(default_factory=lambda: defaultdict(dict))
    evidence: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    sources: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counted: list[ox.Quad] = field(default_factory=list)
    compared: dict[Triple, ox.Quad] = field(default_factory=dict)
    told: dict[str, Triple] = field(default_factory=dict)
    kinds: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    claimed: Claimed = field(default_factory=Claimed)

    def add(self, predicate: str, quad: ox.Quad, *, is_inferred: bool) -> None:
        """Take a quad; ``predicate`` is its compact property."""
        subject = str(quad.subject)
        if predicate == "rdf:type":
            self.describe(quad)
        elif isinstance(quad.object, ox.NamedNode) and self._is_own(quad.object.value):
            self.named.setdefault(str(quad.object), quad)
        if isinstance(quad.subject, ox.NamedNode) and not self._is_own(quad.subject.value):
            self.strangers.setdefault(subject, quad)
        if predicate in BOUNDS or predicate in _BOUNDS:
            self.dates[subject, predicate].setdefault(str(quad.object), quad)
        elif predicate == "bkg:evidence":
            self.evidence[subject].add(str(quad.object))
        elif predicate == "oa:hasSource":
            self.sources[subject].add(str(quad.object))
        elif predicate == "bkg:corroboration":
            self.counted.append(quad)
        elif predicate in _COMPARED:
            self.compared[subject, predicate, str(quad.object)] = quad
        if is_inferred:
            self._infer(predicate, quad)

    def describe(self, quad: ox.Quad) -> None:
        """Take what kind of thing something is."""
        self.described.add(str(quad.subject))
        if compact(find_value(quad.object)) not in RECORDS:
            self.kinds[str(quad.subject)].add(find_value(quad.object))

    def take_claims(self, text: TextGraph) -> None:
        """Take the claims of a text that are compared with others, and those that stand as no fact."""
        for claim in {end for one, _, other in self.compared for end in (one, other)} & text.parts.keys():
            subject, predicate, object_ = (text.parts[claim].get(part, "") for part in _PARTS)
            self.told[claim] = subject, predicate, object_
        for quad, parts in text.unstated():
            self.claimed.claim(quad, parts)

    def _is_own(self, iri: str) -> bool:
        return iri.startswith((self.names.prefixes["id"], PREFIXES["voc"]))

    def _infer(self, predicate: str, quad: ox.Quad) -> None:
        subject, value = str(quad.subject), str(quad.object)
        if predicate == "rdf:type" and value == f"<{expand('bkg:Inference')}>":
            self.inferences[subject] = quad
        elif predicate == "bkg:rule":
            self.rules[subject] = quad
        elif predicate in _PARTS:
            self.conclusions[subject][predicate] = value
        elif predicate != "prov:wasDerivedFrom":
            self.inferred[subject, str(quad.predicate), value] = quad

    def breaks(self) -> Iterator[Break]:
        """Give what is missing or too much."""
        known = self.described | self.background.keys()
        yield from (("Undescribed", quad) for name, quad in self.named.items() if name not in known)
        yield from (("ForeignName", quad) for quad in self.strangers.values())
        yield from self._explained()
        yield from self._bounds()
        yield from self._counts()
        yield from (("ComparedAlike", quad) for triple, quad in self.compared.items() if not self._is_alike(*triple))
        yield from (("ClaimRange", quad) for quad in self.claimed.breaks({**self.background, **self.kinds}))

    def _is_alike(self, one: str, how: str, other: str) -> bool:
        """Want compared claims to say different things of one property of one thing, and a conflict to be mutual."""
        if one not in self.told or other not in self.told:
            return True
        *about, value = self.told[one]
        *about_other, value_other = self.told[other]
        is_mutual = how != _COMPARED[0] or (other, how, one) in self.compared
        return about == about_other and value != value_other and is_mutual

    def _counts(self) -> Iterator[Break]:
        """Want as many texts behind a claim as are counted."""
        for quad in self.counted:
            texts = {source for each in self.evidence[str(quad.subject)] for source in self.sources[each]}
            if find_value(quad.object) != str(len(texts)):
                yield "CorroborationCount", quad

    def _explained(self) -> Iterator[Break]:
        """Want an inference for each inferred triple and the other way round, where inferences are written at all."""
        if not self.inferences:
            return
        yield from (("InferenceRule", quad) for each, quad in self.rules.items() if not self._follows(each, quad))
        explained = {self._conclusion(each): quad for each, quad in self.inferences.items()}
        yield from (("InferredUnexplained", quad) for triple, quad in self.inferred.items() if triple not in explained)
        yield from (
            ("InferenceWithoutTriple", quad) for triple, quad in explained.items() if triple not in self.inferred
        )

    def _follows(self, inference: str, rule: ox.Quad) -> bool:
        """Tell whether there is such a rule, and it concludes such a thing."""
        name, about = find_value(rule.object), self.conclusions[inference].get("rdf:predicate", "")
        return name in COMPARISONS or about in _list_conclusions().get(name, {})

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


@cache
def _list_conclusions() -> dict[str, set[str]]:
    """Give the properties that each rule concludes, as N-Triples terms, by its name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for rule in load_rules():
        found[rule.name].add(str(rule.conclusion[1]))
    return found
