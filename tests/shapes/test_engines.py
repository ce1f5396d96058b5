"""pySHACL and rudof come to the same results: on the small world, on every change of it, and on the shipped graph."""

from __future__ import annotations

import pytest

from benelux_kg.checks.triples import make_graph
from benelux_kg.checks.validation import validate_graph
from benelux_kg.pipeline.validating import validate
from benelux_kg.resources import folder
from tests.shapes.changes import change, list_changes

pytest.importorskip("pyrudof", reason="the engine rudof is an extra: pip install 'benelux-kg[rudof]'")

INCOMPARABLE = {"IncidentRange-endsNotAfter": {"shape:IncidentDates-endsBeforeStart"}}
"""Changes that leave two values of different datatypes side by side: rudof says that they are out of order, pySHACL
says nothing. The datatype itself is found by both."""


def found(data, shapes, engine):
    return {(r.severity, r.shape, r.focus, r.path) for r in validate_graph(data, shapes, engine=engine)}


@pytest.mark.parametrize("path", list_changes(), ids=lambda path: path.stem)
def test_both_engines_find_the_same_of_a_change(path, world, shapes):
    data = make_graph(change(world, path.read_text("utf-8")))
    by_rudof = found(data, shapes, "rudof")
    allowed = INCOMPARABLE.get(path.stem, set())
    assert {result for result in by_rudof if result[1] not in allowed} == found(data, shapes, "pyshacl")
    assert allowed <= {result[1] for result in by_rudof}


def test_both_engines_find_the_same_of_the_shipped_graph():
    results = [
        {(r.severity, r.shape, r.focus, r.path) for r in validate(folder("data") / "graph", engine=engine).results}
        for engine in ("pyshacl", "rudof")
    ]
    assert results[0] == results[1]
    assert results[0]
