"""The forms in which the whole graph is put down beside ``dataset.nq``."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass

from benelux_kg.graph.rendering import Rendering, Renderings
from benelux_kg.publishing import SYNTAXES
from benelux_kg.vocabulary.namespaces import namespaces

TARGETS = {"graph.ttl": "turtle", "graph.jsonld": "jsonld"}
"""File to name of its syntax."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Renders one section; can be handed to a worker process."""

    syntax: str
    base: str

    def __call__(self, lines: Iterable[str]) -> str:
        stream = io.StringIO()
        SYNTAXES[self.syntax].write_blocks(lines, stream, namespaces(self.base))
        blocks = stream.getvalue()
        return SYNTAXES[self.syntax].separator + blocks if blocks else ""


def make_renderings(base: str) -> Renderings:
    """Give the renderings under a base IRI."""
    names = namespaces(base)
    return tuple(
        Rendering(target, _Part(name, base), SYNTAXES[name].head(names), SYNTAXES[name].separator, SYNTAXES[name].tail)
        for target, name in TARGETS.items()
    )
