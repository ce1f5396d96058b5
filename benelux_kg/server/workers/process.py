"""A worker: opens the store, then answers one query after the other until nobody asks any more."""

from __future__ import annotations

import os
import socket
import traceback
from pathlib import Path
from typing import TypedDict

import pyoxigraph as ox

from benelux_kg.server.workers.answering import Fault, Reader
from benelux_kg.server.workers.confinement import confine, follow_parent
from benelux_kg.server.workers.wire import PREAMBLE, Job, pack, read_head, read_lengths
from benelux_kg.vocabulary.namespaces import namespaces

_CHUNK = 1 << 16


class Task(TypedDict):
    """What workers work on: the store, the base of its IRIs, and the bytes that a query may take."""

    store: str
    base: str
    memory: int


def work(connection: socket.socket, task: Task, parent: int) -> None:
    """Answer what comes over ``connection``, as long as the process ``parent`` lives."""
    follow_parent(parent)
    with connection:
        reader = Reader(ox.Store.read_only(str(Path(task["store"]))), namespaces(task["base"]))
        reader.warm()
        confine(task["memory"])
        connection.sendall(pack({"ready": True, "pid": os.getpid()}))
        while (job := _receive(connection)) is not None:
            connection.sendall(_answer(reader, job))


def _receive(connection: socket.socket) -> Job | None:
    """Read one question: nobody sends the next before this one is answered."""
    content, length = b"", PREAMBLE
    while len(content) < length:
        chunk = connection.recv(_CHUNK)
        if not chunk:
            return None
        content += chunk
        if len(content) >= PREAMBLE:
            length = PREAMBLE + sum(read_lengths(content))
    job: Job = read_head(content[PREAMBLE:])  # type: ignore[assignment]
    return job


def _answer(reader: Reader, job: Job) -> bytes:
    try:
        head, body = reader.answer(job)
        return pack(head, body)
    except Fault as fault:
        return pack({"fault": fault.kind, "what": fault.what, "mend": fault.mend})
    except (MemoryError, RecursionError):
        return pack({"fault": "memory", "what": "the query needs more memory than is allowed", "mend": "ask for less"})
    except Exception:  # noqa: BLE001 - the edge: the worker lives on, the client reads that it failed
        traceback.print_exc()
        return pack({"fault": "internal", "what": "something went wrong here", "mend": "tell who runs this server"})
