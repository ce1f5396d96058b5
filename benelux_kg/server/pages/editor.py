"""The SPARQL page: a form that works by itself, an editor where scripts run; the address holds the query."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.examples import load_examples
from benelux_kg.server.pages.questions import Cell
from benelux_kg.server.pages.retrieval import to_node
from benelux_kg.server.pages.view import View
from benelux_kg.server.problems import Problem

YASGUI = "vendor/yasgui-4.6.2.min"
"""Script and style of the editor, without their endings."""

ROWS = 200
"""Rows that the page shows; the endpoint gives all."""


async def show_editor(request: Request) -> Response:
    """Answer with the form, and with what its query finds."""
    view = View(request)
    query = request.query_params.get("query", "")
    context: dict[str, Any] = {
        "query": query,
        "examples": load_examples(),
        "table": None,
        "problem": None,
        "limit": ROWS,
        "yasgui": YASGUI,
    }
    if query.strip():
        try:
            table = await view.site.answer_stranger(query, ROWS)
            names = view.site.names
            context["table"] = {
                "columns": table.columns,
                "rows": [[Cell(None if term is None else to_node(term, names)) for term in row] for row in table.rows],
                "is_cut": table.is_cut,
            }
        except Problem as problem:
            context["problem"] = problem
            return view.render("editor.html", problem.status, problem.headers, **context)
    return view.render("editor.html", **context)
