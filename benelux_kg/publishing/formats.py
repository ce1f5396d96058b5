"""Every format that a graph can be exported in.

A format of one file writes it into a binary stream, block by block; one of several files writes them into a folder.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from benelux_kg.errors import UsageError
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.documentation import write_pages
from benelux_kg.publishing.graphml import write_graphml
from benelux_kg.publishing.jsonld import JSONLD
from benelux_kg.publishing.nquads import write_nquads, write_ntriples
from benelux_kg.publishing.pictures import write_dot, write_mermaid
from benelux_kg.publishing.rdfxml import write_rdfxml
from benelux_kg.publishing.skos import write_skos
from benelux_kg.publishing.spreadsheets import write_tables
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.publishing.trees import write_trees
from benelux_kg.publishing.trig import write_trig
from benelux_kg.publishing.turtle import TURTLE

TextWriter = Callable[[Content, TextIO], None]
FolderWriter = Callable[[Content, Path], None]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, its media type, how its files end, and how it is written.

    ``summary`` says in a line what it is for. One of ``write_text`` and ``write_folder`` is there. ``profile`` is
    the one that is meant where none is named.
    """

    name: str
    media_type: str
    suffix: str
    summary: str
    write_text: TextWriter | None = None
    write_folder: FolderWriter | None = None
    profile: str = "claims"
    has_graphs: bool = False

    def write(self, content: Content, stream: BinaryIO) -> None:
        """Write ``content`` into ``stream``, which stays open; raises ``UsageError`` for a format of several files."""
        if not self.write_text:
            raise UsageError("is several files", where=self.name, mend="name a folder or a .zip with -o")
        text = io.TextIOWrapper(stream, "utf-8", newline="\n")
        try:
            self.write_text(content, text)
        finally:
            text.detach()


def _write_syntax(syntax: Syntax) -> TextWriter:
    def write(content: Content, stream: TextIO) -> None:
        with content.sort_triples() as lines:
            syntax.write(lines, stream, content.names)

    return write


_ALL = (
    Format("turtle", "text/turtle", ".ttl", "to read, and to compare versions", _write_syntax(TURTLE)),
    Format("jsonld", "application/ld+json", ".jsonld", "for programs that read JSON", _write_syntax(JSONLD)),
    Format("ntriples", "application/n-triples", ".nt", "for tools that read line by line", write_ntriples),
    Format("nquads", "application/n-quads", ".nq", "canonical: to compare and archive", write_nquads, has_graphs=True),
    Format("trig", "application/trig", ".trig", "to read, one block for each text", write_trig, has_graphs=True),
    Format("rdfxml", "application/rdf+xml", ".rdf", "for tools that know nothing else", write_rdfxml),
    Format("skos", "text/turtle", ".ttl", "the vocabulary alone, for thesaurus tools", write_skos),
    Format("csv", "text/csv", ".zip", "for spreadsheets and data frames", write_folder=write_tables, profile="plain"),
    Format("html", "text/html", ".zip", "the ontology explained, a page for each language", write_folder=write_pages),
    Format(
        "graphml",
        "application/graphml+xml",
        ".graphml",
        "for Gephi, Cytoscape, networkx",
        write_graphml,
        profile="plain",
    ),
    Format("dot", "text/vnd.graphviz", ".dot", "a picture, drawn by Graphviz", write_dot, profile="plain"),
    Format("mermaid", "text/vnd.mermaid", ".mmd", "a picture, drawn in Markdown", write_mermaid, profile="plain"),
)

FORMATS = {each.name: each for each in _ALL}
"""Every format by its name."""


TREES = Format("jsonld", "application/ld+json", ".jsonld", "one tree for each thing", write_trees, profile="plain")
"""JSON-LD, framed."""


def find_format(name: str, *, frame: bool = False) -> Format:
    """Give the format of that name, framed where asked; raises ``UsageError`` where there is none."""
    if name not in FORMATS:
        raise UsageError(f"unknown format {name}", mend=f"choose {', '.join(FORMATS)}")
    if frame and name != TREES.name:
        raise UsageError(f"{name} has no trees", where="--frame", mend=f"choose {TREES.name}")
    return TREES if frame else FORMATS[name]
