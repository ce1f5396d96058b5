"""What people read: pages in four languages."""

from __future__ import annotations

import asyncio

from starlette.routing import BaseRoute, Route

from benelux_kg.querying import load_catalogue
from benelux_kg.server.pages.assets import answer_asset, files, load
from benelux_kg.server.pages.countries import show_map
from benelux_kg.server.pages.downloads import show_downloads
from benelux_kg.server.pages.editor import show_editor
from benelux_kg.server.pages.guide import read_guide
from benelux_kg.server.pages.home import show_home
from benelux_kg.server.pages.network import show_network
from benelux_kg.server.pages.problems import render_problem
from benelux_kg.server.pages.questions import show_question, show_questions
from benelux_kg.server.pages.search import show_search, suggest
from benelux_kg.server.pages.things import show_thing
from benelux_kg.server.pages.timeline import show_timeline
from benelux_kg.server.rendering import templates
from benelux_kg.server.site import Site

__all__ = ["prepare", "render_problem", "routes"]


async def prepare(site: Site) -> None:
    """Do before the first request what it would wait for: read all names, compile templates, pack files."""
    await read_guide(site)
    await asyncio.to_thread(_warm)


def _warm() -> None:
    load_catalogue()
    for name in templates().list_templates():
        templates().get_template(name)
    for name in files():
        load(name)


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
