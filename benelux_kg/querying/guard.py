"""What a query may not do: call out, choose other data, or write."""

from __future__ import annotations

from benelux_kg.errors import QueryError
from benelux_kg.querying.parsing import uses_keyword
from benelux_kg.querying.syntax import explain_fault
from benelux_kg.querying.tokens import Token, place, read_tokens
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_REFUSED = {
    "SERVICE": ("a query on the local dataset does not call other endpoints", "ask that endpoint itself"),
    "FROM": ("a query on the local dataset does not choose its data", "use GRAPH <…> {…} instead"),
}
_WRITING = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_PROLOGUE = frozenset({"PREFIX", "BASE"})


def check_harmless(query: str, where: str = "query", names: Namespaces | None = None) -> None:
    """Raise ``QueryError``, with line and column, where ``query`` writes, calls out or chooses its own data.

    Nothing is opened or fetched for it. A fault of syntax is told where a refused word may hide behind it.
    """
    tokens = list(read_tokens(query))
    _check_reading(tokens, query, where)
    for keyword, (what, mend) in _REFUSED.items():
        found = next((token for token in tokens if token.keyword == keyword), None)
        if found or _is_hidden(query, keyword, names or namespaces(), where):
            raise QueryError(
                f"{keyword}: {what}", where=place(where, query, found.start) if found else where, mend=mend
            )


def check_reading(query: str, where: str = "query") -> None:
    """Raise ``QueryError`` where ``query`` would write: all that is refused of what goes to an endpoint."""
    _check_reading(list(read_tokens(query)), query, where)


def _check_reading(tokens: list[Token], query: str, where: str) -> None:
    words = (token for token in tokens if token.keyword and token.keyword not in _PROLOGUE)
    opening = next(words, None)
    if opening and opening.keyword in _WRITING:
        mend = "datasets are read-only"
        raise QueryError(f"{opening.keyword} would write", where=place(where, query, opening.start), mend=mend)


def _is_hidden(query: str, keyword: str, names: Namespaces, where: str) -> bool:
    """Tell whether the parser sees a keyword that the tokens do not show.

    Raises ``QueryError`` where it cannot be told because the query does not parse without it ("SERVICE:x").
    """
    try:
        return uses_keyword(query, keyword, names)
    except (SyntaxError, ValueError) as error:
        raise explain_fault(query, where, str(error)) from error
