"""What somebody who runs a server decides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from benelux_kg.errors import UsageError

_ORIGIN = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(?:/[\w./~-]*)?", re.ASCII)
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take; times in seconds, sizes in bytes."""

    timeout: float = 10.0
    """From the arrival of a query to its answer, waiting included."""
    memory: int = 1_000 * _MEGABYTE
    """What a query may take beyond what its worker takes at rest."""
    rows: int = 100_000
    """Rows or triples in one answer; the next ones have an address of their own."""
    answer: int = 64 * _MEGABYTE
    query: int = 100_000
    """Characters of a query."""
    body: int = 1 * _MEGABYTE
    upload: float = 15.0
    """For a request to arrive, head and body."""
    waiting: int = 256
    """Queries that may wait for a worker."""
    long_running: int = 16
    """Queries that may run on beside those of the fast lane."""


PUBLIC = Limits(
    timeout=5.0, memory=500 * _MEGABYTE, rows=10_000, answer=16 * _MEGABYTE, body=_MEGABYTE // 4, waiting=64,
    long_running=12, upload=8.0,
)  # fmt: skip
"""Stricter, for the open internet."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Which dataset is served, where, and how far a request may go."""

    dataset: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 4
    """Processes that stand ready for queries."""
    limits: Limits = field(default_factory=Limits)
    base_url: str = ""
    """Where the world sees this server; taken from the request where empty."""
    proxies: frozenset[str] = frozenset()
    """Addresses whose ``X-Forwarded-*`` headers are believed."""
    cache: int = 32 * _MEGABYTE
    """Bytes of answers that are kept."""
    log: bool = True
    """Whether every request is written to stdout."""

    def __post_init__(self) -> None:
        if self.base_url and not _ORIGIN.fullmatch(self.base_url):
            raise UsageError(
                f"{self.base_url} is no address of a server", where="--base-url", mend="give its scheme, host and path"
            )  # fmt: skip
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))
