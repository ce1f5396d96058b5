"""From settings to a server that listens."""

from __future__ import annotations

import signal

import uvicorn

from benelux_kg.server.app import create_app
from benelux_kg.server.connections import limit_connections
from benelux_kg.server.settings import Settings

_STOP = 15
"""Seconds that answers may take to be finished after the server is asked to stop."""


def serve(settings: Settings) -> None:
    """Serve until somebody stops it."""
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        access_log=False,
        log_level="error",
        proxy_headers=False,
        server_header=False,
        ws="none",
        http=limit_connections(settings.limits.upload),
        timeout_keep_alive=30,
        timeout_graceful_shutdown=_STOP,
    )
    for each in (signal.SIGINT, signal.SIGTERM):  # uvicorn stops at them, then raises them once more
        signal.signal(each, lambda *_: None)
    uvicorn.Server(config).run()
