"""The map of countries: how much each has to do with, and with what."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.view import View

LEVELS = 5
"""Shades of the map."""

COLUMNS = {
    "Action": ("bkg:participant", "bkg:organiser"),
    "Agreement": ("bkg:party",),
    "Place": ("bkg:heldIn", "bkg:signedIn"),
}
"""What the table counts, by the relations that it counts."""


@dataclass(slots=True)
class Country:
    """What one country or region has to do with; ``things`` go by the names of ``COLUMNS``."""

    thing: str
    things: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    domains: set[str] = field(default_factory=set)

    @property
    def count(self) -> int:
        """Give the number of things it has to do with."""
        return len(set().union(*self.things.values()))


async def show_map(request: Request) -> Response:
    """Answer with the map, of one domain where the address names one."""
    view = View(request)
    rows = await view.retrieve("countries")
    about = request.query_params.get("about", "")
    domains = Counter(words(row, "domain") for row in rows if "domain" in row)
    countries = sorted(read_countries(rows, about), key=lambda each: (-each.count, -len(each.domains), each.thing))
    most = max((each.count for each in countries), default=0)
    return view.render(
        "map.html",
        countries=countries,
        levels={each.thing: level(each.count, most) for each in countries},
        by_thing={each.thing: each for each in countries},
        outlines=load_outlines(),
        columns=list(COLUMNS),
        domains=sorted(domains, key=lambda each: view.label(each).text.casefold()),
        about=about,
        steps=range(1, LEVELS + 1),
    )


def read_countries(rows: Iterable[Row], about: str = "") -> list[Country]:
    """Gather what each country has to do with; with ``about``, only what is about that domain."""
    found: dict[str, Country] = {}
    columns = {relation: column for column, relations in COLUMNS.items() for relation in relations}
    for row in rows:
        if about and words(row, "domain") != about:
            continue
        country = found.setdefault(words(row, "country"), Country(words(row, "country")))
        if words(row, "relation") in columns:
            country.things[columns[words(row, "relation")]].add(words(row, "thing"))
        if "domain" in row:
            country.domains.add(words(row, "domain"))
    return list(found.values())


def level(count: int, most: int) -> int:
    """Give the shade for a count: 0 for none, ``LEVELS`` for the most; the square root sets small counts apart."""
    return 0 if not count else max(1, round(LEVELS * (count / most) ** 0.5))


@cache
def load_outlines() -> dict[str, Any]:
    """Give the drawn outlines of countries and the points of regions, by the ends of their IRIs."""
    outlines: dict[str, Any] = json.loads((Path(__file__).parent / "outlines.json").read_text("utf-8"))
    return outlines
