from __future__ import annotations

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, SH, XSD

from benelux_kg.checks.triples import find_files, make_graph, read_ontology, read_quads
from benelux_kg.checks.validation import validate_graph
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import expand
from tests.shapes.changes import broken_by, change, list_changes

BKG = expand("bkg:")
TOLD = (SH.name, SH.description, SH.message)
OVER_QUADS = "graphs.ttl"
UNIONS = "unions.ttl"


def file_graph(name):
    return make_graph(read_quads(folder("shapes") / name))


def own(nodes):
    return {str(node) for node in nodes if str(node).startswith(BKG)}


def named(shapes, kind):
    return [node for node in shapes.graph.subjects(RDF.type, kind) if isinstance(node, rdflib.URIRef)]


def constraints(shapes):
    """The shapes that say something of their own when they break."""
    apart = set(file_graph(OVER_QUADS).subjects(RDF.type, SH.NodeShape))
    targetless = {s for s in file_graph(UNIONS).subjects(RDF.type, SH.NodeShape) if not str(s).endswith("Use")}
    return {str(s).rpartition("/")[2] for s in shapes.graph.subjects(SH.message) if s not in apart | targetless}


def test_every_shape_is_named_and_described_in_dutch_and_english(shapes):
    for shape in (*named(shapes, SH.NodeShape), *named(shapes, SH.PropertyShape)):
        for predicate in TOLD[: 2 if (shape, SH.message, None) not in shapes.graph else 3]:
            assert {o.language for o in shapes.graph.objects(shape, predicate)} == {"nl", "en"}, (shape, predicate)
        assert shapes.graph.value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}, shape


def test_every_shape_tells_how_to_mend_what_breaks_it(shapes):
    for shape in (*named(shapes, SH.NodeShape), *named(shapes, SH.PropertyShape)):
        assert set(shapes.mend(shape)) == {"nl", "en"} or str(shape).endswith("/Label"), shape


def test_shapes_are_shacl_core(shapes):
    assert not [p for p in (SH.sparql, SH.rule, SH.js, SH.select) if (None, p, None) in shapes.graph]


def test_shapes_break_no_shape_of_shacl_itself(shapes):
    import pyshacl

    pyshacl.validate(rdflib.Graph(), shacl_graph=shapes.graph, meta_shacl=True, inplace=True)


def test_every_class_has_a_shape(shapes):
    ontology = make_graph(read_ontology())
    declared = own(ontology.subjects(RDF.type, OWL.Class))
    reached = own(o for p in (SH.targetClass, SH["class"]) for o in shapes.graph.objects(None, p))
    for union in declared - reached:
        expression = ontology.value(rdflib.URIRef(union), OWL.equivalentClass)
        listed = ontology.value(expression, OWL.unionOf)
        assert listed is not None, union
        members = own(ontology.items(listed))
        shape = rdflib.URIRef(expand("bkg:").replace("ontology#", "shapes/") + union.removeprefix(BKG))
        alternatives = shapes.graph.items(shapes.graph.value(shape, SH["or"]))
        assert own(shapes.graph.value(each, SH["class"]) for each in alternatives) == members, union


def test_every_property_has_a_shape(shapes):
    ontology = make_graph(read_ontology())
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    declared = own(s for kind in kinds for s in ontology.subjects(RDF.type, kind))
    assert declared - own(shapes.graph.objects(None, SH.path)) == set()


def test_there_is_one_file_per_class():
    ontology = make_graph(read_ontology())
    unions = own(ontology.subjects(OWL.equivalentClass)) - {BKG + "Factuality"}
    names = {file.stem.replace("-", "") for file in find_files(folder("shapes"))}
    classes = {c.removeprefix(BKG).lower() for c in own(ontology.subjects(RDF.type, OWL.Class)) - unions}
    assert names - classes == {"unions", "labels", "graphs", "vocabulary"}
    assert classes <= names


def test_leaf_classes_are_closed(shapes):
    closed = {
        shapes.graph.value(s, SH.targetClass)
        for s in shapes.graph.subjects(SH.closed, rdflib.Literal("true", datatype=XSD.boolean))
    }
    assert {str(c).removeprefix(BKG) for c in closed} == {"Claim", "Evidence", "Figure", "Post"}


def test_every_bound_stands_beside_a_datatype(shapes):
    bounds = (SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive)
    for shape in {s for bound in bounds for s in shapes.graph.subjects(bound)}:
        assert (shape, SH.datatype, None) in shapes.graph, shape


def test_every_compared_pair_has_a_datatype_of_its_own(shapes):
    typed = {shapes.graph.value(s, SH.path) for s in shapes.graph.subjects(SH.datatype)}
    for predicate in (SH.lessThan, SH.lessThanOrEquals):
        for shape, other in shapes.graph.subject_objects(predicate):
            assert {shapes.graph.value(shape, SH.path), other} <= typed, shape


def test_the_small_world_fits_every_shape(world, shapes):
    assert validate_graph(make_graph(world), shapes) == []


def test_every_constraint_has_a_change_that_breaks_it(shapes):
    assert {path.stem for path in list_changes()} == constraints(shapes)


@pytest.mark.parametrize("path", list_changes(), ids=lambda path: path.stem)
def test_a_change_breaks_the_shape_it_is_named_after_and_no_other(path, world, shapes):
    assert broken_by(change(world, path.read_text("utf-8")), shapes) == {path.stem}


def test_the_classes_of_the_hierarchy_are_those_of_the_ontology(world):
    triples = make_graph(world)
    assert (rdflib.URIRef(expand("bkg:Treaty")), RDFS.subClassOf, rdflib.URIRef(expand("bkg:Agreement"))) in triples
