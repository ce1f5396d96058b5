"""From a saved web page to its article as text with headings and lists, without menus and the like."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from benelux_kg.corpus.decoding import keep
from benelux_kg.errors import SourceError

_PROSE = re.compile(r"^(?:\S+[^\S\n]+){7}\S", re.MULTILINE)
_INLINE = ("b", "strong", "em", "i", "u", "mark", "small", "code", "sup", "sub", "font")
_ISSUED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='date' or @name='dcterms.issued'"
    " or @name='DCTERMS.issued' or @name='dc.date' or @name='DC.date']/@content"
)
_PUBLISHER = "//meta[@property='og:site_name']/@content"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")

logging.getLogger("trafilatura").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a web page, and what the page declares: title, publisher, date."""

    text: str
    entries: dict[str, str]


def read_page(markup: str, name: str) -> Page:
    """Return the article in ``markup``; raises ``SourceError`` where the page has none."""
    tree = _parse(markup, name)
    etree.strip_tags(tree, *_INLINE)
    entries = {"title": _title(tree), "publisher": _first(tree, _PUBLISHER), "date": _issued(tree)}
    extracted = trafilatura.extract(tree, output_format="markdown", favor_recall=True, include_comments=False)
    text = (extracted or "").strip()
    if not _PROSE.search(text):
        raise SourceError("this web page has no article", where=name, mend="save its text as a .txt file")
    return Page(keep(text + "\n", name), entries)


def _parse(markup: str, name: str) -> html.HtmlElement:
    """Return the tree of a page; whatever encoding it declares: ``markup`` is decoded."""
    try:
        return html.document_fromstring(markup.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError):
        raise SourceError("cannot be read as a web page", where=name, mend="save its text as a .txt file") from None


def _title(tree: html.HtmlElement) -> str:
    found = trafilatura.extract_metadata(tree)
    return found.title or ""


def _first(tree: html.HtmlElement, path: str) -> str:
    return " ".join(next(iter(tree.xpath(path)), "").split())


def _issued(tree: html.HtmlElement) -> str:
    found = _DAY.match(_first(tree, _ISSUED))
    return found[0] if found else ""
