"""The graph in the formats others read."""

from benelux_kg.publishing.answers import FORMATS, write_answer, write_table
from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.publishing.turtle import TURTLE

SYNTAXES = {"turtle": TURTLE, "jsonld": JSONLD}
"""Every syntax a graph can be exported in, by name."""

__all__ = ["FORMATS", "JSONLD", "SYNTAXES", "TURTLE", "Syntax", "write_answer", "write_table"]
