"""Connections that cannot be held open, or filled, for nothing.

Source: RFC 9110, 15.5.9 408 Request Timeout; RFC 6585, 5 431 Request Header Fields Too Large.
"""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from benelux_kg.server.problems import MEDIA_TYPE, Problem
from benelux_kg.server.shielding import HEADERS

HEAD_LIMIT = 64 * 1024
"""Bytes of a request line with its headers."""
MOST_CONNECTIONS = 900
"""Kept below the usual limit of open files."""


class Connection(HttpToolsProtocol):
    """One connection, whose request heads arrive within ``seconds`` and in ``HEAD_LIMIT`` bytes."""

    seconds = 10.0

    _waiting: asyncio.TimerHandle | None = None
    _head = 0
    _in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take up a connection, or refuse it where there are too many."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._refuse(Problem(503, "too many connections are open"))
        else:
            self._expect_head()

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless the head grows too large."""
        if self.transport.is_closing():
            return
        self._head += len(data) if self._in_head else 0
        super().data_received(data)
        if self._in_head and self._head > HEAD_LIMIT:
            self._refuse(Problem(431, f"a request line with its headers may hold {HEAD_LIMIT} bytes", "use POST"))

    def on_message_begin(self) -> None:
        """Wait for a head."""
        super().on_message_begin()
        self._in_head = True
        self._expect_head()

    def on_headers_complete(self) -> None:
        """Pass the request on."""
        self._in_head = False
        self._head = 0
        self._stop_waiting()
        super().on_headers_complete()

    def send_400_response(self, msg: str) -> None:
        """Say that this is no HTTP."""
        self._refuse(Problem(400, msg.rstrip("."), "speak HTTP/1.1"))

    def _expect_head(self) -> None:
        if self._waiting is None:
            late = Problem(408, "the request took too long to arrive")
            self._waiting = self.loop.call_later(self.seconds, self._refuse, late)

    def _stop_waiting(self) -> None:
        if self._waiting:
            self._waiting.cancel()
            self._waiting = None

    def _refuse(self, problem: Problem) -> None:
        self._stop_waiting()
        if not self.transport.is_closing():
            self.transport.write(_write(problem))
            self.transport.close()


def limit_connections(seconds: float) -> type[Connection]:
    """Give connections that wait ``seconds`` for a request head."""
    return type("LimitedConnection", (Connection,), {"seconds": seconds})


def _write(problem: Problem) -> bytes:
    """Write an answer to what never became a request."""
    body: Any = problem.to_response().body
    lines = [
        f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}".encode(),
        *(name + b": " + value for name, value in HEADERS.items()),
        *(f"{name}: {value}".encode() for name, value in problem.headers.items()),
        f"content-type: {MEDIA_TYPE}".encode(),
        f"content-length: {len(body)}".encode(),
        b"connection: close",
    ]
    return b"\r\n".join([*lines, b"", bytes(body)])
