"""How far a push has come, on disk after every step, so that the next one goes on from there.

One line for each step, ``["graph", pieces]``; the last one on a graph counts, and one that was cut off does not.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

_DIGITS = 24


@dataclass(slots=True)
class Bookmark:
    """The number of pieces that a server has taken of each graph, for one dataset, one server and one way to push."""

    path: Path
    done: dict[str, int] = field(default_factory=dict)

    @classmethod
    def open(cls, path: Path) -> Bookmark:
        """Read what an earlier push left; a damaged or missing file is a beginning."""
        try:
            lines = path.read_text("utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        return cls(path, dict(_read_steps(lines)))

    def set(self, graph: str, number: int) -> None:
        """Put down that ``number`` pieces of a graph are there."""
        self.done[graph] = number
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as stream:
            stream.write(f"\n{json.dumps([graph, number])}")  # first the line end, as the line before may be cut off

    def close(self) -> None:
        """Forget everything: the push is through."""
        self.path.unlink(missing_ok=True)


def _read_steps(lines: Iterable[str]) -> Iterator[tuple[str, int]]:
    for line in lines:
        try:
            graph, number = json.loads(line)
            yield str(graph), int(number)
        except (ValueError, TypeError):
            continue


def find_place(key: tuple[str, ...], environment: Mapping[str, str] | None = None) -> Path:
    """Give the file for a push that ``key`` tells from all others.

    Source: XDG Base Directory Specification, XDG_STATE_HOME.
    """
    given = os.environ if environment is None else environment
    home = Path(given.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    digest = sha256("\n".join(key).encode()).hexdigest()
    return home / "benelux-kg" / f"push-{digest[:_DIGITS]}.jsonl"
