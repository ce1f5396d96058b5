"""The access log: one line of JSON for each request."""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import TextIO

from starlette.types import Scope

_SHOWN = 500
"""Characters of a path or a query string that are kept."""


class Journal:
    """Writes to standard output, or to ``stream``."""

    def __init__(self, proxies: Collection[str] = (), stream: TextIO | None = None) -> None:
        self._proxies = proxies
        self._stream = stream or sys.stdout

    def note(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        """Write what was asked and how it went; control characters are escaped, as JSON does."""
        headers = dict(scope["headers"])
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "client": self._find_client(scope, headers)[:_SHOWN],
            "method": scope["method"],
            "path": scope["path"][:_SHOWN],
            "query": scope["query_string"][:_SHOWN].decode("latin-1"),
            "status": status,
            "bytes": size,
            "milliseconds": round(seconds * 1000, 1),
            "agent": headers.get(b"user-agent", b"")[:_SHOWN].decode("latin-1"),
        }
        self._stream.write(json.dumps(line) + "\n")
        self._stream.flush()

    def _find_client(self, scope: Scope, headers: Mapping[bytes, bytes]) -> str:
        """Give who asked: of what a trusted proxy tells, the last, which it saw itself."""
        client: str = scope["client"][0] if scope.get("client") else ""
        told = headers.get(b"x-forwarded-for", b"").rpartition(b",")[2].strip().decode("latin-1")
        return told if told and client in self._proxies else client
