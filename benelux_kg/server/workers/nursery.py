"""The process from which workers come: all is imported already, so that one more is a matter of milliseconds.

Started as ``python -m benelux_kg.server.workers.nursery`` with the numbers of two sockets and its task in JSON. For a
socket that arrives over the first it makes a worker that answers there; over the second it tells which one ended, and
how. It has one thread and has opened nothing, which is what makes it safe to fork.
"""

from __future__ import annotations

import gc
import json
import os
import select
import signal
import socket
import struct
import sys

from benelux_kg.server.workers.confinement import follow_parent, forbid_sockets, raise_stack
from benelux_kg.server.workers.process import Task, work

REPORT = struct.Struct("!ii")
"""The process id of a worker that ended, and its exit code, negative for a signal."""


def main(arguments: list[str]) -> None:
    """Make workers until nobody asks for one any more."""
    task = json.loads(arguments[2])
    follow_parent(task["parent"])
    for each in (signal.SIGINT, signal.SIGTERM):  # who stops the server stops it, not what it works with
        signal.signal(each, signal.SIG_IGN)
    raise_stack()
    bell, ringer = socket.socketpair()
    forbid_sockets()
    for end in (bell, ringer):
        end.setblocking(False)  # noqa: FBT003 - the signature is socket's
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ringer.fileno(), warn_on_full_buffer=False)
    gc.freeze()
    with socket.socket(fileno=int(arguments[0])) as requests, socket.socket(fileno=int(arguments[1])) as reports:
        _tend(requests, reports, bell, Task(store=task["store"], base=task["base"], memory=task["memory"]))


def _tend(requests: socket.socket, reports: socket.socket, bell: socket.socket, task: Task) -> None:
    while True:
        ready, _, _ = select.select([requests, bell], [], [])
        if bell in ready:
            bell.recv(4096)
            _report(reports)
        if requests in ready:
            sign, given, _, _ = socket.recv_fds(requests, 1, 1)
            if not sign:
                return
            for number in given:
                _fork(socket.socket(fileno=number), task, [requests, reports, bell])


def _fork(connection: socket.socket, task: Task, others: list[socket.socket]) -> None:
    parent = os.getpid()
    with connection:
        try:
            if os.fork():
                return
        except OSError:  # no process to be had: the server reads that the line is closed
            return
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            for other in others:
                other.close()
            work(connection, task, parent)
        except (BrokenPipeError, ConnectionResetError):
            pass
        except BaseException as error:  # noqa: BLE001 - a worker never returns into the nursery
            sys.stderr.write(f"a worker failed: {error}\n")
        finally:
            os._exit(0)


def _report(reports: socket.socket) -> None:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        reports.sendall(REPORT.pack(pid, os.waitstatus_to_exitcode(status)))


if __name__ == "__main__":
    main(sys.argv[1:])
