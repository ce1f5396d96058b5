"""The server's end of a worker."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Callable

from benelux_kg.server.workers.wire import PREAMBLE, Message, read_head, read_lengths

_PROCESS_CLOCK = 2
_NEWS = 2.0
"""Seconds within which the nursery tells how a worker ended."""
_OUTSIDE = frozenset({-signal.SIGKILL, -signal.SIGTERM, 0})
"""Exit codes of a worker that somebody ended; a query that takes too much ends it otherwise."""


class Lost(Exception):  # noqa: N818 - told to the pool, which knows what to do
    """The worker is gone; ``from_outside`` where somebody ended it and not the query."""

    def __init__(self, *, from_outside: bool) -> None:
        self.from_outside = from_outside
        super().__init__()


class Expired(Exception):  # noqa: N818 - told to the pool, which knows what to do
    """The time was up."""


class Worker(asyncio.Protocol):
    """A process that answers one query at a time."""

    def __init__(self, lose: Callable[[Worker], None]) -> None:
        self._lose = lose
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Message] | None = None
        self._received = bytearray()
        self._killed = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        """The exit code, once there is one."""
        self.pid = 0

    @property
    def used(self) -> float:
        """Give the seconds of processor time that the process has used so far; see clock_getcpuclockid(3)."""
        try:
            return time.clock_gettime((~self.pid << 3) | _PROCESS_CLOCK)
        except (OSError, AttributeError):  # gone, or a system without such clocks
            return time.monotonic()

    @property
    def is_ready(self) -> bool:
        """Tell whether it can be asked."""
        return self._transport is not None and not self._killed and self._answer is None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take up the connection."""
        self._transport = transport  # type: ignore[assignment]  # a stream, on any loop

    def data_received(self, data: bytes) -> None:
        """Gather an answer until it is whole."""
        self._received += data
        if len(self._received) < PREAMBLE:
            return
        head, body = read_lengths(self._received)
        end = PREAMBLE + head + body
        if len(self._received) < end:
            return
        start = PREAMBLE + head
        message = Message(read_head(self._received[PREAMBLE:start]), bytes(self._received[start:end]))
        self._received.clear()
        answer, self._answer = self._answer, None
        if answer and not answer.done():
            answer.set_result(message)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the signature is asyncio's
        """Tell whoever waits, or the pool."""
        self._transport = None
        if self._answer and not self._answer.done():
            task = asyncio.get_running_loop().create_task(self._tell_loss(self._answer))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif not self._killed:
            self._lose(self)

    async def _tell_loss(self, answer: asyncio.Future[Message]) -> None:
        code = await self.wait()
        self._answer = None
        if not answer.done():
            answer.set_exception(Lost(from_outside=code in _OUTSIDE))

    async def wait(self) -> int:
        """Wait until the process is gone; give its exit code, 0 where nobody tells."""
        try:
            return await asyncio.wait_for(asyncio.shield(self.ended), _NEWS)
        except TimeoutError:
            return 0

    async def ask(self, frame: bytes) -> Message:
        """Send a question and wait for the answer."""
        answer = self.expect()
        if self._transport is None:
            self._answer = None
            raise Lost(from_outside=True)
        self._transport.write(frame)
        return await answer

    def expect(self) -> asyncio.Future[Message]:
        """Give the answer to come."""
        self._answer = asyncio.get_running_loop().create_future()
        return self._answer

    def expire(self) -> None:
        """End it because the time is up."""
        self.fail(Expired())

    def fail(self, reason: Exception) -> None:
        """End it, and tell whoever waits why."""
        answer, self._answer = self._answer, None
        self.kill()
        if answer and not answer.done():
            answer.set_exception(reason)

    def kill(self) -> None:
        """End the process, whatever it does."""
        self._killed = True
        if self.pid and not self.ended.done():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)

    async def end(self) -> None:
        """End the process and wait until it is gone."""
        self.kill()
        if self._transport:
            self._transport.close()
        if self.pid:
            await self.wait()
