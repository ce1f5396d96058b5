"""The graphs that a query itself chooses.

Where these are read wrongly nothing is fetched: the store knows no graphs but its own. They are read to say so.
Source: SPARQL 1.1 Query Language, 4.1.1 Syntax for IRIs, 13.2 Specifying RDF Datasets.
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urljoin

from benelux_kg.querying.tokens import Token, read_tokens
from benelux_kg.vocabulary.namespaces import Namespaces


class Choice(NamedTuple):
    """The IRIs of the graphs that make up the default graph, and of those that are named."""

    default: list[str]
    named: list[str]


def read_dataset(query: str, names: Namespaces) -> Choice:
    """Give what all ``FROM`` and ``FROM NAMED`` choose, prefixes and base resolved."""
    choice = Choice([], [])
    base, prefixes = "", dict(names.prefixes)
    tokens = read_tokens(query)
    for token in tokens:
        if token.keyword == "BASE":
            base = urljoin(base, _bare(next(tokens, token)))
        elif token.keyword == "PREFIX":
            prefix = next(tokens, token).text.removesuffix(":")
            prefixes[prefix] = urljoin(base, _bare(next(tokens, token)))
        elif token.keyword == "FROM":
            graph = next(tokens, token)
            if graph.keyword == "NAMED":
                choice.named.append(_resolve(next(tokens, graph), base, prefixes))
            else:
                choice.default.append(_resolve(graph, base, prefixes))
    return choice


def _bare(token: Token) -> str:
    return token.text.removeprefix("<").removesuffix(">")


def _resolve(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base, _bare(token))
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + local.replace("\\", "")
