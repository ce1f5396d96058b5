"""Files of the site, at addresses that change when they do, so that browsers may keep them for ever."""

from __future__ import annotations

import gzip
import mimetypes
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.problems import Problem

FOLDER = Path(__file__).parent / "static"
KEPT = "public, max-age=31536000, immutable"
CHECKED = "no-cache"
VENDOR = "vendor/"
"""What comes from others; the version stands in the names of its files."""

_PACKED = frozenset({"text/css", "text/javascript", "image/svg+xml", "text/html", "text/plain"})


class Asset(NamedTuple):
    """A file, with a digest of what it holds."""

    content: bytes
    packed: bytes
    media: str
    digest: str


@cache
def files() -> dict[str, Path]:
    """Give the files by their names; nothing else is ever read."""
    return {path.relative_to(FOLDER).as_posix(): path for path in sorted(FOLDER.rglob("*")) if path.is_file()}


@cache
def load(name: str) -> Asset:
    """Read one of the files."""
    content = files()[name].read_bytes()
    media = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, gzip.compress(content, 9, mtime=0), media, sha256(content).hexdigest()[:10])


def asset(name: str) -> str:
    """Give the path of a file, with its digest."""
    return f"/static/{name}?{load(name).digest}"


async def answer_asset(request: Request) -> Response:
    """Answer with a file; one asked for by its digest may be kept for ever."""
    name = request.path_params["name"]
    if name not in files():
        raise Problem(404, "there is no such file")
    found = load(name)
    is_fixed = name.startswith(VENDOR) or request.url.query == found.digest
    headers = {"Cache-Control": KEPT if is_fixed else CHECKED, "ETag": f'"{found.digest}"'}
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    return pack(request, found.content, found.media, headers, found.packed)


def pack(
    request: Request,
    content: bytes,
    media: str,
    headers: dict[str, str],
    packed: bytes | None = None,
    status: int = 200,
) -> Response:
    """Answer with text that is packed where the browser can unpack it."""
    if media in _PACKED:
        headers["Vary"] = ", ".join(filter(None, (headers.get("Vary"), "Accept-Encoding")))
        if "gzip" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "gzip"
            content = packed if packed is not None else gzip.compress(content, 5, mtime=0)
    return Response(content, status, headers, media)
