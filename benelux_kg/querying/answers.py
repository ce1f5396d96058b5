"""What a query gives back."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from benelux_kg.querying.tokens import Term

if TYPE_CHECKING:
    from benelux_kg.vocabulary.namespaces import Namespaces

_SHOWN = 20
"""Rows that a notebook shows."""


class Answer:
    """The answer to one query: rows of a SELECT, triples of a CONSTRUCT or DESCRIBE, or yes or no of an ASK.

    Rows and triples can be read once, as they come.
    """

    def __init__(self, result: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean, names: Namespaces) -> None:
        self.result = result
        self.names = names

    @property
    def variables(self) -> list[str]:
        """The columns of a SELECT; empty for every other query."""
        return [v.value for v in self.result.variables] if isinstance(self.result, ox.QuerySolutions) else []

    def __bool__(self) -> bool:
        """Return what an ASK found; any other answer counts as true."""
        return bool(self.result) if isinstance(self.result, ox.QueryBoolean) else True

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield rows as strings: compact IRIs and the lexical forms of literals, ``""`` for what is unbound."""
        if isinstance(self.result, ox.QueryBoolean):
            yield ("true" if self.result else "false",)
        elif isinstance(self.result, ox.QueryTriples):
            for triple in self.result:
                yield tuple(self.show(term) for term in (triple.subject, triple.predicate, triple.object))
        else:
            for row in self.result:
                yield tuple(self.show(term) for term in row)

    @property
    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """Yield the rows of a SELECT as terms, ``None`` for what is unbound; none for every other query."""
        if isinstance(self.result, ox.QuerySolutions):
            for row in self.result:
                yield tuple(row)

    def show(self, term: object) -> str:
        """Return ``term`` as somebody reads it."""
        if isinstance(term, ox.NamedNode):
            return self.names.compact(term.value)
        if isinstance(term, ox.Literal):
            return term.value
        return "" if term is None else str(term)

    def to_pandas(self) -> Any:
        """Return the rows as a data frame; needs pandas."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only for who wants it

        return pd.DataFrame(list(self), columns=self.columns)

    @property
    def columns(self) -> list[str]:
        """The headings of the rows that iterating yields."""
        if isinstance(self.result, ox.QueryTriples):
            return ["subject", "predicate", "object"]
        return self.variables or ["answer"]

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook; it uses them up."""
        rows: list[Any] = [row for row, _ in zip(self, range(_SHOWN), strict=False)]
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
