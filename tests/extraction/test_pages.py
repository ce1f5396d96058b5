"""How well pages are read that nothing was written for: invented treaties, press releases, news and other pages.

What is asked of them is a little less than what they reach, so that a change that makes reading worse is seen.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from benelux_kg import pipeline
from benelux_kg.pipeline.graphs import Graph
from benelux_kg.querying.claims import read_claims

PAGES = Path(__file__).parent / "pages"
FORBIDDEN = [json.loads(line) for line in (PAGES / "forbidden.jsonl").read_text("utf-8").splitlines()]
NAMES = "rdfs:label|skos:prefLabel|skos:altLabel|foaf:name"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages") / "graph"
    pipeline.build([PAGES / "texts"], folder, validate=False, infer=False, merge=False)
    return Graph(folder)


@pytest.fixture(scope="module")
def names(graph):
    """The IRIs, short and whole, and the labels of each thing, by its short IRI."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for thing, name in graph.query(f"SELECT ?thing ?name WHERE {{ ?thing {NAMES} ?name }}").rows:
        short = graph.names.compact(thing.value)
        found[short] |= {short, thing.value, name.value}
    return found


@pytest.fixture(scope="module")
def asserted(graph):
    claims = defaultdict(list)
    for claim in read_claims(graph.store, graph.names):
        if claim.factuality == "Asserted":
            claims[claim.document, claim.predicate].append(claim)
    return claims


@pytest.mark.parametrize(
    ("language", "recall", "precision"),
    [("nl", 0.61, 0.82), ("fr", 0.61, 0.79), ("de", 0.60, 0.84), ("en", 0.67, 0.84)],
)
def test_most_of_what_the_pages_state_is_found_and_little_else(graph, tmp_path, language, recall, precision):
    gold = tmp_path / "facts.jsonl"
    rows = (PAGES / "facts.jsonl").read_text("utf-8").splitlines(keepends=True)
    gold.write_text("".join(row for row in rows if json.loads(row)["doc"].endswith(f".{language}.txt")), "utf-8")
    total = graph.evaluate([gold]).total
    assert (total.recall >= recall, total.precision >= precision) == (True, True), total


@pytest.mark.parametrize("row", FORBIDDEN, ids=lambda row: f"{row['doc']}: {row['why']}")
def test_what_a_hasty_reader_would_take_from_a_page_is_not_stated(row, asserted, names):
    def named(thing: str, pattern: str) -> bool:
        return any(re.search(pattern, name, re.IGNORECASE) for name in names.get(thing, {thing}))

    assert [
        claim
        for predicate in row["predicates"]
        for claim in asserted[row["doc"], f"bkg:{predicate}"]
        if named(claim.subject, row["subject_like"]) and named(claim.object, row["object_like"])
    ] == []


def test_every_line_of_the_gold_stands_in_its_page():
    for line in (PAGES / "facts.jsonl").read_text("utf-8").splitlines():
        fact = json.loads(line)
        text = (PAGES / "texts" / fact["doc"]).read_text("utf-8")
        assert text[fact["offset"] :].startswith(fact["evidence"]), fact
