from __future__ import annotations

import re

import pytest

from benelux_kg.errors import QueryError, ResourceError, UsageError
from benelux_kg.querying import ask, bind, load_catalogue
from benelux_kg.querying.answers import find_named
from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.querying.reading import read_question
from tests.querying.golden import FOLDER, find_file, open_shipped, write_rows

CATALOGUE = load_catalogue()
NAMES = list(CATALOGUE)
ROWS = [name for name in NAMES if CATALOGUE[name].form == "SELECT"]
HEADER = """#+ summary = "Agreements"
#+ tags = ["agreements"]
#+
#+ [question]
#+ nl = "Welke?"
#+ fr = "Lesquels ?"
#+ de = "Welche?"
#+ en = "Which?"
#+
#+ [parameters.language]
#+ type = "language"
#+ default = "nl"
#+ allowed = ["nl", "fr", "de", "en"]
#+ label = { nl = "taal", fr = "langue", de = "Sprache", en = "language" }
#+
#+ [columns]
#+ label = { nl = "naam", fr = "nom", de = "Name", en = "name" }
"""
SPARQL = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?label WHERE { ?thing rdfs:label ?label FILTER(LANG(?label) = $language) }
"""


def test_there_are_questions_for_every_subject_that_analysts_ask_about():
    assert len(CATALOGUE) >= 36
    assert list(CATALOGUE) == sorted(CATALOGUE)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_gives_its_golden_rows(name):
    expected = find_file(CATALOGUE[name]).read_text("utf-8")
    assert write_rows(CATALOGUE[name]) == expected, "if that is right: python -m tests.querying.golden"


def test_every_golden_file_belongs_to_a_question():
    assert {path.name for path in FOLDER.iterdir()} == {find_file(each).name for each in CATALOGUE.values()}


@pytest.mark.parametrize("name", NAMES)
def test_an_answer_is_empty_only_where_that_is_said_to_be_the_finding(name):
    rows = len(find_file(CATALOGUE[name]).read_text("utf-8").splitlines()) - 1
    assert rows > 0 or CATALOGUE[name].empty


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_changes_labels_and_no_rows(name, language):
    if not any(each.name == "language" for each in CATALOGUE[name].parameters):
        pytest.skip("shows no labels")
    in_dutch, asked = (ask(open_shipped().source, name, {"language": each}) for each in ("nl", language))
    things = [place for place, column in enumerate(asked.variables) if not column.endswith("Label")]
    assert [[row[i] for i in things] for row in in_dutch.rows] == [[row[i] for i in things] for row in asked.rows]


@pytest.mark.parametrize("name", ROWS)
def test_every_thing_has_a_name_beside_it(name):
    answer = ask(open_shipped().source, name, {})
    named = [(thing, label) for thing, label in find_named(answer.variables).items() if label is not None]
    for row in answer:
        for thing, label in named:
            assert bool(row[thing]) == bool(row[label])
            assert not row[label].startswith("http")


@pytest.mark.parametrize("name", ROWS)
def test_no_row_comes_twice(name):
    rows = list(ask(open_shipped().source, name, {}).rows)
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", ROWS)
def test_rows_have_an_order(name):
    assert re.search(r"^ORDER BY ", CATALOGUE[name].sparql, re.MULTILINE)


@pytest.mark.parametrize("name", NAMES)
def test_no_question_compares_dates_as_they_are_stated(name):
    stated = set(re.findall(r"bkg:(?:signedOn|startDate|endDate|inForceSince) \?(\w+)", CATALOGUE[name].sparql))
    compared = set(re.findall(r"\?(\w+) (?:<|>|<=|>=) ", CATALOGUE[name].sparql))
    assert not stated & compared


@pytest.mark.parametrize("name", NAMES)
def test_no_question_names_a_thing_of_one_base_iri(name):
    assert "/id/" not in CATALOGUE[name].sparql
    assert "id:" not in CATALOGUE[name].sparql


def test_an_unknown_question_suggests_the_nearest():
    with pytest.raises(QueryError, match=r"no question is called agrements: did you mean agreements\?"):
        CATALOGUE["agrements"]
    assert "agrements" not in CATALOGUE
    assert CATALOGUE.get("agrements") is None


def test_an_unknown_parameter_suggests_the_nearest():
    with pytest.raises(UsageError, match=r"timeline has no parameter form: did you mean from\?"):
        bind(CATALOGUE["timeline"], {"form": "2018"})


def test_an_unknown_tag_suggests_the_nearest():
    with pytest.raises(UsageError, match=r"did you mean agreements\?"):
        CATALOGUE.tagged("agreement")
    assert CATALOGUE["agreements"] in CATALOGUE.tagged("agreements")


def read(tmp_path, text):
    path = tmp_path / "named.rq"
    path.write_text(text, "utf-8")
    return read_question(path)


def test_a_header_is_read(tmp_path):
    question = read(tmp_path, HEADER + SPARQL)
    assert (question.name, question.summary, question.form, question.tags) == (
        "named",
        "Agreements",
        "SELECT",
        ("agreements",),
    )
    assert [each.name for each in question.parameters] == ["language"]
    assert [(each.name, each.labels["de"]) for each in question.columns] == [("label", "Name")]
    assert question.sparql == SPARQL


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('#+ fr = "Lesquels ?"\n', "", "queries/named.rq:4: lacks question.fr"),
        ('#+ nl = "Welke?"', "#+ nl = 3", "queries/named.rq:5: question.nl is no text"),
        ('type = "language"', 'type = "tongue"', "queries/named.rq:11: unknown type tongue"),
        ('#+ default = "nl"\n', "", "queries/named.rq:10: language needs a default, or optional = true"),
        ('default = "nl"', 'default = "es"', "queries/named.rq:12: language: 'es' is no language here"),
        ("[parameters.language]", "[parameters.tongue]", "$language is no parameter"),
        ('#+ label = { nl = "naam"', '#+ name = { nl = "naam"', "queries/named.rq:16: the columns are label"),
        ('#+ tags = ["agreements"]', "#+ tags = [", "queries/named.rq:"),
        (
            '#+ summary = "Agreements"',
            "#+ sumary = 1",
            "queries/named.rq:1: lacks summary; queries/named.rq:1: unknown key sumary",
        ),
        ("FILTER(", "FILTR(", "queries/named.rq:19:56: syntax error"),
        ("SELECT ?label WHERE", "SELECT ?label FROM <http://x/> WHERE", "queries/named.rq:19:15: FROM"),
        (HEADER, "", "queries/named.rq:1: has no #+ header"),
    ],
)
def test_a_fault_of_a_question_is_told_with_its_line(tmp_path, old, new, message):
    with pytest.raises(ResourceError) as caught:
        read(tmp_path, (HEADER + SPARQL).replace(old, new))
    assert message in str(caught.value)


def test_all_faults_of_a_header_are_told_at_once(tmp_path):
    text = (HEADER + SPARQL).replace('#+ fr = "Lesquels ?"\n', "").replace('default = "nl"', 'default = "es"')
    with pytest.raises(ResourceError) as caught:
        read(tmp_path, text)
    assert re.findall(r"named\.rq:(\d+):", str(caught.value)) == ["4", "11"]


def test_all_faulty_files_are_told_at_once(tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.rq").write_text(SPARQL, "utf-8")
    with pytest.raises(ResourceError, match=r"one\.rq:1: .*two\.rq:1: "):
        load_catalogue(tmp_path)
