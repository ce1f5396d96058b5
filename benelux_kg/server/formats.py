"""The forms in which answers and graphs leave the server.

Source: SPARQL 1.1 Query Results JSON, XML, CSV and TSV; RDF 1.1 concrete syntaxes; their media type registrations.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from benelux_kg.vocabulary.namespaces import FORMAT_IRIS

_XML = ("application/xml", "text/xml")
UTF8 = "; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Format:
    """A form, by its name, which is also the suffix of an address; the first media type is the one that is sent."""

    name: str
    media_types: tuple[str, ...]
    syntax: ox.QueryResultsFormat | ox.RdfFormat
    title: str

    @property
    def iri(self) -> str:
        """Give what W3C calls this format."""
        return FORMAT_IRIS[self.name]

    def content_type(self, media_type: str = "") -> str:
        """Give the header: the media type that was asked for, or the usual one; text says its encoding."""
        chosen = media_type or self.media_types[0]
        return chosen + UTF8 if chosen.startswith("text/") else chosen


SOLUTIONS = {
    each.name: each
    for each in (
        Format("json", ("application/sparql-results+json", "application/json"), ox.QueryResultsFormat.JSON, "JSON"),
        Format("xml", ("application/sparql-results+xml", *_XML), ox.QueryResultsFormat.XML, "XML"),
        Format("csv", ("text/csv",), ox.QueryResultsFormat.CSV, "CSV"),
        Format("tsv", ("text/tab-separated-values",), ox.QueryResultsFormat.TSV, "TSV"),
    )
}  # fmt: skip
"""For SELECT and ASK."""

GRAPHS = {
    each.name: each
    for each in (
        Format("ttl", ("text/turtle", "application/x-turtle"), ox.RdfFormat.TURTLE, "Turtle"),
        Format("nt", ("application/n-triples", "text/plain"), ox.RdfFormat.N_TRIPLES, "N-Triples"),
        Format("jsonld", ("application/ld+json", "application/json"), ox.RdfFormat.JSON_LD, "JSON-LD"),
        Format("rdf", ("application/rdf+xml", *_XML), ox.RdfFormat.RDF_XML, "RDF/XML"),
        Format("trig", ("application/trig",), ox.RdfFormat.TRIG, "TriG"),
        Format("nq", ("application/n-quads",), ox.RdfFormat.N_QUADS, "N-Quads"),
    )
}
"""For CONSTRUCT and DESCRIBE, and for data about one thing."""


def by_media_type(formats: dict[str, Format]) -> dict[str, Format]:
    """Give every media type with its format, the usual ones first."""
    usual = {each.media_types[0]: each for each in formats.values()}
    return usual | {name: each for each in formats.values() for name in each.media_types if name not in usual}
