from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib import DCTERMS, FOAF, OWL, RDF, SH, SKOS, VOID, XSD, URIRef
from rdflib.term import Node

from benelux_kg import pipeline
from benelux_kg.errors import ResourceError, UsageError
from benelux_kg.pipeline.cataloguing import catalogue
from benelux_kg.resources import folder
from benelux_kg.vocabulary.portals import portal_namespaces
from tests.cli.programs import run
from tests.pipeline.pages import PAGES, write_pages

OUTSIDE = Path(__file__).parents[3] / "shared" / "outside" / "dcat-ap"
NAMES = portal_namespaces()
LANGUAGES = {"nl", "fr", "de", "en"}
DCAT = rdflib.Namespace(NAMES.prefixes["dcat"])
SPDX = rdflib.Namespace(NAMES.prefixes["spdx"])
VCARD = rdflib.Namespace(NAMES.prefixes["vcard"])


def node(compact: str) -> URIRef:
    return URIRef(NAMES.expand(compact))


def number(graph: rdflib.Graph, subject: Node, predicate: Node) -> int:
    return int(str(graph.value(subject, predicate)))


def read(text: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=text, format="turtle")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    parent = tmp_path_factory.mktemp("catalogued")
    pipeline.build([write_pages(parent / "pages")], parent / "graph", validate=False)
    return parent / "graph"


@pytest.fixture(scope="module")
def described(graph) -> rdflib.Graph:
    return read((graph / "catalogue.ttl").read_text("utf-8"))


def outside(name: str) -> rdflib.Graph:
    if not OUTSIDE.is_dir():
        pytest.skip("the shapes of DCAT-AP are not beside the project")
    shapes = rdflib.Graph().parse(OUTSIDE / name)
    shapes.remove((None, OWL.imports, None))
    return shapes


