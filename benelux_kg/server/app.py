"""The application: its routes, and what stands around them."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Receive, Scope, Send

from benelux_kg.server import pages
from benelux_kg.server.api.questions import Questions
from benelux_kg.server.data.cataloguing import Catalogues
from benelux_kg.server.data.dereferencing import Dereferencing
from benelux_kg.server.data.describing import Descriptions
from benelux_kg.server.data.downloads import Downloads
from benelux_kg.server.data.shapes import Shapes
from benelux_kg.server.faults import handlers
from benelux_kg.server.reconciliation.service import Reconciliation
from benelux_kg.server.settings import Settings
from benelux_kg.server.shielding import Shield
from benelux_kg.server.site import Site
from benelux_kg.server.sparql.endpoint import PATH, Endpoint


def create_app(settings: Settings) -> ASGIApp:
    """Make the application; its workers run while its lifespan does."""
    site = Site(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await site.open()
        await pages.prepare(site)
        gc.freeze()  # what is here by now stays; no collection need look at it
        try:
            yield
        finally:
            await site.close()

    endpoint = Endpoint(site)
    routes = [Route(PATH, endpoint), *_data_routes(site), *pages.routes()]
    app = _Application(endpoint, routes=routes, exception_handlers=handlers(), lifespan=lifespan)
    app.state.site = site
    return Shield(app, settings)


class _Application(Starlette):
    """Leads queries straight to the endpoint: finding the way through all routes costs as much as a quick query."""

    def __init__(self, endpoint: Endpoint, **options: Any) -> None:
        super().__init__(**options)
        self._endpoint = endpoint

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH:
            scope["app"] = self
            await self._endpoint(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def _data_routes(site: Site) -> list[BaseRoute]:
    parts = (
        Questions(site),
        Reconciliation(site),
        Dereferencing(site),
        Downloads(site),
        Catalogues(site),
        Descriptions(site),
        Shapes(),
    )
    return [route for part in parts for route in part.routes()]
