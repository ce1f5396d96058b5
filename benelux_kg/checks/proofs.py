"""The proofs that one text's section has to stand: every claim shows its words, and the words stand in the text."""

from __future__ import annotations

from collections.abc import Iterator

from benelux_kg.checks.contents import DESCRIPTION
from benelux_kg.checks.records import Properties, Records
from benelux_kg.claims import Quote
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.vocabulary.identifiers import mint_claim, mint_evidence

Fault = tuple[str, str]
"""The name of the proof, and what is wrong."""

_NO_CLAIMS = ("rdf:type", "rdfs:label")
_RECORD_TYPES = ("bkg:Claim", "bkg:Evidence", "bkg:ExtractionRun")
_SHOWN = 60


class Proofs:
    """Proves the records of one text."""

    def __init__(self, records: Records, document: str, sha256: str) -> None:
        self._records = records
        self._document = self._iri(document)
        self._sha256 = sha256

    def _iri(self, compact: str) -> str:
        return write_iri(compact, self._records.base)

    def count(self) -> tuple[int, int]:
        """Give the number of claims and of pieces of evidence."""
        return tuple(sum(1 for _ in self._records.of_type(name)) for name in _RECORD_TYPES[:2])  # type: ignore[return-value]

    def prove(self, text: str | None) -> Iterator[Fault]:
        """Yield every fault; without a text its words are not compared."""
        yield from (("line", f"is no quad of this text: {line[:_SHOWN]}") for line in self._records.strangers)
        yield from self._prove_description()
        owners: dict[str, list[str]] = {}
        for claim, properties in self._records.of_type("bkg:Claim"):
            for evidence in self._records.values(properties, "bkg:evidence"):
                owners.setdefault(evidence, []).append(claim)
            yield from self._prove_claim(claim, properties)
        for evidence, properties in self._records.of_type("bkg:Evidence"):
            yield from self._prove_evidence(evidence, properties, owners.get(evidence, []))
            if text is not None:
                yield from self._prove_words(evidence, properties, text)
        yield from self._prove_triples()

    def _prove_description(self) -> Iterator[Fault]:
        stated = self._records.lexical(self._records.subjects.get(self._document, {}), "bkg:sha256")
        if stated != self._sha256:
            yield "digest", f"the section gives {stated or 'none'}, the register {self._sha256}"

    def _prove_claim(self, claim: str, properties: Properties) -> Iterator[Fault]:
        parts = ("rdf:subject", "rdf:predicate", "rdf:object", "bkg:factuality")
        terms = [self._records.values(properties, part) for part in parts]
        if any(len(values) != 1 for values in terms):
            yield "claim", f"{claim} has not exactly one subject, predicate, object and factuality"
            return
        subject, predicate, object_, factuality = (values[0] for values in terms)
        told = f"{subject} {predicate} {object_[:_SHOWN]}"
        attributed = next(iter(self._records.values(properties, "bkg:attributedTo")), "")
        if self._iri(mint_claim(subject, predicate, object_, factuality, attributed)) != claim:
            yield "name", f"{claim} is not the name of what it claims: {told}"
        evidence = self._records.values(properties, "bkg:evidence")
        if not any(each in self._records.subjects for each in evidence):
            yield "evidence", f"{claim} has none: {told}"
        for each in evidence:
            if each not in self._records.subjects:
                yield "evidence", f"{each} of {claim} is not described"
        if factuality == self._iri("bkg:Asserted") and object_ not in self._stated(subject, predicate):
            yield "triple", f"{claim} is asserted, its triple is missing: {told}"

    def _stated(self, subject: str, predicate: str) -> list[str]:
        return self._records.subjects.get(subject, {}).get(predicate, [])

    def _prove_evidence(self, evidence: str, properties: Properties, owners: list[str]) -> Iterator[Fault]:
        if not owners:
            yield "evidence", f"{evidence} belongs to no claim"
        if self._records.values(properties, "oa:hasSource") != [self._document]:
            yield "evidence", f"{evidence} names another text as its source"
        start, end = (self._records.number(properties, name) for name in ("oa:start", "oa:end"))
        frame = self._records.lexical(properties, "bkg:frame")
        for claim in owners:
            if self._iri(mint_evidence(claim, self._sha256, start, end, frame)) != evidence:
                yield "name", f"{evidence} is not the name of this evidence for {claim}"

    def _prove_words(self, evidence: str, properties: Properties, text: str) -> Iterator[Fault]:
        start, end = (self._records.number(properties, name) for name in ("oa:start", "oa:end"))
        there = Quote.from_text(text, max(start, 0), max(end, 0))
        for name, words in (("oa:exact", there.exact), ("oa:prefix", there.prefix), ("oa:suffix", there.suffix)):
            quoted = self._records.lexical(properties, name)
            if quoted != words or not 0 <= start < end <= len(text):
                yield "quotation", f"{evidence} {name} {_show(quoted)}, the text has {_show(words)} at {start}–{end}"
        if self._records.values(properties, "bkg:contextStart"):
            yield from self._prove_context(evidence, properties, text)

    def _prove_context(self, evidence: str, properties: Properties, text: str) -> Iterator[Fault]:
        start, end = (self._records.number(properties, f"bkg:context{side}") for side in ("Start", "End"))
        quoted = self._records.lexical(properties, "bkg:contextExact")
        words = text[max(start, 0) : max(end, 0)]
        if quoted != words or not quoted:
            yield "quotation", f"{evidence} context {_show(quoted)}, the text has {_show(words)} at {start}–{end}"

    def _prove_triples(self) -> Iterator[Fault]:
        """Find plain triples that no claim of this text asserts."""
        plain = {self._iri(name) for name in _NO_CLAIMS}
        described = {self._iri(name) for name in DESCRIPTION} | plain
        records = {subject for name in _RECORD_TYPES for subject, _ in self._records.of_type(name)}
        for subject, properties in self._records.subjects.items():
            if subject in records:
                continue
            free = described if subject == self._document else plain
            for predicate, objects in properties.items():
                yield from (
                    ("triple", f"no claim asserts it: {subject} {predicate} {object_[:_SHOWN]}")
                    for object_ in objects
                    if predicate not in free and not self._is_claimed(subject, predicate, object_)
                )

    def _is_claimed(self, subject: str, predicate: str, object_: str) -> bool:
        claim = self._iri(mint_claim(subject, predicate, object_, self._iri("bkg:Asserted")))
        return claim in self._records.subjects


def _show(words: str) -> str:
    flat = " ".join(words.split())
    return f"“{flat if len(flat) <= _SHOWN else flat[:_SHOWN] + '…'}”"
