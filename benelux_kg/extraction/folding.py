"""Folding: the form in which words are compared, with the way back to where they stand."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

_SPACES = re.compile(r"\s\s+")
_RUNS = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
"""Stretches of ASCII, which are translated many times faster when they stand alone, and of all else."""
_SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "‐": "-",
    "‑": "-",
    "–": "–",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "\n": " ",
    "\t": " ",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


def _fold_character(character: str) -> str:
    flat = unicodedata.normalize("NFKD", character.lower())
    bare = "".join(c for c in flat if not unicodedata.combining(c))
    return bare if len(bare) == 1 else character


_TABLE = {
    code: folded
    for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x2000))
    if code <= sys.maxunicode and (folded := _fold_character(chr(code))) != chr(code)
} | {ord(a): b for a, b in _SAME.items()}


class Folded(NamedTuple):
    """A folded text; runs of white space are one space in it, so offsets differ from the original's.

    ``shifts[n]`` is by how much behind ``n`` of the ``cuts``.
    """

    text: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Return the offset in the original text that belongs to ``offset`` in the folded one."""
        return offset + self.shifts[bisect_right(self.cuts, offset)]


def fold(text: str) -> str:
    """Fold ``text`` code point by code point: lower case, no diacritics, plain quotes, hyphens and spaces."""
    return "".join([run.translate(_TABLE) for run in _RUNS.findall(text)])


def squeeze(flat: str) -> Folded:
    """Squeeze the white space of a folded text, keeping the way back."""
    cuts, shifts, pieces, last, shift = [], [0], [], 0, 0
    for run in _SPACES.finditer(flat):
        pieces.append(flat[last : run.start() + 1])
        shift += run.end() - run.start() - 1
        last = run.end()
        cuts.append(last - shift)
        shifts.append(shift)
    pieces.append(flat[last:])
    return Folded("".join(pieces), tuple(cuts), tuple(shifts))
