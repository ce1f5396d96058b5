"""What a worker cannot do, whatever a query makes it do.

Source: setrlimit(2), prctl(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

_STACK = 100 * 1024 * 1024
"""Bytes: room for deeply nested queries; the kernel leaves at least this much free below the stack."""
_PR_SET_PDEATHSIG = 1


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
