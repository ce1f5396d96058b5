"""Nanopublications: every claim as a publication of its own, with its provenance, under a name that proves its content.

An asserted claim is its triple; one that is planned, denied or attributed is described, not asserted. No clock is read:
the date is that of ``SOURCE_DATE_EPOCH`` or, without it, the last day on which one of the texts says it was issued.

Source: Nanopublication Guidelines, Basic Elements and Well-formed Nanopublications; Trusty URIs, module RA.
"""

from __future__ import annotations

import os
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from typing import NamedTuple

from benelux_kg.errors import UsageError
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.records import ClaimRecord, Described, Records
from benelux_kg.publishing.subjects import RESOURCE, Fact
from benelux_kg.vocabulary.namespaces import LICENCE, NANOPUB, Namespaces, expand

_SELF = " "
"""Stands for the code in a name until the code is known; no IRI holds one."""
_STATED = ("rdf:subject", "rdf:predicate", "rdf:object", "bkg:factuality", "bkg:attributedTo")
_STRING = expand("xsd:string")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class _Quad(NamedTuple):
    graph: str
    subject: str
    fact: Fact


def publish_claims(content: Content) -> Content:
    """Give one nanopublication for each claim of ``content``, as quads of four graphs each."""

    def read() -> Iterator[str]:
        publisher = _Publisher(content.names, _read_epoch())
        for claim in Records(content):
            yield from publisher.publish(claim)

    return Content(read, content.names, lambda: content.store, content.dataset)


def _read_epoch() -> str:
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return datetime.fromtimestamp(int(stated), UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if stated else ""
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError("is no number of seconds", where="SOURCE_DATE_EPOCH", mend="unset it") from error


class _Publisher:
    def __init__(self, names: Namespaces, created: str) -> None:
        self._names = names
        self._created = created
        self._name = names.expand("id:nanopub/") + _SELF
        self._head, self._assertion, self._provenance, self._pubinfo = (
            f"{self._name}#{part}" for part in ("Head", "assertion", "provenance", "pubinfo")
        )

    def publish(self, claim: ClaimRecord) -> Iterator[str]:
        """Yield the lines of one nanopublication under its final name."""
        quads = {*self._write_head(), *self._assert(claim), *self._prove(claim), *self._inform(claim)}
        code = _hash(quads)
        for quad in quads:
            yield _write(quad).replace(self._name, self._name.removesuffix(_SELF) + code)

    def _fact(self, predicate: str, value: str, kind: str = RESOURCE) -> Fact:
        return Fact(self._names.expand(predicate), value, kind)

    def _write_head(self) -> Iterator[_Quad]:
        parts = {"Assertion": self._assertion, "Provenance": self._provenance, "PublicationInfo": self._pubinfo}
        yield _Quad(self._head, self._name, self._fact("rdf:type", NANOPUB + "Nanopublication"))
        for part, graph in parts.items():
            yield _Quad(self._head, self._name, Fact(NANOPUB + "has" + part, graph))

    def _assert(self, claim: ClaimRecord) -> Iterator[_Quad]:
        if claim.value("bkg:factuality") == self._names.expand("bkg:Asserted"):
            subject, predicate, object_ = claim.triple
            yield _Quad(self._assertion, subject, object_._replace(predicate=predicate))
            return
        yield _Quad(self._assertion, claim.iri, self._fact("rdf:type", self._names.expand("bkg:Claim")))
        for name in _STATED:
            for fact in claim.facts.get(name, ()):
                yield _Quad(self._assertion, claim.iri, fact)

    def _prove(self, claim: ClaimRecord) -> Iterator[_Quad]:
        graph = self._provenance
        for evidence, document in claim.evidence:
            yield _Quad(graph, self._assertion, self._fact("prov:wasDerivedFrom", evidence.iri))
            yield _Quad(graph, self._assertion, self._fact("prov:hadPrimarySource", document.iri))
            for run in evidence.values("prov:wasGeneratedBy"):
                yield _Quad(graph, self._assertion, self._fact("prov:wasGeneratedBy", run))
            for described in (evidence, document):
                yield from _copy(graph, described)
        for speaker in claim.values("bkg:attributedTo"):
            yield _Quad(graph, self._assertion, self._fact("prov:wasAttributedTo", speaker))
        if not claim.evidence:
            yield _Quad(graph, self._assertion, self._fact("prov:wasDerivedFrom", claim.iri))

    def _inform(self, claim: ClaimRecord) -> Iterator[_Quad]:
        yield _Quad(self._pubinfo, self._name, self._fact("dcterms:license", LICENCE))
        yield _Quad(self._pubinfo, self._name, self._fact("prov:wasDerivedFrom", claim.iri))
        days = [day for _, text in claim.evidence for day in text.values("dcterms:issued") if _DAY.fullmatch(day)]
        created = self._created or (f"{max(days)}T00:00:00Z" if days else "")
        if created:
            stamp = self._fact("dcterms:created", created, f"^^<{self._names.expand('xsd:dateTime')}>")
            yield _Quad(self._pubinfo, self._name, stamp)
        for run in sorted({run for evidence, _ in claim.evidence for run in evidence.values("prov:wasGeneratedBy")}):
            yield _Quad(self._pubinfo, self._name, self._fact("prov:wasGeneratedBy", run))


def _copy(graph: str, described: Described) -> Iterator[_Quad]:
    for facts in described.facts.values():
        yield from (_Quad(graph, described.iri, fact) for fact in facts)


def _hash(quads: set[_Quad]) -> str:
    """Give the code of module RA: over the sorted quads, each term on a line, the code itself as one space."""
    terms = sorted(_sort_key(quad) for quad in quads)
    text = "".join(_normalise(*each) for each in terms)
    return "RA" + urlsafe_b64encode(sha256(text.encode()).digest()).decode().rstrip("=")


def _sort_key(quad: _Quad) -> tuple[str, str, str, int, str, str, str]:
    fact = quad.fact
    is_literal = fact.kind != RESOURCE
    datatype = "" if fact.language or not is_literal else fact.datatype or _STRING
    return quad.graph, quad.subject, fact.predicate, int(is_literal), fact.text, datatype, fact.language


def _normalise(graph: str, subject: str, predicate: str, kind: int, text: str, datatype: str, language: str) -> str:
    if kind:
        escaped = text.replace("\\", "\\\\").replace("\n", "\\n")
        text = f"@{language} {escaped}" if language else f"^{datatype} {escaped}"
    return f"{graph}\n{subject}\n{predicate}\n{text}\n"


def _write(quad: _Quad) -> str:
    fact = quad.fact
    object_ = f"<{fact.value}>" if fact.kind == RESOURCE else f'"{fact.value}"{fact.kind}'
    return f"<{quad.subject}> <{fact.predicate}> {object_} <{quad.graph}> .\n"
