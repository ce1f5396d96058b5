"""What the endpoint says of itself.

Source: SPARQL 1.1 Service Description.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from benelux_kg.server.formats import GRAPHS, SOLUTIONS, Format
from benelux_kg.server.site import Site
from benelux_kg.server.workers.wire import Term

_COUNTS = "SELECT ?graph (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph ORDER BY ?graph"
_COUNT = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"


async def describe_service(site: Site, endpoint: str, form: Format) -> bytes:
    """Describe the service at the address ``endpoint``."""
    total = (await site.ask(_COUNT))[0]["count"]
    graphs = [(row["graph"], row["count"]) for row in await site.ask(_COUNTS)]
    assert isinstance(form.syntax, ox.RdfFormat)
    triples = _Writer(site).describe(ox.NamedNode(endpoint), total, graphs)
    content = ox.serialize(triples, format=form.syntax, prefixes=dict(site.names.prefixes))
    assert content is not None
    return content


class _Writer:
    def __init__(self, site: Site) -> None:
        self._names = site.names

    def describe(self, endpoint: ox.NamedNode, total: Term, graphs: list[tuple[Term, Term]]) -> Iterator[ox.Triple]:
        service, dataset, default = (ox.BlankNode(name) for name in ("service", "dataset", "default"))
        statements: tuple[tuple[str, Term], ...] = (
            ("rdf:type", self._name("sd:Service")),
            ("sd:endpoint", endpoint),
            ("sd:supportedLanguage", self._name("sd:SPARQL11Query")),
            ("sd:feature", self._name("sd:UnionDefaultGraph")),
            *(("sd:resultFormat", ox.NamedNode(each.iri)) for each in (*SOLUTIONS.values(), *GRAPHS.values())),
            ("sd:defaultDataset", dataset),
        )
        for name, value in statements:
            yield self._state(service, name, value)
        yield self._state(dataset, "rdf:type", self._name("sd:Dataset"))
        yield self._state(dataset, "sd:defaultGraph", default)
        yield from self._graph(default, total)
        for number, (graph, count) in enumerate(graphs):
            named, content = ox.BlankNode(f"named{number}"), ox.BlankNode(f"graph{number}")
            yield self._state(dataset, "sd:namedGraph", named)
            yield self._state(named, "rdf:type", self._name("sd:NamedGraph"))
            yield self._state(named, "sd:name", graph)
            yield self._state(named, "sd:graph", content)
            yield from self._graph(content, count)

    def _graph(self, graph: ox.BlankNode, count: Term) -> Iterator[ox.Triple]:
        yield self._state(graph, "rdf:type", self._name("sd:Graph"))
        yield self._state(graph, "void:triples", count)

    def _state(self, subject: ox.BlankNode, predicate: str, value: Term) -> ox.Triple:
        return ox.Triple(subject, self._name(predicate), value)

    def _name(self, compact: str) -> ox.NamedNode:
        return ox.NamedNode(self._names.expand(compact))
