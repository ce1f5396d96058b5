"""``validate`` on the graph of the shipped digests, on mutants of it, and on what is no graph."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF, SH

from benelux_kg import pipeline
from benelux_kg.checks.neighbourhood import validate_nodes
from benelux_kg.checks.partition import check_graphs, check_places
from benelux_kg.checks.shapes import read_shapes
from benelux_kg.checks.triples import make_graph, read_hierarchy, read_quads
from benelux_kg.checks.validation import validate_graph
from benelux_kg.errors import DatasetError, ResourceError
from benelux_kg.pipeline.validating import validate
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand, namespaces
from tests.cli.programs import ENVIRONMENT, run, run_apart
from tests.querying.servers import reply, serve

names = namespaces()
WORLD = Path(__file__).parents[1] / "shapes" / "world.ttl"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("digests") / "graph"
    pipeline.build(output=folder, validate=False, merge=True)
    return folder


@pytest.fixture(scope="module")
def quads(dataset):
    return list(read_quads(dataset / "dataset.nq"))


@pytest.fixture(scope="module")
def real(quads):
    """The graph of the digests, merged, as a store that takes SPARQL updates."""
    merged = [q for q in quads if q.graph_name != ox.NamedNode(expand("graph:ontology"))]
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in chain(merged, read_hierarchy()))
    return store


def test_the_graph_of_the_digests_violates_nothing(dataset):
    report = validate(dataset)
    assert [result for result in report.results if result.severity == "Violation"] == []
    assert report.triples > 50_000


def test_validating_some_nodes_gives_what_validating_all_gives_for_them(real):
    graph, shapes = make_graph(real), read_shapes()
    whole = set(map(key, validate_graph(graph, shapes)))
    things = sorted({q.subject.value for q in real if q.subject.value.startswith(expand("id:"))})
    for start in range(0, 400, 100):
        some = set(things[start::97])
        told = {names.compact(each) for each in some}
        assert set(map(key, validate_nodes(real, some, shapes))) == {each for each in whole if each[1] in told}


def key(result):
    return result.shape, result.focus, result.path, result.value, result.quotations


def graph_named(name):
    return ox.NamedNode(expand(name))


def triple(subject, predicate, object_, graph):
    return ox.Quad(graph_named(subject), graph_named(predicate), graph_named(object_), graph_named(graph))


TEXT = "graph:document/senningen"
MISPLACED = {
    "TripleWithoutClaim": triple("id:country/be", "bkg:memberOf", "id:organisation/nato-x", TEXT),
    "BackgroundOnly": triple("id:country/be", "bkg:memberOf", "id:organisation/nato", "graph:vocabulary"),
    "InferredApart": triple("id:claim/x", "bkg:evidence", "id:evidence/x", "graph:inferred"),
    "UnknownTerm": triple("id:country/be", "bkg:friendOf", "id:country/nl", "graph:inferred"),
    "UnknownGraph": triple("id:country/be", "skos:related", "id:country/nl", "graph:elsewhere"),
    "NoBlankNodes": ox.Quad(
        ox.BlankNode(), graph_named("skos:related"), graph_named("id:country/nl"), graph_named("graph:vocabulary")
    ),
}


def test_the_real_graph_holds_everything_in_its_place(quads):
    assert list(check_graphs(quads, DEFAULT_BASE)) == []


@pytest.mark.parametrize("name", MISPLACED)
def test_what_stands_in_the_wrong_graph_is_found(name, quads):
    assert [found for found, _ in check_places([*quads, MISPLACED[name]], DEFAULT_BASE)] == [name]


def test_a_claim_whose_fact_is_gone_is_found(quads):
    fact = next(q for q in quads if q.predicate.value == expand("bkg:participant"))
    rest = [q for q in quads if q != fact]
    assert [found for found, _ in check_places(rest, DEFAULT_BASE)] == ["ClaimWithoutTriple"]


def test_a_fact_that_is_stated_and_inferred_is_found(quads):
    fact = next(q for q in quads if q.predicate.value == expand("bkg:participant"))
    twice = [*quads, ox.Quad(fact.subject, fact.predicate, fact.object, graph_named("graph:inferred"))]
    assert [found for found, _ in check_places(twice, DEFAULT_BASE)] == ["StatedAndInferred"]


@pytest.fixture
def faulty(tmp_path):
    """The world of the shapes' tests, with a claim that lost its evidence and two dates that clash."""
    path = tmp_path / "faulty.ttl"
    text = WORLD.read_text("utf-8").replace("bkg:evidence evidence:1 , evidence:2 .", "bkg:conflictsWith claim:2 .")
    path.write_text(text, "utf-8")
    return path


