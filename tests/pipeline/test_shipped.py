from __future__ import annotations

import pytest

from benelux_kg import pipeline
from benelux_kg.resources import folder
from tests.pipeline.pages import read_all

FILES = (
    "dataset.nq",
    "graph.ttl",
    "graph.jsonld",
    "catalogue.ttl",
    "report.json",
    "inferred.nq",
    "ontology.nq",
    "vocabulary.nq",
)
AGAIN = "The shipped graph is out of date. Make it again with: benelux-kg build -o data/graph"


@pytest.fixture(scope="module")
def shipped():
    path = folder("data") / "graph"
    if not (path / "dataset.nq").exists():
        pytest.skip("no graph is shipped yet")
    return path


def test_the_shipped_graph_is_what_the_shipped_texts_state(shipped, tmp_path):
    pipeline.build(output=tmp_path / "g")
    made, stands = read_all(tmp_path / "g"), read_all(shipped)
    sections = [name for name in made if name.startswith(("documents/", "texts/"))]
    differing = [name for name in (*FILES, *sections) if made[name] != stands.get(name)]
    assert not differing, AGAIN


def test_the_shipped_graph_is_proved_on_the_shipped_texts(shipped):
    report = pipeline.verify(shipped)
    assert not report.findings, AGAIN
