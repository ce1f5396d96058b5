from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.errors import QueryError
from benelux_kg.querying.binding import bind_terms, find_variables
from benelux_kg.querying.guard import check_harmless
from benelux_kg.querying.tokens import read_tokens

TERM = ox.NamedNode("http://x/b")
LITERALS = st.builds(ox.Literal, st.text(st.characters(exclude_categories=["Cs"]), max_size=30))


@pytest.mark.parametrize(
    ("query", "bound"),
    [
        ("SELECT ?a WHERE { ?a ?p $b }", "SELECT ?a WHERE { ?a ?p <http://x/b> }"),
        ("SELECT ?a ?b { ?a ?p ?b }", "SELECT ?a (<http://x/b> AS ?b) { ?a ?p <http://x/b> }"),
        ("SELECT (STR(?b) AS ?c) { ?a ?p ?b }", "SELECT (STR(<http://x/b>) AS ?c) { ?a ?p <http://x/b> }"),
        ("SELECT ?a { ?a ?p ?b } GROUP BY ?a ?b ORDER BY DESC(?b) ?b LIMIT 1", "SELECT ?a { ?a ?p <http://x/b> } GROUP BY ?a (<http://x/b>) ORDER BY DESC(<http://x/b>) (<http://x/b>) LIMIT 1"),
        ("SELECT ?a { ?a ?p ?o FILTER(BOUND(?b) && ?o = ?b) }", "SELECT ?a { ?a ?p ?o FILTER((true) && ?o = <http://x/b>) }"),
        ("CONSTRUCT { ?b ?p ?a } WHERE { ?a ?p ?b }", "CONSTRUCT { <http://x/b> ?p ?a } WHERE { ?a ?p <http://x/b> }"),
        ("SELECT ?a { { SELECT ?b { ?b ?p ?o } } }", "SELECT ?a { { SELECT (<http://x/b> AS ?b) { <http://x/b> ?p ?o } } }"),
        ("SELECT ?a { ?a ?p '?b $b' } # ?b", "SELECT ?a { ?a ?p '?b $b' } # ?b"),
        ("SELECT ?a { ?a <http://x/?b> ?bb }", "SELECT ?a { ?a <http://x/?b> ?bb }"),
        ("ASK { ?a ?p ?o FILTER(?o<?b&&?a>?b) }", "ASK { ?a ?p ?o FILTER(?o<<http://x/b>&&?a><http://x/b>) }"),
    ],
)  # fmt: skip
def test_a_term_takes_every_place_of_its_variable_and_no_other(query, bound):
    assert bind_terms(query, {"b": TERM}) == bound


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?a { ?a ?p ?o BIND(1 AS ?b) }",
        "SELECT ?a { VALUES ?b { 1 } ?a ?p ?b }",
        "SELECT ?a { VALUES (?a ?b) { (1 2) } }",
        "SELECT (1 AS ?b) { ?a ?p ?o }",
    ],
)
def test_what_the_query_itself_sets_is_no_parameter(query):
    with pytest.raises(QueryError, match=r"query:1:\d+: the query itself sets \?b"):
        bind_terms(query, {"b": TERM})


@given(LITERALS)
def test_whatever_stands_in_a_literal_it_is_one_term(literal):
    query = "SELECT ?a ?o { ?a ?p ?o FILTER(STR(?o) = $b) }"
    bound = bind_terms(query, {"b": literal})
    kinds = [token.kind for token in read_tokens(bound)]
    assert kinds == ["text" if token.text == "$b" else token.kind for token in read_tokens(query)]
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("http://x/a"), ox.NamedNode("http://x/p"), literal))
    assert [row["o"] for row in store.query(bound)] == [literal]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "words", ['" } DROP ALL #', "\\", "' . } #", "\n} SERVICE <http://x/> {", "\\u0022 }", "<x> } #"]
)
def test_an_injection_is_a_literal(words):
    bound = bind_terms("SELECT ?a { ?a ?p $b }", {"b": ox.Literal(words)})
    check_harmless(bound)
    assert list(ox.Store().query(bound)) == []  # type: ignore[arg-type]
    assert find_variables(bound) == {"a", "p"}


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o FILTER(1<'>') SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } FILTER('a' = 'b') }",
        "SELECT * { service silent <http://127.0.0.1:9/> { ?a ?b ?c } }",
        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/> { ?s ?p ?o }",
        "PREFIX : <http://127.0.0.1:9/> SELECT * { SERVICE:x { ?s ?p ?o } }",
        "LOAD <http://127.0.0.1:9/>",
        "PREFIX a: <b> INSERT DATA { a:a a:b a:c }",
    ],
)
def test_what_would_call_out_or_write_is_refused(query):
    with pytest.raises(QueryError):
        check_harmless(query)
