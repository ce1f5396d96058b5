"""Where the project's own folders are: packaged in a wheel, or beside the package in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benelux_kg.errors import ResourceError

_PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """Return the folder ``name`` (``ontology``, ``data/frames``, …): the packaged copy first, then the checkout.

    Raises ``ResourceError`` where neither is there.
    """
    for base in (_PACKAGE / "_resources", _PACKAGE.parent):
        path = base / name
        if path.is_dir():
            return path
    raise ResourceError(f"the folder {name} is not part of this installation", mend="reinstall benelux-kg")


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that texts are read in: those with a grammar, in alphabetical order."""
    return tuple(sorted(path.stem for path in folder("data/grammar").glob("*.toml")))
