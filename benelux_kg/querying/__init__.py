"""Questions to a dataset, and their answers."""

from benelux_kg.querying.answers import Answer
from benelux_kg.querying.local import answer, read_store
from benelux_kg.querying.parameters import read_parameters

__all__ = ["Answer", "answer", "read_parameters", "read_store"]
