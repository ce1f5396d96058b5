"""``build`` validates: single texts before they are let in, then what the change touches."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from benelux_kg import pipeline
from benelux_kg.checks import admission
from benelux_kg.checks.neighbourhood import validate_nodes
from benelux_kg.checks.shapes import Shapes, read_shapes
from benelux_kg.checks.verdict import make_notes, read_verdict
from benelux_kg.errors import SourceError
from benelux_kg.pipeline.validating import validate
from benelux_kg.vocabulary.namespaces import expand
from tests.cli.programs import run
from tests.pipeline.pages import PAGES, SENTENCES, read_all, write_pages

PREFIXES = """
@prefix bkg: <https://w3id.org/benelux-kg/ontology#> .
@prefix id: <https://w3id.org/benelux-kg/id/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix shape: <https://w3id.org/benelux-kg/shapes/> .
"""
NO_UNION = (
    PREFIXES
    + """
shape:NoUnion a sh:PropertyShape ; sh:targetClass bkg:InternationalOrganisation ; sh:message "No union."@en ;
    sh:path [ sh:inversePath bkg:memberOf ] ; sh:maxCount 0 .
"""
)
CURIOUS = (
    PREFIXES
    + """
shape:OneOfMany a sh:NodeShape ; sh:targetClass bkg:Actor ; sh:severity sh:Warning ; sh:message "Said by few."@en ;
    sh:property shape:OneOfMany-claims , shape:OneOfMany-dated .
