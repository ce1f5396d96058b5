"""TriG: a block for each named graph, and in it Turtle with one fact a line.

Source: RDF 1.1 TriG, 2.2 Writing a Graph; 4 Grammar.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.subjects import drop_graph
from benelux_kg.publishing.turtle import TurtleBlocks, write_head


def write_trig(content: Content, stream: TextIO) -> None:
    """Write the default graph, then the named ones in the order of their names."""
    stream.write(write_head(content.names))
    blocks = TurtleBlocks(content.names)
    separator = ""
    with content.sort(_put_graph_first) as lines:
        for graph, group in groupby((line.split("\t", 1) for line in lines), key=lambda pair: pair[0]):
            stream.write(separator)
            stream.writelines(_write_graph(graph, (line for _, line in group), blocks))
            separator = "\n"


def _put_graph_first(line: str) -> str:
    """Give graph, tab, triple; a tab sorts before whatever stands in a name."""
    triple = drop_graph(line)
    return f"{line[len(triple) - 3 : -3]}\t{triple}"


def _write_graph(graph: str, lines: Iterator[str], blocks: TurtleBlocks) -> Iterator[str]:
    indent = "  " if graph else ""
    if graph:
        yield f"{blocks.name(graph.strip())} {{\n"
    separator = ""
    for block in blocks.write(lines):
        yield separator + "".join(f"{indent}{line}\n" for line in block.split("\n")[:-1])
        separator = "\n"
    if graph:
        yield "}\n"
