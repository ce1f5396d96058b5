"""Each shape at its own address: the file that defines it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from benelux_kg.resources import folder
from benelux_kg.server.problems import Problem
from benelux_kg.server.replies import reply
from benelux_kg.vocabulary.namespaces import SHAPES


class Shapes:
    """Answers the IRIs of the shapes that ship."""

    def routes(self) -> list[BaseRoute]:
        """Give the path of the shapes."""
        return [Route("/shapes/{name}", self.answer)]

    async def answer(self, request: Request) -> Response:
        """Send the Turtle file that defines a shape."""
        path = _find_files().get(SHAPES + request.path_params["name"].removesuffix(".ttl"))
        if path is None:
            raise Problem(404, "there is no such shape")
        return reply(request, path.read_bytes(), "text/turtle; charset=utf-8")


@cache
def _find_files() -> dict[str, Path]:
    """Give the file of each shape that has a name."""
    return {
        triple.subject.value: path
        for path in sorted(folder("shapes").glob("*.ttl"))
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)
        if isinstance(triple.subject, ox.NamedNode)
    }