def violations(data: rdflib.Graph, shapes: rdflib.Graph) -> set[tuple[URIRef, URIRef]]:
    """Focus node and path of each violation."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    results = report.subjects(SH.resultSeverity, SH.Violation)
    return {(report.value(each, SH.focusNode), report.value(each, SH.resultPath)) for each in results}  # type: ignore[misc]


def mandatory_properties() -> list[tuple[str, str]]:
    """Class and property for each thing that DCAT-AP wants at least once, of the classes that the catalogue uses."""
    if not OUTSIDE.is_dir():
        return [("", "")]
    shapes = rdflib.Graph().parse(OUTSIDE / "shapes.ttl")
    return sorted(
        (str(target), str(path))
        for shape, target in shapes.subject_objects(SH.targetClass)
        for rule in shapes.objects(shape, SH.property)
        for path in shapes.objects(rule, SH.path)
        if isinstance(path, URIRef) and str(shapes.value(rule, SH.minCount) or 0) != "0"
        if target not in {DCAT.CatalogRecord, DCAT.Relationship}
    )


def test_the_catalogue_passes_the_shapes_of_dcat_ap(described):
    assert not violations(described, outside("shapes.ttl"))


def test_the_catalogue_passes_the_ranges_of_dcat_ap(described):
    assert not violations(described + outside("background.ttl"), outside("range.ttl"))
    assert not violations(described, outside("range.ttl"))


def test_nothing_in_the_catalogue_is_deprecated(described):
    assert not violations(described, outside("deprecateduris.ttl"))


@pytest.mark.parametrize(("target", "path"), mandatory_properties())
def test_a_missing_mandatory_property_is_found(described, target, path):
    shapes = outside("shapes.ttl")
    (focus, *_) = sorted(described.subjects(RDF.type, URIRef(target)))
    lacking = rdflib.Graph()
    lacking += described
    lacking.remove((focus, URIRef(path), None))
    assert len(lacking) < len(described), "the catalogue has what is mandatory"
    assert (focus, URIRef(path)) in violations(lacking, shapes)


def test_every_class_of_dcat_ap_that_is_asked_for_is_there(described):
    kinds = (DCAT.Catalog, DCAT.Dataset, DCAT.DatasetSeries, DCAT.DataService)
    assert [len(list(described.subjects(RDF.type, kind))) for kind in kinds] == [1, 1, 1, 1]
    dataset = node("cat:dataset")
    assert described.value(dataset, DCAT.inSeries) == node("cat:series")
    assert re.fullmatch(r"2019-05-[0-9a-f]{12}", str(described.value(dataset, DCAT.version)))
    assert described.value(node("cat:sparql"), DCAT.servesDataset) == dataset


def test_each_format_has_a_distribution_with_its_true_size_and_checksum(described, graph):
    offered = {}
    for each in described.objects(node("cat:dataset"), DCAT.distribution):
        name = str(described.value(each, DCAT.downloadURL)).rpartition("/")[2]
        checksum = described.value(each, SPDX.checksum)
        assert described.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        offered[name] = described.value(each, DCAT.byteSize), str(described.value(checksum, SPDX.checksumValue))
        assert described.value(each, DCTERMS.rights) == node("cat:rights")
        for predicate in (DCAT.accessURL, DCAT.mediaType, DCTERMS.format, DCTERMS.license, DCTERMS.conformsTo):
            assert isinstance(described.value(each, predicate), URIRef)
        assert described.value(each, node("dcatap:availability")) == node("eu-planned-availability:STABLE")
    contents = {name: (graph / name).read_bytes() for name in ("dataset.nq", "graph.ttl", "graph.jsonld")}
    assert {name: (int(str(size)), digest) for name, (size, digest) in offered.items()} == {
        name: (len(content), hashlib.sha256(content).hexdigest()) for name, content in contents.items()
    }


@pytest.mark.parametrize(
    "name", ["cat:catalogue", "cat:dataset", "cat:series", "cat:sparql", "cat:nquads", "cat:turtle"]
)
@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.description])
def test_titles_and_descriptions_stand_in_four_languages(described, name, predicate):
    assert sorted(o.language for o in described.objects(node(name), predicate)) == sorted(LANGUAGES)


def test_keywords_stand_in_four_languages(described):
    assert {o.language for o in described.objects(node("cat:dataset"), DCAT.keyword)} == LANGUAGES


def test_time_is_that_of_the_data(described):
    start, end = (described.value(node("cat:period"), p) for p in (DCAT.startDate, DCAT.endDate))
    assert (str(start), str(end)) == ("2017-11-01", "2018-07-23")
    assert start.datatype == end.datatype == XSD.date


def test_themes_follow_from_the_domains_that_facts_are_about(described, tmp_path):
    themes = set(described.objects(node("cat:dataset"), DCAT.theme))
    assert themes == {node("eu-data-theme:JUST"), *(node(f"eurovoc:{code}") for code in ("3355", "5933", "3027"))}
    pipeline.build([write_pages(tmp_path / "p", {"a.txt": PAGES["a.txt"]})], tmp_path / "g", validate=False)
    fewer = read((tmp_path / "g" / "catalogue.ttl").read_text("utf-8"))
    assert set(fewer.objects(node("cat:dataset"), DCAT.theme)) == {node("eu-data-theme:JUST")}
    assert (node("eurovoc:3355"), None, None) not in fewer


def test_the_catalogue_is_not_in_the_dataset(graph):
    assert NAMES.prefixes["cat"] not in (graph / "dataset.nq").read_text("utf-8")


def fresh_store(path: Path) -> ox.Store:
    """The dataset as anybody would load it: named graphs only."""
    store = ox.Store()
    store.bulk_load(path=str(path))
    return store


def count(store: ox.Store, pattern: str) -> int:
    (row,) = store.query(f"SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")  # type: ignore[misc]
    return int(row["n"].value)


@pytest.mark.parametrize("which", ["built", "shipped"])
def test_every_count_is_what_count_says(which, graph):
    place = graph if which == "built" else folder("data") / "graph"
    if not (place / "dataset.nq").is_file():
        pytest.skip("no graph is shipped")
    found, store = read(catalogue(place)), fresh_store(place / "dataset.nq")
    every = "{ SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } }"
    graphs = [
        each for each in found.objects(node("cat:dataset"), VOID.subset) if str(each).startswith(NAMES.expand("graph:"))
    ]
    assert {str(each) for each in graphs} == {g.value for g in store.named_graphs()}
    partitions = 0
    for subject, pattern in [(node("cat:dataset"), every), *((g, f"GRAPH <{g}> {{ ?s ?p ?o }}") for g in graphs)]:
        assert number(found, subject, VOID.triples) == count(store, pattern)
        assert number(found, subject, VOID.properties) == count(
            store, f"{{ SELECT DISTINCT ?p WHERE {{ {pattern} }} }}"
        )
        for part in found.objects(subject, VOID.propertyPartition):
            bound = f"{pattern} FILTER(?p = <{found.value(part, VOID.property)}>)"
            assert number(found, part, VOID.triples) == count(store, bound)
            partitions += 1
        for part in found.objects(subject, VOID.classPartition):
            bound = f"{pattern} FILTER(?p = <{RDF.type}> && ?o = <{found.value(part, VOID['class'])}>)"
            assert number(found, part, VOID.entities) == count(store, bound)
            partitions += 1
    assert partitions > 100


def test_linksets_count_what_leads_to_each_target(described, graph):
    store, total = fresh_store(graph / "dataset.nq"), 0
    for each in described.subjects(RDF.type, VOID.Linkset):
        space = described.value(described.value(each, VOID.objectsTarget), VOID.uriSpace)
        predicate, links = described.value(each, VOID.linkPredicate), number(described, each, VOID.triples)
        triples = f'{{ SELECT DISTINCT ?s ?o WHERE {{ GRAPH ?g {{ ?s <{predicate}> ?o }} FILTER(STRSTARTS(STR(?o), "{space}")) }} }}'
        assert links == count(store, triples) > 0
        total += links
    eurovoc = f"GRAPH ?g {{ ?s <{SKOS.exactMatch}> ?o }} FILTER(STRSTARTS(STR(?o), 'http://eurovoc.europa.eu/'))"
    assert total > count(store, eurovoc) > 10


def test_examples_vocabularies_and_dumps_are_true(described, graph):
    dataset, held = node("cat:dataset"), (graph / "dataset.nq").read_text("utf-8")
    examples = set(described.objects(dataset, VOID.exampleResource))
    assert node("id:agreement/benelux-police-treaty-2018") in examples
    assert all(f"\n<{each}> " in held for each in examples)
    vocabularies = {str(each) for each in described.objects(dataset, VOID.vocabulary)}
    assert {NAMES.expand("bkg:"), NAMES.expand("skos:"), NAMES.expand("oa:")} <= vocabularies
    assert {str(each).rpartition("/")[2] for each in described.objects(dataset, VOID.feature)} == {
        "N-Quads",
        "Turtle",
        "JSON-LD",
    }
    assert str(described.value(dataset, VOID.uriSpace)) == NAMES.expand("id:")
    assert {str(each).rpartition("/")[2] for each in described.objects(dataset, VOID.dataDump)} == {
        "dataset.nq",
        "graph.ttl",
        "graph.jsonld",
    }


def test_there_is_no_blank_node_and_nothing_that_nothing_leads_to(described):
    assert not [term for triple in described for term in triple if isinstance(term, rdflib.BNode)]
    pointed = set(described.objects()) | {node("cat:catalogue"), URIRef(NAMES.base + "catalogue")}
    assert set(described.subjects()) <= pointed


def test_two_builds_give_the_same_bytes(graph, tmp_path):
    pages = write_pages(tmp_path / "elsewhere" / "pages")
    pipeline.build([pages], tmp_path / "other", jobs=2, validate=False)
    assert (tmp_path / "other" / "catalogue.ttl").read_bytes() == (graph / "catalogue.ttl").read_bytes()
    assert catalogue(graph) == (graph / "catalogue.ttl").read_text("utf-8")


def test_removing_a_text_and_rebuilding_leave_the_catalogue_of_a_fresh_build(tmp_path):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "g", validate=False)
    pipeline.remove("c.txt", tmp_path / "g")
    (pages / "c.txt").unlink()
    pipeline.build([pages], tmp_path / "fresh", validate=False)
    made = [(tmp_path / name / "catalogue.ttl").read_text("utf-8") for name in ("g", "fresh")]
    assert made[0] == made[1]


def test_a_stale_catalogue_never_stands_beside_changed_data(tmp_path):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "g", validate=False)
    (pages / "a.txt").write_text(PAGES["b.md"], "utf-8")
    pipeline.build([pages], tmp_path / "g", validate=False, merge=False)
    assert not (tmp_path / "g" / "catalogue.ttl").exists()
    pipeline.merge(tmp_path / "g")
    pipeline.build([pages], tmp_path / "g", validate=False)
    assert (tmp_path / "g" / "catalogue.ttl").read_text("utf-8") == catalogue(tmp_path / "g")


def test_the_date_is_that_of_the_latest_text_or_of_the_environment(graph, monkeypatch):
    assert str(read(catalogue(graph)).value(node("cat:dataset"), DCTERMS.modified)) == "2019-05"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    dated = read(catalogue(graph))
    assert dated.value(node("cat:dataset"), DCTERMS.modified) == rdflib.Literal("2023-11-14", datatype=XSD.date)
    assert str(dated.value(node("cat:dataset"), DCAT.version)).startswith("2023-11-14-")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(UsageError, match="SOURCE_DATE_EPOCH"):
        catalogue(graph)


def test_texts_without_a_date_give_a_catalogue_without_one(tmp_path):
    pipeline.build([write_pages(tmp_path / "p", {"c.txt": PAGES["c.txt"]})], tmp_path / "g", validate=False)
    found = read((tmp_path / "g" / "catalogue.ttl").read_text("utf-8"))
    assert (None, DCTERMS.modified, None) not in found
    assert re.fullmatch(r"[0-9a-f]{12}", str(found.value(node("cat:dataset"), DCAT.version)))


def test_where_it_is_served_and_who_publishes_it_can_be_said(graph):
    found = read(
        catalogue(
            graph, site="https://kg.example.org/benelux", publisher="Example Institute", contact="data@example.org"
        )
    )
    assert found.value(node("cat:sparql"), DCAT.endpointURL) == URIRef("https://kg.example.org/benelux/sparql")
    assert found.value(node("cat:nquads"), DCAT.downloadURL) == URIRef(
        "https://kg.example.org/benelux/download/dataset.nq"
    )
    assert [str(o) for o in found.objects(node("cat:publisher"), FOAF.name)] == ["Example Institute"]
    assert list(found.objects(node("cat:contact"), VCARD.hasEmail)) == [URIRef("mailto:data@example.org")]
    assert not list(found.objects(node("cat:contact"), VCARD.hasURL))


@pytest.mark.parametrize("contact", ["nobody", "a b@example.org", "ftp://example.org", "@", "http//x"])
def test_a_contact_that_reaches_nobody_is_refused(graph, contact):
    with pytest.raises(UsageError, match="--contact"):
        catalogue(graph, contact=contact)


@pytest.mark.parametrize("base", ["https://example.org/kg/", "https://example.org/kg#"])
def test_a_base_iri_of_ones_own_moves_the_catalogue(tmp_path, base):
    pipeline.build([write_pages(tmp_path / "p")], tmp_path / "g", validate=False, base_iri=base)
    text = (tmp_path / "g" / "catalogue.ttl").read_text("utf-8")
    names = portal_namespaces(base)
    found = read(text)
    dataset = URIRef(names.expand("cat:dataset"))
    assert number(found, dataset, VOID.triples) > 1000
    assert found.value(dataset, VOID.sparqlEndpoint) == URIRef("https://example.org/kg/sparql")
    assert NAMES.prefixes["cat"] not in text


def test_exported_files_can_be_offered_too(graph, tmp_path):
    also = tmp_path / "benelux.trig"
    also.write_text("# nothing\n", "utf-8")
    found = read(catalogue(graph, also=[also]))
    assert str(found.value(node("cat:trig"), DCAT.downloadURL)).endswith("/download/benelux.trig")
    assert number(found, node("cat:trig"), DCAT.byteSize) == 10
    strange = tmp_path / "benelux.pdf"
    strange.write_text("", "utf-8")
    with pytest.raises(UsageError, match=r"benelux\.pdf: is of no format"):
        catalogue(graph, also=[strange])
    with pytest.raises(UsageError, match="no such file"):
        catalogue(graph, also=[tmp_path / "missing.trig"])


def test_a_description_of_ones_own_takes_the_place_of_the_shipped_one(graph, tmp_path):
    template = tmp_path / "mine.ttl"
    words = (folder("data") / "catalogue.ttl").read_text("utf-8")
    template.write_text(words.replace("SPARQL service", "Ask me anything"), "utf-8")
    assert "Ask me anything" in catalogue(graph, template=template)
    template.write_text(words + "[] a <urn:x> .", "utf-8")
    with pytest.raises(ResourceError, match="blank node"):
        catalogue(graph, template=template)
    template.write_text("a b c", "utf-8")
    with pytest.raises(ResourceError, match=r"mine\.ttl"):
        catalogue(graph, template=template)


@pytest.mark.parametrize(("form", "parser"), [("rdfxml", "xml"), ("ntriples", "nt"), ("jsonld", "json-ld")])
def test_other_formats_hold_the_same(graph, described, form, parser):
    found = rdflib.Graph().parse(data=catalogue(graph, form=form), format=parser)
    assert set(found) == set(described)


def test_the_command_prints_what_build_wrote_or_writes_a_file(graph, tmp_path):
    printed = run("catalogue", "-g", graph)
    assert printed.exit_code == 0, printed.stderr
    assert printed.stdout == (graph / "catalogue.ttl").read_text("utf-8")
    target = tmp_path / "catalogue.ttl"
    assert run("catalogue", "-g", graph, "-o", target).exit_code == 0
    assert target.read_text("utf-8") == printed.stdout
    assert run("catalogue", "-g", graph, "-o", target).exit_code == 2
    assert run("catalogue", "-g", graph, "-o", target, "--force").exit_code == 0
    refused = run("catalogue", "-g", graph, "--base-url", "nowhere")
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)


def test_a_dataset_that_came_without_its_merged_files_is_described_without_them(graph, tmp_path):
    shutil.copytree(graph, tmp_path / "g")
    for name in ("dataset.nq", "graph.jsonld"):
        (tmp_path / "g" / name).unlink()
    found = read(catalogue(tmp_path / "g"))
    assert set(found.objects(node("cat:dataset"), DCAT.distribution)) == {node("cat:turtle")}
