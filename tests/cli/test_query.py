from __future__ import annotations

import csv
import io
import json
import os
import pty
import re

import pyoxigraph as ox
import pytest

from benelux_kg.querying import load_catalogue
from tests.cli.programs import COMMAND, ENVIRONMENT, ROOT, run
from tests.querying.servers import reply, serve

SHIPPED = ROOT / "data" / "graph"


def query(*arguments, **options):
    return run("query", *arguments, "-g", SHIPPED, **options)


def error(result):
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr.splitlines()[-1].removeprefix("benelux-kg: ")


def test_a_question_is_asked_by_its_name_with_parameters():
    result = query("members", "-p", "forum=Pentalateral Energy Forum", "-p", "language=fr", "--format", "csv")
    assert result.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [row["memberLabel"] for row in rows][:3] == ["Autriche", "Belgique", "Suisse"]


def test_the_language_is_that_of_the_environment_unless_given(monkeypatch):
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert "Österreich" in query("members").stdout
    assert "Austria" in query("members", "-p", "language=en").stdout
    monkeypatch.setenv("LC_ALL", "C")
    assert "Austria" in query("members").stdout


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "tsv", "json", "xml"])
def test_rows_come_in_every_format(form):
    assert "Oostenrijk" in query("members", "-p", "language=nl", "--format", form).stdout


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_a_graph_comes_in_both_syntaxes(form):
    written = query("network", "--format", form).stdout
    syntax = {"turtle": ox.RdfFormat.TURTLE, "jsonld": ox.RdfFormat.JSON_LD}[form]
    assert len(list(ox.parse(input=written.encode(), format=syntax))) > 100


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["agrements"], "queries: no question is called agrements: did you mean agreements?"),
        (["timeline", "-p", "form=2018"], "--param: timeline has no parameter form: did you mean from?"),
        (["timeline", "-p", "from=soon"], "--param from: 'soon' is no date: give a day as 2018-07-23, or its year or month"),
        (["timeline", "-p", "from"], "--param: 'from' is no key=value: for example -p country=id:country/be"),
        (["timeline", "-p", "from=1", "-p", "from=2"], "--param: from is given twice: give it once"),
        (["members", "--format", "turtle"], "--format: turtle is for CONSTRUCT and DESCRIBE: choose table, csv, json …"),
        (["SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }"], "query:1:12: SERVICE: a query on the local dataset does not call other endpoints: ask that endpoint itself"),
        (["SELECT * FROM <file:///etc/passwd> { ?a ?b ?c }"], "query:1:10: FROM: a query on the local dataset does not choose its data: use GRAPH <…> {…} instead"),
    ],
)  # fmt: skip
def test_wrong_use_is_one_line_that_says_how_to_mend_it(arguments, message):
    assert error(query(*arguments)) == message


def test_a_syntax_error_is_shown_with_its_line_and_a_caret():
    result = query("-", stdin="SELECT ?a\nWHERE { ?a bkg:party }\n")
    assert result.exit_code == 2
    assert result.stderr.splitlines()[:2] == ["WHERE { ?a bkg:party }", "                     ^"]
    assert "stdin:2:22: syntax error" in result.stderr


def test_a_query_of_ones_own_takes_parameters_as_terms():
    text = "SELECT ?treaty WHERE { ?treaty bkg:party ?who ; a ?kind }"
    found = query(text, "-p", "who=country/be", "-p", "kind=bkg:Treaty", "--format", "csv").stdout
    assert "benelux-police-treaty-2018" in found
    assert query(text, "-p", 'who="x } DROP ALL #', "--format", "csv").stdout == "treaty\n"


def test_explain_shows_the_words_below_each_row():
    lines = query("members", "--explain", "-p", "language=en").stdout.splitlines()
    assert lines[0] == "Pentalateral Energy Forum | Austria"
    assert lines[1].strip().startswith("“")
    assert re.fullmatch(r"      nl/beveiligen\.md \d+-\d+", lines[2])


