"""The server's end of the nursery: where workers are asked for, and where it is told which one ended."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from benelux_kg.errors import DatasetError
from benelux_kg.server.workers.links import Lost, Worker
from benelux_kg.server.workers.nursery import REPORT
from benelux_kg.server.workers.process import Task

_PACKAGE_FOLDER = Path(__file__).parents[3]
_START = 30.0
"""Seconds within which a worker must be ready."""


class Nursery(asyncio.Protocol):
    """A process that makes workers for one task; started when the first is asked for, and again if it is gone."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._process: asyncio.subprocess.Process | None = None
        self._requests: socket.socket | None = None
        self._workers: dict[int, Worker] = {}
        self._received = bytearray()
        self._starting = asyncio.Lock()

    async def hire(self, lose: Callable[[Worker], None]) -> Worker:
        """Give a worker that has opened the store; ``lose`` is told when it is gone while nobody waits for it."""
        async with self._starting:
            if self._requests is None:
                await self._start()
        worker = Worker(lose)
        ready = worker.expect()
        ours, theirs = socket.socketpair()
        try:
            async with asyncio.timeout(_START):
                with theirs:
                    self._ask_for(theirs)
                await asyncio.get_running_loop().create_connection(lambda: worker, sock=ours)
                worker.pid = (await ready).head["pid"]
                self._workers[worker.pid] = worker
        except (Lost, TimeoutError, OSError) as error:
            worker.kill()
            raise DatasetError("no worker can read it", where=self._task["store"], mend="build it again") from error
        except BaseException:
            worker.kill()
            raise
        return worker

    def _ask_for(self, line: socket.socket) -> None:
        if self._requests is None:
            raise ConnectionError("the nursery is gone")
        socket.send_fds(self._requests, [b"w"], [line.fileno()])

    async def _start(self) -> None:
        task = json.dumps({**self._task, "parent": os.getpid()})
        requests, their_requests = socket.socketpair()
        reports, their_reports = socket.socketpair()
        with their_requests, their_reports:
            ends = [their_requests.fileno(), their_reports.fileno()]
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "benelux_kg.server.workers.nursery", *map(str, ends), task),
                pass_fds=ends,
                stdin=asyncio.subprocess.DEVNULL,
                env=_environment(),
            )
        requests.setblocking(False)  # noqa: FBT003 - the signature is socket's
        self._requests = requests
        self._received.clear()
        await asyncio.get_running_loop().create_connection(lambda: self, sock=reports)

    def data_received(self, data: bytes) -> None:
        """Pass on which workers ended."""
        self._received += data
        while len(self._received) >= REPORT.size:
            pid, code = REPORT.unpack_from(self._received)
            del self._received[: REPORT.size]
            self._end(pid, code)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the signature is asyncio's
        """Notice that the nursery is gone; its workers go with it."""
        self._stop_asking()
        for pid in list(self._workers):
            self._end(pid, 0)

    def _end(self, pid: int, code: int) -> None:
        worker = self._workers.pop(pid, None)
        if worker and not worker.ended.done():
            worker.ended.set_result(code)

    def _stop_asking(self) -> None:
        if self._requests:
            self._requests.close()
            self._requests = None

    async def close(self) -> None:
        """End the process."""
        self._stop_asking()
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


def _environment() -> dict[str, str]:
    """Give the processes what they need, and nothing of what the server may know."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT") if name in os.environ}
    search = os.pathsep.join([str(_PACKAGE_FOLDER), *filter(None, [os.environ.get("PYTHONPATH")])])
    return {**kept, "PYTHONPATH": search, "PYTHONUTF8": "1", "PYTHONSAFEPATH": "1"}
