"""What the graph of one text has to tell of itself, beyond what SHACL can compare: names, offsets, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pyoxigraph as ox

from benelux_kg.checks.wording import CONTEXT, Wording, read_number
from benelux_kg.graph.ntriples import read_lexical, write_iri
from benelux_kg.vocabulary.identifiers import mint_claim, mint_evidence
from benelux_kg.vocabulary.namespaces import compact

Break = tuple[str, ox.Quad]
"""The name of the shape, and the quad that breaks it."""

RECORDS = ("bkg:Claim", "bkg:Evidence", "bkg:SourceDocument", "bkg:ExtractionRun")
DESCRIPTION = (
    "dcterms:identifier",
    "dcterms:language",
    "dcterms:title",
    "dcterms:publisher",
    "dcterms:issued",
    "dcterms:source",
    "bkg:sha256",
)
"""What a text says of itself, without a claim."""

_NO_FACTS = ("rdf:type", "rdfs:label")
_CLAIM = ("rdf:subject", "rdf:predicate", "rdf:object", "bkg:factuality")
_RECORDED = frozenset(
    {*_CLAIM, "bkg:attributedTo", "bkg:frame", "bkg:contextExact", "bkg:contextStart", "bkg:contextEnd", "bkg:sha256"}
)
_ASSERTED = write_iri("bkg:Asserted")
_DESCRIBING = frozenset(map(write_iri, DESCRIPTION))


@dataclass(slots=True)
class TextGraph:
    """The facts, the claims and the evidence of one text; terms are N-Triples terms.

    Without ``document`` those of many texts, merged: then nothing is asked that holds within one text alone.
    """

    base: str
    document: str = ""
    facts: dict[tuple[str, str, str], ox.Quad] = field(default_factory=dict)
    parts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    quads: dict[str, ox.Quad] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    owners: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    orders: dict[str, list[ox.Quad]] = field(default_factory=lambda: defaultdict(list))
    labels: dict[tuple[str, str], ox.Quad] = field(default_factory=dict)
    twice: list[ox.Quad] = field(default_factory=list)
    described: dict[str, ox.Quad] = field(default_factory=dict)
    words: Wording = field(default_factory=Wording)

    def add(self, predicate: str, quad: ox.Quad) -> None:
        """Take a quad; ``predicate`` is its compact property."""
        subject, value = str(quad.subject), str(quad.object)
        if predicate == "rdf:type" and compact(value[1:-1]) in RECORDS:
            self.types[subject] = compact(value[1:-1])
            self.quads[subject] = quad
        elif predicate == "bkg:evidence":
            self.owners[value].append(subject)
        elif predicate == "bkg:order":
            self.orders[subject].append(quad)
        elif predicate == "rdfs:label":
            self._label(subject, quad)
        if predicate in _NO_FACTS:
            self.described.setdefault(subject, quad)
        if predicate in _RECORDED or predicate.startswith("oa:"):
            self.parts[subject][predicate] = value
            self.quads.setdefault(subject, quad)
        if predicate not in {*_NO_FACTS, *_CLAIM}:
            self.facts[subject, str(quad.predicate), value] = quad

    def _label(self, subject: str, quad: ox.Quad) -> None:
        key = subject, getattr(quad.object, "language", None) or ""
        if self.labels.setdefault(key, quad) != quad:
            self.twice.append(quad)

    def breaks(self) -> Iterator[Break]:
        """Give what does not fit together."""
        yield from self._claims()
        yield from self._descriptions()
        for subject, kind in self.types.items():
            if kind == "bkg:Claim":
                yield from self._claim_name(subject)
            elif kind == "bkg:Evidence":
                yield from self._evidence(subject)
            elif kind == "bkg:SourceDocument" and self.document and subject != self.document:
                yield "DocumentElsewhere", self.quads[subject]
        yield from (("EvidenceWords", self.quads[each]) for each in self.words.breaks())
        yield from self._order() if self.document else ()

    def _descriptions(self) -> Iterator[Break]:
        """Want every thing that is described to be named by a claim, and each of its labels once in a language."""
        names = ("rdf:subject", "rdf:object", "bkg:attributedTo")
        named = {parts[name] for parts in self.parts.values() for name in names if name in parts}
        records = {*self.types, *self.parts}
        yield from (("Unmentioned", quad) for each, quad in self.described.items() if each not in named | records)
        yield from (("LabelTwice", quad) for quad in self.twice if self.document)

    def _claims(self) -> Iterator[Break]:
        asserted: dict[tuple[str, str, str], str] = {}
        for claim, parts in self.parts.items():
            if parts.get("bkg:factuality") == _ASSERTED:
                asserted[parts.get("rdf:subject", ""), parts.get("rdf:predicate", ""), parts.get("rdf:object", "")] = (
                    claim
                )
        for fact, quad in self.facts.items():
            if fact not in asserted and not self._describes(fact):
                yield "TripleWithoutClaim", quad
        for fact, claim in asserted.items():
            if fact not in self.facts:
                yield "ClaimWithoutTriple", self.quads[claim]

    def _describes(self, fact: tuple[str, str, str]) -> bool:
        """Tell whether this is what a record says of itself; shapes say what claims, evidence and runs may."""
        kind = self.types.get(fact[0], "")
        return fact[1] in _DESCRIBING if kind == "bkg:SourceDocument" else bool(kind)

    def unstated(self) -> Iterator[tuple[ox.Quad, dict[str, str]]]:
        """Give the claims that stand as no fact, with their parts."""
        for claim, parts in self.parts.items():
            if parts.get("bkg:factuality", _ASSERTED) != _ASSERTED:
                yield self.quads[claim], parts

    def _claim_name(self, claim: str) -> Iterator[Break]:
        parts = self.parts[claim]
        if not all(name in parts for name in _CLAIM):
            return
        subject, predicate, object_, factuality = (parts[name] for name in _CLAIM)
        name = mint_claim(subject, predicate, object_, factuality, parts.get("bkg:attributedTo", ""))
        if write_iri(name, self.base) != claim:
            yield "ClaimName", self.quads[claim]

    def _evidence(self, evidence: str) -> Iterator[Break]:
        parts = self.parts[evidence]
        source = parts.get("oa:hasSource", self.document)
        if self.document and source != self.document:
            yield "EvidenceElsewhere", self.quads[evidence]
        self.words.add(source, evidence, parts)
        for exact, start, end in (("oa:exact", "oa:start", "oa:end"), CONTEXT):
            if {exact, start, end} <= parts.keys() and not _is_as_long(parts[exact], parts[start], parts[end]):
                yield "EvidenceLength", self.quads[evidence]
        digest = read_lexical(self.parts[self.document or source].get("bkg:sha256", '""'))
        first, last = (read_number(parts.get(name, "")) for name in ("oa:start", "oa:end"))
        if first is None or last is None or "bkg:frame" not in parts or evidence not in self.owners:
            return
        frame = read_lexical(parts["bkg:frame"])
        names = [mint_evidence(claim, digest, first, last, frame) for claim in self.owners[evidence]]
        if any(write_iri(name, self.base) != evidence for name in names):
            yield "EvidenceName", self.quads[evidence]

    def _order(self) -> Iterator[Break]:
        """Want the provisions of an agreement numbered from 1 on, none twice and none left out."""
        provides = write_iri("bkg:provides")
        groups: defaultdict[str, list[ox.Quad]] = defaultdict(list)
        for subject, predicate, object_ in self.facts:
            if predicate == provides:
                groups[subject] += self.orders.get(object_, [])
        for quads in groups.values():
            numbered = sorted(quads, key=lambda quad: read_number(str(quad.object)) or 0)
            wrong = (
                quad for due, quad in zip(count(1), numbered, strict=False) if read_number(str(quad.object)) != due
            )
            yield from (("ProvisionOrder", quad) for quad in list(wrong)[:1])


def _is_as_long(exact: str, start: str, end: str) -> bool:
    first, last = read_number(start), read_number(end)
    return first is None or last is None or last - first == len(read_lexical(exact))
