"""The ontology, its alignments and the terms it declares, read once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import expand

DECLARED = {
    OWL.Class,
    OWL.NamedIndividual,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
}


@pytest.fixture(scope="session")
def ontology_file() -> Path:
    return folder("ontology") / "benelux.ttl"


@pytest.fixture(scope="session")
def ontology(ontology_file: Path) -> Graph:
    return Graph().parse(ontology_file)


@pytest.fixture(scope="session")
def own_terms(ontology: Graph) -> dict[str, URIRef]:
    """Local name to IRI of every term the ontology declares in its own namespace."""
    base = expand("bkg:")
    declared = {s for kind in DECLARED for s in ontology.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return {str(s).removeprefix(base): s for s in sorted(declared) if s.startswith(base)}


@pytest.fixture(scope="session")
def alignments() -> dict[str, Graph]:
    """File name to graph."""
    return {path.name: Graph().parse(path) for path in sorted((folder("ontology") / "alignments").glob("*.ttl"))}
