"""Questions to a dataset, and their answers."""

from benelux_kg.querying.answers import Answer
from benelux_kg.querying.catalogue import Catalogue, load_catalogue
from benelux_kg.querying.guard import check_harmless
from benelux_kg.querying.local import answer, read_store
from benelux_kg.querying.lookup import Lookup
from benelux_kg.querying.parameters import bind, read_terms, split_pairs
from benelux_kg.querying.questions import Column, Question, is_name
from benelux_kg.querying.sources import LocalSource, RemoteSource, Source, ask
from benelux_kg.querying.values import Parameter

__all__ = [
    "Answer",
    "Catalogue",
    "Column",
    "LocalSource",
    "Lookup",
    "Parameter",
    "Question",
    "RemoteSource",
    "Source",
    "answer",
    "ask",
    "bind",
    "check_harmless",
    "is_name",
    "load_catalogue",
    "read_store",
    "read_terms",
    "split_pairs",
]
