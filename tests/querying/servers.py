"""A real server on the loopback interface whose answers a test sets down beforehand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ROWS = '{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"7"}}]}}'


@dataclass
class Request:
    """A request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """Where it listens, and what it was sent."""

    url: str
    requests: list[Request] = field(default_factory=list)


Answer = Callable[[BaseHTTPRequestHandler, int], None]
"""Answers a request, given how many came before."""


@contextmanager
def serve(answer: Answer) -> Iterator[Server]:
    """Serve until the test is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name.lower(): value for name, value in self.headers.items()}
            served.requests.append(Request(self.command, self.path, headers, self.rfile.read(length)))
            answer(self, len(served.requests) - 1)

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 - the names are the library's

        def log_message(self, format, *arguments):  # noqa: A002 - the signature is the library's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    served = Server(f"http://127.0.0.1:{server.server_port}/sparql")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def reply(handler, status=200, body=ROWS, media_type="application/sparql-results+json", **headers):
    content = body.encode()
    handler.send_response(status)
    handler.send_header("Content-Type", media_type)
    handler.send_header("Content-Length", str(len(content)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)
