"""The graph in the formats others read."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.publishing.tables import write_table
from benelux_kg.publishing.turtle import TURTLE

if TYPE_CHECKING:
    from benelux_kg.publishing.answers import FORMATS, write_answer
    from benelux_kg.publishing.exporting import export
    from benelux_kg.publishing.selection import Selection

SYNTAXES = {"turtle": TURTLE, "jsonld": JSONLD}
"""Every syntax whose parts can be rendered apart, by name."""

__all__ = ["FORMATS", "JSONLD", "SYNTAXES", "TURTLE", "Selection", "Syntax", "export", "write_answer", "write_table"]

_LATER = {"FORMATS": "answers", "write_answer": "answers", "export": "exporting", "Selection": "selection"}
"""What is imported when it is first used: a build needs none of it."""


def __getattr__(name: str) -> object:
    """Give what was not imported before."""
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
