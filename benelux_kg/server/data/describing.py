"""What programs look for at fixed places: descriptions, a site map, what robots may do, health.

Source: VoID, 7.2 Discovery with well-known URI; Sitemaps 0.90; RFC 9309, Robots Exclusion Protocol.
"""

from __future__ import annotations

import asyncio
import json
from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benelux_kg.resources import folder
from benelux_kg.server.data.dereferencing import PAGES
from benelux_kg.server.problems import Problem
from benelux_kg.server.replies import reply
from benelux_kg.server.site import Site
from benelux_kg.vocabulary.namespaces import SITEMAP_NAMESPACE

_HEALTHY = 2.0
"""Seconds within which a healthy server answers the simplest query."""
_MOST = 50_000
"""Addresses that a site map may hold."""
_THINGS = """SELECT DISTINCT ?thing WHERE {
  ?thing a ?class .
  FILTER(STRSTARTS(STR(?thing), STR(id:)) || STRSTARTS(STR(?thing), STR(voc:)))
  FILTER NOT EXISTS { ?thing rdf:subject ?subject }
  FILTER NOT EXISTS { ?thing oa:hasSource ?source }
} ORDER BY ?thing"""
_ENTRANCES = ("/", "/search", "/questions", "/timeline", "/network", "/map", "/downloads", "/editor", "/page/ontology")
_ROBOTS = """User-agent: *
Disallow: /sparql
Disallow: /api/
Disallow: /reconcile
Disallow: /suggest
Sitemap: {base}/sitemap.xml
"""


class Descriptions:
    """Answers at the fixed places of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[BaseRoute]:
        """Give the fixed places."""
        return [
            Route("/context.jsonld", self.context),
            Route("/sitemap.xml", self.sitemap),
            Route("/robots.txt", self.robots),
            Route("/healthz", self.health),
        ]

    async def context(self, request: Request) -> Response:
        """Give the context of the JSON-LD, with the prefixes as they stand for this dataset."""
        document = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))
        own = document["@context"]
        own |= {prefix: self._site.names.prefixes[prefix] for prefix in ("id", "graph") if prefix in own}
        return reply(request, json.dumps(document, ensure_ascii=False, indent=1) + "\n", "application/ld+json")

    async def sitemap(self, request: Request) -> Response:
        """List the pages."""
        base = self._site.base_url(request)
        rows = await self._site.ask(_THINGS)
        paths = [self._site.addresses.path(str(row["thing"]).strip("<>")) for row in rows]
        pages = [*_ENTRANCES, *(PAGES + path for path in paths if path)][:_MOST]
        entries = "".join(f"<url><loc>{escape(base + page)}</loc></url>\n" for page in pages)
        body = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{SITEMAP_NAMESPACE}">\n{entries}</urlset>\n'
        return reply(request, body, "application/xml")

    async def robots(self, request: Request) -> Response:
        """Say what robots may read."""
        return reply(request, _ROBOTS.format(base=self._site.base_url(request)), "text/plain; charset=utf-8")

    async def health(self, request: Request) -> Response:  # noqa: ARG002 - the signature is starlette's
        """Say whether queries are answered."""
        try:
            async with asyncio.timeout(_HEALTHY):
                await self._site.ask("SELECT (1 AS ?one) {}")
        except TimeoutError:
            raise Problem(503, "queries are not answered in time") from None
        state = {"status": "ok", "workers": len(self._site.pool.processes), "dataset": self._site.version}
        return Response(json.dumps(state) + "\n", headers={"Cache-Control": "no-store"}, media_type="application/json")
