from __future__ import annotations

import base64
import socket
import time
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from benelux_kg.errors import EndpointError, UsageError
from benelux_kg.querying.credentials import Credentials
from benelux_kg.querying.endpoints import Endpoint
from tests.querying.servers import reply, serve

QUERY = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
NOBODY = Credentials()


def endpoint(url, credentials=NOBODY, timeout=5.0, retries=4, sleep=lambda _: None):
    return Endpoint(url, credentials=credentials, timeout=timeout, retries=retries, sleep=sleep)


def rows(answer, query=QUERY, **options):
    with serve(answer) as server:
        return endpoint(server.url, **options).rows(query), server.requests


def fault(answer, **options):
    with serve(answer) as server, pytest.raises(EndpointError) as caught:
        endpoint(server.url, **options).rows(QUERY)
    assert str(caught.value).startswith(server.url)
    return caught.value, server.requests


def test_a_query_comes_back_as_terms():
    found, (request,) = rows(lambda handler, _: reply(handler))
    assert found == [{"n": ox.Literal("7")}]
    assert request.method == "GET"
    assert parse_qs(urlsplit(request.path).query)["query"] == [QUERY]
    assert request.headers["accept"] == "application/sparql-results+json"
    assert request.headers["user-agent"] == "benelux-kg"
    assert "authorization" not in request.headers


def test_a_long_query_goes_in_the_body():
    long = QUERY + " #" + "x" * 3_000
    _, (request,) = rows(lambda handler, _: reply(handler), long)
    assert (request.method, request.path) == ("POST", "/sparql")
    assert parse_qs(request.body.decode())["query"] == [long]


def test_an_update_is_posted_as_an_update():
    with serve(lambda handler, _: reply(handler, 204, "")) as server:
        endpoint(server.url).update("INSERT DATA { <a:é> <a:b> <a:c> }")
    (request,) = server.requests
    assert request.method == "POST"
    assert request.headers["content-type"] == "application/sparql-update"
    assert request.body.decode() == "INSERT DATA { <a:é> <a:b> <a:c> }"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_is_asked_again(status):
    found, requests = rows(lambda handler, before: reply(handler) if before == 2 else reply(handler, status))
    assert (len(found), len(requests)) == (1, 3)


def test_pauses_grow_unless_the_server_names_one():
    pauses: list[float] = []
    hints = [{}, {}, {"Retry_After": "7"}]

    def answer(handler, before):
        reply(handler, 503, **hints[before]) if before < len(hints) else reply(handler)

    rows(answer, sleep=pauses.append)
    assert pauses == [0.5, 1.0, 7.0]


def test_a_server_that_stays_busy_is_given_up_with_its_words():
    error, requests = fault(
        lambda handler, _: reply(handler, 503, "<h1>Down</h1><p>for  repair", "text/html"), retries=2
    )
    assert len(requests) == 3
    assert "answers 503" in error.what
    assert error.what.endswith("Down for repair")


def test_a_connection_cut_half_way_is_tried_again():
    def answer(handler, before):
        if before:
            reply(handler)
        else:
            handler.send_response(200)
            handler.send_header("Content-Length", "1000")
            handler.end_headers()
            handler.wfile.write(b'{"head":')

    found, requests = rows(answer)
    assert (len(found), len(requests)) == (1, 2)


def test_a_connection_that_is_always_cut_is_told():
    error, requests = fault(lambda handler, _: handler.connection.close(), retries=1)
    assert len(requests) == 2
    assert "cut the connection 2 times" in error.what


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500])
def test_a_refusal_is_told_in_the_words_of_the_server_and_not_repeated(status):
    error, requests = fault(lambda handler, _: reply(handler, status, "line 3: no such\nprefix", "text/plain"))
    assert len(requests) == 1
    assert f"answers {status}" in error.what
    assert "line 3: no such prefix" in error.what
    assert ("BENELUX_KG_USER" in error.mend) == (status in {401, 403})


def test_a_web_page_is_no_answer():
    error, _ = fault(lambda handler, _: reply(handler, 200, "<html>Welcome", "text/html"))
    assert "web page" in error.what


