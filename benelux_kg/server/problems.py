"""Faults as the client reads them.

Source: RFC 9457, Problem Details for HTTP APIs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER = 5
"""Seconds after which a server that was busy may be asked again."""


class Problem(Exception):  # noqa: N818 - the standard's word
    """An answer that says why there is no other: ``what`` is wrong, and how to ``mend`` it."""

    def __init__(self, status: int, what: str, mend: str = "", headers: Mapping[str, str] | None = None) -> None:
        self.status = status
        self.what = what
        self.mend = mend
        self.headers = dict(headers or {})
        if status == HTTPStatus.SERVICE_UNAVAILABLE:
            self.headers.setdefault("Retry-After", str(RETRY_AFTER))
        super().__init__(what)

    @property
    def title(self) -> str:
        """Give the standard's phrase for the status."""
        return HTTPStatus(self.status).phrase

    def to_response(self) -> Response:
        """Give the problem document."""
        document = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.what}
        if self.mend:
            document["mend"] = self.mend
        headers = {**self.headers, "Cache-Control": "no-store"}
        return Response(json.dumps(document, ensure_ascii=False) + "\n", self.status, headers, MEDIA_TYPE)


def matches(request: Request, tag: str) -> bool:
    """Tell whether the client has what ``tag`` names.

    Source: RFC 9110, 13.1.2 If-None-Match.
    """
    header = request.headers.get("if-none-match", "")
    return bool(header) and (header == "*" or tag in {each.strip().removeprefix("W/") for each in header.split(",")})


def prefers_html(request: Request) -> bool:
    """Tell whether somebody looks at this in a browser."""
    return "text/html" in request.headers.get("accept", "")
