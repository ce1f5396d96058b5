"""The answer to a query as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TextIO

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.turtle import TURTLE
from benelux_kg.querying import Answer

_STANDARD = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}
_GRAPHS = {"turtle": TURTLE, "jsonld": JSONLD}
FORMATS = ("table", "markdown", *_STANDARD, *_GRAPHS)
"""Every format an answer can be written in."""


def write_answer(answer: Answer, form: str, stream: TextIO) -> None:
    """Write ``answer`` in the format ``form``; raises ``UsageError`` where the two do not go together."""
    if isinstance(answer.result, ox.QueryTriples):
        _write_triples(answer, form, answer.result, stream)
    elif form in _GRAPHS:
        raise UsageError(f"{form} is for CONSTRUCT and DESCRIBE", where="--format", mend="choose table, csv, json …")
    elif form in _STANDARD:
        _write_standard(answer.result, form, stream)
    else:
        _write_rows(answer, form, stream)


def _write_triples(answer: Answer, form: str, triples: ox.QueryTriples, stream: TextIO) -> None:
    if form in _GRAPHS:
        _GRAPHS[form].write(sorted({f"{triple} .\n" for triple in triples}), stream, answer.names)
    elif form in _STANDARD:
        raise UsageError(f"{form} is for SELECT and ASK", where="--format", mend="choose turtle, jsonld or table")
    else:
        _write_rows(answer, form, stream)


def _write_standard(result: ox.QuerySolutions | ox.QueryBoolean, form: str, stream: TextIO) -> None:
    if isinstance(result, ox.QueryBoolean) and form in {"csv", "tsv"}:
        stream.write("true\n" if result else "false\n")
        return
    buffer = io.BytesIO()
    result.serialize(buffer, _STANDARD[form])
    text = buffer.getvalue().decode("utf-8").replace("\r\n", "\n")
    stream.write(text if text.endswith("\n") else text + "\n")


def _write_rows(answer: Answer, form: str, stream: TextIO) -> None:
    write = write_markdown if form == "markdown" else write_table
    write(answer.columns, answer, stream)


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write rows under each other, columns padded to their widest cell."""
    cells = [tuple(_one_line(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(tuple(columns), *cells, strict=True)]
    for row in (tuple(columns), tuple("-" * width for width in widths), *cells):
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        stream.write("  ".join(padded).rstrip() + "\n")


def write_markdown(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write rows as a Markdown table."""
    stream.writelines("| " + " | ".join(row) + " |\n" for row in (columns, ["---"] * len(columns)))
    stream.writelines("| " + " | ".join(_one_line(cell).replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
