"""The questions that pages ask of the graph, each a file in ``queries``; answers come as compact IRIs and literals."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.claims import Literal, Node
from benelux_kg.querying.binding import bind_terms
from benelux_kg.server.site import Site
from benelux_kg.server.workers.wire import Term
from benelux_kg.vocabulary.namespaces import Namespaces

Row = dict[str, Node]

_FOLDER = Path(__file__).parent / "queries"


async def retrieve(
    site: Site, name: str, things: Mapping[str, str] | None = None, within: float | None = None
) -> list[Row]:
    """Give the rows of the query ``name``; ``things`` are compact IRIs that take the place of variables."""
    terms = {variable: ox.NamedNode(site.names.expand(thing)) for variable, thing in (things or {}).items()}
    rows = await site.ask(bind_terms(read_query(name), terms, name), within=within)
    return [{column: to_node(term, site.names) for column, term in row.items()} for row in rows]


@cache
def read_query(name: str) -> str:
    """Give the text of the query ``name``."""
    return (_FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def to_node(term: Term, names: Namespaces) -> Node:
    """Give a term of the store as the rest of the program knows it."""
    if isinstance(term, ox.NamedNode):
        return names.compact(term.value)
    if isinstance(term, ox.Literal):
        return Literal(term.value, names.compact(term.datatype.value), term.language or "")
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else Literal(str(term))


def words(row: Row, column: str) -> str:
    """Give a cell as a plain string; empty where nothing is bound."""
    node = row.get(column, "")
    return node.lexical if isinstance(node, Literal) else node