def test_two_builds_are_compared(tmp_path):
    text = "Op 23 juli 2018 ondertekenden Luxemburg, Nederland en België in Brussel het nieuwe Benelux-Verdrag inzake politiesamenwerking."
    for name, body in (("old", text), ("new", text.replace("in Brussel ", "in Luik "))):
        folder = tmp_path / name / "pages"
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(body, "utf-8")
        assert run("build", folder, "-o", tmp_path / name / "graph", "--no-validate").exit_code == 0
    result = run(
        "query", "changes", "-g", tmp_path / "new" / "graph", "--before", tmp_path / "old" / "graph", "--format", "csv"
    )
    rows = {
        (row["change"], row["relation"].rpartition("#")[2], row["object"].rpartition("/")[2])
        for row in csv.DictReader(io.StringIO(result.stdout))
    }
    assert {("+", "signedIn", "liege"), ("-", "signedIn", "brussels")} <= rows
    assert not any(object_ == "be" for _, _, object_ in rows)


def test_on_a_terminal_tables_fit_and_names_are_links():
    seen = run_in_terminal("query", "agreements", "-p", "language=en", "-g", str(SHIPPED), columns=90)
    shown = re.sub(r"\x1b]8;;.*?\x1b\\", "", seen)
    assert max(map(len, shown.splitlines())) <= 90
    assert "agreementLabel" not in shown
    link = "\x1b]8;;https://w3id.org/benelux-kg/id/country/be\x1b\\Belgium\x1b]8;;\x1b\\"
    assert link in seen


def run_in_terminal(*arguments, columns):
    pid, terminal = pty.fork()
    if not pid:
        os.execvpe(COMMAND[0], [*COMMAND, *arguments], {**ENVIRONMENT, "TERM": "xterm", "COLUMNS": str(columns)})
    seen = b""
    while True:
        try:
            chunk = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not chunk:
            break
        seen += chunk
    os.close(terminal)
    os.waitpid(pid, 0)
    return seen.decode().replace("\r\n", "\n")


def test_an_endpoint_is_asked_with_who_asks_from_the_environment(monkeypatch):
    monkeypatch.setenv("BENELUX_KG_TOKEN", "secret")
    with serve(lambda handler, _: reply(handler)) as server:
        result = run("query", "SELECT ?n { ?s ?p ?n }", "--endpoint", server.url, "--format", "csv")
    assert (result.exit_code, result.stdout) == (0, "n\n7\n")
    assert server.requests[0].headers["authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (lambda handler, _: reply(handler, 200, "<html>Hi", "text/html"), "answers with a web page: name the SPARQL endpoint itself"),
        (lambda handler, _: reply(handler, 401, "who are you?", "text/plain"), "answers 401 Unauthorized: who are you?: set BENELUX_KG_USER"),
        (lambda handler, _: reply(handler, 400, "line 1: what?", "text/plain"), "answers 400 Bad Request: line 1: what?"),
        (lambda handler, _: reply(handler, 302, "", Location=handler.path), "redirects in a circle"),
    ],
)  # fmt: skip
def test_what_an_endpoint_says_is_told_in_one_line(answer, message):
    with serve(answer) as server:
        result = run("query", "ASK { ?a ?b ?c }", "--endpoint", server.url)
    assert message in error(result)
    assert server.url.partition("/sparql")[0] in error(result)


def test_an_endpoint_that_is_down_is_told():
    assert "cannot be reached" in error(run("query", "agreements", "--endpoint", "http://127.0.0.1:9/sparql"))
    assert error(run("query", "agreements", "--endpoint", "nowhere")).startswith(
        "nowhere: is no address of an endpoint"
    )


def test_an_endpoint_and_a_graph_do_not_go_together():
    assert "--endpoint asks no local graph" in error(query("agreements", "--endpoint", "http://127.0.0.1:9/sparql"))


def test_the_catalogue_is_listed_in_the_language_asked_for():
    result = run("queries", "--lang", "fr")
    assert all(f"{name}  " in result.stdout or f"{name}\n" in result.stdout for name in load_catalogue())
    assert "Quels traités et accords" in result.stdout


def test_the_catalogue_is_listed_by_tag():
    shown = run("queries", "--tag", "people", "--format", "json").stdout
    assert [each["name"] for each in json.loads(shown)] == ["office-holders", "signatories"]
    assert error(run("queries", "--tag", "peopel")) == "--tag: no question has the tag peopel: did you mean people?"


def test_a_question_is_shown_whole():
    shown = run("queries", "timeline", "--lang", "en").stdout
    assert "from: date, default 1900-01-01: from this day" in shown
    assert "What happened between two dates" in shown
    assert load_catalogue()["timeline"].sparql in shown
    assert "did you mean timeline?" in error(run("queries", "timelin"))
