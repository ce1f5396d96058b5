"""N-Quads and N-Triples in canonical form: the form whose SHA-256 two people can compare.

Source: RDF Dataset Canonicalization (RDFC-1.0), 5 Serialization; RDF 1.1 N-Triples, 4 Canonical form.
"""

from __future__ import annotations

from typing import TextIO

from benelux_kg.publishing.content import Content


def write_nquads(content: Content, stream: TextIO) -> None:
    """Write every quad once, in code point order."""
    with content.sort() as lines:
        stream.writelines(lines)


def write_ntriples(content: Content, stream: TextIO) -> None:
    """Write every triple once, in code point order; the graphs are merged."""
    with content.sort_triples() as lines:
        stream.writelines(lines)