@pytest.mark.parametrize(
    "body", ["", "{", "[1]", '{"head":{},"boolean":true}', '{"head":{"vars":["n"]},"results":{"bindings":[{"n"']
)
def test_an_answer_without_results_is_told(body):
    error, _ = fault(lambda handler, _: reply(handler, body=body))
    assert "holds no results" in error.what


def test_a_slow_server_is_given_up():
    def answer(handler, _):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return
            time.sleep(0.02)

    started = time.monotonic()
    error, _ = fault(answer, timeout=0.3)
    assert time.monotonic() - started < 3
    assert "within 0.3 s" in error.what


def test_a_server_that_is_down_is_told_at_once():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/sparql"
    with pytest.raises(EndpointError, match=r"cannot be reached .*: is it running"):
        endpoint(url, sleep=pytest.fail).rows(QUERY)


def test_a_redirect_within_the_server_is_followed():
    def answer(handler, before):
        reply(handler) if before else reply(handler, 302, "", Location="/other")

    found, requests = rows(answer)
    assert len(found) == 1
    assert requests[1].path == "/other"


def test_a_redirect_in_a_circle_is_told():
    error, _ = fault(lambda handler, _: reply(handler, 302, "", Location=handler.path))
    assert "redirects in a circle" in error.what


def test_a_long_query_that_is_sent_back_to_itself_is_told_the_same():
    with (
        serve(lambda handler, _: reply(handler, 302, "", Location=handler.path)) as server,
        pytest.raises(EndpointError, match="redirects in a circle: name the SPARQL endpoint itself"),
    ):
        endpoint(server.url).rows(f"SELECT ?s {{ ?s ?p '{'x' * 2000}' }}")
    assert len(server.requests) == 1


def test_a_redirect_to_another_server_is_not_followed():
    with serve(lambda handler, _: reply(handler)) as other:
        error, _ = fault(
            lambda handler, _: reply(handler, 302, "", Location=other.url), credentials=Credentials(token="secret")
        )
        assert f"redirects to {other.url}" in error.what
        assert not other.requests


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_what_is_written_follows_no_redirect(status):
    with (
        serve(lambda handler, _: reply(handler, status, "", Location="/elsewhere")) as server,
        pytest.raises(EndpointError, match="redirects to"),
    ):
        endpoint(server.url).update("CLEAR ALL")
    assert len(server.requests) == 1


def test_credentials_come_from_the_environment():
    given = {"BENELUX_KG_USER": "an", "BENELUX_KG_PASSWORD": "pß"}
    assert base64.b64decode(Credentials.from_environment(given).header.split()[1]).decode() == "an:pß"
    assert Credentials.from_environment({"BENELUX_KG_TOKEN": "t"}).header == "Bearer t"
    assert Credentials.from_environment({}).header == ""
    with pytest.raises(UsageError, match="BENELUX_KG_AUTH: ntlm"):
        Credentials.from_environment({"BENELUX_KG_AUTH": "ntlm"})


def test_a_digest_challenge_is_met():
    def answer(handler, before):
        challenge = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm="MD5"'
        reply(handler) if before else reply(handler, 401, "", WWW_Authenticate=challenge)

    _, requests = rows(answer, credentials=Credentials("an", "secret", digest=True))
    assert "authorization" not in requests[0].headers
    assert requests[1].headers["authorization"].startswith('Digest username="an", realm="SPARQL"')
    assert "secret" not in requests[1].headers["authorization"]


def test_a_sign_in_of_another_kind_is_told():
    error, _ = fault(
        lambda handler, _: reply(handler, 401, "", WWW_Authenticate="Negotiate"),
        credentials=Credentials("an", "secret", digest=True),
    )
    assert "BENELUX_KG_AUTH" in error.mend


@pytest.mark.parametrize(
    "url", ["sparql", "ftp://a/b", "http://", "http:///sparql", "http://a b/", "http://a:99999/", "file:///etc/passwd"]
)
def test_what_is_no_address_is_said_before_anything_is_opened(url):
    with pytest.raises(UsageError, match="is no address"):
        endpoint(url)


def test_a_password_in_the_address_is_refused_and_not_repeated():
    with pytest.raises(UsageError) as caught:
        endpoint("http://an:secret@localhost/sparql")
    assert "secret" not in str(caught.value)