def test_a_violation_shows_label_message_and_how_to_mend(faulty):
    result = run("validate", faulty, "--lang", "nl")
    assert result.exit_code == 1
    assert "politieverdrag · " in result.stdout
    assert "Deze bewering heeft geen bewijs" in result.stdout
    assert "→ Dit schrijft het programma zelf" in result.stdout


def test_a_conflict_shows_the_words_of_the_text(tmp_path):
    path = tmp_path / "clash.ttl"
    path.write_text(WORLD.read_text("utf-8") + "claim:1 bkg:conflictsWith claim:2 .\n", "utf-8")
    (result,) = [r for r in validate(path).results if r.shape == "shape:ClaimConflicts-signedOn"]
    assert {quotation.exact for quotation in result.quotations} == {"getekend", "tekende", "in november"}
    assert result.messages["nl"] == "Dit verdrag heeft twee ondertekeningsdata die niet allebei kunnen kloppen."


def test_every_format_tells_of_the_same_results(faulty):
    report = validate(faulty)
    table = json.loads(run("validate", faulty, "--format", "json").stdout)
    turtle = rdflib.Graph().parse(data=run("validate", faulty, "--format", "turtle").stdout)
    sarif = json.loads(run("validate", faulty, "--format", "sarif").stdout)
    junit = ET.fromstring(run("validate", faulty, "--format", "junit").stdout)
    count = len(report.results)
    assert count > 0
    assert len(table["results"]) == len(list(turtle.subjects(RDF.type, SH.ValidationResult))) == count
    assert len(sarif["runs"][0]["results"]) == len(junit.findall("testcase")) == count
    assert int(junit.get("failures", "0")) == table["counts"]["violation"] > 0
    assert not table["conforms"]


def test_an_empty_graph_fails_and_says_so(tmp_path):
    path = tmp_path / "empty.nq"
    path.write_text("", "utf-8")
    result = run("validate", path)
    assert result.exit_code == 1
    assert "The graph is empty." in result.stdout


