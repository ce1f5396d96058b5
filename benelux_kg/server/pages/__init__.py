"""What people read: pages in four languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

if TYPE_CHECKING:
    from benelux_kg.server.problems import Problem
    from benelux_kg.server.site import Site


def routes() -> list[BaseRoute]:
    """Give the routes of all pages; they are matched after those of the data."""
    return []


async def prepare(site: Site) -> None:
    """Make ready what pages need, before the first request."""


def render_problem(request: Request, problem: Problem) -> Response | None:  # noqa: ARG001 - the hook's signature
    """Show a fault to somebody who reads HTML; ``None`` leaves it to the problem document."""
    return None
