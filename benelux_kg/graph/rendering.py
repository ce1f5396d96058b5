"""Other forms of the whole graph that are put together from parts, one part for each section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rendering:
    """How sections become the file ``target``: opening, the rendered sections, closing.

    ``render`` takes the sorted lines of a section; what it gives starts with ``joint`` unless it is empty. The joint of
    the first part is left out.
    """

    target: str
    render: Callable[[Iterable[str]], str]
    opening: str = ""
    joint: str = ""
    closing: str = ""


Renderings = tuple[Rendering, ...]