def test_a_graph_with_another_base_is_checked_alike(tmp_path):
    text = (
        "Kop\n\nBelgië, Nederland en Luxemburg ondertekenden op 23 juli 2018 in Brussel het Benelux-politieverdrag.\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    pipeline.build([tmp_path / "a.txt"], tmp_path / "g", base_iri="https://data.example/kg/")
    assert validate(tmp_path / "g").is_ok
    assert validate(tmp_path / "g" / "documents").is_ok
    lines = (tmp_path / "g" / "dataset.nq").read_text("utf-8")
    moved = tmp_path / "moved.nq"
    moved.write_text(
        lines.replace("https://data.example/kg/id/country/be>", "https://other.example/id/country/be>"), "utf-8"
    )
    assert {"shape:ForeignName", "shape:ClaimName"} <= {result.shape for result in validate(moved).results}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("broken.ttl", "shape:x a sh:NodeShape .", "prefix"),
        ("shapes.txt", "no RDF", "is no RDF by its name"),
        ("none.ttl", "<https://o.example/a> a <https://o.example/B> .", "holds no shapes"),
        (
            "path.ttl",
            "@prefix sh: <http://www.w3.org/ns/shacl#> . <https://o.example/s> a sh:NodeShape ; sh:property [ sh:minCount 1 ] .",
            "not well-formed",
        ),
        (
            "count.ttl",
            '@prefix sh: <http://www.w3.org/ns/shacl#> . <https://o.example/s> a sh:NodeShape ; sh:property [ sh:path <https://o.example/p> ; sh:minCount "one" ] .',
            "not well-formed",
        ),
    ],
)
def test_bad_shapes_are_one_clear_line(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_text(content, "utf-8")
    with pytest.raises(ResourceError, match=words) as caught:
        validate(WORLD, path)
    assert "\n" not in str(caught.value)
    assert name in str(caught.value)


def test_shapes_that_are_not_well_formed_are_one_line_on_stderr(tmp_path):
    path = tmp_path / "path.ttl"
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . "
    path.write_text(f"{head}<https://o.example/s> a sh:NodeShape ; sh:property [ sh:minCount 1 ] .", "utf-8")
    done = run_apart("validate", WORLD, "--shapes", path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "path.ttl: not well-formed" in done.stderr


@pytest.fixture
def listener():
    """A server that notes who calls on it."""
    with serve(lambda handler, _: reply(handler)) as served:
        yield served


@pytest.mark.parametrize("import_", ["owl:imports", "sh:shapesGraph", "sh:suggestedShapesGraph"])
@pytest.mark.parametrize("engine", ["pyshacl", "rudof"])
def test_nothing_is_fetched_that_a_file_names(tmp_path, import_, engine, listener):
    if engine == "rudof":
        pytest.importorskip("pyrudof", reason="the engine rudof is an extra: pip install 'benelux-kg[rudof]'")
    path = tmp_path / "importing.ttl"
    head = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    more = f"<https://o.example/s> {import_} <{listener.url}>, <https://o.example/s> ."
    shape = "<https://o.example/s> a sh:NodeShape ; sh:targetClass <https://o.example/C> .\n"
    path.write_text(head + shape + more, "utf-8")
    result = run("validate", path, "--shapes", path, "--engine", engine)
    assert result.exit_code == 0, result.output
    assert listener.requests == []


def test_ontologies_that_import_each_other_in_a_circle_are_read_once(tmp_path, listener):
    head = "@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix bkg: <https://w3id.org/benelux-kg/ontology#> .\n"
    for name, other in (("a", "b"), ("b", "a")):
        base = listener.url.replace("sparql", "")
        imports = f"<{base}{name}.ttl> a owl:Ontology ; owl:imports <{base}{other}.ttl> , <{base}{name}.ttl> .\n"
        (tmp_path / f"{name}.ttl").write_text(head + imports, "utf-8")
    assert validate(tmp_path).triples == 6
    assert run("check", tmp_path, "--no-reasoner").exit_code == 1
    assert listener.requests == []


MEASURED = """
import atexit, re
from pathlib import Path
from benelux_kg.__main__ import main
atexit.register(lambda: print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]))
main()
"""
"""Runs the program, and tells last how much memory it took, in KB; ru_maxrss would count what its parent holds."""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="only Linux tells there how much memory was taken")
def test_a_large_file_is_refused_before_it_is_held_in_memory(tmp_path):
    path = tmp_path / "large.nt"
    line = "<https://o.example/s> <https://o.example/p> <https://o.example/%d> .\n"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line % number for number in range(200_000))
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, "validate", str(path), "--max-triples", "150000"],
        capture_output=True,
        text=True,
        check=False,
        env=ENVIRONMENT,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "holds more than 150000 triples" in done.stderr
    assert int(done.stdout) < 200 * 1024, f"{done.stdout} KB"


def test_a_large_file_that_is_no_rdf_is_one_clear_line(tmp_path):
    path = tmp_path / "zeros.nt"
    with path.open("wb") as file:
        file.truncate(2**30)
    result = run("validate", path)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "zeros.nt" in result.stderr


@pytest.mark.parametrize("name", ["missing.ttl", "data.txt", "bad.nq"])
def test_data_that_cannot_be_read_is_one_clear_line(tmp_path, name):
    (tmp_path / "data.txt").write_text("x", "utf-8")
    (tmp_path / "bad.nq").write_text("<a> <b> c .\n", "utf-8")
    result = run("validate", tmp_path / name)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert name in result.stderr


def test_more_triples_than_memory_takes_are_refused_early():
    with pytest.raises(DatasetError, match="holds more than 10 triples"):
        validate(WORLD, max_triples=10)


def test_an_endpoint_that_does_not_answer_is_one_clear_line():
    result = run("validate", "http://127.0.0.1:9/sparql")
    assert result.exit_code == 2
    assert "cannot be reached" in result.stderr


def test_values_that_cannot_be_compared_are_told_by_their_datatype(tmp_path):
    path = tmp_path / "mixed.ttl"
    text = WORLD.read_text("utf-8").replace(
        'bkg:signedNotBefore "2018-07-23"^^xsd:date', 'bkg:signedNotBefore "2018"^^xsd:gYear'
    )
    path.write_text(text, "utf-8")
    assert "shape:AgreementRange-signedNotBefore" in {result.shape for result in validate(path).results}


def test_both_engines_agree(faulty):
    pytest.importorskip("pyrudof")
    told = [
        {(r.severity, r.shape, r.focus) for r in validate(faulty, engine=engine).results}
        for engine in ("pyshacl", "rudof")
    ]
    assert told[0] == told[1]
