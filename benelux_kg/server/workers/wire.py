"""What a worker and the server say to each other: a small head in JSON, and bytes as they are.

A message is the length of the head, the length of the body (both four bytes, big-endian), the head, the body.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple, TypedDict

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_LENGTHS = struct.Struct("!II")
PREAMBLE = _LENGTHS.size
_write = json.JSONEncoder(ensure_ascii=False).encode
_read = json.JSONDecoder().decode


class Job(TypedDict, total=False):
    """What a worker is asked; the formats are names in ``benelux_kg.server.formats``, empty where none will do."""

    query: str
    solutions: str
    graphs: str
    default_graphs: list[str]
    named_graphs: list[str]
    bindings: dict[str, list[str]]
    offset: int
    rows: int
    bytes: int
    trusted: bool
    pretty: bool


class Message(NamedTuple):
    """One message."""

    head: dict[str, Any]
    body: bytes


def pack(head: Mapping[str, Any], body: bytes = b"") -> bytes:
    """Give the bytes of a message."""
    text = _write(head).encode("utf-8", "surrogatepass")
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


def read_lengths(preamble: bytes | bytearray | memoryview) -> tuple[int, int]:
    """Give the lengths of head and body."""
    head, body = _LENGTHS.unpack_from(preamble)
    return head, body


def read_head(text: bytes | bytearray | memoryview) -> dict[str, Any]:
    """Give the head."""
    head: dict[str, Any] = _read(str(text, "utf-8", "surrogatepass"))
    return head


def pack_term(term: Term) -> list[str]:
    """Write a term so that JSON can carry it."""
    if isinstance(term, ox.NamedNode):
        return ["iri", term.value]
    if isinstance(term, ox.Literal):
        return ["literal", term.value, term.datatype.value, term.language or ""]
    raise TypeError(f"{term} cannot be bound")


def unpack_term(packed: list[str]) -> ox.NamedNode | ox.Literal:
    """Read a term that ``pack_term`` wrote."""
    kind, value, *rest = packed
    if kind == "iri":
        return ox.NamedNode(value)
    datatype, language = rest
    return ox.Literal(value, language=language) if language else ox.Literal(value, datatype=ox.NamedNode(datatype))
