"""IRIs of the graph, and where on this server they are answered.

The graph names things under the base IRI of its dataset and the terms of the project under the published one; both
are served below the root of this server: ``<base>id/country/be`` is ``/id/country/be``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from benelux_kg.server.settings import Settings
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, Namespaces

_HOST = re.compile(rb"(?:[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?")
_PREFIX = re.compile(rb"(?:/[\w.~-]+)*/?", re.ASCII)
_SAFE = "/:@!$&'()*+,;=-._~"


class Addresses:
    """The way from an IRI to a path and back."""

    def __init__(self, names: Namespaces) -> None:
        self._things = (names.prefixes["id"], names.prefixes["graph"])
        self._bases = tuple(dict.fromkeys((names.base, DEFAULT_BASE)))
        self._base = names.base

    def path(self, iri: str) -> str | None:
        """Give the path of ``iri`` below the root, with the fragment it may have; ``None`` for the IRIs of others."""
        for base in self._bases:
            if iri.startswith(base):
                local, hash_, fragment = iri[len(base) :].partition("#")
                return f"/{quote_path(local)}{hash_}{quote_path(fragment)}"
        return None

    def iri(self, path: str) -> str:
        """Give the IRI that is answered at ``path``, which is no longer percent-encoded."""
        local = path.removeprefix("/")
        base = self._base if local.startswith(("id/", "graph/")) else DEFAULT_BASE
        return base + local


@lru_cache(maxsize=1 << 15)
def quote_path(path: str) -> str:
    """Write a path as it stands in an address or a header; the slashes in it stay."""
    return quote(path, safe=_SAFE)


def find_origin(scope: Mapping[str, Any], settings: Settings) -> str:
    """Give where the client sees this server: as set, else by its request, else by the socket."""
    if settings.base_url:
        return settings.base_url
    headers = dict(scope["headers"])
    forwarded = _is_trusted(scope, settings)
    scheme, host = scope.get("scheme", "http"), headers.get(b"host", b"")
    prefix = b""
    if forwarded:
        scheme = _first(headers, b"x-forwarded-proto").decode("latin-1") or scheme
        host = _first(headers, b"x-forwarded-host") or host
        prefix = _first(headers, b"x-forwarded-prefix")
    if not _HOST.fullmatch(host):
        server = scope.get("server") or (settings.host, settings.port)
        host = f"{server[0]}:{server[1]}".encode()
    prefix = prefix if _PREFIX.fullmatch(prefix) else b""
    return f"{scheme if scheme in {'http', 'https'} else 'http'}://{host.decode()}{prefix.decode().rstrip('/')}"


def _is_trusted(scope: Mapping[str, Any], settings: Settings) -> bool:
    client = scope.get("client")
    return bool(client and client[0] in settings.proxies)


def _first(headers: Mapping[bytes, bytes], name: bytes) -> bytes:
    return headers.get(name, b"").partition(b",")[0].strip()
