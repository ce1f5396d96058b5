"""What is known of things that somebody has reconciled: the values of their properties.

Source: Reconciliation Service API 0.2, 7 Data Extension.
"""

from __future__ import annotations

import math
from typing import Any

import pyoxigraph as ox

from benelux_kg.querying.folding import fold_name
from benelux_kg.server.problems import Problem
from benelux_kg.server.reconciliation.naming import Names
from benelux_kg.server.site import Site
from benelux_kg.server.workers.wire import Term

_MOST = 200
"""Things, and properties, in one request."""
_VALUES = """SELECT DISTINCT ?thing ?property ?value WHERE {{
  VALUES ?thing {{ {things} }}
  VALUES ?property {{ {properties} }}
  ?thing ?property ?value
}} ORDER BY ?thing ?property ?value"""
_NUMBERS = frozenset({"integer", "decimal", "double", "float"})
_DATES = frozenset({"date", "dateTime"})


async def extend(site: Site, names: Names, wish: dict[str, Any], language: str) -> dict[str, Any]:
    """Give the values that are wished for, in rows by the ids of things."""
    ids = _read_list(wish, "ids")
    properties = [
        each["id"] if isinstance(each, dict) and "id" in each else each for each in _read_list(wish, "properties")
    ]
    if not all(isinstance(each, str) for each in [*ids, *properties]):
        raise Problem(400, "ids are texts", 'send {"ids": ["…"], "properties": [{"id": "…"}]}')
    rows: dict[str, dict[str, list[Any]]] = {id_: {each: [] for each in properties} for id_ in ids}
    for id_, property_, value in await _fetch(site, ids, properties):
        rows[id_][property_].append(_show(site, names, value, language))
    return {"meta": [_describe(names, each, language) for each in properties], "rows": rows}


async def fetch_values(
    site: Site, names: Names, ids: list[str], properties: list[str]
) -> dict[str, dict[str, set[str]]]:
    """Give the values of things by id and property, folded: the id and every label of a thing, the words of a text."""
    found: dict[str, dict[str, set[str]]] = {id_: {each: set() for each in properties} for id_ in ids}
    for id_, property_, value in await _fetch(site, ids, properties):
        other = (site.addresses.path(value.value) or "")[1:] if isinstance(value, ox.NamedNode) else ""
        entity = names.things.entities.get(other)
        texts = [other, *entity.labels.values()] if entity else [getattr(value, "value", "")]
        found[id_][property_].update(fold_name(text) for text in texts)
    return found


async def _fetch(site: Site, ids: list[str], properties: list[str]) -> list[tuple[str, str, Term]]:
    things: dict[Term, str] = {node: id_ for id_ in ids if (node := name_node(site, id_))}
    predicates: dict[Term, str] = {node: id_ for id_ in properties if (node := name_node(site, id_))}
    if not things or not predicates:
        return []
    query = _VALUES.format(things=" ".join(map(str, things)), properties=" ".join(map(str, predicates)))
    rows = await site.ask(query)
    return [(things[row["thing"]], predicates[row["property"]], row["value"]) for row in rows]


def _read_list(wish: dict[str, Any], name: str) -> list[Any]:
    found = wish.get(name)
    if not isinstance(found, list) or len(found) > _MOST:
        raise Problem(400, f"{name} is no list of up to {_MOST}", 'send {"ids": ["…"], "properties": [{"id": "…"}]}')
    return found


def name_node(site: Site, id_: str) -> ox.NamedNode | None:
    """Give the IRI of an id: a path of this server, or an IRI of somebody else."""
    try:
        return ox.NamedNode(id_ if "://" in id_ else site.addresses.iri(f"/{id_}"))
    except ValueError:
        return None


def _describe(names: Names, id_: str, language: str) -> dict[str, str]:
    entity = names.properties.entities.get(id_)
    return {"id": id_, "name": entity.name(language) if entity else id_}


def _show(site: Site, names: Names, value: Term, language: str) -> dict[str, Any]:
    if isinstance(value, ox.NamedNode):
        id_ = (site.addresses.path(value.value) or "")[1:]
        entity = names.things.entities.get(id_)
        return {"id": id_, "name": entity.name(language)} if entity else {"str": value.value}
    if not isinstance(value, ox.Literal):
        return {"str": str(value)}
    kind = value.datatype.value.rpartition("#")[2]
    if kind in _DATES:
        return {"date": value.value}
    if kind in _NUMBERS and math.isfinite(number := float(value.value)):
        return {"float": number}
    return {"str": value.value}
