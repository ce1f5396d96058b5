"""A small world that fits all shapes, on the concepts of the real vocabulary that it refers to."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from benelux_kg.checks.shapes import Shapes, read_shapes
from benelux_kg.checks.triples import find_value, read_hierarchy, read_quads
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import expand

HERE = Path(__file__).parent
CONCEPTS = """
id:country/be id:country/nl id:country/lu id:region/de-nw id:place/brussels id:agency/cog-senningen id:organisation/nato
id:cooperation/senningen id:agreement/benelux-police-treaty-2018 id:agreement/benelux-police-treaty-2004
id:agreement/benelux-multiannual-plan-2021-2024 id:agreement/memorandum-of-understanding-crisis-2006
voc:domain/crime voc:domain/drug-trafficking voc:domain/police-cooperation
voc:action-type/training voc:action-type/joint-operation voc:action-type/data-exchange voc:agency-type/police voc:role/minister
voc:role/prime-minister voc:status/planned voc:status/completed voc:group/benelux-countries
"""
"""What the world and the changes refer to."""


@pytest.fixture(scope="session")
def shapes() -> Shapes:
    return read_shapes()


@pytest.fixture(scope="session")
def vocabulary() -> list[ox.Quad]:
    """The concepts the world refers to, what is broader, and their schemes."""
    quads = [q for path in sorted((folder("ontology") / "vocabulary").glob("*.ttl")) for q in read_quads(path)]
    follow = {
        expand(name) for name in ("skos:broader", "skos:inScheme", "bkg:country", "skos:member", "bkg:agencyType")
    }
    wanted: set[str] = set()
    fresh = {expand(name) for name in CONCEPTS.split()}
    while fresh:
        wanted |= fresh
        fresh = {
            find_value(q.object) for q in quads if find_value(q.subject) in fresh and q.predicate.value in follow
        } - wanted
    kept = [q for q in quads if find_value(q.subject) in wanted]
    return [q for q in kept if q.predicate.value != expand("skos:hasTopConcept") or find_value(q.object) in wanted]


@pytest.fixture(scope="session")
def world(vocabulary) -> list[ox.Quad]:
    return [*read_hierarchy(), *vocabulary, *read_quads(HERE / "world.ttl")]
