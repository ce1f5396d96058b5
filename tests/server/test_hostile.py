"""Whatever is sent: an answer below 500 or the limits' own, no script, no path, no traceback."""

from __future__ import annotations

import json
import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server.servers import ROOT, running

PATHS = [
    *(
        "/",
        "/sparql",
        "/api/queries",
        "/api/openapi.json",
        "/reconcile",
        "/reconcile/preview",
        "/reconcile/suggest/entity",
    ),
    *(
        "/id/country/be",
        "/ontology.ttl",
        "/download/dataset.nq",
        "/healthz",
        "/context.jsonld",
        "/search",
        "/page/id/country/be",
    ),
]
NAMES = [
    "query",
    "format",
    "offset",
    "default-graph-uri",
    "queries",
    "extend",
    "prefix",
    "id",
    "lang",
    "language",
    "threat",
    "q",
]
TYPES = [
    *("application/x-www-form-urlencoded", "application/sparql-query", "application/json", "text/plain"),
    *("multipart/form-data; boundary=x", "application/sparql-query; charset=\x7f", ";;;", ""),
]
LEAKS = re.compile(rb"Traceback|File \"|\.py\b|site-packages|/root/|/home/|" + re.escape(str(ROOT).encode()))


def is_harmless(reply):
    assert reply.status < 500 or (reply.status == 503 and "retry-after" in reply.headers), reply
    if reply.status >= 400 and reply.body and reply.type == "application/problem+json":
        assert reply.json["status"] == reply.status
        assert not LEAKS.search(reply.body), reply.body
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "content-security-policy" in reply.headers
    return True


@settings(max_examples=250, suppress_health_check=list(HealthCheck))
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"]),
    path=st.one_of(st.sampled_from(PATHS), st.text(max_size=30).map(lambda text: "/" + quote(text, safe="/%"))),
    parameters=st.lists(st.tuples(st.sampled_from(NAMES), st.binary(max_size=40)), max_size=4),
    accept=st.one_of(
        st.sampled_from(["", "*/*", "text/html", "application/json;q=2", "a/b;q=0.5,,;"]),
        st.text("abc/*;q=,.01 ", max_size=30),
    ),
    media_type=st.sampled_from(TYPES),
    body=st.binary(max_size=200),
)
def test_no_request_breaks_anything(server, method, path, parameters, accept, media_type, body):
    asked = "&".join(f"{name}={quote(value)}" for name, value in parameters)
    headers = {"Accept": accept.strip(), "Content-Type": media_type.strip()}
    assert is_harmless(server.send(method, f"{path}?{asked}", headers, body if method in {"POST", "PUT"} else None))


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(
    st.one_of(
        st.text(max_size=200),
        st.recursive(
            st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        ).map(json.dumps),
    )
)
def test_no_batch_breaks_the_reconciliation(server, text):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for name in ("queries", "extend"):
        assert is_harmless(server.send("POST", "/reconcile", form, f"{name}={quote(text.encode('utf-8', 'replace'))}"))


@pytest.mark.parametrize(
    "path",
    [
        *("/download/../../../../etc/passwd", "/download/..%2f..%2f..%2fetc/passwd", "/download/%2e%2e/sources.json"),
        *(
            "/static/../app.py",
            "/static/..%2fapp.py",
            "/static/%2e%2e/%2e%2e/app.py",
            "//etc/passwd",
            "/id/../../etc/passwd",
        ),
        *("/download/..%5c..%5cetc", "/download/%00", "/page/..%2f..%2fetc%2fpasswd", "/download/report.json%00.ttl"),
    ],
)
def test_no_path_leads_out(server, path):
    reply = server.raw(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    status = int(reply.split(b" ")[1])
    assert 300 <= status < 500
    assert b"root:" not in reply
    assert b"import " not in reply


SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/{s}",
            "/id/{s}",
            "/id/{s}.ttl",
            "/page/id/{s}",
            "/page/{s}",
            "/api/queries/{s}",
            "/download/{s}",
            "/search?q={s}",
        ),
        *("/sparql?query={s}", "/sparql?query=ASK%20FROM%20%3C{s}%3E%7B%7D", "/sparql?format={s}&query=ASK%7B%7D"),
        *(
            "/reconcile/preview?id={s}",
            "/reconcile/suggest/entity?prefix={s}",
            "/api/queries/timeline?language={s}",
            "/?lang={s}",
        ),
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_no_script_comes_back_to_run(server, path, accept):
    reply = server.get(path.format(s=quote(SCRIPT)), accept)
    assert is_harmless(reply)
    if reply.type == "text/html":
        assert SCRIPT not in reply.text
    else:
        assert reply.headers["x-content-type-options"] == "nosniff"
    assert SCRIPT not in str(reply.headers)


