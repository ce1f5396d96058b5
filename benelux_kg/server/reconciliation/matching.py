"""Queries for candidates: names, types, and what else is known of the thing.

Source: Reconciliation Service API 0.2, 4 Reconciliation Queries.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from benelux_kg.querying.folding import fold_name
from benelux_kg.server.problems import Problem
from benelux_kg.server.reconciliation.extension import fetch_values
from benelux_kg.server.reconciliation.index import OTHER_NAME, Candidate
from benelux_kg.server.reconciliation.naming import Names
from benelux_kg.server.site import Site

BATCH = 50
"""Queries in one request."""
LONGEST = 200
"""Characters of a name that are compared."""
MOST = 25
"""Candidates for one query, where fewer are not asked for."""
_PROPERTIES = 10
"""Properties that one query may give."""
_NAME_SHARE = 0.7
"""How much of a score is the name, where properties are given too."""


@dataclass(frozen=True, slots=True)
class Query:
    """A name, the types that the thing may have, and values that it should have, by property."""

    text: str
    types: tuple[str, ...]
    limit: int
    properties: tuple[tuple[str, tuple[str, ...]], ...]


class Matcher:
    """Finds candidates by name."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def match_all(self, queries: dict[str, Query]) -> dict[str, list[Candidate]]:
        """Give the candidates of every query of a batch."""
        return {key: self._names.things.find(query.text, query.types)[:MOST] for key, query in queries.items()}


async def weigh_properties(
    site: Site, names: Names, queries: dict[str, Query], matches: dict[str, list[Candidate]]
) -> None:
    """Let candidates with the values that a query gives move up, and others down."""
    for key, query in queries.items():
        if query.properties and matches[key]:
            ids = [each.entity.id for each in matches[key]]
            values = await fetch_values(site, names, ids, [property_ for property_, _ in query.properties])
            weighed = [_weigh(each, query, values[each.entity.id]) for each in matches[key]]
            matches[key] = sorted(weighed, key=lambda each: (-each.score, each.entity.id))


def _weigh(candidate: Candidate, query: Query, values: dict[str, set[str]]) -> Candidate:
    right = sum(bool(set(wanted) & values[property_]) for property_, wanted in query.properties)
    share = 100 * right / len(query.properties)
    return Candidate(candidate.entity, round(_NAME_SHARE * candidate.score + (1 - _NAME_SHARE) * share, 1))


def find_certain(found: list[Candidate]) -> Candidate | None:
    """Give the one that is meant beyond doubt: the only one of that name, or the only one of that main name."""
    sure = [each for each in found if each.score >= OTHER_NAME]
    return sure[0] if len(sure) == 1 or (len(sure) > 1 and sure[0].score > sure[1].score) else None


def read_batch(text: str) -> dict[str, Query]:
    """Read the queries of a batch by their keys; raises ``Problem`` for one that is none."""
    batch = read_json(text)
    if len(batch) > BATCH:
        raise Problem(413, f"a batch may hold {BATCH} queries", "send several batches")
    return {key: _read_query(query) for key, query in batch.items()}


def _read_query(query: Any) -> Query:
    if not isinstance(query, dict) or not isinstance(query.get("query", ""), str):
        raise Problem(400, "a query has no text", 'send {"query": "…"}')
    types, limit = query.get("type") or [], query.get("limit")
    return Query(
        text=query.get("query", "")[:LONGEST],
        types=tuple(each for each in ([types] if isinstance(types, str) else _as_list(types)) if isinstance(each, str)),
        limit=min(limit, MOST) if isinstance(limit, int) and limit > 0 else MOST,
        properties=tuple(_read_properties(query.get("properties"))),
    )


def _read_properties(given: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Read pairs of a property and its values, which are texts, numbers or reconciled things, folded."""
    found = []
    for each in _as_list(given)[:_PROPERTIES]:
        if isinstance(each, dict) and isinstance(each.get("pid"), str):
            value = each.get("v")
            values = value if isinstance(value, list) else [value]
            texts = (one.get("id", "") if isinstance(one, dict) else one for one in values)
            found.append((each["pid"], tuple(fold_name(str(one)[:LONGEST]) for one in texts)))
    return found


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def read_json(text: str) -> dict[str, Any]:
    """Read a JSON object; raises ``Problem`` for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Problem(400, "what was sent is no JSON object", "send one")
    return found
