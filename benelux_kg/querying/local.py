"""Answering from an embedded store or an RDF file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError, QueryError
from benelux_kg.querying.answers import Answer
from benelux_kg.querying.guard import check_harmless, find_slashed_name
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_FAULT = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


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
    query: str,
    parameters: Mapping[str, ox.NamedNode | ox.Literal] | None = None,
    *,
    where: str = "query",
    names: Namespaces | None = None,
) -> Answer:
    """Answer ``query`` over all graphs merged; the known prefixes need not be declared.

    ``parameters`` are bound as terms, never pasted into the text. Raises ``QueryError`` with line and column.
    """
    names = names or namespaces()
    check_harmless(query, where)
    try:
        result = store.query(
            query,
            prefixes=dict(names.prefixes),
            use_default_graph_as_union=not _holds_merged_graph(store),
            substitutions={ox.Variable(name): term for name, term in (parameters or {}).items()},
        )
    except (SyntaxError, ValueError) as error:
        raise _syntax_error(query, where, str(error)) from error
    except RuntimeError as error:
        raise QueryError(_one_line(str(error)), where=where, mend="name every parameter in the SELECT line") from error
    return Answer(result, names)


def _holds_merged_graph(store: ox.Store) -> bool:
    """Tell whether the default graph holds the merged triples.

    Asked for because the union of named graphs counts a triple once for each graph that holds it.
    """
    return next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None


def _syntax_error(query: str, where: str, message: str) -> QueryError:
    fault = _FAULT.match(message)
    if not fault:
        return QueryError(_one_line(message), where=where)
    line, column = int(fault[1]), int(fault[2])
    lines = query.splitlines() or [""]
    rest = lines[min(line, len(lines)) - 1][column - 1 :].strip()
    near = f"near {rest[:40]!r}" if rest else "at the end of the line"
    where = f"{where}:{line}:{column}"
    if "Prefix not found" in fault[3]:
        return QueryError(f"unknown prefix {near}", where=where, mend="declare it with PREFIX")
    slashed = find_slashed_name(query)
    mend = "write {} or the whole IRI in <…>".format(slashed.replace("/", "\\/")) if slashed else ""
    return QueryError(f"syntax error {near}", where=where, mend=mend)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
