"""The graph in the formats others read."""

from benelux_kg.publishing.answers import FORMATS, write_answer
from benelux_kg.publishing.exporting import export
from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.selection import Selection
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.publishing.tables import write_table
from benelux_kg.publishing.turtle import TURTLE

SYNTAXES = {"turtle": TURTLE, "jsonld": JSONLD}
"""Every syntax whose parts can be rendered apart, by name."""

__all__ = ["FORMATS", "JSONLD", "SYNTAXES", "TURTLE", "Selection", "Syntax", "export", "write_answer", "write_table"]
