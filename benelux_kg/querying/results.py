"""Rows in the standard formats, where the store's own writer is not to the letter."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Protocol

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.querying.markup import NOT_IN_XML
from benelux_kg.querying.tokens import Term


class Stream(Protocol):
    """Whatever text is written to."""

    def write(self, text: str, /) -> object:
        """Take ``text``."""


def write_csv(variables: Sequence[str], rows: Iterable[Iterable[Term | None]], stream: Stream) -> None:
    """Write rows as strings; the store leaves an IRI with a comma in it without quotation marks.

    Source: SPARQL 1.1 Query Results CSV and TSV Formats, 3.2; RFC 4180, 2.
    """
    table = csv.writer(stream)
    table.writerow(variables)
    for row in rows:
        table.writerow(map(_write_string, row))


def _write_string(term: Term | None) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return "" if term is None else str(term)


def fit_xml(text: str) -> str:
    """Keep the carriage returns of literals, which a reader would take for line ends.

    Raises ``UsageError`` where a character has no place in XML.
    Source: XML 1.0, 2.2 Characters and 2.11 End-of-Line Handling.
    """
    if found := NOT_IN_XML.search(text):
        raise UsageError(f"XML has no place for {found[0]!r}", mend="choose json, csv or tsv")
    return text.replace("\r", "&#13;")
