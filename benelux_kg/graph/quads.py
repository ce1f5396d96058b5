"""What one text states, as the lines of its named graph."""

from __future__ import annotations

from collections.abc import Iterator

from benelux_kg.claims import Claim, Evidence, Extract, Factuality, Literal, Quote, SourceRecord, Thing
from benelux_kg.corpus.languages import load_language
from benelux_kg.graph.ntriples import write_integer, write_iri, write_literal, write_node
from benelux_kg.graph.run import describe_run
from benelux_kg.vocabulary.identifiers import mint_claim, mint_evidence, mint_run, name_document_graph
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE
from benelux_kg.vocabulary.naming import mint_document

Triple = tuple[str, str, str]
"""Three terms as N-Triples writes them."""

_DATE_TYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


def write_document(extract: Extract, signature: str, base: str = DEFAULT_BASE) -> list[str]:
    """Write the graph of one text as sorted, unique N-Quads lines.

    ``signature`` tells the version of tool, vocabulary and frames that read the text.
    """
    writer = _Writer(extract.source, signature, base)
    tail = f" {writer.iri(name_document_graph(extract.source.slug))} .\n"
    return sorted({f"{s} {p} {o}{tail}" for s, p, o in writer.triples(extract)})


def date_literal(stated: str) -> Literal:
    """Type a date by its stated precision: year, month or day."""
    return Literal(stated, _DATE_TYPES.get(len(stated), "xsd:string"))


class _Writer:
    """Writes the triples of one text; keeps only what all of them share."""

    def __init__(self, source: SourceRecord, signature: str, base: str) -> None:
        self._source = source
        self._signature = signature
        self._base = base
        self._document = self.iri(mint_document(source.slug))
        self._run = self.iri(mint_run(signature))

    def iri(self, compact: str) -> str:
        return write_iri(compact, self._base)

    def triples(self, extract: Extract) -> Iterator[Triple]:
        yield from self._describe_source()
        yield from self._describe_run()
        for thing in extract.things:
            yield from self._describe_thing(thing)
        seen: set[str] = set()
        for evidence in extract.evidence:
            claim = self.claim_iri(evidence.claim)
            if claim not in seen:
                yield from self._describe_claim(claim, evidence.claim)
            proof = self._evidence_iri(claim, evidence)
            yield claim, self.iri("bkg:evidence"), proof
            if proof not in seen:
                yield from self._describe_evidence(proof, evidence)
            seen |= {claim, proof}

    def _describe_source(self) -> Iterator[Triple]:
        source, text = self._source, self._document
        yield text, self.iri("rdf:type"), self.iri("bkg:SourceDocument")
        yield text, self.iri("dcterms:identifier"), write_literal(Literal(source.identifier))
        yield text, self.iri("bkg:sha256"), write_literal(Literal(source.sha256))
        yield text, self.iri("dcterms:language"), self.iri(load_language(source.language).iri)
        if source.title:
            yield text, self.iri("dcterms:title"), write_literal(Literal(source.title, language=source.language))
        if source.publisher:
            yield text, self.iri("dcterms:publisher"), write_literal(Literal(source.publisher))
        if source.issued:
            yield text, self.iri("dcterms:issued"), write_literal(date_literal(source.issued))
        if source.source:
            yield text, self.iri("dcterms:source"), write_literal(Literal(source.source))

    def _describe_run(self) -> Iterator[Triple]:
        yield self._run, self.iri("rdf:type"), self.iri("bkg:ExtractionRun")
        yield self._run, self.iri("dcterms:identifier"), write_literal(Literal(self._signature))
        for predicate, value in describe_run().items():
            yield self._run, self.iri(predicate), write_literal(Literal(value))

    def _describe_thing(self, thing: Thing) -> Iterator[Triple]:
        subject = self.iri(thing.iri)
        for each in thing.types:
            yield subject, self.iri("rdf:type"), self.iri(each)
        for label in thing.labels:
            yield subject, self.iri("rdfs:label"), write_literal(label)

    def _terms(self, claim: Claim) -> Triple:
        return self.iri(claim.subject), self.iri(claim.predicate), write_node(claim.object, self._base)

    def claim_iri(self, claim: Claim) -> str:
        factuality = self.iri(f"bkg:{claim.factuality}")
        attributed_to = self.iri(claim.attributed_to) if claim.attributed_to else ""
        return self.iri(mint_claim(*self._terms(claim), factuality, attributed_to))

    def _describe_claim(self, name: str, claim: Claim) -> Iterator[Triple]:
        subject, predicate, object_ = self._terms(claim)
        if claim.factuality is Factuality.ASSERTED:
            yield subject, predicate, object_
        yield name, self.iri("rdf:type"), self.iri("bkg:Claim")
        yield name, self.iri("rdf:subject"), subject
        yield name, self.iri("rdf:predicate"), predicate
        yield name, self.iri("rdf:object"), object_
        yield name, self.iri("bkg:factuality"), self.iri(f"bkg:{claim.factuality}")
        if claim.attributed_to:
            yield name, self.iri("bkg:attributedTo"), self.iri(claim.attributed_to)

    def _evidence_iri(self, claim: str, evidence: Evidence) -> str:
        quote, frame = evidence.quote, f"{evidence.frame}/{evidence.version}"
        return self.iri(mint_evidence(claim, self._source.sha256, quote.start, quote.end, frame))

    def _describe_evidence(self, name: str, evidence: Evidence) -> Iterator[Triple]:
        quote: Quote = evidence.quote
        yield name, self.iri("rdf:type"), self.iri("bkg:Evidence")
        yield name, self.iri("oa:hasSource"), self._document
        yield name, self.iri("oa:exact"), write_literal(Literal(quote.exact))
        yield name, self.iri("oa:prefix"), write_literal(Literal(quote.prefix))
        yield name, self.iri("oa:suffix"), write_literal(Literal(quote.suffix))
        yield name, self.iri("oa:start"), write_integer(quote.start)
        yield name, self.iri("oa:end"), write_integer(quote.end)
        yield name, self.iri("bkg:frame"), write_literal(Literal(f"{evidence.frame}/{evidence.version}"))
        yield name, self.iri("prov:wasGeneratedBy"), self._run
        if evidence.context:
            yield name, self.iri("bkg:contextExact"), write_literal(Literal(evidence.context.exact))
            yield name, self.iri("bkg:contextStart"), write_integer(evidence.context.start)
            yield name, self.iri("bkg:contextEnd"), write_integer(evidence.context.end)
