"""A text as it was read: what it says about itself, its words, and how they are laid out."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from benelux_kg.claims import SourceRecord, Span


class Block(NamedTuple):
    """A stretch of a text that belongs together.

    ``kind`` is one of title, heading, paragraph, item, breadcrumb, teaser_title, dateline, teaser, programme, article,
    recital, furniture. ``start`` and ``end`` are code points of the text, half-open, without surrounding white space,
    bullets, numbers, a dateline's count of views and a teaser's invitation to read on.
    ``heading`` is the index of the nearest heading, title or article above (for a heading: of a higher level),
    ``lead_in`` that of the block which leads in a list, -1 for none. ``level`` is the depth of a heading (title 1) or
    of a list (outermost 1). ``ordinal`` counts from 1 in a list, or is the number printed. Blocks of one list, and
    title, dateline and body of one news item, share ``group``.
    """

    kind: str
    start: int
    end: int
    heading: int = -1
    lead_in: int = -1
    level: int = 0
    ordinal: int = 0
    group: int = -1
    sentences: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One text: all offsets count code points in ``text``, which is NFC with single line feeds."""

    record: SourceRecord
    text: str
    blocks: tuple[Block, ...]

    @property
    def language(self) -> str:
        """Return the two-letter code of the language: nl, fr, de or en."""
        return self.record.language

    @property
    def title(self) -> str:
        """Return the title that the text declares or prints, else an empty string."""
        return self.record.title

    def block_at(self, offset: int) -> int:
        """Return the number of the block in which ``offset`` stands, -1 for none."""
        at = bisect_right(self.blocks, offset, key=attrgetter("start")) - 1
        return at if at >= 0 and offset < self.blocks[at].end else -1

    def sentence_at(self, offset: int) -> Span | None:
        """Return the sentence in which ``offset`` stands, ``None`` where it stands in no sentence."""
        block = self.block_at(offset)
        sentences = self.blocks[block].sentences if block >= 0 else ()
        at = bisect_right(sentences, offset, key=attrgetter("start")) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else None

    def words(self, place: Block | Span) -> str:
        """Return the words that stand at a block or span."""
        return self.text[place.start : place.end]
