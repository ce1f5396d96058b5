"""Answers in the formats of the W3C, read back by another program, and to the letter where the format allows it."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.query import Result

from benelux_kg.errors import UsageError
from benelux_kg.publishing import write_answer
from benelux_kg.querying import answer

TRICKY = """SELECT ?thing ?plain ?tagged ?number ?truth ?never WHERE {
  VALUES (?thing ?plain ?tagged ?number ?truth) {
    (<http://example.org/a,b> "with, \\"quotes\\" and 'more'" "Luik"@nl 1 true)
    (<http://example.org/\u00e9> "line\\nbreak, tab\\t, return\\r, both\\r\\nend" "2018-07"^^xsd:gYearMonth -7 false)
    (UNDEF "" "x"^^<http://example.org/type> 12 UNDEF)
    (<http://example.org/c> " <b>&amp;</b> \\\\n ]]> " "\U0001f1e7 \u00e9\u00df"@fr 3 true)
  }
}"""


def write(query, form):
    stream = io.StringIO(newline="")
    write_answer(answer(ox.Store(), query), form, stream)
    return stream.getvalue()


def expected():
    return [tuple(map(to_rdflib, row)) for row in answer(ox.Store(), TRICKY).rows]


def to_rdflib(term):
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    plain = term.language or term.datatype.value == str(rdflib.XSD.string)
    return rdflib.Literal(
        term.value, lang=term.language, datatype=None if plain else rdflib.URIRef(term.datatype.value)
    )


@pytest.mark.parametrize("form", ["json", "xml", "tsv"])
def test_another_program_reads_every_term_back(form):
    found = Result.parse(io.BytesIO(write(TRICKY, form).encode()), format=form)
    names = ["thing", "plain", "tagged", "number", "truth", "never"]
    assert [str(each) for each in found.vars or ()] == names
    assert [tuple(row.get(rdflib.Variable(name)) for name in names) for row in found.bindings] == expected()


def test_csv_has_the_strings_of_all_terms_and_the_line_ends_of_its_standard():
    text = write(TRICKY, "csv")
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert head == ["thing", "plain", "tagged", "number", "truth", "never"]
    assert rows == [["" if term is None else str(term) for term in row] for row in expected()]
    assert text.startswith("thing,plain,tagged,number,truth,never\r\n")
    assert text.endswith("\r\n")


@pytest.mark.parametrize(("query", "truth"), [("ASK {}", True), ("ASK { ?s ?p ?o }", False)])
def test_yes_and_no_are_read_back(query, truth):
    for form in ("json", "xml"):
        assert Result.parse(io.BytesIO(write(query, form).encode()), format=form).askAnswer is truth
    assert json.loads(write(query, "json")) == {"head": {}, "boolean": truth}


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_no_row_leaves_the_columns(form):
    found = Result.parse(io.BytesIO(write("SELECT ?a ?b { ?a ?b 1 }", form).encode()), format=form)
    assert [str(each) for each in found.vars or ()] == ["a", "b"]
    assert list(found.bindings) == []


def test_xml_is_in_the_namespace_of_the_standard():
    root = ET.fromstring(write("SELECT ?a { VALUES ?a { 1 } }", "xml"))
    assert [each.tag.rpartition("}")[2] for each in root] == ["head", "results"]
    assert root.tag == "{http://www.w3.org/2005/sparql-results#}sparql"


def test_what_xml_cannot_hold_is_said():
    with pytest.raises(UsageError, match=r"XML has no place for '.x01': choose json"):
        write('SELECT ("\\u0001" AS ?a) {}', "xml")
