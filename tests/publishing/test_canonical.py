"""Canonical N-Quads are those of RDFC-1.0, as another program makes them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from pyld import jsonld

from benelux_kg.publishing import export
from benelux_kg.publishing.content import hold_quads

CASES = {
    "a circle of three": "_:a <http://e.org/p> _:b .\n_:b <http://e.org/p> _:c .\n_:c <http://e.org/p> _:a .\n",
    "twins": "_:a <http://e.org/p> _:b .\n_:c <http://e.org/p> _:d .\n_:b <http://e.org/q> _:d .\n",
    "a list": "".join(
        f'_:l{number} <http://e.org/first> "{number}" .\n_:l{number} <http://e.org/rest> _:l{number + 1} .\n'
        for number in range(4)
    ),
    "a graph without a name": "_:s <http://e.org/p> _:o _:g .\n_:g <http://e.org/about> _:s .\n",
    "itself": "_:s <http://e.org/p> _:s .\n<http://e.org/s> <http://e.org/p> _:s <http://e.org/g> .\n",
    "merged": "<http://e.org/s> <http://e.org/p> _:s .\n<http://e.org/s> <http://e.org/p> _:s <http://e.org/g> .\n",
}


def canonize(text: str) -> str:
    options = {"algorithm": "URDNA2015", "inputFormat": "application/n-quads", "format": "application/n-quads"}
    return str(jsonld.normalize(text, options))


@pytest.mark.parametrize("case", CASES)
def test_another_program_gives_blank_nodes_the_same_labels(case):
    text = CASES[case]
    quads = list(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))
    assert export(hold_quads(quads), "nquads") == canonize(text)


def test_the_graph_of_the_ontology_is_canonical(small):
    lines = [line for line in small.lines() if "/graph/ontology> ." in line]
    assert any("_:" in line for line in lines)
    shuffled = "".join(sorted(lines, key=lambda line: line[::-1])).replace("_:c14n", "_:x9")
    assert "".join(sorted(lines)) == canonize(shuffled)
