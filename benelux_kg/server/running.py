"""From settings to a server that listens."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable

import uvicorn

from benelux_kg.errors import DatasetError, UsageError
from benelux_kg.server.app import create_app
from benelux_kg.server.connections import limit_connections
from benelux_kg.server.settings import Settings

_STOP = 15
"""Seconds that answers may take to be finished after the server is asked to stop."""


def serve(settings: Settings, tell: Callable[[str], None]) -> None:
    """Serve until somebody stops it; ``tell`` hears the address once there is one.

    Raises ``UsageError`` where the port cannot be had, ``DatasetError`` where no worker can read the dataset.
    """
    with _listen(settings) as listening:
        config = uvicorn.Config(
            create_app(settings),
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
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        tell(f"http://{host}:{listening.getsockname()[1]}/")
        server = uvicorn.Server(config)
        server.run(sockets=[listening])
    if not server.started:
        raise DatasetError("cannot be served: see above", where=str(settings.dataset), mend="build it again")


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2048)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        what = f"cannot be listened on ({reason})"
        raise UsageError(what, where=f"{settings.host}:{settings.port}", mend="choose another --port") from error
