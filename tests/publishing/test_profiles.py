from __future__ import annotations

import json
import re
import warnings
from typing import Any, cast

import pyoxigraph as ox
import pytest

from benelux_kg.errors import UsageError
from benelux_kg.publishing import Selection, export
from benelux_kg.publishing.content import read_content
from benelux_kg.publishing.positions import find_words
from benelux_kg.publishing.profiles import PROFILES
from benelux_kg.publishing.restoring import restore_words
from benelux_kg.publishing.subjects import drop_graph
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import ANNOTATION_CONTEXT, NANOPUB, expand
from tests.publishing.datasets import pages_of

RECORDS = re.compile(r"id/(claim|evidence|inference|run)/")


def lines(dataset, profile, **options):
    return export(dataset, "nquads", profile=profile, **options).splitlines()


def test_claims_is_the_dataset_as_it_stands(small):
    assert lines(small, "claims") == sorted({line.rstrip("\n") for line in small.lines()})


def test_plain_is_the_dataset_without_claims_and_evidence(small):
    whole, plain = lines(small, "claims"), lines(small, "plain")
    assert plain == [line for line in whole if not RECORDS.search(line.rsplit(" <", 1)[0])]
    assert 0 < len(plain) < len(whole)


@pytest.mark.parametrize(("profile", "form"), [("nanopub", "turtle"), ("annotation", "trig")])
def test_a_profile_is_refused_in_a_format_that_cannot_hold_it(small, profile, form):
    with pytest.raises(UsageError, match=f"profile {profile} cannot be written as {form}"):
        export(small, form, profile=profile)


@pytest.fixture(scope="module")
def quads(small):
    return list(ox.parse(export(small, "trig", profile="nanopub").encode(), format=ox.RdfFormat.TRIG))


@pytest.fixture(scope="module")
def text(small):
    return export(small, "jsonld", profile="annotation")


class TestNanopublications:
    def test_there_is_one_for_each_claim(self, small, quads):
        names = {quad.subject for quad in quads if str(quad.object) == f"<{NANOPUB}Nanopublication>"}
        claims = {
            line.split(" ", 1)[0] for line in lines(small, "claims") if line.startswith(f"<{expand('id:claim/')}")
        }
        assert len(names) == len(claims) > 50

    def test_an_asserted_claim_is_its_triple_and_a_planned_one_is_described(self, quads):
        asserted = [quad for quad in quads if str(quad.graph_name).endswith("#assertion>")]
        described = {quad.graph_name for quad in asserted if quad.predicate.value == expand("bkg:factuality")}
        stated = {
            quad.object.value
            for quad in asserted
            if quad.graph_name in described
            if quad.predicate.value == expand("bkg:factuality")
        }
        assert stated == {expand("bkg:Planned")}
        plain = [quad for quad in asserted if quad.graph_name not in described]
        assert len(plain) == len({quad.graph_name for quad in plain})

    def test_another_program_finds_them_valid_and_their_names_true(self, small):
        nanopub = pytest.importorskip("nanopub", reason="the outside checker is an extra: pip install nanopub")
        from nanopub.sign_utils import verify_trusty
        from rdflib import ConjunctiveGraph, Namespace

        domain = Selection(domains=("drug-trafficking",))
        content = export(small, "nquads", profile="nanopub", selection=domain).splitlines()
        names = {line.split(" ", 1)[0].strip("<>") for line in content if line.endswith("#Head> .")}
        assert names
        for name in names:
            own = [line for line in content if line.rsplit(" ", 2)[1].startswith(f"<{name}#")]
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # the checker wants what rdflib calls outdated
                one = ConjunctiveGraph().parse(data="\n".join(own), format="nquads")
                assert nanopub.Nanopub(rdf=one, conf=nanopub.NanopubConf()).is_valid
                assert verify_trusty(cast("Any", one), name, Namespace(f"{name}#"))

    def test_they_are_dated_by_their_text_or_by_the_epoch_that_is_given(self, small, monkeypatch):
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        stamp = f'"^^<{expand("xsd:dateTime")}>'
        assert {line.split('"')[1] for line in lines(small, "nanopub") if stamp in line} == {"2019-05-06T00:00:00Z"}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        assert {line.split('"')[1] for line in lines(small, "nanopub") if stamp in line} == {"1970-01-02T00:00:00Z"}
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
        with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
            lines(small, "nanopub")


