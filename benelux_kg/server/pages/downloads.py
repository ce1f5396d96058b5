"""The page of what to take along: files, the endpoint, the interfaces of machines."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.view import VERSION, View


async def show_downloads(request: Request) -> Response:
    """Answer with everything that can be downloaded or connected to."""
    view = View(request)
    return view.render("downloads.html", version=VERSION)
