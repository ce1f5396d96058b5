"""A server as somebody starts it, and a client that sends exactly what it is told."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "data" / "graph"


@dataclass(frozen=True)
class Reply:
    """What a server answered; the names of headers are lower-case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def send(
        self,
        method: str,
        path: str,
        headers: Mapping[str, str] | None = None,
        body: bytes | str | None = None,
        wait: float = 60,
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=wait)
        try:
            connection.request(method, path, body, dict(headers or {}))
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, found, answer.read())
        finally:
            connection.close()

    def get(self, path: str, accept: str = "", **headers: str) -> Reply:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.send("GET", path, ({"Accept": accept} if accept else {}) | named)

    def query(self, query: str, accept: str = "", **parameters: str | list[str]) -> Reply:
        pairs = urlencode({"query": query, **parameters}, doseq=True)
        return self.get(f"/sparql?{pairs}", accept)

    def raw(self, content: bytes, wait: float = 10) -> bytes:
        """Send bytes as they are and give all that comes back until the server hangs up."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=wait) as connection:
            connection.sendall(content)
            received = b""
            with contextlib.suppress(TimeoutError, ConnectionResetError):
                while chunk := connection.recv(1 << 16):
                    received += chunk
            return received

    @property
    def workers(self) -> list[int]:
        """The processes that answer queries: children of the nursery, which is the server's only child."""
        return [worker for nursery in children_of(self.process.pid) for worker in children_of(nursery)]

    @property
    def family(self) -> list[int]:
        """All processes of the server, and itself."""
        return [self.process.pid, *children_of(self.process.pid), *self.workers]

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(30)


@contextlib.contextmanager
def running(folder: Path, *options: str, graph: Path = SHIPPED, **environment: str) -> Iterator[Server]:
    """Run a server with ``options`` until it is no longer needed."""
    port = free_port()
    log = folder / "access.log"
    command = [sys.executable, "-m", "benelux_kg", "serve", "-g", str(graph), "--port", str(port), *options]
    surroundings = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache"), **environment}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output, env=surroundings)
    server = Server(port, process, log)
    try:
        wait_for(server)
        yield server
    finally:
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(server: Server) -> None:
    for _ in range(600):
        assert server.process.poll() is None, server.log.read_text("utf-8")
        with contextlib.suppress(OSError):
            if server.get("/healthz").status == 200:
                return
        time.sleep(0.1)
    raise AssertionError("the server does not answer: " + server.log.read_text("utf-8"))


def children_of(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except FileNotFoundError:
        return []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
