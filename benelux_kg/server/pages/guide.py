"""What the server knows by heart: what everything is called, of what kind it is, how to find it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from benelux_kg.claims import Literal
from benelux_kg.server.pages.directory import Directory, Named, most_special
from benelux_kg.server.pages.finding import Index
from benelux_kg.server.pages.retrieval import retrieve, words
from benelux_kg.server.site import Site

PATIENCE = 120.0
"""Seconds that reading all names may take when the server starts."""

UNSOUGHT = frozenset({"bkg:ExtractionRun", "owl:Ontology"})
"""Kinds that nobody searches for."""

_guides: WeakKeyDictionary[Site, Guide] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Guide:
    """Names and kinds of one dataset, the index over them, and how many records of each class there are."""

    directory: Directory
    index: Index
    totals: Mapping[str, int]


async def read_guide(site: Site) -> None:
    """Read names and kinds once, before the first request."""
    directory = Directory()
    for row in await retrieve(site, "names", within=PATIENCE):
        name = row["name"]
        if isinstance(name, Literal):
            directory.add(Named(words(row, "thing"), words(row, "relation"), name.lexical, name.language))
    for row in await retrieve(site, "parents", within=PATIENCE):
        directory.parents[words(row, "class")].add(words(row, "parent"))
    types: dict[str, set[str]] = defaultdict(set)
    for row in await retrieve(site, "types", within=PATIENCE):
        types[words(row, "thing")].add(words(row, "type"))
    directory.kinds |= {thing: most_special(found, directory.parents) for thing, found in types.items()}
    for row in await retrieve(site, "weights", within=PATIENCE):
        directory.weights[words(row, "thing")] = int(words(row, "claims"))
    totals = {words(row, "class"): int(words(row, "count")) for row in await retrieve(site, "totals", within=PATIENCE)}
    _guides[site] = Guide(directory, Index(directory, UNSOUGHT), totals)


def guide_of(site: Site) -> Guide:
    """Give what ``read_guide`` has read."""
    return _guides[site]
