"""``/sparql``: a query in, an answer out.

Source: SPARQL 1.1 Protocol, 2.1 query operation; RFC 8288, Web Linking.
"""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from benelux_kg.server.formats import GRAPHS, SOLUTIONS, by_media_type
from benelux_kg.server.keeping import Kept, Shelf
from benelux_kg.server.negotiation import choose_type
from benelux_kg.server.problems import Problem, matches
from benelux_kg.server.replies import KeptResponse, tag
from benelux_kg.server.site import Site
from benelux_kg.server.sparql.description import describe_service
from benelux_kg.server.sparql.protocol import Inquiry, read_inquiry
from benelux_kg.server.workers.wire import Job, Message

PATH = "/sparql"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_SOLUTION_TYPES = by_media_type(SOLUTIONS)
_GRAPH_TYPES = by_media_type(GRAPHS)
_CHANGING = re.compile("now|rand|uuid|bnode", re.IGNORECASE)
"""Letters of the functions that give something else every time."""
_LONGEST_LINK = 8000
"""Characters of an address that clients and proxies can be expected to take."""


class Endpoint:
    """Answers queries on one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._shelf = Shelf(site.settings.cache)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        request = Request(scope, receive)
        if request.method not in METHODS:
            raise Problem(
                405, f"{request.method} is not answered here", "use GET or POST", {"Allow": ", ".join(METHODS)}
            )
        inquiry = await read_inquiry(request, self._site.settings.limits)
        response = await (self._answer(request, inquiry) if inquiry.query is not None else self._introduce(request))
        await response(scope, receive, send)

    async def _introduce(self, request: Request) -> Response:
        """Give the service description, or the editor to who comes with a browser."""
        chosen = choose_type(request.headers.get("accept", ""), (*_GRAPH_TYPES, "text/html"))
        if chosen == "text/html":
            return RedirectResponse("editor", 303, {"Vary": "Accept"})
        if chosen is None:
            raise _unacceptable()
        form = _GRAPH_TYPES[chosen]
        body = await describe_service(self._site, self._site.base_url(request) + PATH, form)
        return Response(body, headers={"Vary": "Accept", "Content-Type": form.content_type(chosen)})

    async def _answer(self, request: Request, inquiry: Inquiry) -> Response:
        solutions, graphs = _choose(request.headers.get("accept", ""), inquiry.form)
        key = (inquiry, solutions, graphs)
        kept = self._shelf.get(key)
        if kept and "if-none-match" not in request.headers:
            return KeptResponse(kept)
        keeps = not _CHANGING.search(inquiry.query or "")
        entity = tag(self._site.version, key) if keeps else ""
        if keeps and matches(request, entity):
            return Response(status_code=304, headers={"ETag": entity, "Vary": "Accept"})
        if kept is None:
            kept = self._dress(await self._ask(inquiry, solutions, graphs), inquiry, (solutions, graphs), entity)
            if keeps:
                self._shelf.put(key, kept)
        return KeptResponse(kept)

    async def _ask(self, inquiry: Inquiry, solutions: str, graphs: str) -> Message:
        message = await self._site.try_answer(self._write_job(inquiry, solutions, graphs))
        if "fault" in message.head:
            raise self._site.problem(message.head)
        return message

    def _write_job(self, inquiry: Inquiry, solutions: str, graphs: str) -> Job:
        limits = self._site.settings.limits
        job: Job = {
            "query": inquiry.query or "",
            "solutions": _SOLUTION_TYPES[solutions].name if solutions else "",
            "graphs": _GRAPH_TYPES[graphs].name if graphs else "",
            "rows": limits.rows,
            "bytes": limits.answer,
        }
        if inquiry.offset:
            job["offset"] = inquiry.offset
        if inquiry.default_graphs or inquiry.named_graphs:
            job["default_graphs"] = list(inquiry.default_graphs)
            job["named_graphs"] = list(inquiry.named_graphs)
        return job

    def _dress(self, message: Message, inquiry: Inquiry, types: tuple[str, str], entity: str) -> Kept:
        """Put the headers to an answer."""
        head = message.head
        is_graph = head["kind"] == "graph"
        media_type = types[1] if is_graph else types[0]
        form = (_GRAPH_TYPES if is_graph else _SOLUTION_TYPES)[media_type]
        headers = {"content-type": form.content_type(media_type), "vary": "Accept"}
        headers |= {"etag": entity, "cache-control": "no-cache"} if entity else {"cache-control": "no-store"}
        if "next" in head:
            headers |= {"truncated": f"rows={head['kept']}"} | _link_next(inquiry, head["next"])
        return Kept.of(headers, message.body)


@lru_cache(maxsize=256)
def _choose(accept: str, form: str) -> tuple[str, str]:
    """Give the media types for rows and for graphs, empty where none will do."""
    if form:
        chosen = SOLUTIONS.get(form), GRAPHS.get(form)
        if chosen == (None, None):
            raise Problem(400, "there is no such format", f"choose {', '.join({**SOLUTIONS, **GRAPHS})}")
        return tuple(each.media_types[0] if each else "" for each in chosen)  # type: ignore[return-value]
    solutions, graphs = choose_type(accept, _SOLUTION_TYPES), choose_type(accept, _GRAPH_TYPES)
    if solutions is None and graphs is None:
        raise _unacceptable()
    return solutions or "", graphs or ""


def _unacceptable() -> Problem:
    offered = ", ".join(dict.fromkeys((*_SOLUTION_TYPES, *_GRAPH_TYPES)))
    return Problem(
        406, "none of the media types in Accept can be given", f"accept one of {offered}", {"Vary": "Accept"}
    )


def _link_next(inquiry: Inquiry, offset: int) -> dict[str, str]:
    parameters = [("query", inquiry.query or "")]
    parameters += [("default-graph-uri", graph) for graph in inquiry.default_graphs]
    parameters += [("named-graph-uri", graph) for graph in inquiry.named_graphs]
    parameters += [("format", inquiry.form)] if inquiry.form else []
    address = f"{PATH.lstrip('/')}?{urlencode([*parameters, ('offset', str(offset))])}"
    return {"link": f'<{address}>; rel="next"'} if len(address) <= _LONGEST_LINK else {}
