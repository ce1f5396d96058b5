"""From the real graph, one change for each constraint of each shape: caught by that shape, and by none that speaks of something else.

All of them take minutes. A run tries every third of each kind of constraint; ``--all-mutants`` tries each.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

import pytest

from benelux_kg.checks.shapes import read_shapes
from benelux_kg.checks.triples import read_hierarchy, read_quads
from benelux_kg.resources import folder
from tests.checks.faults import Validator, merge
from tests.checks.mutants import Maker, list_constraints, list_related
from tests.shapes.changes import list_changes

SHAPES_GRAPH = read_shapes().graph
CONSTRAINTS = list_constraints(SHAPES_GRAPH)
WRITTEN = {path.stem: path.read_text("utf-8") for path in list_changes()}
TRIED = 4
"""Nodes of the graph that a mutant is tried on: some bear other constraints that the same change must break."""


@pytest.fixture(scope="module")
def triples():
    quads = [*read_quads(folder("data") / "graph" / "dataset.nq"), *read_hierarchy()]
    return merge(quads)


@pytest.fixture(scope="module")
def validator(triples):
    return Validator(triples, read_shapes())


@pytest.fixture(scope="module")
def maker(validator):
    return Maker(SHAPES_GRAPH, validator.store)


def list_mutants(constraint, maker, validator):
    """Those made from the constraint, then the one that is written for its shape."""
    yield from islice(maker.make(constraint), TRIED)
    if constraint.name in WRITTEN:
        yield validator.apply(WRITTEN[constraint.name])


def pytest_generate_tests(metafunc):
    if "constraint" in metafunc.fixturenames:
        chosen = CONSTRAINTS if metafunc.config.getoption("--all-mutants") else choose(CONSTRAINTS)
        metafunc.parametrize("constraint", chosen, ids=str)


def choose(constraints):
    """Every third of each kind, the first of each among them."""
    kinds = defaultdict(list)
    for constraint in constraints:
        kinds[constraint.component].append(constraint)
    return [constraint for alike in kinds.values() for constraint in alike[::3]]


def test_every_kind_of_constraint_has_a_mutant_in_each_run():
    assert {each.component for each in choose(CONSTRAINTS)} == {each.component for each in CONSTRAINTS}


def test_a_mutant_is_caught_by_the_shape_of_its_constraint_and_no_unrelated_one(constraint, maker, validator):
    found, others = {}, set()
    for mutant in list_mutants(constraint, maker, validator):
        found = validator.find_new(*mutant)
        caught = {shape for shape, *_ in found}
        others = caught - {constraint.name} - list_related(SHAPES_GRAPH, mutant)
        if constraint.name in caught and not others:
            break
    assert others == set()
    assert (constraint.name, constraint.component) in {(shape, each.component) for (shape, *_), each in found.items()}
    assert all(set(result.messages) == {"nl", "en"} for result in found.values())
