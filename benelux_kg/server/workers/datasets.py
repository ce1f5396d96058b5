"""The graphs that a query itself chooses.

Where these are read wrongly nothing is fetched: the store knows no graphs but its own. They are read to say so.
Source: SPARQL 1.1 Query Language, 4.1.1 Syntax for IRIs, 13.2 Specifying RDF Datasets.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from benelux_kg.querying.tokens import Token, read_tokens
from benelux_kg.vocabulary.namespaces import Namespaces


def read_dataset(query: str, names: Namespaces) -> Iterator[str]:
    """Yield the IRIs of all ``FROM`` and ``FROM NAMED``, prefixes and base resolved."""
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
            yield _resolve(next(tokens, graph) if graph.keyword == "NAMED" else graph, base, prefixes)


def _bare(token: Token) -> str:
    return token.text.removeprefix("<").removesuffix(">")


def _resolve(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        return urljoin(base, _bare(token))
    prefix, _, local = token.text.partition(":")
    return prefixes.get(prefix, "") + local.replace("\\", "")
