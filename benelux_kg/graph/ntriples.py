"""Terms and lines in the canonical form of N-Quads.

Source: RDF Dataset Canonicalization (RDFC-1.0), 5 Serialization; RDF 1.1 N-Quads, 4 Grammar.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from benelux_kg.claims import Literal, Node
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, namespaces

_NAMED = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_NUMBERED = [*range(0x20), 0x7F, 0xFFFE, 0xFFFF]
_ESCAPES = str.maketrans({**{chr(code): f"\\u{code:04X}" for code in _NUMBERED}, **_NAMED})
_UNESCAPES = {escape[1]: character for character, escape in _NAMED.items()}
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_FORBIDDEN = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_INTEGERS = re.compile(r"xsd:(?:integer|int|long|short|(?:nonNegative|positive|nonPositive|negative)Integer)")


@lru_cache(maxsize=4_096)
def write_iri(compact: str, base: str = DEFAULT_BASE) -> str:
    """Write a compact IRI as ``<…>``; raises ``ValueError`` where a character may not stand in an IRI."""
    iri = namespaces(base).expand(compact)
    if _FORBIDDEN.search(iri):
        raise ValueError(f"{iri!r}: not an IRI")
    return f"<{iri}>"


def write_literal(literal: Literal) -> str:
    """Write a literal in the form that the store gives back: numbers canonical, language tags in lower case."""
    if literal.language:
        return f'"{literal.lexical.translate(_ESCAPES)}"@{literal.language.lower()}'
    if literal.datatype == "xsd:string":
        return f'"{literal.lexical.translate(_ESCAPES)}"'
    datatype, lexical = _canonical(literal)
    return f'"{lexical.translate(_ESCAPES)}"^^{write_iri(datatype)}'


def write_node(node: Node, base: str = DEFAULT_BASE) -> str:
    """Write a compact IRI or a literal."""
    return write_iri(node, base) if isinstance(node, str) else write_literal(node)


def write_integer(number: int) -> str:
    """Write ``number`` as an ``xsd:integer``; the store knows no narrower type."""
    return f'"{number}"^^{write_iri("xsd:integer")}'


def _canonical(literal: Literal) -> tuple[str, str]:
    """Give datatype and lexical form as the store would; what is no number of its type is left alone."""
    datatype, lexical = literal.datatype, literal.lexical
    try:
        if _INTEGERS.fullmatch(datatype):
            return "xsd:integer", str(int(lexical))
        if datatype == "xsd:decimal":
            return datatype, _decimal(lexical)
    except (ValueError, InvalidOperation):
        return datatype, lexical
    if datatype == "xsd:boolean":
        return datatype, {"1": "true", "0": "false"}.get(lexical, lexical)
    return datatype, lexical


def _decimal(lexical: str) -> str:
    plain = f"{Decimal(lexical):f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain in {"", "-0"} else plain


def split_line(line: str) -> tuple[str, str, str, str]:
    """Give subject, predicate, object and graph of a canonical N-Quads line, as written."""
    subject, predicate, rest = line.split(" ", 2)
    object_, graph = rest[:-3].rsplit(" ", 1)
    return subject, predicate, object_, graph


def read_lexical(term: str) -> str:
    """Give the lexical form of a literal as written in N-Triples, unescaped; the IRI of ``<…>``."""
    if term.startswith("<"):
        return term[1:-1]
    inner = term[1 : term.rindex('"')]
    return _ESCAPED.sub(_unescape, inner) if "\\" in inner else inner


def _unescape(match: re.Match[str]) -> str:
    digits = match[1] or match[2]
    return chr(int(digits, 16)) if digits else _UNESCAPES.get(match[3], match[3])
