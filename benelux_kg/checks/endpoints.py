"""Reading a graph from a SPARQL endpoint, to check it here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from benelux_kg.errors import DatasetError

_AGENT = "benelux-kg"
_PAGE = 10_000
_TIMEOUT = 60
_GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_TRIPLES = "SELECT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o LIMIT {limit} OFFSET {offset}"


def read_endpoint(url: str) -> Iterator[ox.Quad]:
    """Give the quads of an endpoint, graph by graph and page by page; raises ``DatasetError`` where it fails."""
    graphs: list[ox.NamedNode | ox.DefaultGraph] = [ox.NamedNode(row["g"]["value"]) for row in _ask(url, _GRAPHS)]
    for graph in graphs or [ox.DefaultGraph()]:
        pattern = f"GRAPH {graph} {{ ?s ?p ?o }}" if isinstance(graph, ox.NamedNode) else "?s ?p ?o"
        offset, more = 0, True
        while more:
            rows = _ask(url, _TRIPLES.format(pattern=pattern, limit=_PAGE, offset=offset))
            for row in rows:
                subject, predicate, object_ = (_term(row[name]) for name in "spo")
                yield ox.Quad(subject, predicate, object_, graph)  # type: ignore[arg-type]
            offset, more = offset + len(rows), bool(rows)


def _ask(url: str, query: str) -> list[dict[str, Any]]:
    from SPARQLWrapper import JSON, POST, SPARQLWrapper  # noqa: PLC0415 — heavy

    wrapper = SPARQLWrapper(url, agent=_AGENT)
    wrapper.setQuery(query)
    wrapper.setReturnFormat(JSON)
    wrapper.setMethod(POST)
    wrapper.setTimeout(_TIMEOUT)
    try:
        answer: Any = wrapper.queryAndConvert()
        return list(answer["results"]["bindings"])
    except Exception as error:
        what = " ".join(str(error).split())[:200] or type(error).__name__
        raise DatasetError(f"cannot be asked ({what})", where=url, mend="name a SPARQL 1.1 endpoint") from error


def _term(binding: dict[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    value = binding["value"]
    if binding["type"] == "uri":
        return ox.NamedNode(value)
    if binding["type"] == "bnode":
        return ox.BlankNode(value)
    if "xml:lang" in binding:
        return ox.Literal(value, language=binding["xml:lang"])
    return ox.Literal(value, datatype=ox.NamedNode(binding["datatype"])) if "datatype" in binding else ox.Literal(value)
