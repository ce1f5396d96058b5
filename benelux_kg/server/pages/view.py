"""One page for one reader: its language, its links, its names for things."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.claims import Literal, Node
from benelux_kg.graph.wording import word_rule
from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.server.data.downloads import Download, list_downloads
from benelux_kg.server.languages import choose_language
from benelux_kg.server.pages.assets import asset, pack
from benelux_kg.server.pages.directory import FALLBACK, Directory, Label
from benelux_kg.server.pages.guide import guide_of
from benelux_kg.server.pages.interface import Interface, load_interface
from benelux_kg.server.pages.relations import relations
from benelux_kg.server.pages.retrieval import Row, retrieve
from benelux_kg.server.rendering import templates
from benelux_kg.server.site import Site
from benelux_kg.vocabulary.naming import mint_document

VERSION = version("benelux-kg")
"""Of the program."""

Query = Mapping[str, object]

_DATES = frozenset({"xsd:date", "xsd:gYearMonth", "xsd:gYear"})
_NUMBERS = frozenset({"xsd:integer", "xsd:decimal"})


class View:
    """What a template may ask while it shows one page."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.site: Site = request.app.state.site
        self.language = choose_language(request)
        self.say: Interface = load_interface(self.language)
        self.keeps = "lang" in request.query_params

    @property
    def directory(self) -> Directory:
        """Give the names of everything."""
        return guide_of(self.site).directory

    @cached_property
    def files(self) -> dict[str, Download]:
        """Give the files to take along, by name."""
        return list_downloads(self.site)

    @cached_property
    def base(self) -> str:
        """Give the address of this server as the reader sees it."""
        return self.site.base_url(self.request)

    @cached_property
    def root(self) -> str:
        """Give the path below which the reader sees this server."""
        return urlsplit(self.base).path.rstrip("/")

    @property
    def path(self) -> str:
        """Give the path of this view below the root."""
        return self.request.url.path

    async def retrieve(self, name: str, **things: str) -> list[Row]:
        """Give the rows of one of the pages' queries."""
        return await retrieve(self.site, name, things)

    def href(self, path: str, query: Query | None = None) -> str:
        """Give a link to a page of this site; a language that the address names is kept."""
        path, hash_, fragment = path.partition("#")
        kept = {"lang": self.language} if self.keeps else {}
        asked = {key: value for key, value in {**(query or {}), **kept}.items() if value not in {"", None}}
        return self.root + path + ("?" + urlencode(asked) if asked else "") + hash_ + fragment

    def page(self, thing: str) -> str:
        """Give a link to the page of ``thing``, a compact IRI; things of others are linked where they are."""
        iri = self.expand(thing)
        path = self.site.addresses.path(iri)
        return iri if path is None else self.href("/page" + path)

    def data(self, thing: str, suffix: str = "") -> str:
        """Give the address of ``thing`` itself, or of its data with a ``suffix``."""
        return self.root + (self.site.addresses.path(self.expand(thing)) or "") + suffix

    def place(self, document: str, anchor: str) -> str:
        """Give a link to a stretch of a text."""
        return f"{self.page(document)}#{anchor}"

    def expand(self, thing: str) -> str:
        """Give the whole IRI."""
        return self.site.names.expand(thing)

    def is_ours(self, thing: str) -> bool:
        """Tell whether a compact IRI is answered here."""
        return ":" in thing and self.site.addresses.path(self.expand(thing)) is not None

    def label(self, thing: str) -> Label:
        """Give the name of ``thing`` in the page's language, or in the nearest other that it has."""
        return self.directory.label(thing, self.language)

    def kind(self, thing: str) -> Label:
        """Give the name of what kind of thing it is."""
        kind = self.directory.kinds.get(thing, "owl:Thing")
        named = self.say.find(f"outside.{kind.rpartition(':')[2]}")
        return Label(named, self.language) if named else self.label(kind)

    def relation(self, key: str) -> str:
        """Give the name of a relation; one with ``^`` before it is read from its other end."""
        name = key.lstrip("^")
        local = name.rpartition(":")[2]
        label = self.say.find(f"outside.{local}") or self.label(name).text
        if key == name:
            return label
        return self.say.find(f"inverse.{local}") or str(self.say("relation.inverse", relation=label))

    def tell_rule(self, rule: str) -> Label:
        """Give what a rule of inference says, in the page's language or the nearest other, or nothing."""
        names = self.site.names
        told = word_rule(rule, lambda thing, code: self.directory.label(thing, code).text, names.base)
        tag = next((code for code in (self.language, *FALLBACK) if told.get(code)), "")
        return Label(told[tag] if tag else "", tag)

    def language_of(self, document: str) -> str:
        """Give the language of a text."""
        return self._languages.get(document, "")

    @cached_property
    def _languages(self) -> dict[str, str]:
        records = (entry.record for entry in self.site.dataset.entries)
        return {mint_document(record.slug): record.language for record in records}

    def write(self, node: Node) -> str:
        """Write a value as the language does."""
        if not isinstance(node, Literal):
            return self.label(node).text
        if node.datatype in _DATES:
            return self.say.date(node.lexical)
        if node.datatype in _NUMBERS and node.lexical.lstrip("-").isdigit():
            return self.say.number(int(node.lexical))
        return node.lexical

    def around(self, text: str) -> str:
        """Give the words beside a quotation in one line, without the marks of headings and lists."""
        words = " ".join(word for word in text.split() if word.strip("#-*"))
        return f"{' ' * text[:1].isspace()}{words}{' ' * text[-1:].isspace()}"

    def asset(self, name: str) -> str:
        """Give the address of a file of the site."""
        return self.root + asset(name)

    def in_language(self, code: str) -> str:
        """Give the address of this very view in another language, below the root."""
        pairs = [(key, value) for key, value in self.request.query_params.multi_items() if key != "lang"]
        return f"{self.root}{self.request.url.path}?{urlencode([*pairs, ('lang', code)])}"

    def alternate(self, code: str) -> str:
        """Give the whole address of this very view in another language."""
        return self.base + self.in_language(code).removeprefix(self.root)

    def api(self, given: Mapping[str, str], media: str) -> str:
        """Give the part of an address after ``?`` that asks for the answer in a format."""
        return urlencode({**given, "format": media})

    @property
    def canonical(self) -> str:
        """Give the address of this view without a language."""
        pairs = [(key, value) for key, value in self.request.query_params.multi_items() if key != "lang"]
        return self.base + self.request.url.path + ("?" + urlencode(pairs) if pairs else "")

    def render(
        self, template: str, status: int = 200, headers: Mapping[str, str] | None = None, **context: Any
    ) -> Response:
        """Give the page; one that the reader already has is not sent again."""
        context |= {
            "view": self,
            "say": self.say,
            "languages": LANGUAGES,
            "path": self.path,
            "reuse": relations().reuse,
        }
        own = {"Vary": "Accept, Accept-Language", "Content-Language": self.language, **(headers or {})}
        if status == HTTPStatus.OK:
            own |= {"ETag": self._tag(), "Cache-Control": "no-cache"}
            if self.request.headers.get("if-none-match") == own["ETag"]:
                return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=own)
        body = templates().get_template(template).render(context)
        return pack(self.request, body.encode(), "text/html", own, status=status)

    def _tag(self) -> str:
        seen = (self.site.version, VERSION, self.language, self.base, str(self.request.url), asset("site.css"))
        return f'W/"{sha256(" ".join(seen).encode()).hexdigest()[:20]}"'
