"""How a text is laid out: its blocks, each with its section, its list and its sentences."""

from __future__ import annotations

from benelux_kg.corpus.articles import (
    mark_numbered_paragraphs,
    mark_recitals,
    mark_sections,
    part_articles,
    unmark_commentary,
)
from benelux_kg.corpus.document import Block
from benelux_kg.corpus.drafts import Draft, draft_blocks
from benelux_kg.corpus.furniture import mark_furniture
from benelux_kg.corpus.headings import mark_headings, set_levels, unmark_headings
from benelux_kg.corpus.languages import Language
from benelux_kg.corpus.links import part_links
from benelux_kg.corpus.lists import link_lists, mark_unmarked_items, unmark_single_days
from benelux_kg.corpus.paragraphs import split_paragraphs
from benelux_kg.corpus.patterns import Patterns, compile_patterns
from benelux_kg.corpus.sentences import find_sentences
from benelux_kg.corpus.teasers import find_page_date, mark_teasers

_HEADINGS = {"title", "heading", "article"}


def find_blocks(text: str, code: str, start: int = 0, title: str = "") -> tuple[tuple[Block, ...], str]:
    """Return the blocks of ``text`` from ``start`` on, in order, and the date printed at its head (or "").

    ``code`` is the language of the text, ``title`` the one that the text declares apart from its words.
    """
    patterns = compile_patterns(code)
    drafts = part_articles(text, draft_blocks(text, start, patterns), patterns)
    drafts = part_links(text, split_paragraphs(text, drafts, patterns), patterns)
    mark_teasers(text, drafts, patterns)
    unmark_single_days(drafts)
    mark_recitals(text, drafts, patterns)
    mark_unmarked_items(text, drafts)
    mark_furniture(text, drafts, patterns)
    mark_headings(text, drafts, patterns, title)
    unmark_headings(text, drafts)
    unmark_commentary(text, drafts, patterns)
    mark_sections(text, drafts, patterns)
    set_levels(text, drafts)
    mark_numbered_paragraphs(text, drafts)
    link_lists(text, drafts)
    _link_sections(text, drafts, patterns)
    blocks = tuple(_block(text, draft, patterns.language) for draft in drafts)
    return blocks, find_page_date(text, drafts, patterns)


def _link_sections(text: str, drafts: list[Draft], patterns: Patterns) -> None:
    """Point every draft to the nearest heading above it, every heading to the nearest of a higher level.

    The closing formula of an agreement and the signatures below it are no part of its last article.
    """
    above: list[int] = []
    for index, draft in enumerate(drafts):
        if (
            above
            and drafts[above[-1]].kind == "article"
            and draft.kind == "paragraph"
            and patterns.signature.match(text, draft.start)
        ):
            above.pop()
        if draft.kind in _HEADINGS:
            while above and drafts[above[-1]].level >= draft.level:
                above.pop()
        draft.heading = above[-1] if above else -1
        if draft.kind in _HEADINGS:
            above.append(index)


def _block(text: str, draft: Draft, language: Language) -> Block:
    return Block(
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        heading=draft.heading,
        lead_in=draft.lead_in,
        level=draft.level,
        ordinal=draft.ordinal,
        group=draft.group,
        sentences=find_sentences(text, draft.start, draft.end, language),
    )
