from __future__ import annotations

import pytest

from benelux_kg import pipeline
from benelux_kg.errors import DatasetError, QueryError
from tests.pipeline.pages import PAGES, write_pages

TREATY = "id:agreement/benelux-police-treaty-2018"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("asked")
    pipeline.build([write_pages(folder / "pages")], folder / "g")
    return folder / "g"


def test_a_thing_is_explained_by_every_claim_on_it_with_its_words(graph):
    found = pipeline.explain(graph, TREATY)
    assert {each.claim.predicate for each in found} >= {"bkg:party", "bkg:signedOn", "bkg:mentions"}
    for explanation in found:
        assert explanation.proofs
        for proof in explanation.proofs:
            text = pipeline.open_dataset(graph).read_text(pipeline.open_dataset(graph).find_entry(proof.document))
            assert text[proof.quote.start : proof.quote.end] == proof.quote.exact


def test_a_thing_may_be_named_by_any_label(graph):
    assert pipeline.explain(graph, "benelux-politieverdrag") == pipeline.explain(graph, TREATY)


def test_one_triple_is_explained_by_each_text_that_states_it(graph):
    (explanation,) = pipeline.explain(graph, TREATY, "bkg:party", "België")
    assert {proof.document for proof in explanation.proofs} == {"a.txt", "b.md"}


def test_a_literal_is_named_by_its_words(graph):
    (explanation,) = pipeline.explain(graph, TREATY, "bkg:signedOn", "2018-07-23")
    assert explanation.claim.subject == TREATY


def test_what_nothing_is_called_is_said(graph):
    with pytest.raises(QueryError, match="nothing is called Atlantis"):
        pipeline.explain(graph, "Atlantis")


def test_numbers_are_given_per_class_relation_and_text(graph):
    found = pipeline.stats(graph)
    assert found["documents"] == 3
    assert found["things"]["bkg:Treaty"] == 1
    assert found["facts"]["bkg:party"] == 3
    assert sum(text["evidence"] for text in found["texts"].values()) == found["evidence"]


def test_a_trace_shows_every_stage(tmp_path):
    page = write_pages(tmp_path, {"a.txt": PAGES["a.txt"]}) / "a.txt"
    traced = pipeline.trace(page)
    assert traced.document.blocks
    assert traced.seen.mentions
    assert any(not attempt.failures for attempt in traced.attempts)
    assert traced.extract.evidence


def test_a_folder_without_a_dataset_is_said(tmp_path):
    with pytest.raises(DatasetError, match="holds no dataset"):
        pipeline.open_dataset(tmp_path)
