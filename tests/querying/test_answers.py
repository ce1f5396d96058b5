from __future__ import annotations

import io
import sys

import pyoxigraph as ox
import pytest

import benelux_kg as kg
from benelux_kg.errors import QueryError, UsageError
from benelux_kg.publishing.tables import Cell, fit, write_fitted
from benelux_kg.querying.answers import Answer, find_named
from benelux_kg.vocabulary.namespaces import namespaces
from tests.querying.golden import ROOT


@pytest.fixture(scope="module")
def graph():
    return kg.open_graph(ROOT / "data" / "graph")


def test_a_question_is_asked_from_python_by_its_name(graph):
    found = graph.query("members", forum="Pentalateral Energy Forum", language="en")
    assert found.columns == ["body", "bodyLabel", "member", "memberLabel"]
    assert [row[3] for row in found][:2] == ["Austria", "Belgium"]


def test_wrong_use_from_python_says_what_was_meant(graph):
    with pytest.raises(QueryError, match=r"did you mean members\?"):
        graph.query("membres")
    with pytest.raises(UsageError, match=r"did you mean forum\?"):
        graph.query("members", form="x")


def test_an_answer_becomes_a_frame_with_numbers(graph):
    pytest.importorskip("pandas")
    frame = graph.query("co-participation", language="en").to_pandas()
    assert frame["actions"].sum() > 0
    assert frame.loc[0, "actorLabel"] == "Belgium"


def test_a_missing_pandas_is_one_clear_line(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(UsageError, match=r"pandas is not installed: run: pip install 'benelux-kg\[notebook\]'"):
        graph.query("members").to_pandas()


def test_a_notebook_shows_names_that_lead_to_things_and_keeps_the_rows(graph):
    found = graph.query("members", language="en")
    shown = found._repr_html_()
    assert '<a href="https://w3id.org/benelux-kg/id/country/at" title="id:country/at">Austria</a>' in shown
    assert "memberLabel" not in shown
    assert len(list(found)) == len(list(found)) == 7


def test_what_stands_in_a_notebook_is_escaped():
    triple = ox.Triple(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), ox.Literal("<script>&"))
    assert "<td>&lt;script&gt;&amp;</td>" in Answer([triple], namespaces())._repr_html_()


def test_a_column_that_names_another_is_shown_in_its_place():
    assert find_named(["a", "aLabel", "b", "Label", "xLabel"]) == {0: 1, 2: None, 3: None, 4: None}


@pytest.mark.parametrize(
    ("widest", "width", "expected"),
    [
        ([5, 5], 80, [5, 5]),
        ([60, 10], 52, [40, 10]),
        ([60, 60, 10], 84, [35, 35, 10]),
        ([60, 60], 5, [6, 6]),
        ([], 10, []),
    ],
)
def test_the_widest_columns_give_way(widest, width, expected):
    assert fit(widest, width) == expected


def test_a_fitted_table_wraps_long_cells_and_links_each_line():
    stream = io.StringIO()
    write_fitted(["what", "who"], [[Cell("one two three", "http://x/\x1b\x07"), Cell("me\x1b[31m")]], stream, 12)
    lines = stream.getvalue().splitlines()
    assert lines[0] == "what    who"
    assert lines[2] == "\x1b]8;;http://x/\x1b\\one\x1b]8;;\x1b\\     me[31m"
    assert all("\x1b[31m" not in line for line in lines)


def test_what_a_row_shares_with_the_one_above_is_not_written_again():
    stream = io.StringIO()
    rows = [("a", "b", "c"), ("a", "b", "d"), ("a", "x", "d"), ("e", "x", "d"), ("e", "x", "d")]
    write_fitted(["1", "2", "3"], [[Cell(each) for each in row] for row in rows], stream, 40)
    assert stream.getvalue().splitlines()[2:] == ["a  b  c", "      d", "   x  d", "e  x  d", "e  x  d"]
