from __future__ import annotations

import io

import pyoxigraph as ox
import pytest

from benelux_kg.errors import QueryError, UsageError
from benelux_kg.publishing import FORMATS, write_answer
from benelux_kg.querying import Answer, answer, read_store, read_terms, split_pairs
from benelux_kg.vocabulary.namespaces import expand

ROWS = "SELECT ?party WHERE { ?treaty bkg:party ?party } ORDER BY ?party"


@pytest.fixture
def store() -> ox.Store:
    made = ox.Store()
    for graph, country in (("a", "be"), ("b", "lu")):
        terms = ("id:agreement/x-2018", "bkg:party", f"id:country/{country}", f"graph:document/{graph}")
        made.add(ox.Quad(*(ox.NamedNode(expand(term)) for term in terms)))
    return made


def written(found: Answer, form: str) -> str:
    stream = io.StringIO()
    write_answer(found, form, stream)
    return stream.getvalue()


def test_a_query_sees_all_graphs_and_knows_the_prefixes(store):
    assert list(answer(store, ROWS)) == [("id:country/be",), ("id:country/lu",)]


def test_a_fact_that_two_texts_state_counts_once(store):
    for quad in list(store):
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object))
    assert list(answer(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")) == [("2",)]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_fits_either_rows_or_triples(store, form):
    is_graph = form in {"turtle", "jsonld"}
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if is_graph else ROWS
    assert "country" in written(answer(store, query), form)


def test_a_table_pads_its_columns(store):
    assert written(answer(store, ROWS), "table") == "party\n-------------\nid:country/be\nid:country/lu\n"


def test_markdown_is_a_table(store):
    assert written(answer(store, ROWS), "markdown").splitlines()[1:3] == ["| --- |", "| id:country/be |"]


def test_an_ask_says_true_or_false(store):
    assert written(answer(store, "ASK { ?s bkg:party ?o }"), "csv") == "true\r\n"
    assert not answer(store, "ASK { ?s bkg:signedIn ?o }")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * WHERE {\n  ?s ?p \n}", "query:3:2: syntax error"),
        ("SELECT * WHERE { ?s nope:x ?o }", "query:1:27: unknown prefix near '?o }': declare it with PREFIX"),
        ("SELECT *\nWHERE { SERVICE <http://x/> { ?s ?p ?o } }", "query:2:9: SERVICE"),
        ("SELECT * FROM <http://x/> WHERE { ?s ?p ?o }", "query:1:10: FROM"),
        ("PREFIX a: <http://load/>\nLOAD <http://x/>", "query:2:1: LOAD would write: datasets are read-only"),
        ("DROP ALL", "query:1:1: DROP would write"),
        ("", "query:1:1: syntax error at the end of the line"),
    ],
)
def test_a_query_that_cannot_be_answered_is_one_line_with_its_place(store, query, message):
    with pytest.raises(QueryError) as caught:
        answer(store, query)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_words_in_texts_names_and_comments_are_not_refused(store):
    query = '# SERVICE\nSELECT ?from WHERE { ?from bkg:party ?o FILTER(STR(?o) != "LOAD FROM") }'
    assert len(list(answer(store, query))) == 2


def test_a_slash_in_a_short_name_is_explained(store):
    with pytest.raises(QueryError, match=r"write id:country\\/be or the whole IRI"):
        answer(store, "SELECT * WHERE { ?s ?p id:country/be }")


def test_parameters_are_bound_as_terms(store):
    parameters = read_terms({"party": "id:country/lu"})
    assert list(answer(store, "SELECT ?t ?party WHERE { ?t bkg:party ?party }", parameters)) == [
        ("id:agreement/x-2018", "id:country/lu")
    ]


def test_a_parameter_cannot_end_the_query(store):
    parameters = read_terms({"party": "id:country/lu } DROP ALL #"})
    assert list(answer(store, "SELECT ?t ?party WHERE { ?t bkg:party ?party }", parameters)) == []


def test_a_parameter_need_not_be_a_column(store):
    terms = read_terms({"party": "id:country/lu"})
    assert list(answer(store, "SELECT ?t WHERE { ?t bkg:party ?party }", terms)) == [("id:agreement/x-2018",)]


def test_a_parameter_needs_a_key():
    with pytest.raises(UsageError, match="no key=value"):
        split_pairs(["id:country/lu"])


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2018-07-23", ox.Literal("2018-07-23", datatype=ox.NamedNode(expand("xsd:date")))),
        ("12", ox.Literal(12)),
        ('"drugs"@nl', ox.Literal("drugs", language="nl")),
        ("plain words", ox.Literal("plain words")),
        ("bkg:Treaty", ox.NamedNode(expand("bkg:Treaty"))),
    ],
)
def test_a_value_is_read_as_the_term_it_looks_like(value, expected):
    assert read_terms({"x": value}) == {"x": expected}


def test_an_rdf_file_can_be_asked_too(tmp_path):
    path = tmp_path / "small.ttl"
    path.write_text("@prefix bkg: <" + expand("bkg:") + "> . bkg:a bkg:party bkg:b .", "utf-8")
    assert list(answer(read_store(path), ROWS)) == [("bkg:b",)]
