"""News: what an item of news is called, which page shows it, and of which actions it tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from benelux_kg.claims import Factuality, Literal
from benelux_kg.corpus.document import Block, Document
from benelux_kg.extraction.emission import Draft, Ref
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.frames import Frame
from benelux_kg.extraction.register import Register
from benelux_kg.vocabulary.naming import mint_document

_LEADS = 2
"""How many paragraphs of a page may tell of the action in its headline."""

_NEWS_YEARS = 1
_STATED = frozenset({Factuality.ASSERTED, Factuality.PLANNED})

Span = tuple[int, int]


def merge_news(document: Document, register: Register) -> None:
    """Make the action of each headline and that of the text below it one."""
    items = _items(document)
    for title in document.blocks:
        if title.kind == "teaser_title":
            last = max((b.end for b in items.get(title.group, ())), default=title.end)
            register.merge_actions(title.start, last, title.end)
    page = _page(document)
    if page and document.record.issued:
        register.merge_actions(page[0].start, page[-1].end, page[0].end)


def report_news(document: Document, register: Register, frame: Frame, told_of: Sequence[Draft]) -> Iterator[Draft]:
    """Yield title, page and reported actions of every dated news item.

    What all that is ``told_of`` it is denied, or put in somebody's mouth, the item does not report.
    """
    unsaid = _unsaid(told_of)
    page, items, own = mint_document(document.record.slug), _items(document), _page(document)
    for line in document.blocks:
        if line.kind != "dateline":
            continue
        news = register.found("news", line.start, line.end)
        told = [b for b in (items[line.group] if line.group >= 0 else own) if b is not line]
        if not news or not told:
            continue
        title = told[0]
        words = " ".join(document.text[title.start : title.end].split())
        yield _draft(
            news[0],
            "dcterms:title",
            Literal(words, "rdf:langString", document.language),
            (title.start, title.end),
            frame,
        )
        yield _draft(news[0], "dcterms:isPartOf", page, (line.start, line.end), frame)
        for block in told:
            for action in register.found("action", block.start, block.end):
                begun = action.root().start
                if action.root() in unsaid:
                    continue
                if _is_news(begun, news[0].root().start) if begun else block is title:
                    yield _draft(news[0], "bkg:reports", action.root(), _sentence(block, action.anchor), frame)


def _unsaid(told_of: Sequence[Draft]) -> set[Entity]:
    """Return the actions of which nothing is stated: all is denied, or somebody's words."""
    drafts = [(d.subject.root(), d.factuality) for d in told_of if isinstance(d.subject, Entity)]
    stated = {entity for entity, factuality in drafts if factuality in _STATED}
    return {entity for entity, _ in drafts} - stated


def _is_news(begun: str, issued: str) -> bool:
    """Tell whether an item may report what began then; what is older is only background."""
    return not issued or not begun[:4].isdigit() or int(issued[:4]) - int(begun[:4]) <= _NEWS_YEARS


def _items(document: Document) -> dict[int, list[Block]]:
    """Return the blocks of each item of news, and of each list, by their group."""
    items: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.group >= 0:
            items.setdefault(block.group, []).append(block)
    return items


def _page(document: Document) -> list[Block]:
    """Return the headline of a page and the paragraphs that tell of it."""
    headline = next((b for b in document.blocks if b.kind == "title"), None)
    if headline is None:
        return []
    return [headline, *[b for b in document.blocks if b.kind == "paragraph" and b.start > headline.end][:_LEADS]]


def _sentence(block: Block, offset: int) -> Span:
    return next(((s.start, s.end) for s in block.sentences if s.start <= offset < s.end), (block.start, block.end))


def _draft(subject: Ref, predicate: str, target: Ref, span: Span, frame: Frame) -> Draft:
    return Draft(subject, predicate, target, Factuality.ASSERTED, "", span, None, frame)
