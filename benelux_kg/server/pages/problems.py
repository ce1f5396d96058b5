"""Faults as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.view import View

if TYPE_CHECKING:
    from benelux_kg.server.problems import Problem


def render_problem(request: Request, problem: Problem) -> Response | None:
    """Show a fault to somebody who reads HTML."""
    view = View(request)
    known = view.say.find(f"problem.{problem.status}.title")
    kind = str(problem.status) if known else "other"
    headers = {**problem.headers, "Cache-Control": "no-store"}
    return view.render("problem.html", problem.status, headers, problem=problem, kind=kind)
