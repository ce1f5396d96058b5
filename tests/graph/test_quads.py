from __future__ import annotations

import dataclasses

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.claims import Claim, Factuality, Literal, Quote
from benelux_kg.graph.ntriples import read_lexical, split_line, write_iri, write_literal
from benelux_kg.graph.quads import write_document
from benelux_kg.vocabulary.namespaces import expand
from tests.graph.making import BELGIUM, TREATY, date, make_extract

EXTRACT, TEXT = make_extract("page", (TREATY, "bkg:party", BELGIUM), (TREATY, "bkg:signedOn", date("2018-07-23")))
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


def canonical(lines: list[str]) -> list[str]:
    dataset = ox.Dataset(ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(f"{quad} .\n" for quad in dataset)


def stored(lines: list[str]) -> list[str]:
    store = ox.Store()
    store.load(input="".join(lines), format=ox.RdfFormat.N_QUADS)
    return sorted(f"{quad} .\n" for quad in store)


def triples(lines: list[str]) -> set[str]:
    return {" ".join(split_line(line)[:3]) for line in lines}


def with_object(value) -> list[str]:
    return write_document(make_extract("page", (TREATY, "bkg:target", value))[0], "s")


def test_lines_are_sorted_unique_and_canonical():
    lines = write_document(EXTRACT, "signature")
    assert lines == sorted(set(lines)) == canonical(lines) == stored(lines)


@given(ANY_TEXT)
def test_every_literal_is_written_as_the_store_gives_it_back(lexical):
    lines = with_object(Literal(lexical))
    assert lines == canonical(lines) == stored(lines)


@given(ANY_TEXT)
def test_a_literal_is_read_back_as_it_was(lexical):
    assert read_lexical(write_literal(Literal(lexical))) == lexical


@pytest.mark.parametrize(
    ("lexical", "datatype", "written"),
    [
        ("007", "xsd:integer", '"7"^^xsd:integer'),
        ("+5", "xsd:nonNegativeInteger", '"5"^^xsd:integer'),
        ("0.50", "xsd:decimal", '"0.5"^^xsd:decimal'),
        ("100", "xsd:decimal", '"100"^^xsd:decimal'),
        ("-0.0", "xsd:decimal", '"0"^^xsd:decimal'),
        ("1", "xsd:boolean", '"true"^^xsd:boolean'),
        ("2018-07", "xsd:gYearMonth", '"2018-07"^^xsd:gYearMonth'),
        ("many", "xsd:integer", '"many"^^xsd:integer'),
    ],
)
def test_numbers_are_canonical(lexical, datatype, written):
    literal, _, kind = written.partition("^^")
    line = write_literal(Literal(lexical, datatype))
    assert line == f"{literal}^^<{expand(kind)}>"
    lines = with_object(Literal(lexical, datatype))
    assert lines == stored(lines)


def test_language_tags_are_in_lower_case():
    assert write_literal(Literal("a", language="NL-be")) == '"a"@nl-be'


@pytest.mark.parametrize("iri", ["id:a b", "id:a<b", 'id:a"b', "id:{x}", "id:a\nb", "nowhere:a"])
def test_what_is_no_iri_is_refused(iri):
    with pytest.raises(ValueError, match=r"IRI|prefix"):
        write_iri(iri)


def test_asserted_claims_stand_as_plain_triples_and_others_do_not():
    extract, _ = make_extract(
        "page",
        (TREATY, "bkg:party", BELGIUM),
        (TREATY, "bkg:party", "id:country/nl", Factuality.PLANNED),
        (TREATY, "bkg:party", "id:country/lu", Factuality.DENIED),
        (TREATY, "bkg:party", "id:country/fr", Factuality.ATTRIBUTED),
    )
    plain = {
        t
        for t in triples(write_document(extract, "s"))
        if t.startswith(f"{write_iri(TREATY)} {write_iri('bkg:party')}")
    }
    assert plain == {f"{write_iri(TREATY)} {write_iri('bkg:party')} {write_iri(BELGIUM)}"}


def test_factuality_and_attribution_make_another_claim():
    claim = Claim(TREATY, "bkg:party", BELGIUM)
    variants = [
        claim,
        claim._replace(factuality=Factuality.ATTRIBUTED),
        claim._replace(factuality=Factuality.ATTRIBUTED, attributed_to="id:person/x"),
        claim._replace(object=Literal("be")),
    ]
    names = set()
    for variant in variants:
        extract, _ = make_extract("page", (TREATY, "bkg:party", BELGIUM))
        evidence = extract.evidence[0]._replace(claim=variant)
        lines = write_document(dataclasses.replace(extract, evidence=(evidence,)), "s")
        names |= {split_line(line)[0] for line in lines if write_iri("bkg:Claim") in line}
    assert len(names) == len(variants)


def test_two_texts_give_one_claim_and_two_pieces_of_evidence():
    first, second = (write_document(make_extract(slug, (TREATY, "bkg:party", BELGIUM))[0], "s") for slug in "ab")
    claims = [{split_line(line)[0] for line in lines if "/claim/" in split_line(line)[0]} for lines in (first, second)]
    evidence = [
        {split_line(line)[0] for line in lines if "/evidence/" in split_line(line)[0]} for lines in (first, second)
    ]
    assert claims[0] == claims[1]
    assert not evidence[0] & evidence[1]


def test_the_names_of_claims_do_not_change():
    lines = write_document(make_extract("page", (TREATY, "bkg:party", BELGIUM))[0], "s")
    names = sorted({split_line(line)[0].rpartition("/")[2][:-1] for line in lines if "/claim/" in split_line(line)[0]})
    assert names == ["a1a3038b046ea2df8614bc0a5fbb25dd"]


def test_the_context_of_a_quotation_is_kept():
    extract, text = make_extract("page", (TREATY, "bkg:party", BELGIUM))
    evidence = extract.evidence[0]._replace(context=Quote.from_text(text, 6, 8))
    written = "".join(write_document(dataclasses.replace(extract, evidence=(evidence,)), "s"))
    assert f'{write_iri("bkg:contextExact")} "of"' in written
    assert f'{write_iri("bkg:contextStart")} "6"' in written
    assert f'{write_iri("bkg:contextEnd")} "8"' in written


def test_a_source_is_described_with_what_is_known_of_it():
    extract, _ = make_extract("page", (TREATY, "bkg:party", BELGIUM))
    source = dataclasses.replace(extract.source, publisher="P", issued="2018-07", source="Een pagina")
    written = "".join(write_document(dataclasses.replace(extract, source=source), "s"))
    document = write_iri("id:document/page")
    for predicate, object_ in [
        ("dcterms:language", write_iri("eu-language:NLD")),
        ("dcterms:title", '"Titel van page"@nl'),
        ("dcterms:publisher", '"P"'),
        ("dcterms:issued", f'"2018-07"^^{write_iri("xsd:gYearMonth")}'),
        ("dcterms:source", '"Een pagina"'),
    ]:
        assert f"{document} {write_iri(predicate)} {object_} " in written


def test_another_base_moves_things_and_graphs_but_no_terms():
    written = "".join(write_document(EXTRACT, "s", "https://graph.example/"))
    assert "<https://graph.example/id/country/be>" in written
    assert "<https://graph.example/graph/document/page>" in written
    assert expand("bkg:party") in written
    assert expand("id:") not in written
