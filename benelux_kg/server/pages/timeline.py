"""What happened when: events, incidents, signings, by their first and last possible days."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.view import View

WHO = ("bkg:organiser", "bkg:participant", "bkg:party")
WHERE = ("bkg:heldIn", "bkg:signedIn")
ABOUT = "bkg:addresses"
TYPES = "bkg:actionType"
WIDTH, FOOT = 960, 22
"""The width of the chart, and of its height what the years take, in units of its own."""

STEP = 16
"""From one dot to the next."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Something dated: ``what`` is the property that dates it; ``first`` and ``last`` bound its first day."""

    thing: str
    what: str
    first: dt.date
    last: dt.date
    end: dt.date | None
    circumstances: Mapping[str, tuple[str, ...]]

    def those(self, *relations: str) -> list[str]:
        """Give what it relates to by any of ``relations``, each once."""
        return list(dict.fromkeys(each for relation in relations for each in self.circumstances.get(relation, ())))

    @property
    def anchor(self) -> str:
        """Name its row within the page."""
        return f"{self.what}-{self.thing}".replace(":", "-").replace("/", "-")

    @property
    def stated(self) -> str:
        """Give its date as precisely as it is known: a day, a month, a year."""
        if self.first == self.last:
            return self.first.isoformat()
        is_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return self.first.isoformat()[: 7 if is_month else 4]


class Column(NamedTuple):
    """One year of the chart; happenings are dots, from the bottom up."""

    year: int
    x: float
    dots: list[tuple[float, float, Happening]]


class Chart(NamedTuple):
    """All years of the chart."""

    columns: list[Column]
    height: int


async def show_timeline(request: Request) -> Response:
    """Answer with the timeline, of the years and the domain that the address names."""
    view = View(request)
    rows, circumstances = await asyncio.gather(view.retrieve("events"), view.retrieve("circumstances"))
    everything = sorted(read_happenings(rows, circumstances), key=lambda each: each.first)
    domains = Counter(domain for each in everything for domain in each.those(ABOUT))
    asked = request.query_params
    chosen = choose(everything, _year(asked.get("from")), _year(asked.get("until")), asked.get("about", ""))
    years = [(year, list(group)) for year, group in groupby(chosen, lambda each: each.first.year)]
    return view.render(
        "timeline.html",
        years=years,
        count=len(chosen),
        chart=draw(chosen),
        width=WIDTH,
        foot=FOOT,
        domains=sorted(domains, key=lambda each: view.label(each).text.casefold()),
        span=(everything[0].first.year, everything[-1].first.year) if everything else None,
        asked=asked,
        who=WHO,
        where=WHERE,
        about=ABOUT,
        types=TYPES,
    )


def read_happenings(rows: Iterable[Row], circumstances: Iterable[Row]) -> Iterator[Happening]:
    """Yield what is dated, by its bounds; where a thing has several, the widest."""
    around: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in circumstances:
        around[words(row, "thing")][words(row, "relation")].add(words(row, "value"))
    for (thing, what), group in groupby(sorted(rows, key=_key), _key):
        bounds = [(_day(row, "from"), _day(row, "until"), _day(row, "end")) for row in group]
        known = {relation: tuple(sorted(values)) for relation, values in around[thing].items()}
        first, last, end = (
            pick(filter(None, days), default=None)
            for pick, days in zip((min, max, max), zip(*bounds, strict=True), strict=True)
        )
        if first and last:
            yield Happening(thing, what, first, last, end, known)


def _key(row: Row) -> tuple[str, str]:
    return words(row, "thing"), words(row, "what")


def _day(row: Row, column: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(words(row, column)[:10])
    except ValueError:
        return None


def _year(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"\d{1,4}", text, re.ASCII) else None


def choose(happenings: Iterable[Happening], first: int | None, last: int | None, about: str) -> list[Happening]:
    """Give what may have happened in these years and is about a domain, by date."""
    return sorted(
        (
            each
            for each in happenings
            if (first is None or (each.end or each.last).year >= first)
            and (last is None or each.first.year <= last)
            and (not about or about in each.those(ABOUT))
        ),
        key=lambda each: (each.first, each.last, each.thing),
    )


def draw(happenings: Iterable[Happening]) -> Chart:
    """Lay out one column of dots for each year, from the first to the last."""
    by_year: dict[int, list[Happening]] = defaultdict(list)
    for each in happenings:
        by_year[each.first.year].append(each)
    if not by_year:
        return Chart([], FOOT)
    years = range(min(by_year), max(by_year) + 1)
    width = WIDTH / len(years)
    abreast = max(1, min(int(width // STEP), 4))
    height = max(-(-len(each) // abreast) for each in by_year.values()) * STEP + FOOT + 8
    columns = [
        Column(year, round((n + 0.5) * width, 1), _dots(by_year.get(year, []), (n + 0.5) * width, abreast, height))
        for n, year in enumerate(years)
    ]
    return Chart(columns, height)


def _dots(
    happenings: list[Happening], middle: float, abreast: int, height: int
) -> list[tuple[float, float, Happening]]:
    left = middle - (min(abreast, len(happenings)) - 1) * STEP / 2
    floor = height - FOOT - STEP / 2 - 2
    return [
        (round(left + n % abreast * STEP, 1), round(floor - n // abreast * STEP, 1), each)
        for n, each in enumerate(happenings)
    ]
