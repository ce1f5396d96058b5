"""Queries that run away, and processes that die: nobody else notices, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.server.servers import SHIPPED, running

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }} # {}"
SIMPLE = "SELECT ?class WHERE { ?class a owl:Class } ORDER BY ?class LIMIT 5"
HUNGRY = "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?d), STR(?c), STR(?f))) AS ?all) WHERE { ?a ?b ?c . ?d ?e ?f }"
LIMIT = 3.0


@pytest.fixture(scope="module")
def limited(tmp_path_factory):
    options = ("--timeout", str(LIMIT), "--memory", "300", "--workers", "3", "--cache", "0", "--quiet")
    with running(tmp_path_factory.mktemp("limited"), *options) as server:
        yield server


def timed(server, query):
    start = time.monotonic()
    return server.query(query).status, time.monotonic() - start


def memory(server):
    """Megabytes that the server and its workers hold for themselves."""
    total = 0
    for pid in server.family:
        total += int(Path(f"/proc/{pid}/status").read_text("ascii").split("RssAnon:")[1].split()[0])
    return total // 1000


def settle(server, workers=3):
    end = time.monotonic() + 20
    while len(server.workers) != workers and time.monotonic() < end:
        time.sleep(0.1)
    return server.workers


def test_an_endless_query_ends_at_the_limit_and_says_when_to_come_again(limited):
    start = time.monotonic()
    reply = limited.query(ENDLESS.format("one"))
    assert (reply.status, reply.type) == (503, "application/problem+json")
    assert int(reply.headers["retry-after"]) > 0
    assert reply.headers["access-control-allow-origin"] == "*"
    assert LIMIT <= time.monotonic() - start < LIMIT + 1
    assert limited.query(SIMPLE).status == 200


def test_ten_endless_queries_at_once_hold_nobody_up(limited):
    settle(limited)
    assert limited.query(SIMPLE).status == 200
    before = memory(limited)
    times, stop = [], threading.Event()

    def ask():
        while not stop.is_set():
            status, seconds = timed(limited, SIMPLE)
            times.append(seconds)
            assert status == 200
            time.sleep(0.01)

    with ThreadPoolExecutor(14) as pool:
        others = [pool.submit(ask) for _ in range(3)]
        ended = list(pool.map(lambda number: timed(limited, ENDLESS.format(number)), range(10)))
        stop.set()
        for each in others:
            each.result()
    assert {status for status, _ in ended} == {503}
    assert max(seconds for _, seconds in ended) < LIMIT + 1
    assert sorted(times)[len(times) // 2] < 1  # how quick they are is for benchmarks/serving.py to say
    settle(limited)
    assert memory(limited) < before + 30


def test_a_query_that_takes_too_much_memory_is_ended(limited):
    status, seconds = timed(limited, HUNGRY)
    assert status == 503
    assert seconds < LIMIT + 1
    assert limited.query(SIMPLE).status == 200


def test_a_query_nested_too_deeply_harms_no_one(limited):
    query = f"SELECT ({'(' * 40_000}1{')' * 40_000} AS ?x) WHERE {{}}"
    reply = limited.send("POST", "/sparql", {"Content-Type": "application/sparql-query"}, query)
    assert reply.status in {200, 400, 503}
    assert limited.query(SIMPLE).status == 200


def test_runaway_queries_in_a_row_leave_no_process_behind(tmp_path):
    with running(tmp_path, "--timeout", "0.2", "--workers", "1", "--quiet") as server:
        for number in range(30):
            assert server.query(ENDLESS.format(number)).status == 503
        assert len(settle(server, 1)) == 1
        assert server.query(SIMPLE).status == 200


def test_a_worker_that_is_killed_under_load_costs_no_answer(limited):
    expected = limited.query(SIMPLE).body
    with ThreadPoolExecutor(4) as pool:
        replies = [pool.submit(limited.query, SIMPLE) for _ in range(60)]
        for pid in limited.workers:
            os.kill(pid, signal.SIGKILL)
        assert {each.result().body for each in replies} == {expected}
    assert len(settle(limited)) == 3


def test_a_server_that_is_killed_takes_its_workers_along_and_starts_again(tmp_path):
    with running(tmp_path, "--quiet") as server:
        expected = server.query(SIMPLE).body
        with ThreadPoolExecutor(2) as pool:
            pool.submit(server.query, ENDLESS.format(1))  # the line is cut; nobody reads what comes of it
            time.sleep(0.5)
            workers = server.family[1:]
            server.process.kill()
            server.process.wait()
        end = time.monotonic() + 5
        while any(Path(f"/proc/{pid}/cmdline").exists() for pid in workers) and time.monotonic() < end:
            time.sleep(0.05)
        assert not [pid for pid in workers if Path(f"/proc/{pid}/cmdline").exists()]
    with running(tmp_path, "--quiet") as server:
        assert server.query(SIMPLE).body == expected


def test_a_server_that_is_asked_to_stop_finishes_its_answers_first(tmp_path):
    with running(tmp_path, "--quiet", "--timeout", "2") as server:
        with ThreadPoolExecutor(1) as pool:
            reply = pool.submit(server.query, ENDLESS.format(1))
            time.sleep(0.5)
            workers = server.family[1:]
            assert server.stop() == 0
            assert reply.result().status == 503
        assert not [pid for pid in workers if Path(f"/proc/{pid}").exists()]


def test_workers_know_nothing_of_the_surroundings_of_the_server(tmp_path):
    with running(tmp_path, "--quiet", "--workers", "1", SECRET_OF_THE_SERVER="xyzzy") as server:
        surroundings = Path(f"/proc/{server.workers[0]}/environ").read_bytes()
    assert b"xyzzy" not in surroundings


def test_a_port_that_is_taken_is_said_in_one_line(limited, tmp_path):
    command = [sys.executable, "-m", "benelux_kg", "serve", "-g", str(SHIPPED), "--port", str(limited.port)]
    run = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    )
    assert run.returncode == 2
    assert run.stderr.startswith(f"benelux-kg: 127.0.0.1:{limited.port}: cannot be listened on")
    assert len(run.stderr.splitlines()) == 1


def test_a_nursery_that_is_killed_is_replaced(tmp_path):
    with running(tmp_path, "--quiet", "--workers", "2") as server:
        expected = server.query(SIMPLE).body
        os.kill(server.family[1], signal.SIGKILL)
        assert {server.query(f"{SIMPLE}{' ' * number}").body for number in range(10)} == {expected}
        assert len(settle(server, 2)) == 2
