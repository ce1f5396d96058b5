"""Binding parameters: every place of a variable takes a term, and nothing else of the query changes.

A term is one token of SPARQL whatever stands in it, so it cannot end a string, close a group or start a keyword. The
bound query is one that any SPARQL 1.1 engine answers alike; ``query(substitutions=…)`` of the embedded store is not
used, because it binds only what the outermost SELECT shows.
Source: SPARQL 1.1 Query Language, 19.8 Grammar (SelectClause, GroupCondition, OrderCondition).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

import pyoxigraph as ox

from benelux_kg.errors import QueryError
from benelux_kg.querying.tokens import Token, place, read_tokens

Value = ox.NamedNode | ox.Literal
"""What a parameter may be."""

_BRACKETED = frozenset({"GROUP", "ORDER", "HAVING"})
_ENDING = frozenset({"LIMIT", "OFFSET", "VALUES", "WHERE"})


class Slot(NamedTuple):
    """A place of a query that the parameter ``name`` fills: what stands around the term there."""

    start: int
    end: int
    name: str
    around: tuple[str, str] | None
    constant: str = ""


def find_variables(query: str) -> set[str]:
    """Return the names of the variables of ``query``."""
    return {token.text[1:] for token in read_tokens(query) if token.kind == "variable"}


def bind_terms(query: str, terms: Mapping[str, Value], where: str = "query") -> str:
    """Return ``query`` with every variable of ``terms`` replaced by its term; a column of a SELECT stays one.

    Raises ``QueryError`` where the query itself gives the variable a value.
    """
    return fill_slots(query, find_slots(query, terms.keys(), where), terms)


def fill_slots(query: str, slots: Sequence[Slot], terms: Mapping[str, Value]) -> str:
    """Return ``query`` with the slots of ``terms`` filled."""
    written = {name: write_term(term) for name, term in terms.items()}
    parts, end = [], 0
    for slot in slots:
        if slot.name in written:
            filling = slot.around[0] + written[slot.name] + slot.around[1] if slot.around else slot.constant
            parts += [query[end : slot.start], filling]
            end = slot.end
    return "".join([*parts, query[end:]])


def find_slots(query: str, names: Collection[str], where: str = "query") -> tuple[Slot, ...]:
    """Return every place of the variables ``names``; raises ``QueryError`` where the query sets one of them."""
    return tuple(_find_slots(list(read_tokens(query)), names, query, where)) if names else ()


def _find_slots(tokens: Sequence[Token], names: Collection[str], query: str, where: str) -> Iterator[Slot]:
    clause, depth = "", 0
    for index, token in enumerate(tokens):
        clause, depth = _enter(token, clause, depth)
        name = token.text[1:]
        if token.kind != "variable" or name not in names:
            continue
        end = token.start + len(token.text)
        if _is_set(tokens, index):
            mend = "leave it out, or give the parameter another name"
            raise QueryError(f"the query itself sets {token.text}", where=place(where, query, token.start), mend=mend)
        if index > 1 and tokens[index - 2].keyword == "BOUND":
            yield Slot(tokens[index - 2].start, end, name, None, "(true")
        elif depth or not clause:
            yield Slot(token.start, end, name, ("", ""))
        else:
            yield Slot(token.start, end, name, ("(", f" AS {token.text})" if clause == "SELECT" else ")"))


def _enter(token: Token, clause: str, depth: int) -> tuple[str, int]:
    """Follow which clause of a query a token stands in, and how deep in brackets."""
    if token.keyword == "SELECT" or token.keyword in _BRACKETED:
        return token.keyword, 0
    if token.keyword in _ENDING or token.text in {"{", "}"}:
        return "", 0
    return clause, depth + (token.text == "(") - (token.text == ")")


def _is_set(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a variable stands after ``AS``, or in the heading of ``VALUES``."""
    if index and tokens[index - 1].keyword in {"AS", "VALUES"}:
        return True
    while index > 0 and tokens[index - 1].kind == "variable":
        index -= 1
    return index > 1 and tokens[index - 1].text == "(" and tokens[index - 2].keyword == "VALUES"


def write_term(term: Value) -> str:
    """Return ``term`` as SPARQL reads it: one token, with the tag or the datatype of a literal.

    N-Triples escapes what must be, and SPARQL reads its escapes alike.
    """
    return str(term)
