"""A SPARQL text in its tokens, as far as one must see them to know a keyword from a name or a word in a text.

Source: SPARQL 1.1 Query Language, 19.8 Grammar (comments, IRIREF, string literals, VAR, LANGTAG, prefixed names).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
"""Whatever may stand in a row."""

_TOKEN = re.compile(
    r"""
      (?P<blank>\s+|\#[^\n\r]*)
    | (?P<iri><(?![?$])[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<long>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3})
    | (?P<text>"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')
    | (?P<variable>[?$][\w\u00b7\u0300-\u036f\u203f\u2040]+)
    | (?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
    | (?P<name>(?:[^\W\d_][\w.\u00b7-]*)?:(?:[\w:.\u00b7-]|%[0-9A-Fa-f]{2}|\\.)*)
    | (?P<word>[A-Za-z]\w*)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token: its kind, its text, and where it starts."""

    kind: str
    text: str
    start: int

    @property
    def keyword(self) -> str:
        """Give a bare word in capitals; ``""`` for every other token."""
        return self.text.upper() if self.kind == "word" else ""


def read_tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of ``query`` without blanks and comments."""
    for match in _TOKEN.finditer(query):
        if match.lastgroup != "blank":
            yield Token(match.lastgroup or "", match.group(), match.start())


def place(where: str, query: str, offset: int) -> str:
    """Return ``where:line:column``, both counted from 1."""
    before = query[:offset]
    return f"{where}:{before.count(chr(10)) + 1}:{offset - (before.rfind(chr(10)) + 1) + 1}"
