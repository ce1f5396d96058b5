"""Answers with too many rows, cut between two rows so that they are well-formed again.

The store writes faster than Python can, so it writes all but CSV, and what is too much is cut off its bytes: at
``},{`` outside strings in JSON, after ``</result>`` in XML, at line ends outside quotes in CSV, at line ends in TSV.
Inside a value these cannot stand: the formats quote or escape them.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from benelux_kg.querying.results import write_csv


@dataclass(frozen=True, slots=True)
class Layout:
    """How a format sets off its rows."""

    separator: bytes
    """Stands once for each row, or more often: quick to count."""
    row_end: re.Pattern[bytes]
    """Matches what hides row ends too; a row ends where the group ``end`` does."""
    head: int
    """Row ends before the first row."""
    sure: bool
    """Whether a row end is also there after the last row."""
    tail: bytes
    """Closes an answer that was cut."""
    opening: tuple[bytes, bytes] = (b"", b"")
    """What an answer starts with, and what instead where it was cut."""


LAYOUTS = {
    "json": Layout(
        b"},{",
        re.compile(rb'"(?:[^"\\]|\\.)*"|(?P<end>\})(?=,\{)', re.DOTALL),
        0,
        sure=False,
        tail=b"]}}",
        opening=(b"{", b'{"truncated":true,'),
    ),
    "xml": Layout(
        b"</result>", re.compile(rb"(?P<end></result>)"), 0, sure=True, tail=b"</results><!-- truncated --></sparql>"
    ),
    "csv": Layout(b"\n", re.compile(rb'"(?:[^"]|"")*"|(?P<end>\n)'), 1, sure=True, tail=b""),
    "tsv": Layout(b"\n", re.compile(rb"(?P<end>\n)"), 1, sure=True, tail=b""),
}  # fmt: skip


class _Full(Exception):  # noqa: N818 - no error: enough was written
    """No more is wanted."""


class Sink:
    """Takes what the store writes, until there are more than ``rows`` rows or ``size`` bytes."""

    def __init__(self, form: str, rows: int, size: int) -> None:
        self._layout = LAYOUTS[form]
        self._rows = rows
        self._size = size
        self._chunks: list[bytes] = []
        self._written = self._seen = 0
        self._count_at = rows
        self._is_full = False

    def fill(self, result: ox.QuerySolutions, syntax: ox.QueryResultsFormat) -> None:
        """Let ``result`` be written, as far as there is room."""
        try:
            if syntax == ox.QueryResultsFormat.CSV:
                variables = [variable.value for variable in result.variables]
                write_csv(variables, result, codecs.getwriter("utf-8")(self))  # type: ignore[arg-type]
            else:
                result.serialize(self, syntax)  # type: ignore[arg-type]
        except _Full:
            self._is_full = True

    def write(self, chunk: bytes) -> int:
        """Keep ``chunk``; the one that goes too far is the last."""
        self._chunks.append(chunk)
        self._written += len(chunk)
        self._seen += chunk.count(self._layout.separator) + 1  # one more may lie across the border of two chunks
        if self._written > self._size or (self._seen > self._count_at and self._has_all_rows()):
            raise _Full
        return len(chunk)

    def flush(self) -> None:
        """Do nothing: all is kept."""

    def _has_all_rows(self) -> bool:
        missing = self._rows + 1 - len(self._row_ends(self._rows + 1))
        self._count_at = self._seen + missing
        return missing <= 0

    def _row_ends(self, most: int) -> list[int]:
        """Give where the first rows end, so far as a row end shows it."""
        head = self._layout.head
        matches = self._layout.row_end.finditer(b"".join(self._chunks))
        ends = (match.end("end") for match in matches if match["end"])
        return list(islice(ends, head, head + most))

    def take(self) -> tuple[bytes, int | None]:
        """Give a whole document, and the number of rows in it where there would have been more."""
        content = b"".join(self._chunks)
        if not self._is_full and self._seen <= self._rows:
            return content, None
        ends = self._row_ends(self._rows + 1)
        if not self._is_full and len(ends) < self._rows + self._layout.sure:
            return content, None
        kept = min(self._rows, len(ends))
        usual, other = self._layout.opening
        return other + content[len(usual) : ends[kept - 1] if kept else None] + self._layout.tail, kept
