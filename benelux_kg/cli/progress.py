"""How far long work is: on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Protocol

from benelux_kg.cli.voice import Voice


class Progress(Protocol):
    """Is told how far the work is."""

    def __call__(self, done: int, total: int, name: str) -> object:
        """Take the number of steps done, of all to do, and the one just done."""


_WIDTH = 30


@contextmanager
def show_progress(what: str) -> Iterator[Progress | None]:
    """Give what is to be told of each step, or ``None`` where nobody watches; the line is gone at the end."""
    if not Voice.of().shows_progress:
        yield None
        return
    try:
        yield partial(_draw, what)
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(what: str, done: int, total: int, name: str) -> None:
    filled = _WIDTH * done // max(total, 1)
    bar = "█" * filled + "░" * (_WIDTH - filled)
    sys.stderr.write(f"\r\x1b[K{what} {bar} {done}/{total} {name[-40:]}")
    sys.stderr.flush()