@pytest.mark.parametrize(
    "path",
    [
        "/id/country/be%0d%0aX-Injected:%20yes",
        "/id/country/be.html%0d%0aX-Injected:%20yes",
        "/a%0d%0aX-Injected:%20yes",
    ],
)
def test_no_header_can_be_slipped_in(server, path):
    for accept in ("text/html", "text/turtle"):
        assert "x-injected" not in server.get(path, accept).headers
    reply = server.raw(b"GET /sparql HTTP/1.1\r\nHost: a\r\nX-Forwarded-Host: b\r\n c\r\nConnection: close\r\n\r\n")
    assert b"\r\nX-Injected" not in reply


@pytest.mark.parametrize(
    "content",
    [
        *(
            b"\x00\x01\x02\r\n\r\n",
            b"GET\r\n\r\n",
            b"GET / HTTP/9.9\r\n\r\n",
            b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
        ),
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n\r\n",
    ],
)
def test_what_is_no_http_is_answered_or_dropped(server, content):
    reply = server.raw(content, wait=3)
    assert not reply or int(reply.split(b" ")[1]) < 500
    assert server.get("/healthz").status == 200


def test_a_body_that_is_too_large_is_not_read(server):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert server.send("POST", "/sparql", form, b"query=" + b"a" * 900_000).status == 413
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 999999999\r\n\r\n"
    assert server.raw(head + b"ASK").startswith(b"HTTP/1.1 413")
    chunks = b"10000\r\n" + b"a" * 65_536 + b"\r\n"
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert b" 413 " in server.raw(head + chunks * 20)[:20]


def test_a_query_that_is_too_long_is_refused(server):
    reply = server.send("POST", "/sparql", {"Content-Type": "application/sparql-query"}, "ASK {}" + " " * 200_000)
    assert reply.status == 413


def test_a_head_that_is_too_large_is_refused(server):
    for line in (
        b"GET /" + b"a" * 80_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 100_000 + b"\r\n",
    ):
        assert server.raw(line, wait=5)[:12] in {b"HTTP/1.1 431", b"HTTP/1.1 400", b""}
    assert server.get("/healthz").status == 200


def test_slow_requests_are_given_up_and_hold_nobody_up(tmp_path):
    with running(tmp_path, "--public", "--quiet", "--workers", "1") as server:
        start = time.monotonic()
        slow = [socket.create_connection(("127.0.0.1", server.port), timeout=30) for _ in range(40)]
        for number, each in enumerate(slow):
            body = number % 2
            each.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n")
            each.sendall(b"Content-Length: 100\r\n\r\nASK" if body else b"X: ")
        assert server.query("ASK {}").status == 200
        assert time.monotonic() - start < 5
        assert {each.recv(100)[:12] for each in slow} == {b"HTTP/1.1 408"}
        assert time.monotonic() - start < 15
        for each in slow:
            each.close()


def test_many_at_once_are_all_answered(server):
    with ThreadPoolExecutor(40) as pool:
        queries = [f"SELECT ?s {{ ?s ?p ?o }} LIMIT {number}" for number in range(200)]
        replies = list(pool.map(server.query, queries))
    assert all(is_harmless(each) for each in replies)
    assert [each.status for each in replies].count(200) > 150


def test_the_log_tells_every_request_in_a_line_of_json(tmp_path):
    with running(tmp_path, "--workers", "1") as server:
        server.get("/id/x%0a%0d%1b[31m", User_Agent="agent")
        server.query("ASK {}")
        server.stop()
        lines = [json.loads(line) for line in server.log.read_text("utf-8").splitlines() if line.startswith("{")]
    found = {line["path"]: line for line in lines}
    assert found["/id/x\n\r\x1b[31m"]["status"] == 404
    assert found["/sparql"]["query"] == "query=ASK+%7B%7D"
    assert {"time", "client", "method", "bytes", "milliseconds", "agent"} <= set(found["/sparql"])
