from __future__ import annotations

import json

import pytest

from benelux_kg.checks.evaluation import evaluate
from benelux_kg.checks.gold import GoldFact, NameFinder, read_gold
from benelux_kg.claims import Span
from benelux_kg.errors import SourceError
from benelux_kg.querying.claims import StatedClaim
from benelux_kg.vocabulary.namespaces import expand, namespaces

FIND = NameFinder({"belgie": {"id:country/be"}, "politieverdrag": {"id:agreement/police-2018"}}, namespaces())
BELGIUM = StatedClaim(
    "id:agreement/police-2018", "bkg:party", "id:country/be", "Asserted", "a/verdrag.md", (Span(10, 40),)
)
FRANCE = StatedClaim(
    "id:agreement/police-2018", "bkg:party", "id:country/fr", "Asserted", "a/verdrag.md", (Span(50, 60),)
)
SIGNED = StatedClaim(
    "id:agreement/police-2018", "bkg:signedOn", "2018-07-23", "Asserted", "a/verdrag.md", (Span(70, 90),)
)


def write(path, *facts):
    path.write_text("\n".join(json.dumps(fact) for fact in facts), "utf-8")
    return path


@pytest.mark.parametrize(
    ("subject", "predicate", "object_"),
    [
        ("id:agreement/police-2018", "bkg:party", "id:country/be"),
        ("Politieverdrag", "party", "BELGIË"),
        (expand("id:agreement/police-2018"), expand("bkg:party"), expand("id:country/be")),
    ],
)
def test_a_fact_may_name_things_by_iri_compact_iri_or_label(tmp_path, subject, predicate, object_):
    gold = read_gold([write(tmp_path / "g.jsonl", {"subject": subject, "predicate": predicate, "object": object_})])
    assert evaluate(gold, [BELGIUM], FIND).total.f1 == 1


def test_misses_and_spurious_claims_are_counted_by_relation(tmp_path):
    facts = [
        {"subject": "Politieverdrag", "predicate": "bkg:party", "object": name} for name in ("België", "id:country/lu")
    ]
    found = evaluate(read_gold([write(tmp_path / "g.jsonl", *facts)]), [BELGIUM, FRANCE, SIGNED], FIND)
    score = found.relations["bkg:party"]
    assert (score.met, score.missed, score.right, score.spurious) == (1, 1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert [fact.object for fact in found.misses] == ["id:country/lu"]
    assert found.spurious == (FRANCE,)
    assert found.unjudged == {"bkg:signedOn": 1}


def test_two_claims_that_meet_one_fact_are_both_right():
    fact = GoldFact("", ("bkg:party", "bkg:participant"), "", "verdrag.md", words=Span(10, 40))
    other = StatedClaim("id:action/x", "bkg:participant", "id:country/be", "Asserted", "a/verdrag.md", (Span(10, 40),))
    total = evaluate([fact], [BELGIUM, other], FIND).total
    assert (total.met, total.right, total.precision) == (1, 2, 1.0)


def test_another_factuality_or_another_document_is_no_match():
    fact = GoldFact(
        "id:agreement/police-2018", ("bkg:party",), "id:country/be", "verdrag.nl.txt", frozenset({"Planned"})
    )
    assert not evaluate([fact], [BELGIUM], FIND).total.met
    other = GoldFact("id:agreement/police-2018", ("bkg:party",), "id:country/be", "week.txt")
    assert not evaluate([other], [BELGIUM], FIND).total.met


def test_a_fact_with_its_words_is_met_by_words_and_type(tmp_path):
    line = {
        "doc": "verdrag.md",
        "type": "treaty_party",
        "subject": "T:x",
        "object": "BE",
        "evidence": "x" * 20,
        "offset": 15,
    }
    gold = read_gold([write(tmp_path / "g.jsonl", line)])
    assert evaluate(gold, [BELGIUM], FIND).total.met == 1
    assert evaluate(gold, [FRANCE], FIND).total.met == 0


def test_all_faults_of_a_file_are_one_line(tmp_path):
    path = tmp_path / "g.jsonl"
    path.write_text(
        '{"subject": "a"}\nnot json\n{"subject": "a", "predicate": "b", "object": "c", "factuality": "Sure"}\n', "utf-8"
    )
    with pytest.raises(SourceError) as caught:
        read_gold([path])
    message = str(caught.value)
    assert "line 1: predicate, object missing" in message
    assert "line 2:" in message
    assert "line 3: unknown factuality 'Sure'" in message
    assert "\n" not in message
