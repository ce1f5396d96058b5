"""Workers that stand ready, and what becomes of a query that does not end.

The fast lane always has its workers: one whose query runs on is moved beside it, at a lower priority, and another takes
its place. Only so many may run on; one more is ended at once. Whatever reaches its time or memory limit is ended too,
and nobody else notices. Queries that were quick before go first, and one worker is left for them.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from collections import OrderedDict, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path

from benelux_kg.server.settings import Limits
from benelux_kg.server.workers.hiring import Nursery
from benelux_kg.server.workers.links import Expired, Lost, Worker
from benelux_kg.server.workers.process import Task
from benelux_kg.server.workers.wire import Job, Message, pack

logger = logging.getLogger(__name__)

GRACE = 0.1
"""Seconds of processor time that a query may take in the fast lane."""
_PRIORITY = 15
"""How far a query that runs on steps back; see nice(2)."""
_REMEMBERED = 10_000
"""Queries of which it is known that they are quick."""
_AT_ONCE = 2
"""Workers that are hired together, beside those that take somebody's place."""
_ENOUGH = 3
"""Workers of which one can be left for queries that are known to be quick."""
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
        self._nursery = Nursery(Task(store=str(crew.store), base=crew.base, memory=crew.limits.memory))
        self._idle: list[Worker] = []
        self._reserved = 1 if crew.ready >= _ENOUGH else 0
        self._waiting: tuple[deque[asyncio.Future[Worker]], ...] = (deque(), deque())
        self._quick: OrderedDict[int, None] = OrderedDict()
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
        for waiter in (*self._waiting[0], *self._waiting[1]):
            _refuse(waiter, "the server is stopping")
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(worker.end() for worker in self._alive))
        await self._nursery.close()

    @property
    def processes(self) -> list[int]:
        """Give the process ids of all workers."""
        return sorted(worker.pid for worker in self._alive)

    async def ask(self, job: Job, within: float | None = None) -> Message:
        """Answer ``job``; raises ``Overload`` at a limit."""
        seconds = within or self._crew.limits.timeout
        deadline = asyncio.get_running_loop().time() + seconds
        frame = pack(job)
        is_quick = hash(frame) in self._quick
        for _ in range(_ATTEMPTS):
            worker = self._take(is_quick=is_quick) or await self._wait(deadline, is_quick=is_quick)
            try:
                return await self._run(worker, frame, deadline)
            except Expired:
                raise Overload(f"the query took longer than {seconds:g} s") from None
            except Lost as loss:
                if not loss.from_outside:
                    raise Overload("the query needs more memory than is allowed") from loss
        raise Overload("the workers do not last")

    def _take(self, *, is_quick: bool) -> Worker | None:
        """Give a worker that has nothing to do."""
        return self._idle.pop() if len(self._idle) > (0 if is_quick else self._reserved) else None

    def _remember(self, query: int, *, is_quick: bool) -> None:
        if is_quick:
            self._quick[query] = None
            self._quick.move_to_end(query)
            if len(self._quick) > _REMEMBERED:
                self._quick.popitem(last=False)
        else:
            self._quick.pop(query, None)

    async def _wait(self, deadline: float, *, is_quick: bool) -> Worker:
        """Wait for a worker in the order of arrival; who waits for long gets one more."""
        if self._closed or sum(map(len, self._waiting)) >= self._crew.limits.waiting:
            raise Overload("too many queries are waiting")
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[Worker] = loop.create_future()
        queue = self._waiting[0 if is_quick else 1]
        queue.append(waiter)
        self._keep_ready()
        growth = loop.call_later(GRACE, self._grow)
        limit = loop.call_at(deadline, _refuse, waiter, "no worker became free in time")
        try:
            return await waiter
        except asyncio.CancelledError:
            if waiter.done() and not waiter.cancelled() and not waiter.exception():
                self._release(waiter.result())
            raise
        finally:
            limit.cancel()
            growth.cancel()
            with contextlib.suppress(ValueError):
                queue.remove(waiter)

    async def _run(self, worker: Worker, frame: bytes, deadline: float) -> Message:
        loop = asyncio.get_running_loop()
        start = worker.used
        watch = _Watch(worker, start, self._step_aside)
        limit = loop.call_at(deadline, worker.expire)
        try:
            answer = await worker.ask(frame)
        except asyncio.CancelledError:
            worker.kill()
            raise
        else:
            self._remember(hash(frame), is_quick=worker.used - start < GRACE)
            return answer
        finally:
            watch.cancel()
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
        waiter = self._next_waiter() if worker.is_ready and worker not in self._long else None
        if waiter:
            waiter.set_result(worker)
        elif worker in self._long or not worker.is_ready or self._closed or len(self._fast) > self._crew.ready:
            self._long.discard(worker)
            self._fast.discard(worker)
            self._spawn(self._dismiss(worker))
            self._keep_ready()
        else:
            self._idle.append(worker)

    def _next_waiter(self) -> asyncio.Future[Worker] | None:
        quick, others = self._waiting
        for queue in (quick, others) if len(self._idle) >= self._reserved else (quick,):
            while queue:
                waiter = queue.popleft()
                if not waiter.done():
                    return waiter
        return None

    def _grow(self) -> None:
        """Hire one more for somebody who waits, for as long as there is a place for queries that run on."""
        has_place = len(self._alive) + self._coming < self._crew.ready + self._crew.limits.long_running
        if has_place and not self._closed and self._coming < _AT_ONCE:
            self._coming += 1
            self._spawn(self._hire())

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
        try:
            worker = await self._nursery.hire(self._lose)
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


class _Watch:
    """Watches how much processor time a query takes: on a busy machine a quick one may wait for long."""

    def __init__(self, worker: Worker, start: float, tell: Callable[[Worker], None]) -> None:
        self._worker = worker
        self._start = start
        self._tell = tell
        self._timer = asyncio.get_running_loop().call_later(GRACE, self._look)

    def _look(self) -> None:
        left = GRACE - (self._worker.used - self._start)
        if left > 0:
            self._timer = asyncio.get_running_loop().call_later(max(left, GRACE / 4), self._look)
        else:
            self._tell(self._worker)

    def cancel(self) -> None:
        """Look no more."""
        self._timer.cancel()


def _refuse(waiter: asyncio.Future[Worker], why: str) -> None:
    if not waiter.done():
        waiter.set_exception(Overload(why))
