"""Putting a dataset into a store: graph by graph, in pieces, and counted afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from benelux_kg.errors import EndpointError
from benelux_kg.publishing.batches import GraphBatches
from benelux_kg.publishing.bookmark import Bookmark
from benelux_kg.publishing.stores import GraphStore
from benelux_kg.querying.endpoints import Endpoint

_COUNT = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
_GRAPHS = "SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), {base})) }}"


class Progress(Protocol):
    """Is told how far the work is."""

    def __call__(self, done: int, total: int, name: str) -> object:
        """Take the number of triples done, of all to do, and the graph they stand in."""


@dataclass(frozen=True, slots=True)
class PushedGraph:
    """A graph as it stands in dataset and store; ``sent`` counts the pieces that this push sent."""

    graph: str
    expected: int
    found: int
    sent: int

    @property
    def is_ok(self) -> bool:
        """Tell whether the store holds as many triples as the dataset."""
        return self.expected == self.found


@dataclass(frozen=True, slots=True)
class PushReport:
    """What a push did: each graph of the dataset, graphs that were removed, and those left that it does not have."""

    graphs: tuple[PushedGraph, ...]
    removed: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()

    @property
    def is_ok(self) -> bool:
        """Tell whether the store holds what the dataset holds."""
        return all(graph.is_ok for graph in self.graphs)


class Pusher:
    """Puts graphs into ``store``, asks ``endpoint`` what is there, and remembers how far it came."""

    def __init__(self, endpoint: Endpoint, store: GraphStore, bookmark: Bookmark, *, replace: bool = False) -> None:
        self._endpoint = endpoint
        self._store = store
        self._bookmark = bookmark
        self._replace = replace

    def push(self, graphs: Iterable[GraphBatches], total: int = 0, progress: Progress | None = None) -> PushReport:
        """Send what is not there yet, then count every graph; ``total`` is how many triples there are in all."""
        done = 0
        sent: dict[str, tuple[int, int]] = {}
        for graph in graphs:
            first = self._find_start(graph)
            done += sum(map(len, graph.batches[:first]))
            for number in range(first, len(graph.batches)):
                self._send(graph, number)
                done += len(graph.batches[number])
                if progress:
                    progress(done, total, graph.graph)
            sent[graph.graph] = graph.size, len(graph.batches) - first
        counted = (PushedGraph(name, size, self.count(name), pieces) for name, (size, pieces) in sent.items())
        return PushReport(tuple(counted))

    def _find_start(self, graph: GraphBatches) -> int:
        """Give the first piece to send: the one after those put down as done, if as many triples are really there."""
        number = min(self._bookmark.done.get(graph.graph, 0), len(graph.batches))
        there = self.count(graph.graph) if number else 0
        return number if there >= sum(map(len, graph.batches[:number])) else 0

    def _send(self, graph: GraphBatches, number: int) -> None:
        starts_anew = number == 0 and (self._replace or graph.has_blanks)
        send = self._store.replace if starts_anew else self._store.add
        send(graph.graph, graph.batches[number])
        self._bookmark.set(graph.graph, number + 1)

    def count(self, graph: str) -> int:
        """Give the number of triples that the store holds in ``graph``."""
        return read_number(self._endpoint, _COUNT.format(graph=graph))

    def find_strangers(self, base: str, known: Iterable[str]) -> Iterator[str]:
        """Give the graphs whose name starts with ``base`` that are not among the ``known``, sorted."""
        rows = self._endpoint.rows(_GRAPHS.format(base=f'"{base}"'))
        yield from sorted({str(row["g"].value) for row in rows if "g" in row} - set(known))

    def remove(self, graphs: Iterable[str]) -> None:
        """Let graphs be gone; raises ``EndpointError`` where one is still there."""
        for graph in graphs:
            self._store.drop(graph)
            if left := self.count(graph):
                raise EndpointError(f"still holds {left} triples in {graph}", where=self._endpoint.url)


def read_number(endpoint: Endpoint, query: str) -> int:
    """Give the one number that a query asks for."""
    try:
        ((_, number),) = (item for row in endpoint.rows(query) for item in row.items())
        return int(str(number.value))
    except ValueError as error:
        raise EndpointError("does not count", where=endpoint.url, mend="name a SPARQL 1.1 endpoint") from error
