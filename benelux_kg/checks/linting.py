"""What can be wrong with an ontology beside its logic: header, labels, hasty properties, terms that do not exist.

Source: OOPS! catalogue of pitfalls (P05, P10, P19, P34, P38, P41); OWL 2 Structural Specification.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

import rdflib
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, VANN
from rdflib.term import Node

from benelux_kg.checks.findings import Finding
from benelux_kg.checks.profile import PROPERTIES, Fault, find_faults
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import LANGUAGE_IRIS, compact, expand

_CLASSES = (OWL.Class,)
_LANGUAGES = frozenset(LANGUAGE_IRIS)
_IS = frozenset({"is", "isa", "is_a", "iskindof", "istypeof", "issubclassof", "instanceof", "isinstanceof"})
_ONCE = (DCTERMS.creator, DCTERMS.license, DCTERMS.created, DCTERMS.modified, DCTERMS.bibliographicCitation)
_NAMED = (OWL.versionInfo, VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri)
_BUILT_IN = ("rdf:", "rdfs:", "owl:", "xsd:")


class Ontology:
    """An ontology to look at: its graph, its own namespace and the terms it declares."""

    def __init__(self, graph: rdflib.Graph) -> None:
        self.graph = graph
        self.headers = sorted(graph.subjects(RDF.type, OWL.Ontology), key=str)
        self.base = str(self.headers[0]).rstrip("#/") if self.headers else expand("bkg:").rstrip("#")
        self.terms = sorted(
            {s for kind in (*_CLASSES, *PROPERTIES, OWL.NamedIndividual) for s in graph.subjects(RDF.type, kind)},
            key=str,
        )

    def is_own(self, node: Node) -> bool:
        """Tell whether a node is in the ontology's own namespace."""
        return isinstance(node, rdflib.URIRef) and str(node).startswith((f"{self.base}#", f"{self.base}/"))

    @property
    def own_terms(self) -> list[Node]:
        """Give the declared terms of the ontology's own namespace."""
        return [term for term in self.terms if self.is_own(term)]

    def of(self, *kinds: Node) -> list[Node]:
        """Give the own terms of these kinds."""
        return [term for term in self.own_terms if any((term, RDF.type, kind) in self.graph for kind in kinds)]


def lint(graph: rdflib.Graph) -> list[Finding]:
    """Give everything that the rules find."""
    ontology = Ontology(graph)
    return [
        Finding(f"lint {name}", _show(term), message)
        for name, rule in RULES.items()
        for term, message in rule(ontology)
    ]


def _show(node: Node | None) -> str:
    return "ontology" if node is None else compact(str(node))


def _header(o: Ontology) -> Iterator[Fault]:
    if len(o.headers) != 1:
        yield None, f"has {len(o.headers)} headers (owl:Ontology) instead of one"
        return
    (head,) = o.headers
    for predicate in (DCTERMS.title, DCTERMS.description):
        yield from ((head, f"has no {_show(predicate)} in {each}") for each in _missing(o, head, predicate))
    for predicate in (*_ONCE, *_NAMED):
        if len(list(o.graph.objects(head, predicate))) != 1:
            yield head, f"has not exactly one {_show(predicate)}"
    version = o.graph.value(head, OWL.versionIRI)
    if version is None or version == head:
        yield head, "has no owl:versionIRI different from its own IRI"


def _missing(o: Ontology, term: Node, predicate: Node) -> list[str]:
    told = {each.language for each in o.graph.objects(term, predicate) if isinstance(each, rdflib.Literal)}
    return sorted(_LANGUAGES - told)


def _worded(predicate: Node) -> Callable[[Ontology], Iterator[Fault]]:
    def rule(o: Ontology) -> Iterator[Fault]:
        for term in o.own_terms:
            yield from ((term, f"has no {_show(predicate)} in {each}") for each in _missing(o, term, predicate))

    return rule


def _defined_by(o: Ontology) -> Iterator[Fault]:
    for term in o.own_terms:
        if (term, RDFS.isDefinedBy, None) not in o.graph:
            yield term, "does not tell which ontology defines it (rdfs:isDefinedBy)"


def _several(o: Ontology) -> Iterator[Fault]:
    for term in o.of(*PROPERTIES):
        for predicate in (RDFS.domain, RDFS.range):
            if len(list(o.graph.objects(term, predicate))) > 1:
                yield term, f"has several {_show(predicate)}, which mean their intersection: name a union"


