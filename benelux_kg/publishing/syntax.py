"""A way to write a graph: a head, one block for each subject, a separator between blocks, a tail.

Blocks of several sections can be rendered apart and put together later, which is how a changed text is
republished without rendering all the others again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from benelux_kg.vocabulary.namespaces import Namespaces, namespaces


@dataclass(frozen=True, slots=True)
class Syntax:
    """How to write a graph; ``blocks`` takes sorted N-Quads lines and merges the graphs they name."""

    head: Callable[[Namespaces], str]
    blocks: Callable[[Iterable[str], Namespaces], Iterator[str]]
    separator: str
    tail: str

    def write(self, lines: Iterable[str], stream: TextIO, names: Namespaces | None = None) -> None:
        """Write a whole document; memory holds one subject at a time."""
        names = names or namespaces()
        stream.write(self.head(names))
        self.write_blocks(lines, stream, names)
        stream.write(self.tail)

    def write_blocks(self, lines: Iterable[str], stream: TextIO, names: Namespaces) -> None:
        """Write the blocks alone: a part, to be joined with other parts by the separator."""
        separator = ""
        for block in self.blocks(lines, names):
            stream.write(separator + block)
            separator = self.separator
