"""How far a push has come, on disk after every step, so that the next one goes on from there."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
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
            table = json.loads(path.read_text("utf-8"))
            done = {str(graph): int(number) for graph, number in table["done"].items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            done = {}
        return cls(path, done)

    def set(self, graph: str, number: int) -> None:
        """Put down that ``number`` pieces of a graph are there."""
        self.done[graph] = number
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_name(f".{self.path.name}.part")
        draft.write_text(json.dumps({"done": self.done}, indent=1) + "\n", "utf-8")
        draft.replace(self.path)

    def close(self) -> None:
        """Forget everything: the push is through."""
        self.path.unlink(missing_ok=True)


def find_place(key: tuple[str, ...], environment: Mapping[str, str] | None = None) -> Path:
    """Give the file for a push that ``key`` tells from all others.

    Source: XDG Base Directory Specification, XDG_STATE_HOME.
    """
    given = os.environ if environment is None else environment
    home = Path(given.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    digest = sha256("\n".join(key).encode()).hexdigest()
    return home / "benelux-kg" / f"push-{digest[:_DIGITS]}.json"