def _inverse(o: Ontology) -> Iterator[Fault]:
    for one, other in o.graph.subject_objects(OWL.inverseOf):
        if one == other:
            yield one, "is its own inverse: call it an owl:SymmetricProperty"
        if OWL.DatatypeProperty in {*o.graph.objects(one, RDF.type), *o.graph.objects(other, RDF.type)}:
            yield one, "is the inverse of a property of values"
        for side, facing in ((RDFS.domain, RDFS.range), (RDFS.range, RDFS.domain)):
            here, there = o.graph.value(one, side), o.graph.value(other, facing)
            if one != other and here and there and here != there:
                yield (
                    one,
                    f"{_show(side)} is {_show(here)}, {_show(facing)} of its inverse {_show(other)} is {_show(there)}",
                )


def _is_relation(o: Ontology) -> Iterator[Fault]:
    for term in o.of(*PROPERTIES):
        if str(term).rpartition("#")[2].rpartition("/")[2].lower() in _IS:
            yield term, "says what OWL already says: use rdf:type or rdfs:subClassOf"


def _disjointness(o: Ontology) -> Iterator[Fault]:
    """Want one disjointness among the classes that stand directly below one class."""
    groups: dict[Node, set[Node]] = {}
    for child in o.of(*_CLASSES):
        for parent in o.graph.objects(child, RDFS.subClassOf):
            if o.is_own(parent):
                groups.setdefault(parent, set()).add(child)
    apart = [set(o.graph.items(each)) for each in o.graph.objects(None, OWL.members)]
    apart += [{one, other} for one, other in o.graph.subject_objects(OWL.disjointWith)]
    for parent, children in sorted(groups.items()):
        if len(children) > 1 and not any(len(children & each) > 1 for each in apart):
            yield parent, f"its {len(children)} subclasses are not told apart (owl:AllDisjointClasses)"


def _undeclared(o: Ontology) -> Iterator[Fault]:
    used = {term for triple in o.graph for term in triple if o.is_own(term)}
    known = {*o.terms, *o.headers, *o.graph.objects(None, OWL.versionIRI)}
    yield from ((term, "is used, but not declared") for term in sorted(used - known, key=str))


def _outside(o: Ontology) -> Iterator[Fault]:
    """Want every term of a known outside vocabulary to exist there."""
    known = read_outside_terms()
    prefixes = {each.partition(":")[0] for each in known}
    places = {*o.graph.predicates(), *o.terms}
    places |= {
        x for p in (RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range) for x in o.graph.objects(None, p)
    }
    for term in sorted({str(each) for each in places if isinstance(each, rdflib.URIRef)}):
        name = compact(term)
        if name.partition(":")[0] in prefixes and not name.startswith(_BUILT_IN) and name not in known:
            yield rdflib.URIRef(term), "does not exist in that vocabulary"


@cache
def read_outside_terms() -> frozenset[str]:
    """Give the compact IRIs of the terms of the outside vocabularies."""
    lines = (folder("ontology") / "outside-terms.txt").read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _profile(o: Ontology) -> Iterator[Fault]:
    """Want OWL 2 DL; own terms that are not declared are told by a rule of their own."""
    told = {term for term, _ in _undeclared(o)}
    yield from (fault for fault in find_faults(o.graph) if fault[0] not in told)


def _circle(o: Ontology) -> Iterator[Fault]:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in o.own_terms:
            if term in {each for parent in o.graph.objects(term, predicate) for each in _above(o, parent, predicate)}:
                yield term, f"stands above itself ({_show(predicate)})"


def _above(o: Ontology, term: Node, predicate: rdflib.URIRef) -> Iterator[Node | None]:
    return o.graph.transitive_objects(term, predicate)


RULES: dict[str, Callable[[Ontology], Iterator[Fault]]] = {
    "header": _header,
    "label": _worded(RDFS.label),
    "definition": _worded(SKOS.definition),
    "defined-by": _defined_by,
    "several-domains": _several,
    "inverse": _inverse,
    "is-relation": _is_relation,
    "disjointness": _disjointness,
    "undeclared": _undeclared,
    "outside-terms": _outside,
    "profile": _profile,
    "circle": _circle,
}
"""Name of the rule, and the rule."""
