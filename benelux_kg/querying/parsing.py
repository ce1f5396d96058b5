"""What the parser that will run a query sees in it.

A text in tokens is not enough: whether ``<`` opens an IRI depends on what stands before it, so that in
``FILTER(1<'>') SERVICE …`` a keyword can be made to look like part of a string. The parser itself is asked instead, on
an empty store: a keyword misspelled is a syntax error, and the same letters in a string, a name or a comment are not.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pyoxigraph as ox

from benelux_kg.vocabulary.namespaces import Namespaces

_POSITION = re.compile(r"error at (\d+):(\d+)")


def uses_keyword(query: str, keyword: str, names: Namespaces) -> bool:
    """Tell whether the parser reads ``keyword`` as one somewhere in ``query``; nothing is evaluated or fetched.

    Raises ``SyntaxError`` for a fault elsewhere in the query.
    """
    spelled = _spell(keyword)
    if not spelled.search(query):
        return False
    try:
        _empty_store().query(spelled.sub(_misspell(keyword), query), prefixes=dict(names.prefixes))
    except SyntaxError as error:
        if not _stands_at(spelled, query, str(error)):
            raise
        return True
    return False


@lru_cache(maxsize=8)
def _spell(keyword: str) -> re.Pattern[str]:
    return re.compile(keyword, re.IGNORECASE)


def _misspell(keyword: str) -> str:
    """Give a word as long as ``keyword`` that SPARQL does not know."""
    return keyword[:-1] + ("q" if keyword[-1].lower() != "q" else "z")


def _stands_at(spelled: re.Pattern[str], query: str, message: str) -> bool:
    """Tell whether the fault lies at or right after the keyword, or cannot be placed."""
    found = _POSITION.match(message)
    if not found:
        return True
    lines = query.split("\n")
    line, column = int(found[1]), int(found[2])
    offset = sum(len(each) + 1 for each in lines[: line - 1]) + column - 1
    reach = re.compile(f"(?:{spelled.pattern})\\s*", re.IGNORECASE)
    return any(match.start() <= offset <= match.end() for match in reach.finditer(query))


@lru_cache(maxsize=1)
def _empty_store() -> ox.Store:
    return ox.Store()
