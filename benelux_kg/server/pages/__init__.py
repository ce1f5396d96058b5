"""What people read: pages in four languages."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from benelux_kg.server.pages.assets import answer_asset
from benelux_kg.server.pages.countries import show_map
from benelux_kg.server.pages.downloads import show_downloads
from benelux_kg.server.pages.editor import show_editor
from benelux_kg.server.pages.guide import prepare
from benelux_kg.server.pages.home import show_home
from benelux_kg.server.pages.network import show_network
from benelux_kg.server.pages.problems import render_problem
from benelux_kg.server.pages.questions import show_question, show_questions
from benelux_kg.server.pages.search import show_search, suggest
from benelux_kg.server.pages.things import show_thing
from benelux_kg.server.pages.timeline import show_timeline

__all__ = ["prepare", "render_problem", "routes"]


def routes() -> list[BaseRoute]:
    """Give the routes of all pages; they are matched after those of the data."""
    return [
        Route("/", show_home),
        Route("/search", show_search),
        Route("/suggest", suggest),
        Route("/page/{rest:path}", show_thing),
        Route("/timeline", show_timeline),
        Route("/network", show_network),
        Route("/map", show_map),
        Route("/questions", show_questions),
        Route("/questions/{name}", show_question),
        Route("/editor", show_editor),
        Route("/downloads", show_downloads),
        Route("/static/{name:path}", answer_asset),
    ]
