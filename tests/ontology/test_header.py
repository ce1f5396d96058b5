from __future__ import annotations

import re

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, VANN, XSD, Graph, URIRef

from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import expand

LANGUAGES = {"nl", "fr", "de", "en"}
SDO_STATUS = URIRef(expand("schema:creativeWorkStatus"))
LICENCE = URIRef("https://creativecommons.org/licenses/by/4.0/")


@pytest.fixture(scope="module")
def home(ontology: Graph) -> URIRef:
    (subject,) = ontology.subjects(RDF.type, OWL.Ontology)
    assert isinstance(subject, URIRef)
    return subject


def test_the_ontology_iri_is_its_namespace_without_the_hash(home):
    assert str(home) == expand("bkg:").rstrip("#")


def test_the_version_iri_is_the_ontology_iri_and_the_version(ontology, home):
    assert str(ontology.value(home, OWL.versionIRI)) == f"{home}/{ontology.value(home, OWL.versionInfo)}"


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description, RDFS.label, RDFS.comment])
def test_title_and_description_stand_in_four_languages(ontology, home, predicate):
    assert sorted(o.language for o in ontology.objects(home, predicate)) == sorted(LANGUAGES)


WHO = ("creator", "contributor", "publisher")
WHEN = ("created", "issued", "modified")


@pytest.mark.parametrize("name", [*WHO, *WHEN, "license", "bibliographicCitation"])
def test_the_header_is_complete(ontology, home, name):
    assert len(list(ontology.objects(home, DCTERMS[name]))) == 1


def test_the_header_says_where_it_comes_from_and_how_far_it_is(ontology, home):
    assert all(isinstance(each, URIRef) for each in ontology.objects(home, DCTERMS.source))
    assert len(list(ontology.objects(home, DCTERMS.source))) == 6
    assert ontology.value(home, SDO_STATUS) is not None


def test_the_citation_names_the_version(ontology, home):
    citation = str(ontology.value(home, DCTERMS.bibliographicCitation))
    assert str(ontology.value(home, OWL.versionIRI)) in citation
    assert str(ontology.value(home, DCTERMS.issued))[:4] in citation


def test_the_licence_is_cc_by(ontology, home):
    assert ontology.value(home, DCTERMS.license) == LICENCE
    assert "CC BY 4.0" in (folder("ontology") / "LICENSE").read_text("utf-8")


def test_created_is_not_after_modified(ontology, home):
    created, modified = (ontology.value(home, DCTERMS[n]) for n in ("created", "modified"))
    assert created.datatype == modified.datatype == XSD.date
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(created))
    assert str(created) <= str(modified)


def test_the_preferred_prefix_is_the_one_the_program_uses(ontology, home):
    assert str(ontology.value(home, VANN.preferredNamespacePrefix)) == "bkg"
    assert str(ontology.value(home, VANN.preferredNamespaceUri)) == expand("bkg:")


def test_nothing_is_imported(ontology, alignments):
    assert [g for g in (ontology, *alignments.values()) if list(g.objects(None, OWL.imports))] == []


def test_every_alignment_has_a_header_of_its_own(alignments):
    for name, graph in alignments.items():
        (subject,) = graph.subjects(RDF.type, OWL.Ontology)
        assert str(subject).rsplit("/", 1)[-1] == name.removesuffix(".ttl")
        assert graph.value(subject, OWL.versionIRI) not in {None, subject}
        assert graph.value(subject, DCTERMS.license) == LICENCE
        assert {o.language for o in graph.objects(subject, DCTERMS.title)} == LANGUAGES
