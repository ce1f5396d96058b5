"""Around every answer: who may read it, what a browser may do with it, how much of a body is read, a line in the log.

Source: Fetch (CORS protocol), RFC 9110.
"""

from __future__ import annotations

import asyncio
import time

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from benelux_kg.server.faults import hide, show
from benelux_kg.server.journal import Journal
from benelux_kg.server.policy import write_policy
from benelux_kg.server.problems import Problem
from benelux_kg.server.settings import Limits, Settings

HEADERS = {
    b"access-control-allow-origin": b"*",
    b"access-control-expose-headers": b"Content-Location, ETag, Link, Location, Retry-After, Truncated",
    b"content-security-policy": write_policy().encode(),
    b"cross-origin-resource-policy": b"cross-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"referrer-policy": b"strict-origin-when-cross-origin",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
"""Stand on every answer, errors included."""
_LINES = list(HEADERS.items())
_PREFLIGHT = [
    (b"access-control-allow-methods", b"GET, HEAD, POST, OPTIONS"),
    (b"access-control-allow-headers", b"Accept, Accept-Language, Content-Type, If-None-Match, Range"),
    (b"access-control-max-age", b"86400"),
]
POSTED = ("/sparql", "/reconcile")
"""Paths that take a POST."""


class Shield:
    """Wraps the application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app = app
        self._limits = settings.limits
        self._journal = Journal(settings.proxies) if settings.log else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        exchange = _Exchange(send)
        try:
            await self._answer(scope, receive, exchange)
        except Exception as error:  # noqa: BLE001 - the edge: whatever happens, the client reads a problem
            if not exchange.status:
                request = Request(scope)
                problem = show(request, error) if isinstance(error, Problem) else hide(request, error)
                await problem(scope, receive, exchange.send)
        finally:
            if self._journal:
                self._journal.note(scope, exchange.status, exchange.size, time.perf_counter() - exchange.start)

    async def _answer(self, scope: Scope, receive: Receive, exchange: _Exchange) -> None:
        if scope["method"] == "OPTIONS":
            await _tell_methods(scope, exchange.send)
        elif scope["method"] in {"GET", "HEAD"}:
            await self.app(scope, receive, exchange.send)
        else:
            await self.app(scope, _Intake(scope, receive, self._limits).receive, exchange.send)


class _Exchange:
    """Sends an answer with the headers that all have, and remembers what it was."""

    __slots__ = ("_send", "size", "start", "status")

    def __init__(self, send: Send) -> None:
        self._send = send
        self.start = time.perf_counter()
        self.status = self.size = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            own = message.get("headers", ())
            doubled = HEADERS.keys() & {name for name, _ in own}
            message["headers"] = (
                [*own, *(line for line in _LINES if line[0] not in doubled)] if doubled else [*own, *_LINES]
            )
        else:
            self.size += len(message.get("body", b""))
        await self._send(message)


class _Intake:
    """Receives a body, as long as it is neither too large nor too slow."""

    def __init__(self, scope: Scope, receive: Receive, limits: Limits) -> None:
        self._receive = receive
        self._limits = limits
        self._size = 0
        self._complete = False
        self._deadline = asyncio.get_running_loop().time() + limits.upload
        length = dict(scope["headers"]).get(b"content-length", b"")
        if length.isdigit() and int(length) > limits.body:
            raise _too_large(limits)

    async def receive(self) -> Message:
        if self._complete:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise Problem(408, "the request took too long to arrive", headers={"Connection": "close"}) from None
        self._size += len(message.get("body", b""))
        self._complete = not message.get("more_body", False)
        if self._size > self._limits.body:
            raise _too_large(self._limits)
        return message


def _too_large(limits: Limits) -> Problem:
    headers = {"Connection": "close"}
    return Problem(413, f"a request may hold {limits.body} bytes", "send less", headers)


async def _tell_methods(scope: Scope, send: Send) -> None:
    allowed = b"GET, HEAD, POST, OPTIONS" if scope["path"] in POSTED else b"GET, HEAD, OPTIONS"
    headers = [(b"allow", allowed), *_PREFLIGHT]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
