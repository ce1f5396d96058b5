"""The graphs of a dataset, cut into pieces that a server takes at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from benelux_kg.errors import DatasetError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import order_sections

MOST_TRIPLES = 2_000
MOST_BYTES = 1_000_000
_BLANK = re.compile(r"_:\S+ <|<[^>]*> <[^>]*> _:")


@dataclass(frozen=True, slots=True)
class GraphBatches:
    """One named graph: its N-Triples lines in pieces, in a fixed order.

    ``has_blanks`` says that the first piece holds all lines with blank nodes, and has to replace what is there: a blank
    node has no name by which a second piece, or the same piece sent again, could mean it.
    """

    graph: str
    batches: tuple[tuple[str, ...], ...]
    has_blanks: bool = False

    @property
    def size(self) -> int:
        """Give the number of triples."""
        return sum(map(len, self.batches))


def read_batches(dataset: Dataset, most_triples: int = MOST_TRIPLES) -> Iterator[GraphBatches]:
    """Give every graph of ``dataset`` that holds anything; one graph is in memory at a time."""
    for section in order_sections(dataset.register.slugs):
        lines = list(dataset.read_section(section))
        if lines:
            yield _cut_graph(lines, most_triples, str(dataset.folder))


def digest_dataset(dataset: Dataset) -> tuple[str, int]:
    """Give the SHA-256 of ``dataset.nq``, whether that has been put together or not, and its number of quads."""
    whole, size = sha256(), 0
    for line in dataset.lines():
        whole.update(line.encode())
        size += 1
    return whole.hexdigest(), size


def has_blank(line: str) -> bool:
    """Tell whether a blank node stands in an N-Triples line."""
    return _BLANK.match(line) is not None


def _cut_graph(lines: list[str], most_triples: int, where: str) -> GraphBatches:
    graph = lines[0][lines[0].rindex(" <") + 2 : -4]
    end = f" <{graph}> .\n"
    if not all(line.endswith(end) for line in lines):
        raise DatasetError(f"holds more than {graph} in one section", where=where, mend="build the dataset again")
    triples = [f"{line[: -len(end)]} .\n" for line in lines]
    blank = tuple(line for line in triples if has_blank(line))
    named = (line for line in triples if not has_blank(line)) if blank else triples
    batches = tuple(_cut(named, most_triples))
    return GraphBatches(graph, (blank, *batches) if blank else batches, bool(blank))


def _cut(lines: Iterable[str], most_triples: int) -> Iterator[tuple[str, ...]]:
    batch: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if batch and (len(batch) == most_triples or size + length > MOST_BYTES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(line)
        size += length
    if batch:
        yield tuple(batch)
