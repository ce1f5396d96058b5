"""Answers that are kept: the dataset does not change while it is served, so neither do they."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping
from typing import NamedTuple, Self

_SHARE = 16
"""One answer takes no more than this part of the shelf."""
_OVERHEAD = 500
"""Bytes that an answer takes beside its own."""


class Kept(NamedTuple):
    """An answer, ready to be sent."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes

    @classmethod
    def of(cls, headers: Mapping[str, str], body: bytes) -> Self:
        """Make one; the length is added."""
        lines = {**headers, "content-length": str(len(body))}
        return cls(tuple((name.encode("ascii"), value.encode("latin-1")) for name, value in lines.items()), body)


class Shelf:
    """Keeps what was asked for last, up to ``size`` bytes."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._used = 0
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()

    def get(self, key: Hashable) -> Kept | None:
        """Give what is kept under ``key``."""
        kept = self._kept.get(key)
        if kept is not None:
            self._kept.move_to_end(key)
        return kept

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep an answer, unless it is large; the ones not asked for longest go."""
        if len(kept.body) + _OVERHEAD > self._size // _SHARE or key in self._kept:
            return
        self._kept[key] = kept
        self._used += len(kept.body) + _OVERHEAD
        while self._used > self._size:
            _, gone = self._kept.popitem(last=False)
            self._used -= len(gone.body) + _OVERHEAD
