"""The names of a dataset, gathered once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

import pyoxigraph as ox

from benelux_kg.server.reconciliation.index import EXACT, OTHER_NAME, Entity, Index
from benelux_kg.server.site import Row, Site
from benelux_kg.server.workers.wire import Term

_THINGS = """
SELECT ?thing ?name ?main WHERE {
  { ?thing skos:prefLabel|rdfs:label|dcterms:title|foaf:name ?name . BIND(true AS ?main) }
  UNION { ?thing skos:altLabel|bkg:sharedLabel ?name . BIND(false AS ?main) }
  FILTER NOT EXISTS { ?thing rdf:subject ?subject }
} ORDER BY ?thing ?name"""
_TYPES = "SELECT ?thing ?type WHERE { ?thing a ?type } ORDER BY ?thing ?type"
_CLASSES = "SELECT ?thing ?name WHERE { ?thing a owl:Class ; rdfs:label ?name } ORDER BY ?thing ?name"
_PROPERTIES = """
SELECT ?thing ?name WHERE {
  VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty }
  ?thing a ?kind ; rdfs:label ?name
} ORDER BY ?thing ?name"""
_USED = """SELECT DISTINCT ?property WHERE {{
  {{ SELECT ?thing WHERE {{ ?thing a {type} }} LIMIT 200 }}
  ?thing ?property ?value
}} ORDER BY ?property"""
_PATIENCE = 60.0
"""Seconds that gathering all names may take: it is done once, and nobody outside decides what is asked."""


@dataclass(slots=True)
class Names:
    """What can be named: things, classes and properties."""

    things: Index = field(default_factory=Index)
    types: Index = field(default_factory=Index)
    properties: Index = field(default_factory=Index)


async def read_names(site: Site) -> Names:
    """Gather the names of the things of ``site``, without those of claims and evidence."""
    classes, properties, things, types = [
        await site.ask(query, within=_PATIENCE) for query in (_CLASSES, _PROPERTIES, _THINGS, _TYPES)
    ]
    return await asyncio.to_thread(_arrange, _Shortener(site), classes, properties, things, types)


def _arrange(
    shorten: _Shortener, classes: list[Row], properties: list[Row], things: list[Row], types: list[Row]
) -> Names:
    names = Names()
    _fill(names.types, classes, shorten)
    _fill(names.properties, properties, shorten)
    _fill(names.things, things, shorten, own=True)
    for row in types:
        entity, type_ = names.things.entities.get(shorten(row["thing"])), shorten(row["type"])
        if entity and type_ in names.types.entities:
            entity.types.append(type_)
    return names


async def list_properties(site: Site, names: Names, type_: ox.NamedNode) -> list[Entity]:
    """Give the properties with a name that things of a class have."""
    shorten = _Shortener(site)
    ids = [shorten(row["property"]) for row in await site.ask(_USED.format(type=type_))]
    return [names.properties.entities[id_] for id_ in ids if id_ in names.properties.entities]


class _Shortener:
    """Gives the id of an IRI: its path on this server, or the IRI itself where it is somebody else's."""

    def __init__(self, site: Site) -> None:
        self._addresses = site.addresses

    def __call__(self, term: Term) -> str:
        if not isinstance(term, ox.NamedNode):
            return ""
        return (self._addresses.path(term.value) or f"/{term.value}")[1:]


def _fill(index: Index, rows: Iterable[Row], shorten: _Shortener, *, own: bool = False) -> None:
    for row in rows:
        id_, name = shorten(row["thing"]), row["name"]
        if not id_ or not isinstance(name, ox.Literal) or (own and not id_.startswith(("id/", "vocabulary/"))):
            continue
        entity = index.entities.get(id_) or Entity(id_)
        main = str(row["main"]).startswith('"true"') if "main" in row else True
        if main:
            entity.labels.setdefault(name.language or "", name.value)
        index.add(entity, name.value, EXACT if main else OTHER_NAME)
