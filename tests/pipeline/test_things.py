from __future__ import annotations

import pytest

import benelux_kg as kg
from tests.pipeline.pages import write_pages

TREATY = "id:agreement/benelux-police-treaty-2018"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("things")
    return kg.build([write_pages(folder / "pages")], folder / "graph", validate=False)


@pytest.mark.parametrize(
    "name", [TREATY, "https://w3id.org/benelux-kg/" + TREATY.replace(":", "/"), "2018 benelux POLICE treaty"]
)
def test_a_thing_is_found_by_its_name_or_by_a_label(graph, name):
    assert graph[name].iri == TREATY


def test_a_thing_knows_what_it_is_called_and_what_is_said_of_it(graph):
    treaty = graph[TREATY]
    assert treaty.label == "2018 Benelux Police Treaty"
    assert "bkg:Treaty" in treaty.kinds
    assert ("bkg:party", "Belgium") in treaty.facts
    assert {proof.document for claim in treaty.claims for proof in claim.proofs} >= {"a.txt", "b.md"}
    assert list(treaty.to_pandas()["object"]) == [object_ for _, object_ in treaty.facts]


def test_what_nothing_or_several_things_are_called_is_no_key(graph):
    assert graph.find("no such thing") == []
    with pytest.raises(KeyError, match="is the name of nothing"):
        graph["no such thing"]
    assert len(graph.find("Hazeldonk")) > 1
    with pytest.raises(KeyError, match="id:cooperation/hazeldonk and id:place/hazeldonk"):
        graph["Hazeldonk"]


def test_what_a_notebook_shows_is_escaped(tmp_path):
    file = tmp_path / "nasty.ttl"
    file.write_text(
        '<http://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "<script>alert(1)</script>" ; <http://example.org/p> "<b>&" .',
        "utf-8",
    )
    graph = kg.open_graph(file)
    shown = graph["http://example.org/a"]._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;&amp;" in shown
    assert graph["http://example.org/a"].claims == []


def test_a_graph_shows_how_much_it_holds(graph):
    assert "<td>bkg:party</td><td>3</td>" in graph._repr_html_()
