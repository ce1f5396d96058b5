"""A worker: opens the store, then answers one query after the other until nobody asks any more.

Started as ``python -m benelux_kg.server.workers.process`` with the number of its socket and its task in JSON.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import traceback

import pyoxigraph as ox

from benelux_kg.server.workers.answering import Fault, Reader
from benelux_kg.server.workers.confinement import confine, follow_parent, raise_stack
from benelux_kg.server.workers.wire import PREAMBLE, Job, pack, read_head, read_lengths
from benelux_kg.vocabulary.namespaces import namespaces


def main(arguments: list[str]) -> None:
    """Serve the socket that was handed over."""
    task = json.loads(arguments[1])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    follow_parent(task["parent"])
    raise_stack()
    with socket.socket(fileno=int(arguments[0])) as connection:
        reader = Reader(ox.Store.read_only(task["store"]), namespaces(task["base"]))
        reader.warm()
        confine(task["memory"])
        connection.sendall(pack({"ready": True}))
        while (job := _receive(connection)) is not None:
            connection.sendall(_answer(reader, job))


def _receive(connection: socket.socket) -> Job | None:
    preamble = _read(connection, PREAMBLE)
    if preamble is None:
        return None
    length, _ = read_lengths(preamble)
    head = _read(connection, length)
    return None if head is None else Job(**read_head(head))  # type: ignore[typeddict-item]


def _read(connection: socket.socket, length: int) -> bytes | None:
    content = bytearray()
    while len(content) < length:
        chunk = connection.recv(length - len(content))
        if not chunk:
            return None
        content += chunk
    return bytes(content)


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


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (BrokenPipeError, ConnectionResetError):
        os._exit(0)
