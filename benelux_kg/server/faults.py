"""How whatever goes wrong becomes an answer."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server import pages
from benelux_kg.server.problems import Problem, prefers_html

logger = logging.getLogger(__name__)

_MENDS = {404: "see / for what there is", 405: "use one of the methods in Allow"}


def handlers() -> Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]]:
    """Give what turns each kind of exception into an answer."""
    return {Problem: _tell, HTTPException: _tell_http, Exception: _tell_nothing}


async def _tell(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)
    return show(request, problem)


async def _tell_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return show(request, Problem(error.status_code, error.detail, _MENDS.get(error.status_code, ""), error.headers))


async def _tell_nothing(request: Request, error: Exception) -> Response:
    return hide(request, error)


def hide(request: Request, error: Exception) -> Response:
    """Keep to ourselves what went wrong here; the log tells it."""
    logger.error("%s %s failed", request.method, request.scope["path"], exc_info=error)
    return show(request, Problem(500, "something went wrong here", "tell who runs this server"))


def show(request: Request, problem: Problem) -> Response:
    """Show a problem as a page or as a document, as the client likes."""
    page = pages.render_problem(request, problem) if prefers_html(request) else None
    return page or problem.to_response()
