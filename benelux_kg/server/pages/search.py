"""Searching things by name: a page of results, and suggestions while somebody types."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.assets import pack
from benelux_kg.server.pages.finding import Hit
from benelux_kg.server.pages.guide import guide_of
from benelux_kg.server.pages.view import View

SUGGESTED = 8
SHOWN = 25
"""Results on one page."""

PAGE = r"\d{1,4}"
"""The number of a page."""


class Found(NamedTuple):
    """A result: ``name`` is what it was found by, empty where that is the name shown anyway."""

    thing: str
    name: str = ""
    language: str = ""


async def show_search(request: Request) -> Response:
    """Answer with a page of results; without words, with all things of a kind."""
    view = View(request)
    asked = request.query_params
    words, kind = asked.get("q", "").strip(), asked.get("kind", "")
    found = [_tell(view, hit) for hit in guide_of(view.site).index.find(words)] if words else _list(view, kind)
    kinds = sorted(
        {view.directory.kinds.get(each.thing, "") for each in found} - {""}, key=lambda each: view.label(each).text
    )
    if kind:
        found = [each for each in found if view.directory.kinds.get(each.thing) == kind]
    page = max(1, int(asked["page"])) if re.fullmatch(PAGE, asked.get("page", ""), re.ASCII) else 1
    start = (page - 1) * SHOWN
    hits = found[start : start + SHOWN]
    more = start + SHOWN < len(found)
    context: dict[str, Any] = {"words": words, "hits": hits, "count": len(found), "kinds": kinds, "kind": kind}
    return view.render("search.html", **context, page=page, start=start, has_more=more)


def _tell(view: View, hit: Hit) -> Found:
    name = hit.name
    is_shown = name.text == view.label(hit.thing).text
    return Found(hit.thing) if is_shown else Found(hit.thing, name.text, name.language)


def _list(view: View, kind: str) -> list[Found]:
    """Give the things of a kind, those most spoken of first."""
    directory = view.directory
    things = [thing for thing, name in directory.kinds.items() if name == kind]
    return [Found(each) for each in sorted(things, key=lambda each: (-directory.weights.get(each, 0), each))]


async def suggest(request: Request) -> Response:
    """Answer with the best few results, as JSON."""
    view = View(request)
    hits = guide_of(view.site).index.find(request.query_params.get("q", ""))[:SUGGESTED]
    content = json.dumps([_describe(view, hit) for hit in hits], ensure_ascii=False).encode()
    headers = {"Vary": "Accept-Language", "Cache-Control": "max-age=300"}
    return pack(request, content, "application/json", headers)


def _describe(view: View, hit: Hit) -> dict[str, Any]:
    label, found = view.label(hit.thing), _tell(view, hit)
    return {
        "id": hit.thing,
        "iri": view.expand(hit.thing),
        "href": view.page(hit.thing),
        "label": label.text,
        "language": label.language,
        "kind": view.kind(hit.thing).text,
        "found": found.name,
        "facts": view.directory.weights.get(hit.thing, 0),
    }
