"""The page of a text: its words as they were kept, with every passage that states something marked."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from starlette.responses import Response

from benelux_kg.claims import Claim, Factuality, Span
from benelux_kg.corpus import Block, Document, read_text
from benelux_kg.graph.dataset import Dataset
from benelux_kg.server.pages.grouping import MENTIONS
from benelux_kg.server.pages.marking import Mark, Piece, mark_text
from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.schema import describe
from benelux_kg.server.pages.view import View


@dataclass(frozen=True, slots=True)
class Stated:
    """What a stretch of the text states."""

    iri: str
    claim: Claim
    span: Span


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text with its marks, and what was read in it."""

    block: Block
    pieces: tuple[Piece, ...]
    facts: tuple[Stated, ...]


async def show_document(view: View, document: str) -> Response:
    """Answer with the page of a text."""
    entry = view.site.dataset.find_entry(document)
    text, rows = await asyncio.gather(
        asyncio.to_thread(_read, view.site.dataset, entry.record.identifier),
        view.retrieve("document", document=document),
    )
    stated = [_read_row(row) for row in rows]
    facts = [each for each in stated if each.claim.predicate != MENTIONS]
    return view.render(
        "document.html",
        thing=document,
        record=entry.record,
        counts={"facts": len({each.iri for each in facts}), "passages": len({each.span for each in facts})},
        paragraphs=list(lay_out(text, stated)),
        block=describe(document, view.expand(document), view.directory, ()),
    )


@lru_cache(maxsize=64)
def _read(dataset: Dataset, identifier: str) -> Document:
    entry = dataset.find_entry(identifier)
    return read_text(dataset.read_text(entry), identifier, entry.record.language)


def _read_row(row: Row) -> Stated:
    claim = Claim(
        words(row, "subject"),
        words(row, "predicate"),
        row["object"],
        Factuality(words(row, "factuality").partition(":")[2]),
        words(row, "speaker"),
    )
    return Stated(words(row, "claim"), claim, Span(int(words(row, "start")), int(words(row, "end"))))


def lay_out(text: Document, stated: list[Stated]) -> Iterator[Paragraph]:
    """Yield the blocks of a text; what it says about itself at its head comes first where something is read in it."""
    marks = list(choose_marks(stated))
    starts = sorted(mark.span.start for mark in marks)
    first = text.blocks[0].start
    blocks = [*([Block("front", 0, first)] if starts and starts[0] < first else []), *text.blocks]
    end = 0
    for block in blocks:
        before = [start for start in starts if end <= start < block.start]
        span = Span(min([block.start, *before]), block.end)
        end = block.end
        yield Paragraph(block, tuple(mark_text(text.text, span, marks)), _read_here(stated, span))


def _read_here(stated: Iterable[Stated], span: Span) -> tuple[Stated, ...]:
    """Give what is read in a stretch, each claim once; a passage over several stretches counts where it begins."""
    here = (each for each in stated if span.start <= each.span.start < span.end)
    return tuple({each.iri: each for each in here if each.claim.predicate != MENTIONS}.values())


def choose_marks(stated: Iterable[Stated]) -> Iterator[Mark]:
    """Give a mark for each stretch that states a fact and for each that names a thing; names do not overlap."""
    things: dict[Span, set[str]] = defaultdict(set)
    stating: set[Span] = set()
    for each in stated:
        if each.claim.predicate == MENTIONS and isinstance(each.claim.object, str):
            things[each.span].add(each.claim.object)
        else:
            stating.add(each.span)
    yield from (Mark(span) for span in sorted(stating))
    end = -1
    for span in sorted(things, key=lambda span: (span.start, -span.end)):
        is_free = span.start >= end
        end = span.end if is_free else end
        if is_free or span not in stating:
            yield Mark(span, min(things[span]) if is_free else "", span not in stating, is_stating=False)
