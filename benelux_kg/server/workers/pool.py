"""Workers that stand ready, and what becomes of a query that does not end.

The fast lane always has its workers: one whose query runs on is moved beside it, at a lower priority, and another takes
its place. Only so many may run on; one more is ended at once. Whatever reaches its time or memory limit is ended too,
and nobody else notices.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path

from benelux_kg.server.settings import Limits
from benelux_kg.server.workers.links import Expired, Lost, Worker, start_worker
from benelux_kg.server.workers.wire import Job, Message, pack

logger = logging.getLogger(__name__)

GRACE = 0.1
"""Seconds that a query may hold a place in the fast lane."""
_PRIORITY = 15
"""How far a query that runs on steps back; see nice(2)."""
_ATTEMPTS = 3
"""Times that a query is tried again when somebody ends its worker from outside."""


class Overload(Exception):  # noqa: N818 - the server's limits, not the query's fault
    """A limit was reached; ``str`` says which."""


@dataclass(frozen=True, slots=True)
class Crew:
    """What workers work on: the store, the base of its IRIs, how many stand ready, and their limits."""

    store: Path
    base: str
    ready: int
    limits: Limits


class Pool:
    """The workers of one server."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew
        self._idle: list[Worker] = []
        self._waiting: deque[asyncio.Future[Worker]] = deque()
        self._fast: set[Worker] = set()
        self._long: set[Worker] = set()
        self._alive: set[Worker] = set()
        self._coming = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def open(self) -> None:
        """Start the workers of the fast lane and wait until they are ready."""
        self._coming += self._crew.ready
        await asyncio.gather(*(self._hire() for _ in range(self._crew.ready)))

    async def close(self) -> None:
        """End all workers; who still waits is told so."""
        self._closed = True
        for waiter in self._waiting:
            _refuse(waiter, "the server is stopping")
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._alive))

    @property
    def processes(self) -> list[int]:
        """Give the process ids of all workers."""
        return sorted(worker.pid for worker in self._alive)

    async def ask(self, job: Job, within: float | None = None) -> Message:
        """Answer ``job``; raises ``Overload`` at a limit."""
        seconds = within or self._crew.limits.timeout
        deadline = asyncio.get_running_loop().time() + seconds
        frame = pack(job)
        for _ in range(_ATTEMPTS):
            worker = self._idle.pop() if self._idle else await self._wait(deadline)
            try:
                return await self._run(worker, frame, deadline)
            except Expired:
                raise Overload(f"the query took longer than {seconds:g} s") from None
            except Lost as loss:
                if not loss.from_outside:
                    raise Overload("the query needs more memory than is allowed") from loss
        raise Overload("the workers do not last")

    async def _wait(self, deadline: float) -> Worker:
        """Wait for a worker in the order of arrival."""
        if self._closed or len(self._waiting) >= self._crew.limits.waiting:
            raise Overload("too many queries are waiting")
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[Worker] = loop.create_future()
        self._waiting.append(waiter)
        self._keep_ready()
        limit = loop.call_at(deadline, _refuse, waiter, "no worker became free in time")
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and not waiter.exception():
                self._release(waiter.result())
            raise
        finally:
            limit.cancel()
            with contextlib.suppress(ValueError):
                self._waiting.remove(waiter)

    async def _run(self, worker: Worker, frame: bytes, deadline: float) -> Message:
        loop = asyncio.get_running_loop()
        grace = loop.call_later(GRACE, self._step_aside, worker)
        limit = loop.call_at(deadline, worker.expire)
        try:
            return await worker.ask(frame)
        except asyncio.CancelledError:
            worker.kill()
            raise
        finally:
            grace.cancel()
            limit.cancel()
            self._release(worker)

    def _step_aside(self, worker: Worker) -> None:
        """Move a worker whose query runs on out of the fast lane, or end it where too many run on already."""
        if len(self._long) >= self._crew.limits.long_running:
            worker.fail(Overload("too many queries run for long"))
            return
        self._fast.discard(worker)
        self._long.add(worker)
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, worker.pid, _PRIORITY)
        self._keep_ready()

    def _release(self, worker: Worker) -> None:
        """Take a worker back; one that stepped aside, or was ended, is let go."""
        if worker in self._long or not worker.is_ready or self._closed:
            self._long.discard(worker)
            self._fast.discard(worker)
            self._spawn(self._dismiss(worker))
            self._keep_ready()
            return
        while self._waiting:
            waiter = self._waiting.popleft()
            if not waiter.done():
                waiter.set_result(worker)
                return
        self._idle.append(worker)

    def _keep_ready(self) -> None:
        """Hire so many that the fast lane has all its places."""
        missing = 0 if self._closed else max(0, self._crew.ready - len(self._fast) - self._coming)
        self._coming += missing
        for _ in range(missing):
            self._spawn(self._hire())

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._end_task)

    def _end_task(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            logger.error("a worker cannot be started: %s", error)

    async def _hire(self) -> None:
        crew = self._crew
        try:
            worker = await start_worker(crew.store, crew.base, crew.limits.memory, self._lose)
        finally:
            self._coming -= 1
        self._alive.add(worker)
        self._fast.add(worker)
        self._release(worker)

    def _lose(self, worker: Worker) -> None:
        """Notice that a worker is gone which nobody waits for."""
        if worker in self._idle:
            self._idle.remove(worker)
            self._release(worker)

    async def _dismiss(self, worker: Worker) -> None:
        await worker.end()
        self._alive.discard(worker)


def _refuse(waiter: asyncio.Future[Worker], why: str) -> None:
    if not waiter.done():
        waiter.set_exception(Overload(why))
