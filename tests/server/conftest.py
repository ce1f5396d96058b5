from __future__ import annotations

import pytest

from tests.server.servers import running


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A server on the shipped graph, with limits that tests can reach."""
    with running(
        tmp_path_factory.mktemp("server"), "--timeout", "8", "--memory", "400", "--max-rows", "1000"
    ) as server:
        yield server
