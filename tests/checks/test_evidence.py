from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benelux_kg import pipeline
from benelux_kg.checks.evidence import verify_document
from benelux_kg.vocabulary.namespaces import expand
from tests.pipeline.pages import write_pages

PAGE = "a.txt"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verified")
    pipeline.build([write_pages(folder / "pages")], folder / "g")
    return folder


@pytest.fixture
def graph(built, tmp_path):
    shutil.copytree(built, tmp_path / "copy")
    return tmp_path / "copy" / "g"


def failures(graph: Path) -> list[str]:
    return [str(finding) for finding in pipeline.verify(graph).failures]


def found(graph: Path) -> str:
    return "\n".join(failures(graph))


def text_of(graph: Path, page: str = PAGE) -> Path:
    entry = pipeline.open_dataset(graph).find_entry(page)
    return graph / "texts" / f"{entry.record.sha256}.txt"


def change(path: Path, old: str, new: str) -> None:
    content = path.read_text("utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), "utf-8")


def lines_of(graph: Path, predicate: str, *, section: str = "documents/a.nq") -> list[str]:
    lines = (graph / section).read_text("utf-8").splitlines(keepends=True)
    return [line for line in lines if f" <{expand(predicate)}> " in line]


def test_a_dataset_as_built_is_proved_whole(graph):
    report = pipeline.verify(graph)
    assert not report.findings
    assert report.checked["texts"] == 3
    assert report.checked["evidence"] == pipeline.open_dataset(graph).report.evidence


def test_one_changed_character_in_a_text_is_found_and_named(graph):
    path = text_of(graph)
    change(path, "Nederland", "Nedarland")
    assert f"texts/{path.name}: text: is not the text of a.txt" in found(graph)
    assert "documents/a.nq: quotation:" in found(graph)
    assert "Nedarland" in found(graph)


def test_a_forged_quotation_in_a_section_is_found_and_named(graph):
    line = next(line for line in lines_of(graph, "oa:exact") if '"België"' in line)
    change(graph / "documents" / "a.nq", line, line.replace("België", "Belgie"))
    assert "quotation:" in found(graph)
    assert line.split(" ", 1)[0] in found(graph)


def test_a_forged_quotation_in_the_merged_file_is_found_and_named(graph):
    line = lines_of(graph, "oa:exact")[0]
    change(graph / "dataset.nq", line, line.replace('> "', '> "niet '))
    assert "dataset.nq: merged: does not follow: " + line.split(" ", 1)[0] in found(graph)


def test_a_forged_quotation_in_the_store_is_found_and_named(graph):
    store = ox.Store(str(graph / "store"))
    graph_name = ox.NamedNode(expand("graph:document/a"))
    (quad, *_) = store.quads_for_pattern(None, ox.NamedNode(expand("oa:exact")), None, graph_name)
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("niet dit"), quad.graph_name))
    del store
    assert f"store: does not follow: {quad.subject}" in found(graph)


def test_a_claim_without_evidence_is_found_and_named(graph):
    claim = next(line.split(" ", 1)[0] for line in lines_of(graph, "rdf:predicate") if "ontology#party" in line)
    for line in lines_of(graph, "bkg:evidence"):
        if line.startswith(claim):
            change(graph / "documents" / "a.nq", line, "")
    assert f"documents/a.nq: evidence: {claim} has none" in found(graph)


def test_a_fact_that_no_claim_asserts_is_found_and_named(graph):
    line = lines_of(graph, "bkg:party")[0].replace("country/be", "country/fr")
    path = graph / "documents" / "a.nq"
    path.write_text("".join(sorted([*path.read_text("utf-8").splitlines(keepends=True), line])), "utf-8")
    assert "triple: no claim asserts it" in found(graph)


def test_a_claim_whose_fact_is_missing_is_found_and_named(graph):
    change(graph / "documents" / "a.nq", lines_of(graph, "bkg:party")[0], "")
    assert "is asserted, its triple is missing" in found(graph)


@pytest.mark.parametrize(
    ("predicate", "old", "new", "proof"),
    [
        ("oa:start", '"0"', '"1"', "quotation"),
        ("bkg:frame", '/1"', '/2"', "name"),
        ("rdf:object", "country/be", "country/fr", "name"),
        ("bkg:factuality", "Asserted", "Denied", "name"),
        ("oa:hasSource", "document/a", "document/b", "evidence"),
        ("bkg:sha256", '> "', '> "0', "digest"),
    ],
)
def test_each_part_of_a_record_is_proved(predicate, old, new, proof, graph):
    line = next((each for each in lines_of(graph, predicate) if old in each), None)
    if line is None:
        line = lines_of(graph, predicate)[0]
        old, new = line.split('"')[1], "1"
    change(graph / "documents" / "a.nq", line, line.replace(old, new, 1))
    assert f"documents/a.nq: {proof}: " in found(graph)


def test_a_frame_that_does_not_fire_again_is_found(graph):
    claim = next(line.split(" ", 1)[0] for line in lines_of(graph, "rdf:predicate") if "ontology#party" in line)
    path = graph / "documents" / "a.nq"
    kept = [line for line in path.read_text("utf-8").splitlines(keepends=True) if claim not in line]
    path.write_text("".join(kept), "utf-8")
    assert f"frames: is missing: {claim}" in found(graph)


@pytest.mark.parametrize("name", ["texts", "documents", "inferred.nq"])
def test_what_is_missing_is_found(name, graph):
    (graph / name).rename(graph.parent / "gone")
    assert failures(graph)


def test_a_forged_inference_is_found_and_named(graph):
    change(graph / "inferred.nq", '"2018-07-23"', '"2018-07-24"')
    assert "inferred.nq: inference: does not follow:" in found(graph)


def test_a_line_more_or_less_in_the_merged_file_is_found(graph):
    line = lines_of(graph, "bkg:party")[0]
    change(graph / "dataset.nq", line, "")
    assert "dataset.nq: merged: is missing:" in found(graph)
    change(graph / "dataset.nq", "", line.replace("graph/document/a", "graph/document/z"))
    assert found(graph).count("dataset.nq: merged: does not follow:") >= 1


def test_an_original_that_is_missing_is_a_line_and_one_that_differs_a_failure(graph):
    original = graph.parent / "pages" / PAGE
    original.write_text("Iets anders", "utf-8")
    assert "a.txt: original:" in found(graph)
    original.unlink()
    report = pipeline.verify(graph)
    assert report.is_ok
    assert [note.where for note in report.notes] == [PAGE]


EDITS = st.tuples(st.floats(0, 1, exclude_max=True), st.sampled_from("x é9\n"))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(EDITS, st.booleans())
def test_any_changed_character_of_text_or_section_is_found(built, edit, in_text):
    graph = built / "g"
    path = text_of(graph) if in_text else graph / "documents" / "a.nq"
    before = path.read_text("utf-8")
    place = int(edit[0] * len(before))
    after = before[:place] + edit[1] + before[place + 1 :]
    try:
        path.write_text(after, "utf-8")
        dataset = pipeline.open_dataset(graph)
        failed = [each for each in verify_document(dataset, dataset.find_entry(PAGE)) if each.is_failure]
        assert bool(failed) == (after != before)
    finally:
        path.write_text(before, "utf-8")
