from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

from benelux_kg.vocabulary.namespaces import compact, expand

LANGUAGES = ["de", "en", "fr", "nl"]
CONTRACT = tomllib.loads(Path(__file__).with_name("contract.toml").read_text("utf-8"))
KINDS = {OWL[kind]: names for kind, names in CONTRACT["names"].items()}
REACH = CONTRACT["reach"]
SUPERCLASSES = CONTRACT["superclasses"]


def bkg(name: str) -> URIRef:
    return URIRef(expand(name if ":" in name else f"bkg:{name}"))


def members(ontology: Graph, cls: URIRef | BNode | None) -> str:
    """Return the classes a named union stands for, or the class itself; sorted, without ``bkg:``."""
    if cls is None:
        return ""
    unions = [ontology.value(e, OWL.unionOf) for e in ontology.objects(cls, OWL.equivalentClass)]
    parts = [m for u in unions if u is not None for m in Collection(ontology, u)] or [cls]
    return " ".join(sorted(compact(str(p)).removeprefix("bkg:") for p in parts))


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind, names in KINDS.items() for name in names])
def test_every_term_of_the_contract_is_declared_as_its_kind(ontology, kind, name):
    assert (bkg(name), RDF.type, kind) in ontology


def test_no_term_is_declared_as_two_kinds(ontology, own_terms):
    kinds = {name: set(ontology.objects(term, RDF.type)) & set(KINDS) for name, term in own_terms.items()}
    assert {name for name, found in kinds.items() if len(found) != 1} == set()


def test_every_term_has_one_label_in_each_of_the_four_languages(ontology, own_terms):
    labels = {n: sorted(str(o.language) for o in ontology.objects(t, RDFS.label)) for n, t in own_terms.items()}
    assert {n for n, languages in labels.items() if languages != LANGUAGES} == set()


def test_every_term_has_one_definition_in_each_of_the_four_languages(ontology, own_terms):
    found = {n: sorted(str(o.language) for o in ontology.objects(t, SKOS.definition)) for n, t in own_terms.items()}
    assert {n for n, languages in found.items() if languages != LANGUAGES} == set()


def test_no_two_definitions_are_alike(ontology):
    texts = Counter(str(o) for o in ontology.objects(None, SKOS.definition))
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_two_terms_of_a_kind_share_a_label(ontology, own_terms):
    seen = Counter(
        (ontology.value(term, RDF.type), label)
        for term in own_terms.values()
        for label in ontology.objects(term, RDFS.label)
    )
    assert [label for label, count in seen.items() if count > 1] == []


def test_a_definition_says_more_than_the_label(ontology, own_terms):
    short = [n for n, t in own_terms.items() for d in ontology.objects(t, SKOS.definition) if len(d) < 20]
    assert short == []


def test_every_term_says_which_ontology_defines_it(ontology, own_terms):
    home = URIRef(expand("bkg:").rstrip("#"))
    assert [n for n, t in own_terms.items() if set(ontology.objects(t, RDFS.isDefinedBy)) != {home}] == []


def test_a_property_has_at_most_one_domain_and_one_range(ontology, own_terms):
    several = [
        name
        for name, term in own_terms.items()
        for p in (RDFS.domain, RDFS.range)
        if len(list(ontology.objects(term, p))) > 1
    ]
    assert several == []


def test_every_object_and_datatype_property_has_a_domain(ontology):
    names = KINDS[OWL.ObjectProperty] + KINDS[OWL.DatatypeProperty]
    assert [name for name in names if ontology.value(bkg(name), RDFS.domain) is None] == []


@pytest.mark.parametrize("name", sorted(REACH))
def test_a_property_reaches_from_and_to_the_classes_of_the_contract(ontology, name):
    domain, reach = (ontology.value(bkg(name), p) for p in (RDFS.domain, RDFS.range))
    assert (members(ontology, domain), members(ontology, reach)) == tuple(REACH[name])


@pytest.mark.parametrize("name", sorted(SUPERCLASSES))
def test_a_class_is_what_the_contract_says_it_is(ontology, name):
    assert bkg(SUPERCLASSES[name]) in set(ontology.objects(bkg(name), RDFS.subClassOf))


