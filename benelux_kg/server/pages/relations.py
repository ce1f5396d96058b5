"""In which order pages show relations, and what classes are to search engines: read from ``relations.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

ORDERED = ("first", "glance", "background", "elsewhere")


class Relations(NamedTuple):
    """Keys of relations, one that points to the thing with ``^`` before it; the address of the licence; classes."""

    first: tuple[str, ...]
    glance: tuple[str, ...]
    background: tuple[str, ...]
    elsewhere: tuple[str, ...]
    reuse: str
    schema: dict[str, str]


@cache
def relations() -> Relations:
    """Give the table."""
    with (Path(__file__).parent / "relations.toml").open("rb") as file:
        table = tomllib.load(file)
    first, glance, background, elsewhere = (tuple(table[name]) for name in ORDERED)
    return Relations(first, glance, background, elsewhere, table["reuse"], table["schema"])


def rank(key: str) -> tuple[int, str]:
    """Give the place of a relation on a page."""
    first = relations().first
    return (first.index(key) if key in first else len(first), key.lstrip("^"))
