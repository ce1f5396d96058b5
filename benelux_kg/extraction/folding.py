"""Folding: the form in which words are compared, with the way back to where they stand."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_SPACES = re.compile(r"\s\s+")
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


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; runs of white space are one space in it, so offsets differ from the original's."""

    text: str
    cuts: tuple[int, ...]
    shifts: tuple[int, ...]

    def original(self, offset: int) -> int:
        """Return the offset in the original text that belongs to ``offset`` in the folded one."""
        if not self.cuts:
            return offset
        at = bisect_right(self.cuts, offset)
        return offset + (self.shifts[at - 1] if at else 0)


def fold(text: str) -> str:
    """Fold ``text`` code point by code point: lower case, no diacritics, plain quotes, hyphens and spaces."""
    return text.translate(_TABLE) if not text.isascii() or "\n" in text or "\t" in text else text.lower()


def fold_text(text: str) -> Folded:
    """Fold a whole text and squeeze its white space, keeping the way back."""
    flat = fold(text)
    cuts, shifts, pieces, last, shift = [], [], [], 0, 0
    for run in _SPACES.finditer(flat):
        pieces.append(flat[last : run.start() + 1])
        shift += run.end() - run.start() - 1
        last = run.end()
        cuts.append(last - shift)
        shifts.append(shift)
    if not cuts:
        return Folded(flat, (), ())
    pieces.append(flat[last:])
    return Folded("".join(pieces), tuple(cuts), tuple(shifts))
