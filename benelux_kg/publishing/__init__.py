"""The graph in the formats others read."""

from benelux_kg.publishing.answers import FORMATS, write_answer
from benelux_kg.publishing.jsonld import write_jsonld
from benelux_kg.publishing.turtle import write_turtle

__all__ = ["FORMATS", "write_answer", "write_jsonld", "write_turtle"]