class TestAnnotations:
    def test_there_is_one_for_each_piece_of_evidence_with_two_named_selectors(self, small, text):
        annotations = json.loads(text)["items"]
        proofs = {
            line.split(" ", 1)[0] for line in lines(small, "claims") if line.startswith(f"<{expand('id:evidence/')}")
        }
        assert {f"<{each['target']['id']}>" for each in annotations} == proofs
        for each in annotations:
            quote, position = each["target"]["selector"]
            assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert position["end"] - position["start"] == len(quote["exact"])
            assert {each["id"], each["target"]["id"], quote["id"], position["id"]}.isdisjoint({"", None})

    def test_the_words_stand_where_they_are_said_to(self, small, text):
        texts = {
            small.names.expand(f"id:document/{entry.record.slug}"): small.read_text(entry) for entry in small.entries
        }
        for each in json.loads(text)["items"]:
            quote, position = each["target"]["selector"]
            kept = texts[each["target"]["source"]]
            assert kept[position["start"] : position["end"]] == quote["exact"]
            assert kept[: position["start"]].endswith(quote["prefix"])

    def test_it_is_a_page_under_the_context_of_the_standard_and_no_other(self, text):
        page = json.loads(text)
        assert (page["@context"], page["type"]) == (ANNOTATION_CONTEXT, "AnnotationPage")
        assert page["id"].startswith("ni:///sha-256;")
        assert {each["type"] for each in page["items"]} == {"Annotation"}
        assert text.count("@context") == 1

    def test_its_name_is_that_of_its_content(self, small, text):
        fewer = export(small, "jsonld", profile="annotation", selection=Selection(domains=("drug-trafficking",)))
        assert json.loads(export(small, "jsonld", profile="annotation"))["id"] == json.loads(text)["id"]
        assert json.loads(fewer)["id"] != json.loads(text)["id"]

    def test_who_knows_the_context_reads_the_rdf_of_the_vocabulary(self, small, text):
        quads = read_annotations(text)
        predicates = {quad.predicate.value for quad in quads}
        assert {
            expand(f"oa:{name}")
            for name in ("hasBody", "hasTarget", "hasSelector", "hasSource", "motivatedBy", "exact", "start")
        } <= predicates
        known = {drop_graph(line) for line in lines(small, "claims")}
        about = [quad for quad in quads if str(quad.subject).startswith(f"<{expand('id:claim/')}")]
        assert {f"{quad.triple} .\n" for quad in about} <= known
        assert {expand(f"rdf:{part}") for part in ("type", "subject", "predicate", "object")} <= {
            quad.predicate.value for quad in about
        }

    def test_only_the_order_of_the_page_has_no_names(self, text):
        unnamed = [quad for quad in read_annotations(text) if isinstance(quad.subject, ox.BlankNode)]
        assert {quad.predicate.value for quad in unnamed} == {expand("rdf:first"), expand("rdf:rest")}


def read_annotations(text: str) -> list[ox.Quad]:
    """Read a page as one does who has the standard's context at hand."""
    context = json.loads((folder("ontology") / "annotation.jsonld").read_text("utf-8"))
    page = json.dumps(json.loads(text) | context)
    return list(ox.parse(page.encode(), format=ox.RdfFormat.JSON_LD))


class TestPositions:
    def test_no_words_of_a_text_are_left(self, small):
        told = [line for line in lines(small, "positions") if "/graph/document/" in line and '"' in line]
        texts = {entry.record.slug: " ".join(small.read_text(entry).split()) for entry in small.entries}
        about = ("#frame>", "#sha256>", "#toolVersion>", "terms/identifier>")
        for line in told:
            words, kind = line[line.index('"') + 1 : line.rindex('"')], line[line.rindex('"') + 1 :]
            slug = line.rsplit("/", 1)[1].removesuffix("> .")
            if not kind.startswith("^") and not line.split(" ")[1].endswith(about):
                assert words not in texts[slug], line

    def test_who_holds_the_texts_gets_every_word_back(self, small, tmp_path):
        export(small, "nquads", tmp_path / "positions.nq", profile="positions")
        restored, missing = restore_words(read_content(tmp_path / "positions.nq"), [pages_of(small)])
        assert missing == []
        assert export(restored, "nquads") == export(small, "nquads")

    def test_it_works_without_named_graphs_too(self, small, tmp_path):
        export(small, "turtle", tmp_path / "positions.ttl", profile="positions")
        restored, _ = restore_words(read_content(tmp_path / "positions.ttl"), [small.folder / "texts"])
        assert export(restored, "ntriples") == export(small, "ntriples")

    def test_a_text_that_was_changed_gives_nothing_back(self, small, tmp_path):
        export(small, "nquads", tmp_path / "positions.nq", profile="positions")
        pages = tmp_path / "pages"
        pages.mkdir()
        (pages / "a.txt").write_bytes((pages_of(small) / "a.txt").read_bytes())
        (pages / "d.md").write_bytes((pages_of(small) / "d.md").read_bytes() + b" ")
        restored, missing = restore_words(read_content(tmp_path / "positions.nq"), [pages])
        assert missing == ["b.md", "c.txt", "d.md"]
        quoted = {line.rsplit("/", 1)[1] for line in restored.read() if f'<{expand("oa:exact")}> "' in line}
        assert quoted == {"a> .\n"}
        with pytest.raises(UsageError, match="no text has the SHA-256"):
            restore_words(read_content(tmp_path / "positions.nq"), [pages / "d.md"])

    def test_a_file_has_no_texts_to_compare_with(self, small, tmp_path):
        export(small, "nquads", tmp_path / "graph.nq")
        with pytest.raises(UsageError, match="name a dataset folder"):
            export(tmp_path / "graph.nq", "nquads", profile="positions")

    @pytest.mark.parametrize(
        ("words", "place"),
        [("bc", "1,3"), ("d e", "3,6"), ("e f", "5,9;folded"), ("x", ""), ("", ""), ("e  f", "")],
    )
    def test_words_are_found_to_the_letter_or_with_other_white_space(self, words, place):
        assert find_words(words, "abcd e\n f") == place


def test_every_profile_says_in_a_line_what_it_is():
    assert all(profile.summary and profile.name == name for name, profile in PROFILES.items())
