"""What a worker cannot do, whatever a query makes it do.

Source: setrlimit(2), prctl(2), seccomp(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import platform
import resource
import signal
import struct
import sys
from pathlib import Path

_STACK = 100 * 1024 * 1024
"""Bytes: room for deeply nested queries; the kernel leaves at least this much free below the stack."""
_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_FILTER = 2
_LOAD, _JUMP_EQUAL, _RETURN = 0x20, 0x15, 0x06
_ARCHITECTURE_AT = 4
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
_SOCKET_CALLS = {"x86_64": (0xC000003E, (41, 42)), "aarch64": (0xC00000B7, (198, 203))}
"""Machine to its number, and to those of socket(2) and connect(2)."""


def raise_stack() -> None:
    """Let the stack grow further than usual."""
    _, hard = resource.getrlimit(resource.RLIMIT_STACK)
    room = _STACK if hard == resource.RLIM_INFINITY else min(_STACK, hard)
    _limit(resource.RLIMIT_STACK, room, hard)


def follow_parent(parent: int) -> None:
    """Die when the process ``parent`` does, also in the middle of a query."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()


def confine(memory: int) -> None:
    """Bound the memory to what is in use and ``memory`` bytes more; write no file, dump no core."""
    size = _virtual_size()
    if size:
        _limit(resource.RLIMIT_AS, size + memory, size + memory)
    _limit(resource.RLIMIT_FSIZE, 0, 0)
    _limit(resource.RLIMIT_CORE, 0, 0)


def _virtual_size() -> int:
    """Give the bytes of address space in use, or 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 0
    return pages * resource.getpagesize()


def _limit(kind: int, soft: int, hard: int) -> None:
    with contextlib.suppress(ValueError, OSError):  # a stricter limit is in force already
        resource.setrlimit(kind, (soft, hard))


def forbid_sockets() -> bool:
    """Let the kernel refuse every new socket of this process and its children; tell whether it does.

    It is the second wall: no query that calls out gets as far as this. Source: seccomp(2), linux/filter.h.
    """
    numbers = _SOCKET_CALLS.get(platform.machine())
    if sys.platform != "linux" or numbers is None:
        return False
    machine, calls = numbers
    steps = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_JUMP_EQUAL, 0, len(calls) + 1, machine),
        (_LOAD, 0, 0, 0),
        *((_JUMP_EQUAL, len(calls) - index, 0, call) for index, call in enumerate(calls)),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    content = ctypes.create_string_buffer(code)
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(content))
    library = ctypes.CDLL(None, use_errno=True)
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    return not library.prctl(_PR_SET_SECCOMP, _FILTER, ctypes.c_char_p(program), 0, 0)
