"""A graph whose named graphs were merged, as in one Turtle file: each triple back in the graph it must stem from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from benelux_kg.checks.partition import MERGED, is_background, is_inferred, is_thing
from benelux_kg.checks.triples import find_value, read_ontology
from benelux_kg.graph.background import write_background
from benelux_kg.graph.layout import VOCABULARY
from benelux_kg.vocabulary.namespaces import compact, expand, namespaces

_CLAIM = re.compile(r"(?P<base>.*/)id/claim/[0-9a-f]{32}")
_PARTS = ("rdf:subject", "rdf:predicate", "rdf:object")

Triple = tuple[object, object, object]


def find_base_of_claims(quads: Iterable[ox.Quad]) -> str | None:
    """Give the base IRI under which claims are named; ``None`` where there are none."""
    matches = (_CLAIM.fullmatch(find_value(quad.subject)) for quad in quads)
    return next((match["base"] for match in matches if match), None)


def restore_graphs(quads: Iterable[ox.Quad], base: str) -> Iterator[ox.Quad]:
    """Give ``quads`` anew: background and ontology, what inferences conclude, and all that must stem from texts.

    What could stem from nowhere ends among what stems from texts, where a claim is wanted for it.
    """
    listed, names = list(quads), namespaces(base)
    graphs = {
        name: ox.NamedNode(names.expand(name)) for name in ("graph:ontology", "graph:vocabulary", "graph:inferred")
    }
    texts = ox.NamedNode(names.expand(MERGED))
    background, declared = _list_vocabulary(base), {quad.subject for quad in read_ontology()}
    inferences, conclusions = _read_statements(listed, "bkg:Inference")
    _, stated = _read_statements(listed, "bkg:Claim")
    for quad in listed:
        triple = quad.subject, quad.predicate, quad.object
        graph = texts
        if quad.subject in inferences or triple in conclusions or is_inferred(compact(quad.predicate.value), quad):
            graph = graphs["graph:inferred"]
        elif triple in background and triple not in stated:
            graph = graphs["graph:vocabulary"]
        elif quad.subject in declared or isinstance(quad.subject, ox.BlankNode):
            graph = graphs["graph:ontology"]
        elif _is_told_of_concept(quad) and is_thing(quad.subject, names):
            graph = graphs["graph:vocabulary"]
        yield ox.Quad(quad.subject, quad.predicate, quad.object, graph)


def _is_told_of_concept(quad: ox.Quad) -> bool:
    predicate = compact(quad.predicate.value)
    return predicate.startswith("skos:") and is_background(predicate, quad)


@cache
def _list_vocabulary(base: str) -> frozenset[Triple]:
    lines = "".join(write_background(base)[VOCABULARY])
    quads = ox.parse(input=lines, format=ox.RdfFormat.N_QUADS)
    return frozenset((quad.subject, quad.predicate, quad.object) for quad in quads)


def _read_statements(quads: Iterable[ox.Quad], kind: str) -> tuple[set[object], set[Triple]]:
    """Give the claims or the inferences, and what they say."""
    typed, wanted = ox.NamedNode(expand("rdf:type")), ox.NamedNode(expand(kind))
    statements: set[object] = {quad.subject for quad in quads if quad.predicate == typed and quad.object == wanted}
    parts: defaultdict[object, dict[str, object]] = defaultdict(dict)
    for quad in quads:
        if quad.subject in statements:
            parts[quad.subject][compact(quad.predicate.value)] = quad.object
    subject, predicate, object_ = _PARTS
    return statements, {(told.get(subject), told.get(predicate), told.get(object_)) for told in parts.values()}
