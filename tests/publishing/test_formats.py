from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.errors import UsageError
from benelux_kg.publishing import JSONLD, TURTLE
from benelux_kg.vocabulary.namespaces import expand


def line(subject: str, predicate: str, object_: ox.NamedNode | ox.Literal, graph: str = "graph:document/a") -> str:
    quad = ox.Quad(node(subject), node(predicate), object_, node(graph))
    return f"{quad} .\n"


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(expand(name))


LINES = sorted(
    [
        line("id:agreement/police-2018", "rdf:type", node("bkg:Treaty")),
        line("id:agreement/police-2018", "bkg:party", node("id:country/be")),
        line("id:agreement/police-2018", "bkg:party", node("id:country/be"), "graph:document/b"),
        line("id:agreement/police-2018", "bkg:party", node("id:country/lu")),
        line("id:agreement/police-2018", "bkg:signedOn", ox.Literal("2018-07-23", datatype=node("xsd:date"))),
        line("id:agreement/police-2018", "bkg:signedOn", ox.Literal("2018", datatype=node("xsd:gYear"))),
        line("id:agreement/police-2018", "skos:prefLabel", ox.Literal('Een "verdrag"\nover', language="nl")),
        line("id:agreement/police-2018", "rdfs:label", ox.Literal("without a language")),
        line("id:agreement/police-2018", "bkg:factuality", node("bkg:Planned")),
        line("id:country/be", "bkg:title", ox.Literal("België \\ Belgique")),
        line("id:country/be", "bkg:order", ox.Literal("1", datatype=node("xsd:integer"))),
        line("id:country/be", "bkg:seeAlso", ox.NamedNode("https://example.org/a(b)")),
    ]
)


def triples_of(text: str, form: ox.RdfFormat) -> set[str]:
    return {str(quad.triple) for quad in ox.parse(input=text.encode(), format=form)}


def turtle_of(lines: list[str]) -> str:
    stream = io.StringIO()
    TURTLE.write(lines, stream)
    return stream.getvalue()


def jsonld_of(lines: list[str]) -> str:
    stream = io.StringIO()
    JSONLD.write(lines, stream)
    return stream.getvalue()


EXPECTED = {str(quad.triple) for quad in ox.parse(input="".join(LINES).encode(), format=ox.RdfFormat.N_QUADS)}


def test_turtle_holds_the_same_triples_once():
    assert triples_of(turtle_of(LINES), ox.RdfFormat.TURTLE) == EXPECTED


def test_jsonld_holds_the_same_triples():
    assert triples_of(jsonld_of(LINES), ox.RdfFormat.JSON_LD) == EXPECTED


def test_turtle_is_grouped_by_subject_with_its_type_first():
    assert turtle_of(LINES).partition("\n\n")[2] == (
        "id:agreement\\/police-2018\n"
        "    a bkg:Treaty ;\n"
        "    bkg:factuality bkg:Planned ;\n"
        "    bkg:party id:country\\/be ;\n"
        "    bkg:party id:country\\/lu ;\n"
        '    bkg:signedOn "2018"^^xsd:gYear ;\n'
        '    bkg:signedOn "2018-07-23"^^xsd:date ;\n'
        '    rdfs:label "without a language" ;\n'
        '    skos:prefLabel "Een \\"verdrag\\"\\nover"@nl ;\n'
        ".\n"
        "\n"
        "id:country\\/be\n"
        "    bkg:order 1 ;\n"
        "    bkg:seeAlso <https://example.org/a(b)> ;\n"
        '    bkg:title "België \\\\ Belgique" ;\n'
        ".\n"
    )


@pytest.mark.parametrize("write", [turtle_of, jsonld_of])
@pytest.mark.parametrize("dropped", [2, 4, 7])
def test_one_fact_more_or_less_is_one_line_of_difference(write, dropped):
    whole, less = write(LINES).splitlines(), write(LINES[:dropped] + LINES[dropped + 1 :]).splitlines()
    assert len(set(whole) ^ set(less)) <= 2


def test_jsonld_is_compact_and_needs_no_network():
    document = json.loads(jsonld_of(LINES))
    assert isinstance(document["@context"], dict)
    assert document["@graph"][0] == {
        "@id": "id:agreement/police-2018",
        "@type": "Treaty",
        "factuality": "Planned",
        "party": ["id:country/be", "id:country/lu"],
        "prefLabel": {"nl": 'Een "verdrag"\nover'},
        "rdfs:label": "without a language",
        "signedOn": [{"@value": "2018", "@type": "xsd:gYear"}, {"@value": "2018-07-23", "@type": "xsd:date"}],
    }


def test_an_iri_that_a_reader_would_take_for_a_short_name_is_refused():
    node_ = ox.NamedNode("https://example.org/a")
    quad = ox.Quad(node_, ox.NamedNode("org:x"), node_, ox.DefaultGraph())
    with pytest.raises(UsageError, match="would take <org:x> for a short name"):
        jsonld_of([f"{quad} .\n"])


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), st.sampled_from(["", "nl"]))
def test_any_text_survives_both_formats(text, language):
    literal = ox.Literal(text, language=language or None)
    one = [line("id:x", "bkg:title", literal)]
    expected = {str(ox.Triple(node("id:x"), node("bkg:title"), literal))}
    assert triples_of(turtle_of(one), ox.RdfFormat.TURTLE) == expected
    assert triples_of(jsonld_of(one), ox.RdfFormat.JSON_LD) == expected


@given(st.text(st.sampled_from("abz09/.-_~éß?:(&"), min_size=0, max_size=12))
def test_any_iri_survives_turtle(local):
    one = [line("id:" + local, "bkg:party", node("id:" + local))]
    assert triples_of(turtle_of(one), ox.RdfFormat.TURTLE) == {
        str(ox.Triple(node("id:" + local), node("bkg:party"), node("id:" + local)))
    }
