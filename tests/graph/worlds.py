"""Small worlds written in Turtle: what one text asserts, with the shipped vocabulary, and what follows from it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.claims import Factuality
from benelux_kg.graph.background import write_background
from benelux_kg.graph.entailment import Entailment
from benelux_kg.graph.layout import VOCABULARY
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.graph.rulebook import load_rules
from benelux_kg.graph.rules import Rule
from benelux_kg.graph.statements import Tally, compare_all
from benelux_kg.graph.store import add_lines
from benelux_kg.vocabulary.identifiers import mint_claim
from benelux_kg.vocabulary.namespaces import namespaces

PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in namespaces().prefixes.items())
DOCUMENT = write_iri("graph:document/text")
TYPE = write_iri("rdf:type")

Facts = set[str]
"""Triples as N-Triples writes them."""


def read(turtle: str) -> Facts:
    quads = ox.parse(input=PREFIXES + turtle, format=ox.RdfFormat.TURTLE)
    return {f"{q.subject} {q.predicate} {q.object}" for q in quads}


def claim_lines(facts: Iterable[str], factuality: Factuality = Factuality.ASSERTED) -> Iterator[str]:
    """The lines of a text's graph; types stand in it without a claim."""
    for fact in facts:
        subject, predicate, object_ = fact.split(" ", 2)
        if factuality is Factuality.ASSERTED:
            yield f"{fact} {DOCUMENT} .\n"
        if predicate != TYPE:
            colour = write_iri(f"bkg:{factuality}")
            name = write_iri(mint_claim(subject, predicate, object_, colour))
            yield f"{name} {write_iri('bkg:factuality')} {colour} {DOCUMENT} .\n"


def make_store(turtle: str, denied: str = "", planned: str = "", *, vocabulary: bool = True) -> ox.Store:
    store = ox.Store()
    if vocabulary:
        add_lines(store, vocabulary_lines())
    add_lines(store, claim_lines(read(turtle)))
    add_lines(store, claim_lines(read(denied), Factuality.DENIED))
    add_lines(store, claim_lines(read(planned), Factuality.PLANNED))
    return store


@cache
def vocabulary_lines() -> list[str]:
    """The vocabulary without its words, which no rule looks at."""
    told = tuple(f" {write_iri(name)} " for name in ("rdf:type", "skos:broader", "bkg:country", "bkg:agencyType"))
    return [line for line in write_background()[VOCABULARY] if any(name in line for name in told)]


def infer(turtle: str, denied: str = "", planned: str = "", rules: Iterable[Rule] = load_rules()) -> Facts:
    """What rules conclude, and what comparing yields."""
    store = make_store(turtle, denied, planned)
    compared = list(compare_all(sorted(f"{fact}\n" for fact in read(turtle)), Tally()))
    add_lines(store, compared)
    with tempfile.TemporaryDirectory() as folder:
        return conclusions([*compared, *Entailment(store, rules, Path(folder)).run()])


def apply(rules: Iterable[Rule], turtle: str) -> Facts:
    """What these rules conclude, without any vocabulary."""
    with tempfile.TemporaryDirectory() as folder:
        return conclusions(Entailment(make_store(turtle, vocabulary=False), rules, Path(folder)).run())


def conclusions(lines: Iterable[str]) -> Facts:
    inferences = write_iri("id:inference/")[:-1]
    return {line[: line.rindex(" <")] for line in lines if not line.startswith(inferences)}
