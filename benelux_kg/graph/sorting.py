"""Sorting more lines than memory should hold."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, islice
from pathlib import Path
from typing import Self, TextIO

_BLOCK = 1 << 17
"""Characters read of each sorted run at a time."""
_WRITTEN = 1_000
"""Lines written at a time, past the text layer, which would look at each of them."""


class SortedLines:
    """Takes lines in any order and gives them back sorted, as often as asked; keeps sorted runs on disk.

    Repeated lines come back repeated, or once each where they are to be ``distinct``.
    """

    def __init__(self, folder: Path | None, limit: int = 100_000, *, distinct: bool = False) -> None:
        self._folder = folder
        self._limit = limit
        self._distinct = distinct
        self._lines: list[str] = []
        self._files = ExitStack()
        self._runs: list[TextIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def extend(self, lines: Iterable[str]) -> None:
        """Take ``lines``, each with its line end."""
        rest = iter(lines)
        while batch := list(islice(rest, self._limit)):
            self._lines += batch
            if len(self._lines) >= self._limit:
                self._spill()

    def _spill(self) -> None:
        run = self._files.enter_context(_open_run(self._folder))
        lines, self._lines = self._sort(self._lines), []
        for start in range(0, len(lines), _WRITTEN):
            run.buffer.write("".join(lines[start : start + _WRITTEN]).encode())
        self._runs.append(run)

    def _sort(self, lines: Iterable[str]) -> list[str]:
        # a dictionary keeps the order, and lines that come in sorted stretches are sorted fast
        return sorted(dict.fromkeys(lines) if self._distinct else lines)

    def __iter__(self) -> Iterator[str]:
        for run in self._runs:
            run.seek(0)
        runs = [_Run(run) for run in self._runs]
        if not runs:
            yield from self._sort(self._lines)
            return
        runs.append(_Run(None, self._sort(self._lines)))
        while runs := [run for run in runs if run.block]:
            bound = min(run.block[-1] for run in runs)
            yield from self._sort(chain.from_iterable([run.take(bound) for run in runs]))


class _Run:
    """A sorted run, read block by block."""

    def __init__(self, stream: TextIO | None, block: list[str] | None = None) -> None:
        self._stream = stream
        self.block = block or []
        if stream:
            self._read()

    def take(self, bound: str) -> list[str]:
        """Take the lines of the block that sort up to ``bound``."""
        cut = bisect_right(self.block, bound)
        taken, self.block = self.block[:cut], self.block[cut:]
        if not self.block and self._stream:
            self._read()
        return taken

    def _read(self) -> None:
        assert self._stream
        self.block = self._stream.readlines(_BLOCK)


def _open_run(folder: Path | None) -> TextIO:
    """Open a file without a name, which is gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
