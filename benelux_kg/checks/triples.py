"""RDF read with pyoxigraph, which never fetches anything, and handed on as plain in-memory rdflib graphs.

pySHACL needs such a graph: over a store of another kind it compares literals wrongly.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import rdflib
from rdflib.term import Node

from benelux_kg.errors import DatasetError
from benelux_kg.graph.background import background_files
from benelux_kg.graph.layout import ONTOLOGY
from benelux_kg.vocabulary.namespaces import expand

logging.getLogger("rdflib.term").setLevel(logging.ERROR)
"""A literal that is none of its datatype is a result of validation, not a traceback."""

_STRING = expand("xsd:string")
_SUFFIXES = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".jsonld": ox.RdfFormat.JSON_LD,
}


def find_files(path: Path) -> list[Path]:
    """Give ``path`` itself, or the RDF files below it; raises ``DatasetError`` where there are none."""
    if not path.exists():
        raise DatasetError("no such file or folder", where=str(path), mend="name an RDF file, a folder or an endpoint")
    if path.is_file():
        return [path]
    files = sorted(each for each in path.rglob("*") if each.suffix in _SUFFIXES)
    if not files:
        raise DatasetError("holds no RDF", where=str(path), mend=f"its files may end in {', '.join(_SUFFIXES)}")
    return files


def read_quads(path: Path) -> Iterator[ox.Quad]:
    """Give the quads of an RDF file, as they are read; raises ``DatasetError`` with file and line."""
    syntax = _SUFFIXES.get(path.suffix)
    if syntax is None:
        raise DatasetError("is no RDF by its name", where=str(path), mend=f"it may end in {', '.join(_SUFFIXES)}")
    try:
        yield from ox.parse(path=str(path), format=syntax)
    except SyntaxError as error:
        where = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise DatasetError(_one_line(error), where=where, mend="mend its syntax") from error
    except (OSError, ValueError) as error:
        raise DatasetError(_one_line(error), where=str(path)) from error


def _one_line(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error).split())[:300]


def make_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Merge ``quads`` into one plain graph."""
    graph, convert = rdflib.Graph(), make_converter()
    for quad in quads:
        graph.add((convert(quad.subject), convert(quad.predicate), convert(quad.object)))
    return graph


def make_converter() -> Callable[[object], Node]:
    """Give a function from pyoxigraph's terms to rdflib's that makes each term once."""
    return cache(_convert)


def _convert(term: object) -> Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    assert isinstance(term, ox.Literal)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _STRING else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def find_value(term: object) -> str:
    """Give the IRI, the name of the blank node or the words of a term."""
    return str(getattr(term, "value", term))


@cache
def read_ontology() -> tuple[ox.Quad, ...]:
    """Give the quads of the shipped ontology."""
    return tuple(quad for path in background_files()[ONTOLOGY] for quad in read_quads(path))


@cache
def read_hierarchy() -> tuple[ox.Quad, ...]:
    """Give what shapes need of the ontology: which class is a kind of which, and the factualities."""
    kinds = {expand("rdfs:subClassOf"): None, expand("rdf:type"): expand("bkg:Factuality")}
    return tuple(
        quad
        for quad in read_ontology()
        if isinstance(quad.object, ox.NamedNode)
        and quad.predicate.value in kinds
        and kinds[quad.predicate.value] in {None, quad.object.value}
    )
