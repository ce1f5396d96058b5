"""Sorting more lines than memory should hold."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Self, TextIO


class SortedLines:
    """Takes lines in any order and gives them back sorted, repeated ones repeated; keeps sorted runs on disk."""

    def __init__(self, folder: Path, limit: int = 100_000) -> None:
        self._folder = folder
        self._limit = limit
        self._lines: list[str] = []
        self._files = ExitStack()
        self._runs: list[TextIO] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._files.close()

    def extend(self, lines: Iterable[str]) -> None:
        """Take ``lines``, each with its line end."""
        self._lines.extend(lines)
        if len(self._lines) >= self._limit:
            self._spill()

    def _spill(self) -> None:
        run = self._files.enter_context(_open_run(self._folder))
        run.writelines(sorted(self._lines))
        self._runs.append(run)
        self._lines = []

    def __iter__(self) -> Iterator[str]:
        for run in self._runs:
            run.seek(0)
        return heapq.merge(*self._runs, sorted(self._lines))


def _open_run(folder: Path) -> TextIO:
    """Open a file without a name, which is gone when it is closed."""
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n", dir=folder)
