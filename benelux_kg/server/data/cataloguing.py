"""The description of the dataset for portals, with the addresses of this server: DCAT-AP and VoID.

Source: VoID, 7.2 Discovery with well-known URI; DCAT-AP 3.0.1.
"""

from __future__ import annotations

import asyncio

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from benelux_kg.graph.layout import MERGED
from benelux_kg.graph.store import open_store
from benelux_kg.publishing.batches import digest_dataset
from benelux_kg.publishing.catalogue import Publication, date_release, describe
from benelux_kg.server.data.downloads import list_downloads
from benelux_kg.server.formats import GRAPHS, Format, by_media_type
from benelux_kg.server.negotiation import choose_type
from benelux_kg.server.problems import Problem
from benelux_kg.server.replies import reply
from benelux_kg.server.site import Site
from benelux_kg.vocabulary.portals import UNKNOWN_SITE, portal_namespaces

PATH = "/catalogue"
_HTML = "text/html"
_TYPES: dict[str, Format | None] = {**by_media_type(GRAPHS), _HTML: None}
_OFFERED = (MERGED, "graph.ttl", "graph.jsonld")


class Catalogues:
    """The catalogue of one site, counted when somebody first asks for it."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lines: str | None = None
        self._counting = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """Give the places at which portals look."""
        suffixed = [Route(f"{PATH}.{name}", self.give) for name in GRAPHS]
        return [Route(PATH, self.negotiate), Route("/.well-known/void", self.negotiate), *suffixed]

    async def negotiate(self, request: Request) -> Response:
        """Give the catalogue in the best form; somebody with a browser is sent to the downloads."""
        chosen = choose_type(request.headers.get("accept", ""), _TYPES)
        if chosen is None:
            raise Problem(406, "none of the media types in Accept can be given", f"accept one of {', '.join(_TYPES)}")
        form = _TYPES[chosen]
        if form is None:
            return RedirectResponse(f"{self._site.base_url(request)}/downloads", 303, {"Vary": "Accept"})
        location = f"{self._site.base_url(request)}{PATH}.{form.name}"
        return await self._write(request, form, {"Vary": "Accept", "Content-Location": location})

    async def give(self, request: Request) -> Response:
        """Give the catalogue in the form that the address names."""
        return await self._write(request, GRAPHS[request.scope["path"].rpartition(".")[2]], {})

    async def _write(self, request: Request, form: Format, headers: dict[str, str]) -> Response:
        async with self._counting:
            if self._lines is None:
                self._lines = await asyncio.to_thread(self._describe)
        lines = self._lines.replace(f"<{UNKNOWN_SITE}", f"<{self._site.base_url(request)}/")
        assert isinstance(form.syntax, ox.RdfFormat)
        prefixes = dict(portal_namespaces(self._site.names.base).prefixes)
        triples = ox.parse(input=lines, format=ox.RdfFormat.N_TRIPLES)
        content = ox.serialize(triples, format=form.syntax, prefixes=prefixes)
        assert content is not None
        return reply(request, content, form.content_type(), headers)

    def _describe(self) -> str:
        dataset = self._site.dataset
        files = {name: each.path for name, each in list_downloads(self._site).items() if name in _OFFERED}
        publication = Publication(
            open_store(self._site.store),
            digest_dataset(dataset)[0],
            files,
            date_release(each.record.issued for each in dataset.entries if each.record.issued),
            len(dataset.entries),
            self._site.names.base,
            UNKNOWN_SITE,
        )
        return "".join(describe(publication))
