"""What a query gives back."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.querying.tokens import Term

if TYPE_CHECKING:
    from benelux_kg.vocabulary.namespaces import Namespaces

_NUMBERS: dict[str, Callable[[str], float]] = {
    **dict.fromkeys(("xsd:integer", "xsd:long", "xsd:int"), int),
    **dict.fromkeys(("xsd:decimal", "xsd:double", "xsd:float"), float),
}
_SHOWN = 20
"""Rows that a notebook shows."""
LABEL = "Label"
"""What the name of a column ends in that names the things of the column before it."""

Row = tuple[Term | None, ...]
Result = ox.QuerySolutions | ox.QueryBoolean | Iterable[ox.Triple]


class Answer:
    """The answer to one query: rows of a SELECT, triples of a CONSTRUCT or DESCRIBE, or yes or no of an ASK.

    Rows and triples can be read once, as they come, unless they are kept, as showing them in a notebook does. ``query``
    is the SPARQL that was answered, its parameters in place.
    """

    def __init__(self, result: Result, names: Namespaces, query: str = "") -> None:
        self.result = result
        self.names = names
        self.query = query
        self._kept: list[Row] | None = None

    @property
    def variables(self) -> list[str]:
        """The columns of a SELECT; empty for every other query."""
        return [v.value for v in self.result.variables] if isinstance(self.result, ox.QuerySolutions) else []

    def __bool__(self) -> bool:
        """Return what an ASK found; any other answer counts as true."""
        return bool(self.result) if isinstance(self.result, ox.QueryBoolean) else True

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        """Yield rows as strings: compact IRIs and the lexical forms of literals, ``""`` for what is unbound."""
        for row in self.rows:
            yield tuple(self.show(term) for term in row)

    @property
    def rows(self) -> Iterator[Row]:
        """Yield the rows as terms, ``None`` for what is unbound: triples as three terms, yes or no as a literal."""
        return self._read() if self._kept is None else iter(self._kept)

    def keep(self) -> list[Row]:
        """Read all rows, so that they can be read again."""
        if self._kept is None:
            self._kept = list(self._read())
        return self._kept

    def _read(self) -> Iterator[Row]:
        if isinstance(self.result, ox.QueryBoolean):
            yield (ox.Literal(bool(self.result)),)
        elif isinstance(self.result, ox.QuerySolutions):
            for row in self.result:
                yield tuple(row)
        else:
            for triple in self.result:
                yield triple.subject, triple.predicate, triple.object

    def show(self, term: object) -> str:
        """Return ``term`` as somebody reads it."""
        if isinstance(term, ox.NamedNode):
            return self.names.compact(term.value)
        if isinstance(term, ox.Literal):
            return term.value
        return "" if term is None else str(term)

    def to_pandas(self) -> Any:
        """Return the rows as a data frame, numbers as numbers; raises ``UsageError`` where pandas is not installed."""
        try:
            import pandas as pd  # noqa: PLC0415 - heavy, and only for who wants it
        except ImportError as error:
            raise UsageError("pandas is not installed", mend="run: pip install 'benelux-kg[notebook]'") from error
        return pd.DataFrame([[self._value(term) for term in row] for row in self.keep()], columns=self.columns)

    def _value(self, term: Term | None) -> object:
        if isinstance(term, ox.Literal) and (read := _NUMBERS.get(self.names.compact(term.datatype.value))):
            return read(term.value)
        return None if term is None else self.show(term)

    @property
    def columns(self) -> list[str]:
        """The headings of the rows that iterating yields."""
        if isinstance(self.result, ox.QueryBoolean):
            return ["answer"]
        return self.variables if isinstance(self.result, ox.QuerySolutions) else ["subject", "predicate", "object"]

    def _repr_html_(self) -> str:
        """Show the first rows in a notebook, a thing by its name."""
        rows = self.keep()
        named = find_named(self.columns)
        head = "".join(f"<th>{html.escape(self.columns[index])}</th>" for index in named)
        body = "".join(
            "<tr>" + "".join(f"<td>{self._cell(row, *places)}</td>" for places in named.items()) + "</tr>"
            for row in rows[:_SHOWN]
        )
        more = f"<caption>{_SHOWN} of {len(rows)} rows</caption>" if len(rows) > _SHOWN else ""
        return f"<table>{more}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _cell(self, row: Row, index: int, label: int | None) -> str:
        term = row[index]
        text = self.show(row[label]) if label is not None else ""
        shown = html.escape(text or self.show(term))
        if isinstance(term, ox.NamedNode):
            return f'<a href="{html.escape(term.value, quote=True)}" title="{html.escape(self.show(term))}">{shown}</a>'
        return shown


def find_named(columns: list[str]) -> dict[int, int | None]:
    """Return the columns that are shown, each with the column that names its things, or ``None``."""
    places = {name: index for index, name in enumerate(columns)}
    names = {place for name, place in places.items() if name.removesuffix(LABEL) in places.keys() - {name}}
    return {index: places.get(name + LABEL) for name, index in places.items() if index not in names}
