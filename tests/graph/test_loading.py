"""Loading sections into a store, batch by batch."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from benelux_kg.graph.store import hold_store

GRAPH = "<http://example.org/graph>"


def write(path, lines):
    path.write_text("".join(f"{line} {GRAPH} .\n" for line in lines), "utf-8")
    return path


@pytest.fixture
def sections(tmp_path):
    """Three sections; the last is about one blank node."""
    first, second = (
        write(
            tmp_path / f"{name}.nq", [f'<http://example.org/{name}> <http://example.org/says> "{n}"' for n in range(9)]
        )
        for name in ("first", "second")
    )
    blank = write(tmp_path / "blank.nq", [f'_:b0 <http://example.org/says> "{n}"' for n in range(9)])
    return [first, second, blank]


@pytest.mark.parametrize("batch", [1, 100, 700, 1_000, 100_000])
def test_every_line_is_loaded_once_into_its_graph_and_once_into_the_default_graph(sections, batch):
    graphs = [quad.graph_name for quad in hold_store(sections, batch)]
    assert graphs.count(ox.NamedNode(GRAPH[1:-1])) == graphs.count(ox.DefaultGraph()) == 27


@pytest.mark.parametrize("batch", [700, 1_000, 100_000])
def test_a_blank_node_of_a_section_that_fits_a_batch_stays_one(sections, batch):
    named = hold_store(sections, batch).quads_for_pattern(None, None, None, ox.NamedNode(GRAPH[1:-1]))
    assert len({quad.subject for quad in named if isinstance(quad.subject, ox.BlankNode)}) == 1
