"""A part of a graph: things of a class, on a domain, what one text states, or what a query constructs.

The store is asked which things are meant; the lines are then let through one by one. With a thing goes all that is
said of it and, where claims are wanted, the claims on it, their evidence, and the texts they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import pyoxigraph as ox

from benelux_kg.errors import DatasetError, UsageError
from benelux_kg.publishing.content import Content, Lines, read_quads
from benelux_kg.querying import answer
from benelux_kg.vocabulary.namespaces import Namespaces

_CLASSES = "SELECT DISTINCT ?name WHERE { ?thing a ?name }"
_DOMAINS = "SELECT DISTINCT ?name WHERE { ?name a/rdfs:subClassOf* bkg:Domain }"
_OF_CLASS = "SELECT DISTINCT ?thing WHERE { ?thing a/rdfs:subClassOf* ?wanted }"
_ON_DOMAIN = "SELECT DISTINCT ?thing WHERE { ?thing (bkg:addresses|bkg:faces)?/skos:broader* ?wanted }"


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for: of several names of a kind any, of several kinds all.

    Classes and domains are named by local name, compact or whole IRI, a document by its identifier or slug too.
    ``construct`` is a SPARQL query, ``where`` the place that its errors name.
    """

    classes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    construct: str = ""
    where: str = "query"


def select(content: Content, selection: Selection, *, with_records: bool = True) -> Content:
    """Give the part of ``content`` that is asked for; raises ``UsageError`` for what the graph does not hold."""
    if selection.construct:
        return _construct(content, selection)
    if selection.documents:
        content = _select_graphs(content, selection.documents)
    if selection.classes or selection.domains:
        content = _select_things(content, _find_things(content, selection), with_records=with_records)
    return content


def _construct(content: Content, selection: Selection) -> Content:
    if selection.classes or selection.domains or selection.documents:
        raise UsageError("a query says itself what it selects", where="--construct", mend="leave the others out")

    def read() -> Iterator[str]:
        found = answer(content.store, selection.construct, where=selection.where, names=content.names)
        if not isinstance(found.result, ox.QueryTriples):
            raise UsageError("is no CONSTRUCT or DESCRIBE query", where=selection.where, mend="ask for triples")
        return read_quads(found.result)

    return Content(read, content.names, lambda: content.store, content.dataset)


def _select_graphs(content: Content, documents: Iterable[str]) -> Content:
    ends = tuple(f" <{_find_graph(content, document)}> .\n" for document in documents)
    return content.keep(lambda lines: (line for line in lines if line.endswith(ends)))


def _find_graph(content: Content, document: str) -> str:
    names = content.names
    if content.dataset:
        return names.expand(f"graph:document/{content.dataset.find_entry(document).record.slug}")
    graphs = {graph.value for graph in content.store.named_graphs() if isinstance(graph, ox.NamedNode)}
    for iri in (document, names.expand(f"graph:document/{document}"), _expand(document, names)):
        if iri in graphs:
            return iri
    raise DatasetError(f"holds no text {document}", mend=f"it holds {', '.join(sorted(graphs)[:5])} …")


def _find_things(content: Content, selection: Selection) -> set[str]:
    things: set[str] | None = None
    for wanted, shelf, query, known in (
        (selection.classes, "bkg:", _OF_CLASS, _CLASSES),
        (selection.domains, "voc:domain/", _ON_DOMAIN, _DOMAINS),
    ):
        if wanted:
            found = {thing for name in wanted for thing in _ask(content, name, shelf, query, known)}
            things = found if things is None else things & found
    return things or set()


def _ask(content: Content, name: str, shelf: str, query: str, known: str) -> set[str]:
    """Give the things of one class or domain, as N-Quads terms."""
    iri = _expand(name if ":" in name else shelf + name, content.names)
    rows = answer(content.store, query, {"wanted": ox.NamedNode(iri)}, names=content.names).result
    assert isinstance(rows, ox.QuerySolutions)
    found = {str(row[0]) for row in rows}
    if not found - {f"<{iri}>"}:
        near = get_close_matches(shelf + name, [row[0] for row in answer(content.store, known, names=content.names)])
        mend = f"did you mean {' or '.join(near)}?" if near else "name it as in bkg:Agreement"
        raise UsageError(f"the graph holds nothing of {name}", mend=mend)
    return found


def _expand(name: str, names: Namespaces) -> str:
    try:
        return ox.NamedNode(names.expand(name.strip("<>"))).value
    except ValueError as error:
        raise UsageError(f"{name} is no name of a thing", mend="write it as in bkg:Agreement") from error


def _select_things(content: Content, things: set[str], *, with_records: bool) -> Content:
    records = _find_records(content, things) if with_records else set()
    mentions = f"<{content.names.expand('bkg:mentions')}>"

    def change(lines: Lines) -> Iterator[str]:
        for line in lines:
            subject, predicate, _ = line.split(" ", 2)
            if subject in things or (subject in records and predicate != mentions):
                yield line

    return content.keep(change)


def _find_records(content: Content, things: set[str]) -> set[str]:
    """Give the claims on ``things`` and what was inferred of them, and step by step what stands behind both."""
    found = {subject for subject, thing in _pairs(content, "rdf:subject") if thing in things}
    grounds = list(_pairs(content, "prov:wasDerivedFrom"))
    while new := {ground for each, ground in grounds if each in found} - found:
        found |= new
    for step in ("bkg:evidence", "oa:hasSource", "prov:wasGeneratedBy"):
        found |= {led_to for each, led_to in _pairs(content, step) if each in found}
    return found


def _pairs(content: Content, predicate: str) -> Iterator[tuple[str, str]]:
    node = ox.NamedNode(content.names.expand(predicate))
    for quad in content.store.quads_for_pattern(None, node, None, None):
        yield str(quad.subject), str(quad.object)
