"""What a query on the local dataset may not do: call out, choose other data, or write.

Source: SPARQL 1.1 Query Language, 19.8 Grammar (comments, IRIREF, string literals, VAR, prefixed names).
"""

from __future__ import annotations

import re

from benelux_kg.errors import QueryError

_TOKEN = re.compile(
    r"""
      (?P<blank>\s+|\#[^\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<long>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3})
    | (?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
    | (?P<name>[?$@]\w[\w-]*|[\w.-]*:(?:[\w:%.-]|\\.)*)
    | (?P<word>[A-Za-z]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)

_REFUSED = {
    "SERVICE": ("a query on the local dataset does not call other endpoints", "ask that endpoint itself"),
    "FROM": ("a query on the local dataset does not choose its data", "use GRAPH <…> {…} instead"),
}
_WRITING = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_PROLOGUE = frozenset({"PREFIX", "BASE"})


def check_harmless(query: str, where: str = "query") -> None:
    """Raise ``QueryError``, with line and column, where ``query`` writes, calls out or chooses its own data."""
    opening = True
    for token in _TOKEN.finditer(query):
        if token.lastgroup != "word":
            continue
        word = token.group().upper()
        if opening and word in _WRITING:
            raise QueryError(
                f"{word} would write", where=place(where, query, token.start()), mend="datasets are read-only"
            )
        if word in _REFUSED:
            what, mend = _REFUSED[word]
            raise QueryError(f"{word}: {what}", where=place(where, query, token.start()), mend=mend)
        opening = opening and word in _PROLOGUE


def place(where: str, query: str, offset: int) -> str:
    """Return ``where:line:column``, both counted from 1."""
    before = query[:offset]
    return f"{where}:{before.count(chr(10)) + 1}:{offset - (before.rfind(chr(10)) + 1) + 1}"


def find_slashed_name(query: str) -> str:
    """Return the first short name with a bare slash in it (``id:country/be``), or ``""``.

    SPARQL takes the slash for a path.
    """
    tokens = list(_TOKEN.finditer(query))
    for name, slash, word in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if name.lastgroup == "name" and ":" in name.group() and slash.group() == "/" and word.lastgroup == "word":
            return name.group() + slash.group() + word.group()
    return ""
