"""The SPARQL page: a form that works by itself, an editor where scripts run; the address holds the query."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.assets import load
from benelux_kg.server.pages.examples import load_examples
from benelux_kg.server.pages.questions import Cell
from benelux_kg.server.pages.retrieval import to_node
from benelux_kg.server.pages.view import View
from benelux_kg.server.policy import write_policy
from benelux_kg.server.problems import Problem

YASGUI = "vendor/yasgui-4.6.2.min"
"""Script and style of the editor, without their endings."""

_SHEET = re.compile(r"createStyle\([a-z],`([^`]*grip-resizable[^`]*)`\)")
_CURSOR = re.compile(r"dragCursor:`([\w-]+)`")
"""Styles that the table of YASGUI writes into the page, always and while a column is drawn, as its script has them."""

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
            return view.render("editor.html", problem.status, {**problem.headers, **_policy()}, **context)
    return view.render("editor.html", headers=_policy(), **context)


@cache
def _policy() -> dict[str, str]:
    """Allow what YASGUI writes, by what it is: its files stay as they were published."""
    script = load(f"{YASGUI}.js").content.decode()
    drawn = (f"*{{cursor:{cursor}!important}}" for cursor in _CURSOR.findall(script))
    return {"Content-Security-Policy": write_policy((*_SHEET.findall(script), *drawn))}