def test_the_five_kinds_of_actor_are_actors(ontology):
    kinds = {compact(str(s)) for s in ontology.subjects(RDFS.subClassOf, bkg("Actor"))}
    assert kinds == {"bkg:Country", "bkg:Region", "bkg:Agency", "bkg:InternationalOrganisation", "bkg:Person"}


def test_what_cannot_be_two_things_at_once_is_disjoint(ontology):
    groups = {
        frozenset(
            compact(str(c)).removeprefix("bkg:") for c in Collection(ontology, ontology.value(group, OWL.members))
        )
        for group in ontology.subjects(RDF.type, OWL.AllDisjointClasses)
    }
    assert groups == {
        frozenset({"Actor", "Place", "Domain", "Action", "Agreement", "Figure", "Document", "Claim"}),
        frozenset({"Country", "Region", "Agency", "InternationalOrganisation", "Person"}),
        frozenset({"Treaty", "MemorandumOfUnderstanding", "PolicyPlan"}),
    }
    pairs = {("Event", "Measure"), ("ThreatDomain", "PolicyDomain"), ("SourceDocument", "NewsItem")}
    assert all((bkg(one), OWL.disjointWith, bkg(other)) in ontology for one, other in pairs)


def test_an_organiser_takes_part_and_every_way_of_renewing_revises(ontology):
    narrower = {compact(str(s)): compact(str(o)) for s, o in ontology.subject_objects(RDFS.subPropertyOf)}
    assert narrower == {
        "bkg:organiser": "bkg:participant",
        "bkg:replaces": "bkg:revises",
        "bkg:amends": "bkg:revises",
        "bkg:extends": "bkg:revises",
        "bkg:demonym": "skos:hiddenLabel",
        "bkg:sharedLabel": "skos:hiddenLabel",
    }


def test_the_four_factualities_are_all_there_are_and_differ(ontology):
    (choice,) = ontology.objects(bkg("Factuality"), OWL.equivalentClass)
    (group,) = ontology.subjects(RDF.type, OWL.AllDifferent)
    for node, predicate in ((choice, OWL.oneOf), (group, OWL.distinctMembers)):
        assert [compact(str(m)) for m in Collection(ontology, ontology.value(node, predicate))] == [
            f"bkg:{name}" for name in KINDS[OWL.NamedIndividual]
        ]


def test_dates_have_no_range(ontology):
    assert [n for n in CONTRACT["dates"]["names"] if ontology.value(bkg(n), RDFS.range) is not None] == []


def test_a_transitive_property_carries_nothing_that_forbids_it(ontology):
    forbidden = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.IrreflexiveProperty, OWL.AsymmetricProperty}
    for term in ontology.subjects(RDF.type, OWL.TransitiveProperty):
        assert set(ontology.objects(term, RDF.type)).isdisjoint(forbidden)


def test_no_axiom_stands_on_the_rdf_vocabulary(ontology):
    rdf = [t for s, _, o in ontology for t in (s, o) if str(t).startswith(str(RDF)) and t != RDF.nil]
    assert rdf == []


def test_only_owl_constructs_are_blank(ontology):
    constructs = {OWL.unionOf, OWL.oneOf, OWL.members, OWL.distinctMembers, RDF.first}
    blank = {s for s in ontology.subjects() if isinstance(s, BNode)}
    assert [b for b in blank if not constructs & set(ontology.predicates(b))] == []


def test_every_term_used_is_declared(ontology):
    builtin = tuple(str(n) for n in (RDF, RDFS, OWL, XSD))
    declared = {s for s, o in ontology.subject_objects(RDF.type) if str(o).startswith(str(OWL))}
    used = {p for p in ontology.predicates() if not str(p).startswith(builtin)}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range):
        used |= {o for o in ontology.objects(None, predicate) if not str(o).startswith(builtin)}
    assert used <= declared


def test_no_label_or_definition_has_stray_white_space(ontology):
    texts = [o for o in ontology.objects() if isinstance(o, Literal)]
    assert [t for t in texts if str(t) != " ".join(str(t).split())] == []
