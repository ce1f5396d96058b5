"""One inferred triple with why it holds, as the lines of ``graph:inferred``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benelux_kg.claims import Literal
from benelux_kg.graph.ntriples import write_iri, write_literal
from benelux_kg.vocabulary.identifiers import mint_inference
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE


@dataclass(frozen=True, slots=True, order=True)
class Derivation:
    """An inferred triple, its rule, and the claims and inferences it rests on; all but the rule are N-Triples terms."""

    subject: str
    predicate: str
    object: str
    rule: str
    grounds: tuple[str, ...]

    def lines(self, base: str = DEFAULT_BASE, *, explained: bool = True) -> Iterator[str]:
        """Give the inferred triple and, if it is to be ``explained``, its inference."""

        def iri(compact: str) -> str:
            return write_iri(compact, base)

        tail = f" {iri('graph:inferred')} .\n"
        yield f"{self.subject} {self.predicate} {self.object}{tail}"
        if not explained:
            return
        name = iri(mint_inference(self.subject, self.predicate, self.object))
        yield f"{name} {iri('rdf:type')} {iri('bkg:Inference')}{tail}"
        yield f"{name} {iri('rdf:subject')} {self.subject}{tail}"
        yield f"{name} {iri('rdf:predicate')} {self.predicate}{tail}"
        yield f"{name} {iri('rdf:object')} {self.object}{tail}"
        yield f"{name} {iri('bkg:rule')} {write_literal(Literal(self.rule))}{tail}"
        for ground in self.grounds:
            yield f"{name} {iri('prov:wasDerivedFrom')} {ground}{tail}"
