from __future__ import annotations

import io
import json

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benelux_kg.publishing import export
from benelux_kg.publishing.comparisons import WRITERS
from benelux_kg.publishing.content import hold_quads, read_content
from benelux_kg.publishing.differences import compare, find_labels
from benelux_kg.vocabulary.namespaces import PREFIXES
from tests.cli.programs import run
from tests.publishing.graphs import QUADS, canonical

HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
BEFORE = """
id:agreement\\/a rdfs:label "Verdrag A"@nl , "Treaty A"@en ; bkg:party id:country\\/be ; bkg:signedOn "2018"^^xsd:gYear .
id:country\\/be rdfs:label "Belgium"@en .
bkg:party rdfs:label "has party"@en .
id:claim\\/1 a bkg:Claim ; bkg:evidence id:evidence\\/1 .
"""
AFTER = """
id:agreement\\/a rdfs:label "Verdrag A"@nl , "Treaty A"@en ; bkg:party id:country\\/lu ; bkg:signedOn "2018-07-23"^^xsd:date .
id:country\\/be rdfs:label "Belgium"@en .
id:country\\/lu rdfs:label "Luxembourg"@en .
bkg:party rdfs:label "has party"@en .
id:claim\\/1 a bkg:Claim ; bkg:evidence id:evidence\\/1 , id:evidence\\/2 .
"""


@pytest.fixture
def files(tmp_path):
    for name, turtle in (("before", BEFORE), ("after", AFTER)):
        (tmp_path / f"{name}.ttl").write_text(HEAD + turtle, "utf-8")
    return tmp_path / "before.ttl", tmp_path / "after.ttl"


def told(a, b, form):
    stream = io.StringIO()
    with compare(a, b) as differences:
        WRITERS[form](differences, find_labels(differences, a, b), stream)
    return stream.getvalue()


def test_facts_are_told_by_label_thing_by_thing(files):
    result = run("diff", *files)
    assert result.exit_code == 1
    assert result.stdout == (
        "Treaty A (id:agreement/a)\n"
        "  - has party: Belgium (id:country/be)\n"
        "  + has party: Luxembourg (id:country/lu)\n"
        "  ~ bkg:signedOn: 2018 → 2018-07-23\n"
        "\n"
        "Luxembourg (id:country/lu)\n"
        "  + rdfs:label: Luxembourg (en)\n"
        "\n"
        "Facts: 2 added, 1 removed, 1 changed (with claims and evidence: 4 quads more, 2 fewer).\n"
    )


def test_json_tells_the_same(files):
    result = run("diff", *files, "--format", "json")
    found = json.loads(result.stdout)
    assert (result.exit_code, found["quadsAdded"], found["quadsRemoved"]) == (1, 4, 2)
    assert found["things"][0]["label"] == "Treaty A"
    assert found["things"][0]["changes"][2] == {
        "change": "changed",
        "predicate": "bkg:signedOn",
        "old": {"value": "2018", "datatype": "xsd:gYear"},
        "new": {"value": "2018-07-23", "datatype": "xsd:date"},
    }


@pytest.mark.parametrize("form", WRITERS)
def test_what_is_the_same_differs_in_nothing(files, form):
    assert run("diff", files[0], files[0], "--format", form).exit_code == 0


def test_only_dates_that_fit_count_as_more_precise(tmp_path):
    for name, date in (("a", '"2018"^^xsd:gYear'), ("b", '"2019-07-23"^^xsd:date')):
        (tmp_path / f"{name}.ttl").write_text(f"{HEAD}id:x bkg:signedOn {date} .", "utf-8")
    lines = run("diff", tmp_path / "a.ttl", tmp_path / "b.ttl").stdout.splitlines()
    assert lines[1:3] == ["  - bkg:signedOn: 2018", "  + bkg:signedOn: 2019-07-23"]


def test_a_fact_that_another_text_still_states_has_not_changed():
    node = ox.NamedNode("https://example.org/x")
    graphs = [ox.Quad(node, node, node, ox.NamedNode(f"https://example.org/{name}")) for name in "ab"]
    text = told(hold_quads(graphs), hold_quads(graphs[:1]), "text")
    assert text == "Facts: 0 added, 0 removed, 0 changed (with claims and evidence: 0 quads more, 1 fewer).\n"


def test_two_builds_can_be_compared_with_each_other_and_with_a_file(small, tmp_path):
    export(small, "nquads", tmp_path / "graph.nq")
    assert run("diff", small.folder, tmp_path / "graph.nq").exit_code == 0


@pytest.mark.parametrize("wrong", ["nowhere", "broken.ttl", "text.txt"])
def test_wrong_input_is_one_line_and_exit_status_2(files, tmp_path, wrong):
    (tmp_path / "broken.ttl").write_text("<a> <b> .", "utf-8")
    (tmp_path / "text.txt").write_text("hello", "utf-8")
    result = run("diff", files[0], tmp_path / wrong)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert wrong in result.stderr


GROUND = st.lists(QUADS.filter(lambda quad: not any(isinstance(term, ox.BlankNode) for term in quad)), max_size=6)


@given(old=GROUND, new=GROUND)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_patch_turns_the_one_into_the_other(old, new):
    dataset = ox.Dataset(old)
    for line in told(hold_quads(old), hold_quads(new), "patch").split("\n")[1:-2]:
        (quad,) = ox.parse(line[2:], format=ox.RdfFormat.N_QUADS)
        (dataset.add if line[0] == "A" else dataset.remove)(quad)
    assert canonical(list(dataset)) == canonical(new)


def test_another_program_applies_the_patch(files, tmp_path):
    graphs = [tmp_path / f"{path.stem}.nq" for path in files]
    for source, target in zip(files, graphs, strict=True):
        export(source, "nquads", target)
    patch = run("diff", *files, "--format", "patch").stdout
    changed = rdflib.Dataset().parse(graphs[0], format="nquads")
    changed.parse(data=patch, format="patch")
    expected = rdflib.Dataset().parse(graphs[1], format="nquads")
    assert set(changed.quads()) == set(expected.quads())


def test_no_thing_is_told_twice(small, tmp_path):
    (tmp_path / "empty.nq").write_text("", "utf-8")
    with compare(read_content(tmp_path / "empty.nq"), read_content(small)) as differences:
        names = [thing.iri for thing in differences.things()]
    assert len(names) == len(set(names)) > 1_000
