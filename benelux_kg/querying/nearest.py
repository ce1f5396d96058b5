"""What somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

_FEW = 8


def suggest(name: str, known: Iterable[str]) -> str:
    """Return ``did you mean …?`` for the nearest of ``known``; where none is near, the first few."""
    names = list(known)
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5) or [each for each in names if name in each][:1]
    if near:
        return f"did you mean {near[0]}?"
    return f"choose {', '.join(names[:_FEW])}{' …' if len(names) > _FEW else ''}"
