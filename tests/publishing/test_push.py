"""Pushing into real stores, each in both ways."""

from __future__ import annotations

import signal
import socket
import threading
import time
from contextlib import suppress
from urllib.parse import urlsplit

import pyoxigraph as ox
import pytest

from benelux_kg import pipeline
from benelux_kg.errors import EndpointError, UsageError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.pipeline.pushing import push
from benelux_kg.publishing.bookmark import Bookmark
from benelux_kg.querying.endpoints import Endpoint
from benelux_kg.vocabulary.namespaces import expand
from tests.cli.programs import run, start
from tests.pipeline.pages import PAGES, write_pages
from tests.querying.servers import reply, serve

DOCUMENT = expand("graph:document/a")


SOME = 1_500
"""Lines of the vocabulary that are enough for several pieces."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    return make_graph(tmp_path_factory.mktemp("pushed"), PAGES)


@pytest.fixture(scope="module")
def less(tmp_path_factory):
    """The same without one text."""
    return make_graph(tmp_path_factory.mktemp("less"), {name: text for name, text in PAGES.items() if name != "a.txt"})


def make_graph(folder, pages):
    """A dataset whose vocabulary is cut short, so that no test sends tens of thousands of triples."""
    pipeline.build([write_pages(folder / "pages", pages)], folder / "graph", validate=False, merge=False)
    vocabulary = folder / "graph" / "vocabulary.nq"
    vocabulary.write_text("".join(vocabulary.read_text("utf-8").splitlines(keepends=True)[:SOME]), "utf-8")
    return folder / "graph"


@pytest.fixture(params=["update", "graph_store"])
def way(request, store):
    """Both ways to write: SPARQL Update, and the Graph Store Protocol."""
    return {request.param: getattr(store, request.param)}


@pytest.fixture
def bookmark(tmp_path):
    return tmp_path / "state" / "push.json"


def there(store):
    """What the store holds of ours: graph to number of triples."""
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    counted = {str(row["g"].value): int(str(row["n"].value)) for row in Endpoint(store.query).rows(query)}
    return {name: number for name, number in counted.items() if name.startswith(expand("graph:"))}


def expected(graph):
    numbers: dict[str, int] = {}
    for line in Dataset(graph).lines():
        name = line[line.rindex(" <") + 2 : -4]
        numbers[name] = numbers.get(name, 0) + 1
    return numbers


def quads(lines):
    found = ox.Dataset(ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS))
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return {str(quad) for quad in found}


def held(store, graphs):
    endpoint = Endpoint(store.query)
    return [
        f"{row['s']} {row['p']} {row['o']} <{name}> .\n"
        for name in graphs
        for row in endpoint.rows(f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
    ]


def test_the_store_holds_what_the_dataset_holds_to_the_letter(store, graph, way, bookmark):
    report = push(graph, store.query, state=bookmark, **way)
    assert report.is_ok
    assert {each.graph: each.found for each in report.graphs} == expected(graph) == there(store)
    assert quads(held(store, there(store))) == quads(Dataset(graph).lines())
    assert not bookmark.exists()


def test_pushing_twice_changes_nothing(store, graph, way, bookmark):
    push(graph, store.query, state=bookmark, batch=500, **way)
    again = push(graph, store.query, state=bookmark, **way)
    assert again.is_ok
    assert there(store) == expected(graph)


def test_a_push_goes_on_where_it_was_cut_off(store, graph, way, bookmark):
    with pytest.raises(KeyboardInterrupt):
        push(graph, store.query, state=bookmark, batch=400, progress=stop_after(7), **way)
    resumed = push(graph, store.query, state=bookmark, batch=400, **way)
    assert resumed.is_ok
    pieces = sum(-(-number // 400) for number in expected(graph).values())
    assert 0 < sum(each.sent for each in resumed.graphs) <= pieces - 6
    assert there(store) == expected(graph)


def test_what_the_store_lost_meanwhile_is_sent_again(store, graph, way, bookmark):
    with pytest.raises(KeyboardInterrupt):
        push(graph, store.query, state=bookmark, batch=400, progress=stop_after(7), **way)
    Endpoint(store.update).update(f"DROP SILENT GRAPH <{expand('graph:vocabulary')}>")
    assert push(graph, store.query, state=bookmark, batch=400, **way).is_ok
    assert there(store) == expected(graph)


def test_a_push_goes_on_after_the_server_was_killed(store, graph, way, bookmark):
    def kill(done, total, name, calls=[]):  # noqa: B006 - it counts
        calls.append(done)
        if len(calls) == 9:
            store.kill()

    with pytest.raises(EndpointError):
        push(graph, store.query, state=bookmark, batch=400, retries=0, progress=kill, **way)
    store.start()
    assert push(graph, store.query, state=bookmark, batch=400, **way).is_ok
    assert there(store) == expected(graph)


def test_what_else_stands_in_a_graph_is_found_and_replaced_when_asked_for(store, graph, way, bookmark):
    stranger = f"INSERT DATA {{ GRAPH <{DOCUMENT}> {{ <urn:a> <urn:b> <urn:c> }} }}"
    Endpoint(store.update).update(stranger)
    report = push(graph, store.query, state=bookmark, **way)
    assert [each.graph for each in report.graphs if not each.is_ok] == [DOCUMENT]
    assert push(graph, store.query, replace_graphs=True, state=bookmark, **way).is_ok
    assert there(store) == expected(graph)


def test_texts_that_are_gone_are_told_and_removed_when_asked_for(store, graph, less, way, bookmark):
    push(graph, store.query, state=bookmark, **way)
    foreign = "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> <urn:c> } }"
    Endpoint(store.update).update(foreign)
    told = push(less, store.query, replace_graphs=True, state=bookmark, **way)
    assert (told.removed, told.strangers) == ((), (DOCUMENT,))
    assert DOCUMENT in there(store)
    removed = push(less, store.query, replace_graphs=True, remove_gone=True, state=bookmark, **way)
    assert (removed.removed, removed.strangers) == ((DOCUMENT,), ())
    assert there(store) == expected(less)
    assert Endpoint(store.query).rows("SELECT ?s WHERE { GRAPH <urn:other> { ?s ?p ?o } }")


def test_the_command_tells_each_graph_and_ends_with_0_or_1(store, graph, way, bookmark):
    option = [f"--{name.replace('_', '-')}={url}" for name, url in way.items()]
    fine = run("push", store.query, "-g", graph, "--state", bookmark, *option)
    assert fine.exit_code == 0, fine.stderr
    assert [line.split() for line in fine.stdout.splitlines()[2:]] == [
        [name, str(number), str(number)] for name, number in expected(graph).items()
    ]
    Endpoint(store.update).update(f"INSERT DATA {{ GRAPH <{DOCUMENT}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    differing = run("push", store.query, "-g", graph, "--state", bookmark, *option)
    assert differing.exit_code == 1
    assert "differs" in differing.stdout
    assert "--replace-graph" in differing.stderr


def stop_after(pieces):
    done = []

    def progress(*step):
        done.append(step)
        if len(done) == pieces:
            raise KeyboardInterrupt

    return progress


def test_ctrl_c_leaves_a_state_that_can_be_resumed(graph, bookmark):
    over = threading.Event()

    def answer(handler, before):
        if before > 4:
            over.wait(30)
        with suppress(BrokenPipeError):
            reply(handler)

    with serve(answer) as server:
        process = start("push", server.url, "-g", graph, "--state", bookmark, "--batch", "100", "--retries", "0")
        while len(server.requests) < 6:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=120)
        over.set()
    assert process.returncode == 130
    assert said == "benelux-kg: interrupted. What was sent is remembered: run the same again to go on.\n"
    assert bookmark.is_file()


def test_a_refused_push_says_what_the_server_said_and_how_to_go_on(graph, bookmark):
    with serve(lambda handler, _: reply(handler, 403, "no right to write", "text/plain")) as server:
        result = run("push", server.url, "-g", graph, "--state", bookmark)
    assert result.exit_code == 2
    assert "answers 403 Forbidden: no right to write" in result.stderr
    assert "run the same again" in result.stderr


def test_nobody_but_the_named_servers_is_spoken_to(graph, bookmark, monkeypatch):
    asked = []
    connect = socket.socket.connect

    def listen(self, address):
        asked.append(address[1])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", listen)
    with serve(lambda handler, _: reply(handler)) as server:
        push(graph, server.url, state=bookmark)
        assert set(asked) == {urlsplit(server.url).port}


def test_both_ways_at_once_are_refused(graph):
    with pytest.raises(UsageError, match="one way or the other"):
        push(graph, "http://127.0.0.1:9/q", update="http://127.0.0.1:9/u", graph_store="http://127.0.0.1:9/s")


def test_a_damaged_bookmark_is_a_beginning(graph, bookmark):
    bookmark.parent.mkdir()
    for content in ("", "{", "[]", "7", '["g", "x"]', '["g", 1, 2]', f'["{DOCUMENT}", 1'):
        bookmark.write_text(content, "utf-8")
        with serve(lambda handler, _: reply(handler)) as server:
            assert all(each.sent for each in push(graph, server.url, state=bookmark).graphs)


def test_a_step_after_a_cut_off_one_is_remembered(bookmark):
    bookmark.parent.mkdir()
    bookmark.write_text('["a", 1]\n["a", 2', "utf-8")
    Bookmark.open(bookmark).set("b", 3)
    assert Bookmark.open(bookmark).done == {"a": 1, "b": 3}


def test_the_state_stands_where_the_system_keeps_such_things(graph, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    with serve(lambda handler, _: reply(handler)) as server, pytest.raises(KeyboardInterrupt):
        push(graph, server.url, progress=stop_after(2))
    (path,) = (tmp_path / "benelux-kg").iterdir()
    assert path.name.startswith("push-")
