"""The answer to a query as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import TextIO

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.tables import Cell, write_fitted, write_markdown, write_table
from benelux_kg.publishing.turtle import TURTLE
from benelux_kg.querying import Answer
from benelux_kg.querying.answers import find_named
from benelux_kg.querying.labels import LabelFinder
from benelux_kg.querying.results import fit_xml, write_csv

_STANDARD = {
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {"turtle": TURTLE, "jsonld": JSONLD}
FORMATS = ("table", "markdown", "csv", *_STANDARD, *_GRAPHS)
"""Every format an answer can be written in."""


def write_answer(answer: Answer, form: str, stream: TextIO) -> None:
    """Write ``answer`` in the format ``form``; raises ``UsageError`` where the two do not go together."""
    if not isinstance(answer.result, ox.QuerySolutions | ox.QueryBoolean):
        _write_triples(answer, form, answer.result, stream)
    elif form in _GRAPHS:
        raise UsageError(f"{form} is for CONSTRUCT and DESCRIBE", where="--format", mend="choose table, csv, json …")
    elif form == "csv":
        _write_csv(answer, stream)
    elif form in _STANDARD:
        _write_standard(answer.result, form, stream)
    else:
        _write_rows(answer, form, stream)


def _write_triples(answer: Answer, form: str, triples: Iterable[ox.Triple], stream: TextIO) -> None:
    if form in _GRAPHS:
        _GRAPHS[form].write(sorted({f"{triple} .\n" for triple in triples}), stream, answer.names)
    elif form == "csv" or form in _STANDARD:
        raise UsageError(f"{form} is for SELECT and ASK", where="--format", mend="choose turtle, jsonld or table")
    else:
        _write_rows(answer, form, stream)


def _write_csv(answer: Answer, stream: TextIO) -> None:
    """Write the rows; yes or no, for which the standard has no table, stands alone."""
    if isinstance(answer.result, ox.QueryBoolean):
        stream.write(f"{str(bool(answer)).lower()}\r\n")
    else:
        write_csv(answer.variables, answer.rows, stream)


def _write_standard(result: ox.QuerySolutions | ox.QueryBoolean, form: str, stream: TextIO) -> None:
    if isinstance(result, ox.QueryBoolean) and form == "tsv":
        stream.write("true\n" if result else "false\n")
        return
    buffer = io.BytesIO()
    result.serialize(buffer, _STANDARD[form])
    text = buffer.getvalue().decode("utf-8")
    if form == "xml":
        text = fit_xml(text)
    stream.write(text if text.endswith("\n") else text + "\n")


def _write_rows(answer: Answer, form: str, stream: TextIO) -> None:
    write = write_markdown if form == "markdown" else write_table
    write(answer.columns, answer, stream)


def show_answer(answer: Answer, stream: TextIO, width: int, labels: LabelFinder) -> None:
    """Write ``answer`` for somebody at a terminal: things by their names, which lead to them.

    The column that names the things of the one before it is shown in its place; where there is none, ``labels`` helps.
    """
    columns, rows = answer.columns, [*answer.rows]
    named = find_named(columns)
    unnamed = [index for index, label in named.items() if label is None]
    found = labels.find({term for row in rows for index in unnamed if isinstance(term := row[index], ox.NamedNode)})
    cells = ([_make_cell(answer, row, index, label, found) for index, label in named.items()] for row in rows)
    write_fitted([columns[index] for index in named], cells, stream, width)


def _make_cell(
    answer: Answer, row: tuple[object, ...], index: int, label: int | None, found: Mapping[ox.NamedNode, str]
) -> Cell:
    term = row[index]
    if not isinstance(term, ox.NamedNode):
        return Cell(answer.show(term))
    name = answer.show(row[label]) if label is not None else found.get(term, "")
    return Cell(name or answer.show(term), term.value)
