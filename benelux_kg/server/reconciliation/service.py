"""``/reconcile``: the service as OpenRefine and others ask it.

Source: Reconciliation Service API 0.2, 3 Service Definition, 4 Reconciliation Queries, 5 Suggest, 6 Preview,
7 Data Extension.
"""

from __future__ import annotations

import asyncio
import html
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benelux_kg.server.languages import choose_language
from benelux_kg.server.problems import Problem
from benelux_kg.server.reconciliation.extension import extend, name_node
from benelux_kg.server.reconciliation.index import Candidate, Entity
from benelux_kg.server.reconciliation.matching import (
    BATCH,
    LONGEST,
    MOST,
    Matcher,
    Query,
    find_certain,
    read_batch,
    read_json,
    weigh_properties,
)
from benelux_kg.server.reconciliation.naming import Names, list_properties, read_names
from benelux_kg.server.replies import reply
from benelux_kg.server.site import Site

PATH = "/reconcile"
_JSON = "application/json"
_PREVIEW = {"width": 400, "height": 160}


class Reconciliation:
    """The service of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._names: Names | None = None
        self._reading = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """Give the paths of the service."""
        return [
            Route(PATH, self.answer, methods=["GET", "POST"]),
            Route(f"{PATH}/suggest/{{kind}}", self.suggest),
            Route(f"{PATH}/properties", self.propose),
            Route(f"{PATH}/preview", self.preview),
        ]

    async def names(self) -> Names:
        """Give the names, read when somebody first asks."""
        async with self._reading:
            if self._names is None:
                self._names = await read_names(self._site)
        return self._names

    async def answer(self, request: Request) -> Response:
        """Introduce the service, reconcile a batch of queries, or extend things with their properties."""
        form = await _read_form(request)
        names, language = await self.names(), choose_language(request)
        if "queries" in form:
            queries = read_batch(form["queries"])
            matches = await asyncio.to_thread(Matcher(names).match_all, queries)
            await weigh_properties(self._site, names, queries, matches)
            return self._send(request, {key: self._show_all(matches[key], queries[key], language) for key in queries})
        if "extend" in form:
            return self._send(request, await extend(self._site, names, read_json(form["extend"]), language))
        return self._send(request, self._introduce(request, names))

    async def suggest(self, request: Request) -> Response:
        """Complete what somebody types: the name of an entity, a type or a property."""
        names = await self.names()
        indexes = {"entity": names.things, "type": names.types, "property": names.properties}
        index = indexes.get(request.path_params["kind"])
        if index is None:
            raise Problem(404, "there is no such suggestion", f"choose {', '.join(indexes)}")
        start = _read_number(request, "cursor", 0)
        language = choose_language(request)
        prefix = request.query_params.get("prefix", "")[:LONGEST]
        found = (await asyncio.to_thread(index.start_with, prefix))[start : start + MOST]
        return self._send(request, {"result": [_show(each, names, language) for each in found]})

    async def propose(self, request: Request) -> Response:
        """List the properties that things of a type have."""
        names, language = await self.names(), choose_language(request)
        type_ = request.query_params.get("type", "")
        node = name_node(self._site, type_) if type_ in names.types.entities else None
        found = await list_properties(self._site, names, node) if node else []
        shown = [{"id": each.id, "name": each.name(language)} for each in found[: _read_number(request, "limit", 100)]]
        return self._send(request, {"type": type_, "properties": shown})

    async def preview(self, request: Request) -> Response:
        """Show a thing in a few words, to be framed by others."""
        names, language = await self.names(), choose_language(request)
        entity = names.things.entities.get(request.query_params.get("id", ""))
        if entity is None:
            raise Problem(404, "there is nothing of this id", "take the id of a candidate")
        kinds = ", ".join(_name_type(each, names, language) for each in entity.types)
        name, link = html.escape(entity.name(language)), html.escape(f"{self._site.base_url(request)}/{entity.id}")
        page = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{name}</title>'
        page += f'<p><a href="{link}" target="_blank" rel="noopener">{name}</a></p><p>{html.escape(kinds)}</p></html>\n'
        framed = {"Content-Security-Policy": "default-src 'none'; frame-ancestors *", "X-Frame-Options": "ALLOWALL"}
        return reply(request, page, "text/html; charset=utf-8", framed)

    def _show_all(self, found: list[Candidate], query: Query, language: str) -> dict[str, Any]:
        assert self._names
        certain = find_certain(found)
        shown = [
            {**_show(each.entity, self._names, language), "score": each.score, "match": each is certain}
            for each in found[: query.limit]
        ]
        return {"result": shown}

    def _send(self, request: Request, document: Any) -> Response:
        headers = {"Vary": "Accept-Language"}
        return reply(request, json.dumps(document, ensure_ascii=False) + "\n", _JSON, headers)

    def _introduce(self, request: Request, names: Names) -> dict[str, Any]:
        base = self._site.base_url(request)
        service = f"{base}{PATH}"
        kinds = sorted(
            {type_ for each in names.things.entities.values() for type_ in each.types} & set(names.types.entities)
        )
        return {
            "versions": ["0.2"],
            "name": "Benelux KG",
            "identifierSpace": self._site.names.base,
            "schemaSpace": self._site.names.expand("bkg:"),
            "defaultTypes": [{"id": each, "name": _name_type(each, names, "en")} for each in kinds],
            "documentation": f"{base}/about",
            "batchSize": BATCH,
            "view": {"url": f"{base}/{{{{id}}}}"},
            "preview": {"url": f"{service}/preview?id={{{{id}}}}", **_PREVIEW},
            "suggest": {
                kind: {"service_url": service, "service_path": f"/suggest/{kind}"}
                for kind in ("entity", "type", "property")
            },
            "extend": {"propose_properties": {"service_url": service, "service_path": "/properties"}},
        }


def _show(entity: Entity, names: Names, language: str) -> dict[str, Any]:
    types = [{"id": each, "name": _name_type(each, names, language)} for each in entity.types]
    kinds = ", ".join(each["name"] for each in types)
    return {"id": entity.id, "name": entity.name(language), "description": kinds, "type": types}


def _name_type(id_: str, names: Names, language: str) -> str:
    entity = names.types.entities.get(id_)
    return entity.name(language) if entity else id_


async def _read_form(request: Request) -> dict[str, str]:
    form = dict(request.query_params)
    if request.method != "POST":
        return form
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/x-www-form-urlencoded":
        raise Problem(415, "the media type of the body is not taken", "send application/x-www-form-urlencoded")
    sent = await request.form(max_files=0, max_fields=BATCH)
    return form | {name: value for name, value in sent.items() if isinstance(value, str)}


def _read_number(request: Request, name: str, default: int) -> int:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else default
