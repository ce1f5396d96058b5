from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.graph.inference import Inference, most_precise, read_days
from benelux_kg.graph.ntriples import split_line, write_iri, write_literal
from benelux_kg.vocabulary.namespaces import compact
from tests.graph.making import BELGIUM, TREATY, date

SIGNED = write_iri("bkg:signedOn")


def infer(*dates: str, texts: int = 1) -> dict[str, list[str]]:
    statements = {(SIGNED, write_literal(date(stated))): texts for stated in dates}
    found: dict[str, list[str]] = {}
    for line in sorted(Inference(explained=False).infer(write_iri(TREATY), statements)):
        _, predicate, object_, _ = split_line(line)
        found.setdefault(compact(predicate[1:-1]), []).append(object_.split('"')[1] if '"' in object_ else object_)
    return found


def claim(stated: str) -> str:
    return Inference().claim(write_iri(TREATY), SIGNED, write_literal(date(stated)))


@pytest.mark.parametrize(
    ("stated", "first", "last"),
    [
        ("2018", "2018-01-01", "2018-12-31"),
        ("2018-02", "2018-02-01", "2018-02-28"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2018-07-23", "2018-07-23", "2018-07-23"),
    ],
)
def test_a_date_has_a_first_and_a_last_possible_day(stated, first, last):
    assert infer(stated) == {"bkg:signedNotBefore": [first], "bkg:signedNotAfter": [last]}


@pytest.mark.parametrize("stated", ["2018-02-30", "2018-13", "0000", "soon", "", "2018-7-3"])
def test_what_is_no_date_has_no_days(stated):
    assert read_days(stated) is None


def test_the_more_precise_of_two_dates_is_preferred():
    assert infer("2018", "2018-07-23") == {
        "bkg:preferredClaim": [claim("2018-07-23")],
        "bkg:signedNotBefore": ["2018-07-23"],
        "bkg:signedNotAfter": ["2018-07-23"],
    }


def test_two_dates_that_cannot_both_hold_are_a_conflict_and_the_bounds_span_both():
    found = infer("2018-07-23", "2018-07-24")
    assert sorted(found["bkg:conflictsWith"]) == sorted([claim("2018-07-23"), claim("2018-07-24")])
    assert found["bkg:signedNotBefore"] == ["2018-07-23"]
    assert found["bkg:signedNotAfter"] == ["2018-07-24"]
    assert "bkg:preferredClaim" not in found


def test_what_several_texts_state_is_counted():
    statements = {(write_iri("bkg:party"), write_iri(BELGIUM)): 3, (write_iri("rdf:type"), write_iri("bkg:Treaty")): 3}
    (line,) = Inference(explained=False).infer(write_iri(TREATY), statements)
    assert split_line(line)[1:3] == (write_iri("bkg:corroboration"), f'"3"^^{write_iri("xsd:integer")}')


STATED = st.dates(dt.date(2010, 1, 1), dt.date(2012, 12, 31)).flatmap(
    lambda day: st.sampled_from([str(day), str(day)[:7], str(day)[:4]])
)


@given(st.sets(STATED, min_size=1))
def test_of_the_dates_that_are_kept_no_two_can_both_hold(stated):
    days = {each: read_days(each) for each in stated}
    kept = most_precise({name: found for name, found in days.items() if found})
    assert kept
    spans = sorted(kept.values())
    assert all(one[1] < other[0] for one, other in pairwise(spans))