shape:OneOfMany-claims a sh:PropertyShape ; sh:path ( [ sh:inversePath rdf:subject ] bkg:evidence ) ; sh:minCount 2 ; sh:severity sh:Warning .
shape:OneOfMany-dated a sh:PropertyShape ; sh:path ( [ sh:inversePath bkg:party ] bkg:signedOn ) ; sh:maxCount 1 ; sh:severity sh:Info .
shape:Alone a sh:NodeShape ; sh:targetClass bkg:Claim ; sh:property shape:Alone-twice .
shape:Alone-twice a sh:PropertyShape ; sh:path bkg:corroboration ; sh:maxCount 0 ; sh:severity sh:Warning .
"""
)
"""Shapes of things that look from one text into others, so that whatever a change touches shows in the verdict."""

TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(lambda chosen: "Kop\n\n" + " ".join(chosen))
CORPORA = st.dictionaries(st.sampled_from(["a.txt", "b.txt", "c.txt", "d.md"]), TEXTS, min_size=1, max_size=4)


@pytest.fixture
def pages(tmp_path):
    return write_pages(tmp_path / "pages")


def shapes_with(more: str) -> Shapes:
    shapes = read_shapes()
    shapes.graph.parse(data=more, format="turtle")
    return shapes


@pytest.fixture
def strict(monkeypatch):
    """The shipped shapes, and one that nobody may be member of anything."""
    stricter = shapes_with(NO_UNION)
    monkeypatch.setattr(admission, "shipped_shapes", lambda: stricter)


def test_a_text_whose_own_graph_violates_is_set_aside_and_the_rest_is_built(pages, tmp_path, strict):
    report = pipeline.build([pages], tmp_path / "g")
    assert [line.split(":")[0] for line in report.set_aside] == ["c.txt"]
    assert "violates shape:NoUnion" in report.set_aside[0]
    assert not report.is_ok
    (pages / "c.txt").unlink()
    pipeline.build([pages], tmp_path / "without")
    held, without = read_all(tmp_path / "g"), read_all(tmp_path / "without")
    assert held.keys() == without.keys()
    assert [name for name in held if held[name] != without[name]] == ["report.json"]


def test_a_text_that_is_set_aside_is_named_and_the_exit_status_is_1(pages, tmp_path, strict):
    result = run("build", pages, "-o", tmp_path / "g", "--jobs", "1")
    assert result.exit_code == 1
    assert "set aside: c.txt: its graph violates shape:NoUnion" in result.stderr
    assert json.loads((tmp_path / "g" / "report.json").read_text())["set_aside"][0].startswith("c.txt: ")


def test_without_validation_it_is_built_all_the_same_and_validating_later_sets_it_aside(pages, tmp_path, strict):
    built = pipeline.build([pages], tmp_path / "g", validate=False)
    assert (built.read, built.set_aside, built.report.results) == (3, (), {})
    assert not (tmp_path / "g" / "validation.jsonl").exists()
    later = pipeline.build([pages], tmp_path / "g")
    assert [line.split(":")[0] for line in later.set_aside] == ["c.txt"]
    assert later.report.documents == 2
    assert not list((tmp_path / "g").rglob("c.nq"))


def test_where_every_text_is_set_aside_nothing_is_built(pages, tmp_path, strict):
    with pytest.raises(SourceError, match="violates shape:NoUnion"):
        pipeline.build([pages / "c.txt"], tmp_path / "g")
    assert not (tmp_path / "g").exists()


def test_two_texts_with_the_same_words_violate_nothing(tmp_path):
    pages = write_pages(tmp_path / "pages", {"a.txt": PAGES["a.txt"], "b.txt": PAGES["a.txt"]})
    assert pipeline.build([pages], tmp_path / "g").is_ok
    assert validate(tmp_path / "g").is_ok


def test_warnings_are_counted_and_shown_and_block_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("Kop\n\nHet Verdrag van Luik werd in 2014 ondertekend.\n", "utf-8")
    result = run("build", tmp_path / "a.txt", "-o", tmp_path / "g")
    assert result.exit_code == 0
    assert (
        "Warning: Verdrag van Luik: The texts say something of this agreement, but name no party to it."
        in result.stderr
    )
    assert "Validated: 0 violations, 1 warnings" in result.stderr
    assert json.loads((tmp_path / "g" / "report.json").read_text())["results"]["warning"] == 1


def test_a_build_that_changes_nothing_keeps_the_verdict(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    before = (tmp_path / "g" / "validation.jsonl").read_bytes()
    again = pipeline.build([pages], tmp_path / "g")
    assert (again.results, again.is_ok) == ((), True)
    assert (tmp_path / "g" / "validation.jsonl").read_bytes() == before


def test_a_build_finds_what_validate_finds_of_the_things_that_texts_speak_of(pages, tmp_path):
    pipeline.build([pages], tmp_path / "g")
    found = read_verdict(tmp_path / "g")
    assert found is not None
    assert found.notes == make_notes(validate(tmp_path / "g").results)


@settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.generate))
@example(
    {"a.txt": "Kop\n\nDe politie van België en Nederland bestrijdt samen de drugshandel."},
    {"b.txt": "Kop\n\nIn november 2017 vond een gezamenlijke controle plaats in Luxemburg."},
)
@given(CORPORA, CORPORA)
def test_validating_what_a_change_touches_comes_to_the_verdict_of_validating_all(before, after):
    curious = shapes_with(CURIOUS)
    with tempfile.TemporaryDirectory() as parent, pytest.MonkeyPatch.context() as patch:
        patch.setattr(admission, "shipped_shapes", lambda: curious)
        patch.setattr("benelux_kg.pipeline.revalidating.shipped_shapes", lambda: curious)
        pages, graph = write_pages(Path(parent, "pages"), before), Path(parent, "g")
        pipeline.build([pages], graph, language="nl")
        for path in pages.iterdir():
            path.unlink()
        write_pages(pages, after)
        pipeline.build([pages], graph, language="nl")
        pipeline.build([pages], Path(parent, "fresh"), language="nl")
        changed, fresh = (read_verdict(each) for each in (graph, Path(parent, "fresh")))
        assert changed == fresh
        assert fresh is not None
        assert fresh.notes == whole_verdict(Path(parent, "fresh"), curious)


def whole_verdict(folder: Path, shapes: Shapes):
    """What validating every node at once finds of those that texts and inferences speak of."""
    store = pipeline.open_dataset(folder).store
    background = {ox.DefaultGraph(), *(ox.NamedNode(expand(f"graph:{name}")) for name in ("ontology", "vocabulary"))}
    nodes = {q.subject.value for q in store if q.graph_name not in background}
    return make_notes(validate_nodes(store, nodes, shapes))
