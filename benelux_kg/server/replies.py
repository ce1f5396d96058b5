"""Answers that stay the same as long as the dataset does."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.keeping import Kept
from benelux_kg.server.problems import matches

_FRESH = "public, max-age=300"


class KeptResponse(Response):
    """Sends an answer as it is kept."""

    def __init__(self, kept: Kept) -> None:
        self.status_code = HTTPStatus.OK
        self.background = None
        self.body = kept.body
        self.raw_headers = list(kept.headers)


def tag(*parts: object) -> str:
    """Give the entity tag of what these parts decide."""
    text = "\0".join(map(str, parts)).encode("utf-8", "replace")
    return f'"{blake2b(text, digest_size=12).hexdigest()}"'


def reply(request: Request, body: bytes | str, content_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Send ``body`` with the tag of its content, or say that the client has it."""
    content = body.encode() if isinstance(body, str) else body
    entity = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    lines = {"ETag": entity, "Cache-Control": _FRESH, **(headers or {})}
    if matches(request, entity):
        return Response(status_code=304, headers=lines)
    return Response(content, headers={**lines, "Content-Type": content_type})
