from __future__ import annotations

import io
import json

import pytest

from benelux_kg.publishing.grounds import write_grounds
from benelux_kg.querying import ask, load_catalogue
from benelux_kg.querying.grounds import find_grounds
from benelux_kg.querying.patterns import find_patterns, widen_query
from tests.querying.golden import open_shipped

PARTIES = "SELECT ?party WHERE { id:agreement\\/benelux-police-treaty-2018 bkg:party ?party } ORDER BY ?party"


def explain(query, **values):
    answer = ask(open_shipped().source, query, values)
    return answer, find_grounds(open_shipped().source, answer)


def texts_of(grounds):
    return {ground.text for ground in grounds}


def test_a_row_shows_the_words_of_every_text_that_states_it():
    _, rows = explain(PARTIES)
    assert len(rows) == 3
    assert all(texts_of(grounds) == {"nl/beveiligen.md", "nl/prioritaire-themas-veiligheid.md"} for _, grounds in rows)


def test_every_quotation_is_the_slice_it_says_it_is():
    dataset = open_shipped().dataset
    texts = {entry.record.identifier: dataset.read_text(entry) for entry in dataset.entries}
    for name in ("threat-response", "agreements", "planned", "corroborated"):
        for _, grounds in explain(name)[1]:
            assert grounds
            assert all(texts[each.text][each.start : each.end] == each.words for each in grounds)


def test_words_of_one_row_are_not_shown_for_another():
    _, rows = explain("SELECT ?a ?d WHERE { ?a bkg:addresses ?d ; bkg:participant ?r }", r="region/de-nw")
    shown = {str(row[1]): {ground.words for ground in grounds} for row, grounds in rows}
    drugs, risks = (next(words for domain, words in shown.items() if part in domain) for part in ("drug", "chemical"))
    assert drugs
    assert risks
    assert not drugs & risks


def test_a_count_rests_on_all_that_was_counted():
    _, ((row, grounds),) = explain("SELECT (COUNT(*) AS ?n) WHERE { ?a bkg:faces voc:domain\\/terrorism }")
    assert "3" in str(row[0])
    assert texts_of(grounds) == {"nl/veiligheid.md"}


def test_what_must_not_hold_gives_no_words():
    query = "SELECT ?a WHERE { ?a a bkg:Treaty ; bkg:signedOn ?d MINUS { ?a bkg:party ?p } }"
    claims = {ground.claim for _, grounds in explain(query)[1] for ground in grounds}
    parties = {
        ground.claim for _, grounds in explain("SELECT ?a ?p WHERE { ?a bkg:party ?p }")[1] for ground in grounds
    }
    assert claims
    assert not claims & parties


def test_an_ask_and_a_construct_show_their_words_too():
    assert explain("ASK { ?who bkg:faces voc:domain\\/terrorism }")[1][0][1]
    assert all(grounds for _, grounds in explain("CONSTRUCT WHERE { ?a bkg:signedIn ?p }")[1])


def test_a_query_is_widened_to_all_its_solutions():
    query = "SELECT ?a (COUNT(?b) AS ?n) WHERE { ?a ?p ?b { SELECT ?b { ?b ?c ?d } LIMIT 1 } } GROUP BY ?a LIMIT 3"
    assert widen_query(query) == "SELECT DISTINCT * WHERE { ?a ?p ?b { SELECT ?b { ?b ?c ?d } LIMIT 1 } }"


def test_patterns_leave_out_paths_and_what_is_excluded():
    query = (
        "SELECT * { ?a <http://p> ?b . ?a <http://q>+ ?c OPTIONAL { ?b <http://r> 'x'@nl } MINUS { ?a <http://s> ?d } }"
    )
    assert [str(each[1]) for each in find_patterns(query)] == ["<http://p>", "<http://r>"]


@pytest.mark.parametrize("name", [name for name, each in load_catalogue().items() if not each.empty])
def test_every_question_can_be_explained(name):
    answer, rows = explain(name)
    assert rows
    for form in ("table", "json", "csv", "markdown"):
        stream = io.StringIO()
        write_grounds(answer, rows, form, stream)
        assert stream.getvalue()
    assert len(json.loads(write(answer, rows, "json"))) == len(rows)


def write(answer, rows, form):
    stream = io.StringIO()
    write_grounds(answer, rows, form, stream)
    return stream.getvalue()
