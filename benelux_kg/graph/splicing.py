"""Changing a few lines of a large sorted file: the rest is copied as it is, unread."""

from __future__ import annotations

import mmap
from collections.abc import Iterable, Iterator
from pathlib import Path

_PIECE = 1 << 24


def splice_lines(source: Path, target: Path, gone: Iterable[str], new: Iterable[str]) -> None:
    """Write to ``target`` the lines of ``source``, which are sorted, without those ``gone`` and with the ``new`` ones.

    All lines end in a line feed and stand in the order of their code points, which is that of their bytes in UTF-8.
    """
    changes = {line.encode(): False for line in gone} | {line.encode(): True for line in new}
    with source.open("rb") as stream, target.open("wb") as copy:
        size = stream.seek(0, 2)
        if not size:  # an empty file cannot be mapped
            copy.writelines(sorted(line for line, is_new in changes.items() if is_new))
            return
        with mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as content:
            for piece in _splice(content, sorted(changes.items())):
                copy.write(piece)


def _splice(content: mmap.mmap, changes: Iterable[tuple[bytes, bool]]) -> Iterator[bytes]:
    done = 0
    for line, is_new in changes:
        place = _find(content, line, done)
        yield from _pieces(content, done, place)
        stands = content[place : place + len(line)] == line
        done = place + len(line) * stands
        if is_new:
            yield line
    yield from _pieces(content, done, len(content))


def _pieces(content: mmap.mmap, start: int, end: int) -> Iterator[bytes]:
    for place in range(start, end, _PIECE):
        yield content[place : min(place + _PIECE, end)]


def _find(content: mmap.mmap, line: bytes, low: int) -> int:
    """Give where the first line stands that is not less than ``line``, from the line at ``low`` on."""
    high = len(content)
    while low < high:
        middle = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
        after = content.find(b"\n", middle) + 1
        if content[middle:after] < line:
            low = after
        else:
            high = middle
    return low
