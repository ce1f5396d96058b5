from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, XSD, URIRef

from benelux_kg.vocabulary.namespaces import expand

OUTSIDE = Path(__file__).resolve().parents[3] / "shared" / "outside" / "vocabularies"
NAMES = ["cpov", "eli", "oa", "org", "prov", "rdf", "schema", "sem", "skos"]
HERE = ("rdf:", "rdfs:", "owl:", "xsd:", "bkg:")
# ELI publishes no file that could be kept beside the project; these of its terms were read from its documentation.
ELI = (
    "LegalResource LegalResourceSubdivision amends based_on changes date_document first_date_entry_in_force has_part "
    "in_force is_about repeals"
)
DATES = {XSD.date, XSD.dateTime, XSD.gYear, XSD.gYearMonth}


@pytest.fixture(scope="module")
def outside() -> dict[str, set[str]]:
    """Every IRI described in the outside vocabularies, with its ranges."""
    if not OUTSIDE.is_dir():
        pytest.skip("the outside vocabularies are not beside this checkout (../shared/outside)")
    known: dict[str, set[str]] = {}
    for path in sorted(OUTSIDE.iterdir()):
        form = ox.RdfFormat.N_QUADS if path.suffix == ".nq" else ox.RdfFormat.TURTLE
        for quad in ox.parse(path=str(path), format=form):
            if isinstance(quad.subject, ox.NamedNode):
                ranges = known.setdefault(quad.subject.value, set())
                if quad.predicate.value == str(RDFS.range):
                    ranges.add(getattr(quad.object, "value", ""))
    return known | {expand("eli:") + name: set() for name in ELI.split()}


def used_terms(graph) -> set[str]:
    """Return the outside terms of ``graph``: predicates and what own terms are related to."""
    related = {
        o for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range) for o in graph.objects(None, p)
    } | {o for s, o in graph.subject_objects(RDFS.seeAlso) if s.startswith(expand("bkg:"))}
    declared = {s for s, o in graph.subject_objects(RDF.type) if str(o).startswith(str(OWL)) and o != OWL.Ontology}
    found = {str(t) for t in related | declared | set(graph.predicates()) if isinstance(t, URIRef)}
    return {t for t in found if not t.startswith(tuple(expand(prefix) for prefix in HERE))}


def test_there_is_one_file_per_outside_vocabulary(alignments):
    assert [name.removesuffix(".ttl") for name in alignments] == NAMES


def test_every_outside_term_of_the_ontology_exists(ontology, outside):
    assert sorted(used_terms(ontology) - set(outside)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_outside_term_of_an_alignment_exists(alignments, outside, name):
    assert sorted(used_terms(alignments[f"{name}.ttl"]) - set(outside)) == []


@pytest.mark.parametrize("name", NAMES)
def test_an_alignment_speaks_only_of_terms_the_ontology_declares(alignments, own_terms, name):
    subjects = {s for s in alignments[f"{name}.ttl"].subjects() if str(s).startswith(expand("bkg:"))}
    assert subjects
    assert subjects <= set(own_terms.values())


def test_alignments_subsume_and_never_equate(alignments):
    for graph in alignments.values():
        assert not {OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, OWL.inverseOf} & set(graph.predicates())


def test_no_property_is_put_under_one_with_a_date_range(alignments, outside):
    above = {str(o) for g in alignments.values() for o in g.objects(None, RDFS.subPropertyOf)}
    assert [p for p in above if outside[p] & {str(d) for d in DATES}] == []


def test_a_property_is_aligned_to_one_of_its_own_kind(ontology, alignments):
    for graph in alignments.values():
        for s, o in graph.subject_objects(RDFS.subPropertyOf):
            kinds = set(ontology.objects(s, RDF.type)) & {OWL.ObjectProperty, OWL.DatatypeProperty}
            assert kinds == set(graph.objects(o, RDF.type)), o


def test_axioms_on_the_rdf_vocabulary_stand_in_rdf_ttl_only(alignments):
    files = {n for n, g in alignments.items() for _, _, o in g if str(o).startswith(str(RDF)) and o != URIRef(str(RDF))}
    assert files == {"rdf.ttl"}
    claims = (URIRef(expand("bkg:Claim")), RDFS.subClassOf, RDF.Statement)
    assert claims in alignments["rdf.ttl"]
