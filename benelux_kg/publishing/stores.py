"""The two ways into a store: SPARQL Update, and the Graph Store Protocol.

Source: SPARQL 1.1 Update, 3.1 Graph Update, 3.2 Graph Management; SPARQL 1.1 Graph Store HTTP Protocol, 5.3 PUT, 5.4
DELETE, 5.5 POST.
"""

from __future__ import annotations

import urllib.request
from collections.abc import Sequence
from typing import Protocol
from urllib.parse import quote

from benelux_kg.errors import EndpointError
from benelux_kg.publishing.batches import has_blank
from benelux_kg.querying.endpoints import Endpoint
from benelux_kg.querying.transport import Transport

_TURTLE = "text/turtle; charset=utf-8"
"""N-Triples are Turtle, and every store takes that."""
_NOT_FOUND = 404


class GraphStore(Protocol):
    """What can be done to a graph of a store; ``lines`` are N-Triples."""

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Add triples to a graph; those that it holds already change nothing."""

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Let a graph hold these triples and no others."""

    def drop(self, graph: str) -> None:
        """Let a graph be gone."""


class UpdateStore:
    """A store that takes SPARQL Update."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Insert data."""
        self._endpoint.update(_insert(graph, lines))

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Drop the graph and insert data, in one request."""
        self._endpoint.update(f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, lines)}")

    def drop(self, graph: str) -> None:
        """Drop the graph."""
        self._endpoint.update(f"DROP SILENT GRAPH <{graph}>")


class ProtocolStore:
    """A store that speaks the Graph Store Protocol; its address takes ``?graph=``."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def add(self, graph: str, lines: Sequence[str]) -> None:
        """Post the triples."""
        self._send("POST", graph, lines)

    def replace(self, graph: str, lines: Sequence[str]) -> None:
        """Put the triples."""
        self._send("PUT", graph, lines)

    def drop(self, graph: str) -> None:
        """Delete the graph; that it is not there is fine."""
        try:
            self._send("DELETE", graph)
        except EndpointError as error:
            if error.status != _NOT_FOUND:
                raise

    def _send(self, method: str, graph: str, lines: Sequence[str] | None = None) -> None:
        joint = "&" if "?" in self._transport.url else "?"
        url = f"{self._transport.url}{joint}graph={quote(graph, safe='')}"
        body = "".join(lines).encode() if lines is not None else None
        headers = {"Content-Type": _TURTLE} if body is not None else {}
        self._transport.send(urllib.request.Request(url, body, headers, method=method))  # noqa: S310 - checked address


def _insert(graph: str, lines: Sequence[str]) -> str:
    body = f"{{ GRAPH <{graph}> {{\n{''.join(lines)}}} }}"
    # Virtuoso takes blank nodes in a template only; either way they are new ones.
    return f"INSERT {body} WHERE {{}}" if any(map(has_blank, lines)) else f"INSERT DATA {body}"
