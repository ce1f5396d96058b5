from __future__ import annotations

import logging

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from benelux_kg.errors import UsageError
from benelux_kg.publishing.formats import FORMATS
from tests.publishing.graphs import OXIGRAPH, QUADS, canonical, read_with_oxigraph, read_with_rdflib, writable, write

GRAPHS = st.lists(QUADS.filter(writable), max_size=6)
PATIENT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(autouse=True, scope="module")
def silent_rdflib():
    logging.disable(logging.WARNING)  # what it thinks of "x"^^xsd:date
    yield
    logging.disable(logging.NOTSET)


def write_or_skip(quads, form):
    try:
        return write(quads, form)
    except UsageError as error:
        assert form == "rdfxml"  # nothing else refuses a graph
        assume("XML" not in str(error))
        raise


@pytest.mark.parametrize("read", [read_with_oxigraph, read_with_rdflib])
@pytest.mark.parametrize("form", OXIGRAPH)
@given(quads=GRAPHS)
@PATIENT
def test_another_program_reads_back_what_was_written(form, read, quads):
    expected = canonical(quads, merged=not FORMATS[form].has_graphs)
    assert read(write_or_skip(quads, form), form) == expected


@given(quads=GRAPHS)
@PATIENT
def test_nquads_are_the_canonical_form_of_the_dataset(quads):
    assert write(quads, "nquads").decode().split("\n")[:-1] == [f"{line} ." for line in canonical(quads)]
