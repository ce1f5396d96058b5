"""Queries to start from, each a file in ``examples`` that begins with the key of its title."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Example(NamedTuple):
    """A query; ``key`` is where the interface holds its title."""

    key: str
    query: str


@cache
def load_examples() -> tuple[Example, ...]:
    """Give all examples, by the names of their files."""
    paths = sorted((Path(__file__).parent / "examples").glob("*.rq"))
    return tuple(Example(path.stem.partition("-")[2], path.read_text("utf-8").strip()) for path in paths)
