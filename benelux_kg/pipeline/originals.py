"""The digests of what was read, without reading it again where it cannot have changed (``originals.json``).

What a file system says of a file — size, times of change, number — tells that it is as it was, unless it changed in the
tick of the clock in which it was looked at; so what has just changed is not remembered. Nothing else rests on it:
without ``originals.json``, every text is looked at once more.

Source: git, Documentation/technical/racy-git.txt, which meets the same trap.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass, field
from pathlib import Path

from benelux_kg.graph.layout import ORIGINALS

_CHUNK = 1 << 20
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use."""

Row = list[int | str]
"""Size, times of the last change of content and of anything, number; last the digest."""


@dataclass(slots=True)
class Originals:
    """What is known of files by name from the last build, and what is seen of them now."""

    known: dict[str, Row] = field(default_factory=dict)
    seen: dict[str, Row] = field(default_factory=dict)

    def digest(self, name: str, path: str) -> str:
        """Give the digest of the file at ``path``, or nothing where it cannot be read: reading it will say why."""
        try:
            state = os.stat(path)  # noqa: PTH116 — asked for thousands of files
            row: Row = [state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino]
            before = self.known.get(name, [""])
            digest = str(before[-1]) if before[:-1] == row else digest_file(path)
        except OSError:
            return ""
        if max(state.st_mtime_ns, state.st_ctime_ns) < time.time_ns() - _TICK:
            self.seen[name] = [*row, digest]
        return digest

    def to_json(self) -> str:
        """Write what was seen, a line for each file, sorted by name."""
        rows = (f"{json.dumps(name)}: {json.dumps(row)}" for name, row in sorted(self.seen.items()))
        return "{\n" + ",\n".join(rows) + "\n}\n"


def read_originals(folder: Path) -> Originals:
    """Read what was seen when the dataset in ``folder`` was built last; nothing where that is not told."""
    try:
        table = json.loads((folder / ORIGINALS).read_bytes())
    except (OSError, ValueError):
        return Originals()
    rows = table.items() if isinstance(table, dict) else ()
    return Originals({name: row for name, row in rows if isinstance(row, list) and row})


def digest_file(path: str | Path) -> str:
    """Give the SHA-256 digest of a file; raises ``OSError`` where it cannot be read."""
    with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 — asked for thousands of files
        head = stream.read(_CHUNK)
        whole = hashlib.sha256(head)
        while head and (head := stream.read(_CHUNK)):
            whole.update(head)
        return whole.hexdigest()
