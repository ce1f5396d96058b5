"""Each format of a report is what its standard says, and the exit status is the same in all."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest
import rdflib
from rdflib import RDF, SH

from benelux_kg.checks.reports import FORMATS
from benelux_kg.checks.results import VIOLATION, Quotation, ShapeReport, ShapeResult
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, SHAPES
from tests.cli.programs import run

MESSAGES = {"nl": "Dit is “fout” & <niet goed>.", "en": "This is “wrong” & <not right>."}
QUOTATION = Quotation("woorden", "een map/tekst één.nl.md", 12)
RESULTS = (
    ShapeResult(
        VIOLATION,
        "shape:A",
        "Datatype",
        "id:a",
        "label",
        MESSAGES,
        "bkg:value",
        "2018",
        '"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>',
    ),
    ShapeResult(VIOLATION, "shape:B", "Graphs", "", "", MESSAGES),
    ShapeResult("Warning", "shape:C", "Or", "https://data.example/kg/id/c", "", MESSAGES, quotations=(QUOTATION,)),
    ShapeResult("Info", "shape:C", "Or", "id:d", "", MESSAGES, term="_:b0", said=("rdf:type = bkg:Event",)),
)
REPORT = ShapeReport(RESULTS, 7, 3)
ONCE = (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent, SH.sourceShape)
CASE = {"failure", "system-out"}
SUITE = {"name", "tests", "failures"}


def test_turtle_is_the_report_that_shacl_defines():
    graph = rdflib.Graph().parse(data=FORMATS["turtle"](REPORT, "en"), format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(lexical_or_value=False)
    results = list(graph.objects(report, SH.result))
    assert len(results) == len(RESULTS)
    for result in results:
        assert (result, RDF.type, SH.ValidationResult) in graph
        assert [len(list(graph.objects(result, each))) for each in ONCE] == [1] * len(ONCE)
        assert {getattr(each, "language", "") for each in graph.objects(result, SH.resultMessage)} == {"nl", "en"}
    values = set(graph.objects(None, SH.value))
    assert rdflib.Literal("2018", datatype=rdflib.XSD.gYear, normalize=False) in values
    focus = set(graph.objects(None, SH.focusNode))
    assert {rdflib.URIRef(f"{DEFAULT_BASE}id/a"), rdflib.URIRef("https://data.example/kg/id/c")} <= focus
    assert (None, SH.sourceConstraintComponent, rdflib.URIRef(f"{SHAPES}GraphsConstraintComponent")) in graph


def test_a_report_of_nothing_conforms():
    graph = rdflib.Graph().parse(data=FORMATS["turtle"](ShapeReport(), "en"), format="turtle")
    assert [bool(each) for each in graph.objects(None, SH.conforms)] == [True]
    suite = ET.fromstring(FORMATS["junit"](ShapeReport(), "en"))
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_junit_holds_what_its_schema_knows():
    suite = ET.fromstring(FORMATS["junit"](REPORT, "nl"))
    assert suite.tag == "testsuite"
    assert set(suite.keys()) == SUITE
    assert [case.tag for case in suite] == ["testcase"] * len(RESULTS)
    for case in suite:
        assert set(case.keys()) == {"classname", "name"}
        assert {part.tag for part in case} <= CASE
    failures = suite.findall("testcase/failure")
    assert int(suite.get("failures", "")) == len(failures) == 2
    assert {failure.get("message") for failure in failures} == {MESSAGES["nl"]}


def test_sarif_holds_what_version_2_1_0_asks_for():
    log = json.loads(FORMATS["sarif"](REPORT, "en"))
    assert log["version"] == "2.1.0"
    (run_,) = log["runs"]
    driver = run_["tool"]["driver"]
    assert {"name", "version", "informationUri", "rules"} == set(driver)
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == sorted(set(rules))
    assert [each["level"] for each in run_["results"]] == ["error", "error", "warning", "note"]
    for result in run_["results"]:
        assert result["ruleId"] in rules
        assert result["message"]["text"]
    place = run_["results"][2]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "een%20map/tekst%20%C3%A9%C3%A9n.nl.md"
    assert place["region"] == {"charOffset": 12, "charLength": 7, "snippet": {"text": "woorden"}}


def test_json_holds_both_languages():
    table = json.loads(FORMATS["json"](REPORT, "nl"))
    assert table["counts"] == {"violation": 2, "warning": 1, "info": 1}
    assert [each["messages"] for each in table["results"]] == [MESSAGES] * len(RESULTS)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """What passes, what fails, and what is no RDF; the exit status of each as its name."""
    folder = tmp_path_factory.mktemp("data")
    person = "<https://w3id.org/benelux-kg/id/person/x> a <https://w3id.org/benelux-kg/ontology#Person> ."
    for name, text in {"0": "<https://o.example/a> a <https://o.example/B> .", "1": person, "2": "no RDF"}.items():
        (folder / f"{name}.ttl").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("status", ["0", "1", "2"])
def test_the_exit_status_is_the_same_in_every_format(form, status, data):
    result = run("validate", data / f"{status}.ttl", "--format", form)
    assert result.exit_code == int(status)
    assert bool(result.stdout) == (status != "2")
    assert result.stderr.count("\n") == (status == "2")
