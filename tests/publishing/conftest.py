from __future__ import annotations

import pytest

from tests.publishing.datasets import small  # noqa: F401 - a fixture
from tests.publishing.stores import OXIGRAPH, VIRTUOSO, make_oxigraph, make_virtuoso

KINDS = {"virtuoso": (VIRTUOSO, make_virtuoso), "oxigraph": (OXIGRAPH, make_oxigraph)}


@pytest.fixture(scope="module", params=KINDS)
def server(request, tmp_path_factory):
    """A store that runs for all tests of a module, or a reason to skip them."""
    program, make = KINDS[request.param]
    if not program:
        pytest.skip(f"{request.param} is not installed here")
    store = make(tmp_path_factory.mktemp(request.param))
    try:
        store.start()
        yield store
    finally:
        store.kill()


@pytest.fixture
def store(server, monkeypatch):
    """The running store, empty, with its owner signed in."""
    from benelux_kg.querying.endpoints import Endpoint

    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    endpoint = Endpoint(server.update)
    for row in Endpoint(server.query).rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
        if "127.0.0.1" not in (graph := str(row["g"].value)) and "openlinksw" not in graph:
            endpoint.update(f"DROP SILENT GRAPH <{graph}>")
    return server
