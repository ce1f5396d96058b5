"""Graphs to write and to read back: nasty ones, and what parsers that are not ours make of a file."""

from __future__ import annotations

import io
import socket
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from benelux_kg.publishing.content import hold_quads
from benelux_kg.publishing.formats import FORMATS
from benelux_kg.vocabulary.namespaces import PREFIXES, expand

XSD = PREFIXES["xsd"]
OXIGRAPH = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
}

_CHARACTERS = st.one_of(
    st.characters(exclude_categories=["Cs"]),
    st.sampled_from(
        "\"'\\\n\r\t\b\f\x00\x01\x0b\x1f\x7f\x85\u2028\u2029\u200f\u202e\ufeff\ufffd\ufffe\uffff\ud7ff\ue000\U00010000\U0010ffff"
    ),
)
TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=20),
    st.sampled_from(
        [
            "",
            '"""',
            "'''",
            "\\",
            "\\u0041",
            '"@nl',
            '"^^<x>',
            ' .\n<a> <b> "',
            "ends in \\",
            "é" * 3_000,
            "مرحبا بالعالم",
        ]
    ),
)
LANGUAGES = st.sampled_from(["nl", "nl-be", "zh-hant-tw", "de-1996", "x-a1"])
DATATYPES = st.sampled_from(
    [XSD + name for name in ("decimal", "integer", "boolean", "date", "gYear", "gYearMonth", "double", "anyURI")]
    + ["https://example.org/a#b(c)", "urn:x:y"]
)
TYPED = st.one_of(TEXTS, st.sampled_from(["0.50", "+1", "007", "1", "true", "TRUE", "2018", "2018-07", "1e0", "-0"]))
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), TEXTS, LANGUAGES),
    st.builds(lambda text, datatype: ox.Literal(text, datatype=ox.NamedNode(datatype)), TYPED, DATATYPES),
)
_TAILS = st.text(st.sampled_from("abz09/.-_~éß:(&)';,=@!*+$%20#?[]\u200d\U0001f600"), max_size=10)


def _named(iri: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(iri)
    except ValueError:
        return None


def _iris(tails: st.SearchStrategy[str]) -> st.SearchStrategy[ox.NamedNode]:
    bases = [
        "https://w3id.org/benelux-kg/id/",
        "https://w3id.org/benelux-kg/ontology#",
        "http://a/b",
        "urn:uuid:",
        "https://example.org/a?b=c&d=",
    ]
    made = st.builds(lambda base, tail: _named(base + tail), st.sampled_from(bases), tails)
    return made.filter(lambda node: node is not None)  # type: ignore[return-value]


IRIS = _iris(_TAILS)
PREDICATES = st.one_of(
    st.sampled_from(
        [
            ox.NamedNode(expand(name))
            for name in (
                "rdf:type",
                "bkg:party",
                "bkg:signedOn",
                "bkg:order",
                "rdfs:label",
                "skos:prefLabel",
                "bkg:mandate",
                "bkg:factuality",
                "rdf:predicate",
                "dcterms:title",
            )
        ]
    ),
    _iris(st.text(st.sampled_from("abcxyzé_"), min_size=1, max_size=5)),
)
BLANK = st.sampled_from([ox.BlankNode("a"), ox.BlankNode("b")])
GRAPHS = st.one_of(st.just(ox.DefaultGraph()), IRIS)
QUADS = st.builds(ox.Quad, st.one_of(IRIS, BLANK), PREDICATES, st.one_of(LITERALS, IRIS, BLANK), GRAPHS)


def writable(quad: ox.Quad) -> bool:
    """A class is an IRI: with a literal as its type a node of JSON-LD has no ``@type``."""
    return quad.predicate.value != expand("rdf:type") or isinstance(quad.object, ox.NamedNode)


def write(quads: list[ox.Quad], form: str) -> bytes:
    stream = io.BytesIO()
    FORMATS[form].write(hold_quads(quads), stream)
    return stream.getvalue()


def canonical(quads: Iterator[ox.Quad | ox.Triple] | list[ox.Quad], *, merged: bool = False) -> list[str]:
    """The canonical form that pyoxigraph gives."""
    dataset = ox.Dataset()
    for quad in quads:
        graph = ox.DefaultGraph() if merged or isinstance(quad, ox.Triple) else quad.graph_name
        dataset.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(str(quad) for quad in dataset)


def read_with_oxigraph(content: bytes, form: str) -> list[str]:
    return canonical(ox.parse(content, format=OXIGRAPH[form]))


def read_with_rdflib(content: bytes, form: str) -> list[str]:
    """The canonical form of what rdflib read, its terms carried over to the letter."""
    with no_network(), warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")  # what rdflib thinks of a literal like "x"^^xsd:date
        patch.setattr(rdflib, "NORMALIZE_LITERALS", False)
        patch.setattr("rdflib.term.rdflib.NORMALIZE_LITERALS", False)
        dataset = rdflib.Dataset()
        dataset.parse(io.BytesIO(content), format=FORMATS[form].media_type)
        return canonical([_carry(quad) for quad in dataset.quads()])


def _carry(quad: tuple[object, ...]) -> ox.Quad:
    subject, predicate, object_, graph = quad
    name = ox.DefaultGraph() if graph in {None, DATASET_DEFAULT_GRAPH_ID} else _term(graph)
    return ox.Quad(_term(subject), _term(predicate), _term(object_), name)  # type: ignore[arg-type]


def _term(term: object) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(f"b{abs(hash(str(term)))}")
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return ox.Literal(str(term), language=term.language, datatype=None if term.language else datatype)
    return ox.NamedNode(str(term))


@contextmanager
def no_network() -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise AssertionError("somebody called out")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        yield
