"""Rows under each other: as plain text, as Markdown, and fitted to a terminal with links.

Source: OSC 8, hyperlinks in terminal emulators.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple, TextIO

_GAP = 2
_NARROWEST = 6
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class Cell(NamedTuple):
    """What stands in a cell, and where it leads."""

    text: str
    link: str = ""


def write_table(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write rows under each other, columns padded to their widest cell."""
    cells = [tuple(one_line(cell) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(tuple(columns), *cells, strict=True)]
    for row in (tuple(columns), tuple("-" * width for width in widths), *cells):
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        stream.write("  ".join(padded).rstrip() + "\n")


def write_markdown(columns: Sequence[str], rows: Iterable[Sequence[str]], stream: TextIO) -> None:
    """Write rows as a Markdown table."""
    stream.writelines("| " + " | ".join(row) + " |\n" for row in (columns, ["---"] * len(columns)))
    stream.writelines("| " + " | ".join(one_line(cell).replace("|", "\\|") for cell in row) + " |\n" for row in rows)


def write_fitted(columns: Sequence[str], rows: Iterable[Sequence[Cell]], stream: TextIO, width: int) -> None:
    """Write rows into ``width`` columns of a terminal: long cells go on below, cells that lead somewhere are links.

    What a row has in common with the one above, from the left, is not written again.
    """
    cells = [[Cell(one_line(cell.text), cell.link) for cell in row] for row in rows]
    heads = [Cell(name) for name in columns]
    widest = [max(len(cell.text) for cell in column) for column in zip(heads, *cells, strict=True)]
    widths = fit(widest, width)
    for row in (heads, [Cell("-" * each) for each in widths], *_blank_repeated(cells)):
        for line in zip_longest(
            *(_wrap(cell, each) for cell, each in zip(row, widths, strict=True)), fillvalue=Cell("")
        ):
            stream.write((" " * _GAP).join(_pad(cell, each) for cell, each in zip(line, widths, strict=True)).rstrip())
            stream.write("\n")


def _blank_repeated(rows: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    above: Sequence[Cell] = ()
    for row in rows:
        same = next((place for place, pair in enumerate(zip(above, row, strict=False)) if pair[0] != pair[1]), 0)
        yield [*[Cell("")] * same, *row[same:]]
        above = row


def fit(widest: Sequence[int], width: int) -> list[int]:
    """Return widths that fit: the widest columns give way first, none below a few letters."""
    widths = list(widest)
    excess = sum(widths) + _GAP * (len(widths) - 1) - width
    while excess > 0 and max(widths, default=0) > _NARROWEST:
        top = max(widths)
        places = [place for place, each in enumerate(widths) if each == top]
        below = max([each for each in widths if each < top], default=0)
        step = max(1, min(top - max(below, _NARROWEST), -(-excess // len(places))))
        for place in places:
            widths[place] -= step
            excess -= step
    return widths


def _wrap(cell: Cell, width: int) -> list[Cell]:
    return [Cell(line, cell.link) for line in textwrap.wrap(cell.text, width) or [""]]


def _pad(cell: Cell, width: int) -> str:
    blank = " " * (width - len(cell.text))
    return (_link(cell) if cell.link and cell.text else cell.text) + blank


def _link(cell: Cell) -> str:
    target = _CONTROL.sub("", cell.link)
    return f"\x1b]8;;{target}\x1b\\{cell.text}\x1b]8;;\x1b\\"


def one_line(cell: str) -> str:
    """Return ``cell`` on one line, without what would steer a terminal."""
    return _CONTROL.sub("", " ".join(cell.split()))
