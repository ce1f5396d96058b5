"""Answering from an embedded store or an RDF file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError
from benelux_kg.querying.answers import Answer
from benelux_kg.querying.binding import Value, bind_terms
from benelux_kg.querying.guard import check_harmless
from benelux_kg.querying.questions import Question
from benelux_kg.querying.syntax import explain_fault, parse_query
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces


def read_store(path: Path) -> ox.Store:
    """Open the store folder ``path`` read-only, or load the RDF file ``path`` into memory."""
    if path.is_dir():
        return _open(path)
    store = ox.Store()
    try:
        store.bulk_load(path=str(path))
    except SyntaxError as error:
        what = _one_line(str(error.msg))
        raise DatasetError(what, where=f"{path}:{error.lineno}", mend="correct it there") from error
    except ValueError as error:
        raise DatasetError(
            _one_line(str(error)), where=str(path), mend="hand over Turtle, N-Quads, JSON-LD …"
        ) from error
    return store


def _open(path: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(path))
    except (OSError, ValueError) as error:
        raise DatasetError(_one_line(str(error)), where=str(path), mend="build the dataset again") from error


def answer(
    store: ox.Store,
    query: str | Question,
    terms: Mapping[str, Value] | None = None,
    *,
    where: str = "query",
    names: Namespaces | None = None,
) -> Answer:
    """Answer a query or a catalogued question over all graphs merged; the known prefixes need not be declared.

    ``terms`` are bound in the places of the variables of these names. Raises ``QueryError`` with line and column.
    """
    names = names or namespaces()
    if isinstance(query, Question):
        text = query.fill(terms or {})
        return Answer(_ask(store, text, {}), names, text)
    check_harmless(query, where, names)
    text = bind_terms(query, terms or {}, where)
    try:
        return Answer(_ask(store, text, names.prefixes), names, text)
    except (SyntaxError, ValueError) as error:
        parse_query(query, where, names)
        raise explain_fault(query, where, str(error)) from error


def _ask(
    store: ox.Store, query: str, prefixes: Mapping[str, str]
) -> ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean:
    return store.query(query, prefixes=dict(prefixes), use_default_graph_as_union=not _holds_merged_graph(store))


def _holds_merged_graph(store: ox.Store) -> bool:
    """Tell whether the default graph holds the merged triples.

    Asked for because the union of named graphs counts a triple once for each graph that holds it.
    """
    return next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
