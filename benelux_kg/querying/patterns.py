"""The triple patterns of a query that its answers rest on.

What stands in ``MINUS`` or ``NOT EXISTS`` is not among them, nor are property paths, which match no single triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from benelux_kg.querying.tokens import read_tokens

Slot = str | ox.NamedNode | ox.Literal
"""A variable by its name, or a term."""
Pattern = tuple[Slot, Slot, Slot]

_ESCAPE = re.compile(r"\\(?=[^\\])")
_PARTS = ("p", "p1", "p2", "part", "graph")


def find_patterns(query: str) -> list[Pattern]:
    """Return the triple patterns of ``query``, whose prefixes are all declared, in the order of the text."""
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415 - heavy
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415 - heavy

    algebra = translateQuery(parseQuery(_write_out(query))).algebra
    return list(dict.fromkeys(_walk(algebra)))


def _write_out(query: str) -> str:
    """Return ``query`` with whole IRIs for short names, in which the parser does not undo escapes."""
    prefixes: dict[str, str] = {}
    parts, end, tokens = [], 0, list(read_tokens(query))
    for index, token in enumerate(tokens):
        if token.kind != "name":
            continue
        prefix, _, local = token.text.partition(":")
        if tokens[index - 1].keyword == "PREFIX":
            prefixes[prefix] = tokens[index + 1].text[1:-1]
        elif prefix in prefixes:
            parts += [query[end : token.start], f"<{prefixes[prefix]}{_ESCAPE.sub('', local)}>"]
            end = token.start + len(token.text)
    return "".join([*parts, query[end:]])


def _walk(part: Any) -> Iterator[Pattern]:
    name = getattr(part, "name", "")
    for triple in part.get("triples") or () if name == "BGP" else ():
        subject, predicate, object_ = map(_read_slot, triple)
        if subject is not None and predicate is not None and object_ is not None:
            yield subject, predicate, object_
    for key in _PARTS[:2] if name == "Minus" else _PARTS:
        below = part.get(key) if hasattr(part, "get") else None
        if hasattr(below, "name") and not (name == "Minus" and key == "p2"):
            yield from _walk(below)


def _read_slot(term: Any) -> Slot | None:
    from rdflib import Literal, URIRef, Variable  # noqa: PLC0415 - heavy

    if isinstance(term, Variable):
        return str(term)
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    return None


def widen_query(query: str) -> str:
    """Return the query that shows every variable of every solution, without grouping, order or limit."""
    tokens = list(read_tokens(query))
    opening = next(index for index, token in enumerate(tokens) if token.text == "{" and _follows_form(tokens, index))
    depth = 0
    for token in tokens[opening:]:
        depth += (token.text == "{") - (token.text == "}")
        if not depth:
            start = next(each.start for each in tokens if each.keyword in {"SELECT", "ASK"})
            return f"{query[:start]}SELECT DISTINCT * WHERE {query[tokens[opening].start : token.start + 1]}"
    raise ValueError(query)


def _follows_form(tokens: list[Any], index: int) -> bool:
    return any(token.keyword in {"SELECT", "ASK"} for token in tokens[:index])
