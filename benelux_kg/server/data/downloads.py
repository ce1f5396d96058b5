"""Dumps: the files of the dataset as they stand, in whole, in ranges, or compressed."""

from __future__ import annotations

import asyncio
import gzip
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

from benelux_kg.graph.layout import MERGED, REPORT
from benelux_kg.resources import folder
from benelux_kg.server.problems import Problem, matches
from benelux_kg.server.replies import tag
from benelux_kg.server.site import Site
from benelux_kg.server.stores import cache_folder

PATH = "/download"


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take along."""

    name: str
    path: Path
    media_type: str

    @property
    def size(self) -> int:
        """Give its bytes."""
        return self.path.stat().st_size


def list_downloads(site: Site) -> dict[str, Download]:
    """Give the files that there are, by name."""
    held, ontology = site.dataset.folder, folder("ontology")
    files = (
        Download("dataset.nq", held / MERGED, "application/n-quads"),
        Download("graph.ttl", held / "graph.ttl", "text/turtle; charset=utf-8"),
        Download("graph.jsonld", held / "graph.jsonld", "application/ld+json"),
        Download("catalogue.ttl", held / "catalogue.ttl", "text/turtle; charset=utf-8"),
        Download("report.json", held / REPORT, "application/json"),
        Download("ontology.ttl", ontology / "benelux.ttl", "text/turtle; charset=utf-8"),
        Download("context.jsonld", ontology / "context.jsonld", "application/ld+json"),
    )
    return {each.name: each for each in files if each.path.is_file()}


class Downloads:
    """Sends the dumps of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._files = list_downloads(site)
        self._packing = asyncio.Lock()

    def routes(self) -> list[BaseRoute]:
        """Give the path of the files."""
        return [Route(f"{PATH}/{{name}}", self.send)]

    async def send(self, request: Request) -> Response:
        """Send a file; ``.gz`` at its end, or a client that takes gzip, gets it compressed."""
        name: str = request.path_params["name"]
        file = self._files.get(name.removesuffix(".gz"))
        if file is None:
            raise Problem(404, "there is no such download", f"choose {', '.join(self._files)}")
        if name.endswith(".gz"):
            return self._reply(request, await self._pack(file), "application/gzip", {})
        if "range" not in request.headers and "gzip" in request.headers.get("accept-encoding", ""):
            packed = await self._pack(file)
            return self._reply(request, packed, file.media_type, {"Content-Encoding": "gzip"})
        return self._reply(request, file.path, file.media_type, {})

    def _reply(self, request: Request, path: Path, content_type: str, headers: dict[str, str]) -> Response:
        state = path.stat()
        entity = tag(path.name, state.st_size, state.st_mtime_ns)
        lines = {"ETag": entity, "Cache-Control": "public, max-age=300", "Vary": "Accept-Encoding", **headers}
        if matches(request, entity):
            return Response(status_code=304, headers=lines)
        return FileResponse(path, headers={**lines, "Content-Type": content_type})

    async def _pack(self, file: Download) -> Path:
        """Give the compressed file, made once and kept."""
        state = file.path.stat()
        digest = tag(str(file.path), state.st_size, state.st_mtime_ns).strip('"')
        packed = cache_folder("packed") / f"{digest}.gz"
        async with self._packing:
            if not packed.is_file():
                await asyncio.to_thread(_compress, file.path, packed)
        return packed


def _compress(source: Path, target: Path) -> None:
    """Compress into a draft that takes the name when it is whole; the same content gives the same bytes."""
    with (
        tempfile.NamedTemporaryFile(dir=target.parent, prefix="draft-", delete=False) as draft,
        source.open("rb") as content,
        gzip.GzipFile("", "wb", 6, draft, mtime=0) as packed,
    ):
        shutil.copyfileobj(content, packed)
    Path(draft.name).replace(target)
