"""OWL reasoning with HermiT through owlready2, on a copy in which every date is a point in time.

HermiT aborts on dates of any precision, so the copy holds the first instant of each.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from benelux_kg.checks.java import find_java
from benelux_kg.errors import DatasetError
from benelux_kg.graph.inference import read_days
from benelux_kg.vocabulary.namespaces import OWN, PREFIXES, compact, expand

_DATES = frozenset(expand(f"xsd:{name}") for name in ("date", "gYear", "gYearMonth"))
_RECORDS = ("id:claim/", "id:evidence/", "id:run/")
_UNSEEN = ("skos:", "bkg:mentions")
"""What says nothing that logic could contradict, and is many times the rest."""

_PROPERTIES = frozenset(expand(f"owl:{name}") for name in ("ObjectProperty", "DatatypeProperty"))


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What the reasoner found; ``parents`` are the inferred superclasses that are not stated, as compact IRIs."""

    is_consistent: bool
    unsatisfiable: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()


def reason(ontology: Iterable[ox.Quad], facts: Iterable[ox.Quad] = ()) -> Reasoning:
    """Reason on ``ontology`` with ``facts``; of the facts only what the ontology speaks of is looked at.

    Raises ``UsageError`` where there is no Java.
    """
    import owlready2  # noqa: PLC0415 — heavy

    owlready2.JAVA_EXE = find_java()
    axioms = list(ontology)
    lines = "".join(f"{_map_date(q)} .\n" for q in [*axioms, *_select(facts, axioms)])
    world: Any = owlready2.World()
    world.get_ontology(expand("bkg:")).load(fileobj=io.BytesIO(lines.encode()))
    stated = _parents(world)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return Reasoning(is_consistent=False)
    except owlready2.OwlReadyJavaError as error:
        raise DatasetError(" ".join(str(error).split())[:300], where="the reasoner") from error
    bad = sorted(compact(each.iri) for each in world.inconsistent_classes() if hasattr(each, "iri"))
    return Reasoning(
        is_consistent=True,
        unsatisfiable=tuple(each for each in bad if each != "owl:Nothing"),
        parents=tuple(sorted(_parents(world) - stated)),
    )


def _select(facts: Iterable[ox.Quad], axioms: Iterable[ox.Quad]) -> Iterable[ox.Quad]:
    """Keep types and what the ontology's properties say of the world; claims, evidence and mentions are records."""
    known = {q.subject for q in axioms if getattr(q.object, "value", "") in _PROPERTIES}
    typed = expand("rdf:type")
    seen: set[ox.Triple] = set()
    for quad in facts:
        told = quad.predicate in known or quad.predicate.value == typed
        if told and not _is_record(quad) and quad.triple not in seen:
            seen.add(quad.triple)
            yield quad


def _is_record(quad: ox.Quad) -> bool:
    subject = compact(getattr(quad.subject, "value", ""))
    return subject.startswith(_RECORDS) or compact(quad.predicate.value).startswith(_UNSEEN)


def _map_date(quad: ox.Quad) -> ox.Triple:
    value = quad.object
    if isinstance(value, ox.Literal) and value.datatype.value in _DATES:
        days = read_days(value.value)
        first = days[0].isoformat() if days else "0001-01-01"
        value = ox.Literal(f"{first}T00:00:00Z", datatype=ox.NamedNode(expand("xsd:dateTime")))
    return ox.Triple(quad.subject, quad.predicate, value)


def _parents(world: Any) -> set[tuple[str, str]]:
    own = PREFIXES[OWN[0]]
    return {
        (compact(each.iri), compact(parent.iri))
        for each in world.classes()
        if each.iri.startswith(own)
        for parent in each.is_a
        if hasattr(parent, "iri") and parent.iri.startswith(own)
    }
