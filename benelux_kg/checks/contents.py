"""What the graph of one text has to tell of itself, beyond what SHACL can compare: names, offsets, order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

import pyoxigraph as ox

from benelux_kg.graph.ntriples import read_lexical, write_iri
from benelux_kg.vocabulary.identifiers import mint_claim, mint_evidence
from benelux_kg.vocabulary.namespaces import compact

Break = tuple[str, ox.Quad]
"""The name of the shape, and the quad that breaks it."""

RECORDS = ("bkg:Claim", "bkg:Evidence", "bkg:SourceDocument", "bkg:ExtractionRun")
_NO_FACTS = ("rdf:type", "rdfs:label")
_CLAIM = ("rdf:subject", "rdf:predicate", "rdf:object", "bkg:factuality")
_RECORDED = frozenset(
    {*_CLAIM, "bkg:attributedTo", "bkg:frame", "bkg:contextExact", "bkg:contextStart", "bkg:contextEnd", "bkg:sha256"}
)
_ASSERTED = write_iri("bkg:Asserted")


@dataclass(slots=True)
class TextGraph:
    """The facts, the claims and the evidence of one text; terms are N-Triples terms."""

    base: str
    document: str
    facts: dict[tuple[str, str, str], ox.Quad] = field(default_factory=dict)
    parts: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    quads: dict[str, ox.Quad] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    owners: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    orders: dict[str, list[ox.Quad]] = field(default_factory=lambda: defaultdict(list))

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
        if predicate in _RECORDED or predicate.startswith("oa:"):
            self.parts[subject][predicate] = value
            self.quads.setdefault(subject, quad)
        if predicate not in {*_NO_FACTS, *_CLAIM}:
            self.facts[subject, str(quad.predicate), value] = quad

    def breaks(self) -> Iterator[Break]:
        """Give what does not fit together."""
        yield from self._claims()
        for subject, kind in self.types.items():
            if kind == "bkg:Claim":
                yield from self._claim_name(subject)
            elif kind == "bkg:Evidence":
                yield from self._evidence(subject)
            elif kind == "bkg:SourceDocument" and subject != self.document:
                yield "DocumentElsewhere", self.quads[subject]
        yield from self._order()

    def _claims(self) -> Iterator[Break]:
        asserted: dict[tuple[str, str, str], str] = {}
        for claim, parts in self.parts.items():
            if parts.get("bkg:factuality") == _ASSERTED:
                asserted[parts.get("rdf:subject", ""), parts.get("rdf:predicate", ""), parts.get("rdf:object", "")] = (
                    claim
                )
        mentions = write_iri("bkg:mentions")
        for fact, quad in self.facts.items():
            if fact not in asserted and (fact[0] not in self.types or fact[1] == mentions):
                yield "TripleWithoutClaim", quad
        for fact, claim in asserted.items():
            if fact not in self.facts:
                yield "ClaimWithoutTriple", self.quads[claim]

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
        if parts.get("oa:hasSource", self.document) != self.document:
            yield "EvidenceElsewhere", self.quads[evidence]
        for exact, start, end in (("oa:exact", "oa:start", "oa:end"), _CONTEXT):
            if {exact, start, end} <= parts.keys() and not _is_as_long(parts[exact], parts[start], parts[end]):
                yield "EvidenceLength", self.quads[evidence]
        digest = read_lexical(self.parts[self.document].get("bkg:sha256", '""'))
        first, last = (_number(parts.get(name, "")) for name in ("oa:start", "oa:end"))
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
            numbered = sorted(quads, key=lambda quad: _number(str(quad.object)) or 0)
            wrong = (quad for due, quad in zip(count(1), numbered, strict=False) if _number(str(quad.object)) != due)
            yield from (("ProvisionOrder", quad) for quad in list(wrong)[:1])


_CONTEXT = ("bkg:contextExact", "bkg:contextStart", "bkg:contextEnd")


def _number(term: str) -> int | None:
    lexical = read_lexical(term) if term.startswith('"') else ""
    return int(lexical) if lexical.isdecimal() else None


def _is_as_long(exact: str, start: str, end: str) -> bool:
    first, last = _number(start), _number(end)
    return first is None or last is None or last - first == len(read_lexical(exact))
