"""Actors and the domains they have to do with, as a picture of lines and as a table."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.view import View

WIDTH, STEP, MARGIN = 960, 26, 16
LEFT, RIGHT = 340, 660
"""Where the two columns of the picture stand."""

_READ = re.compile(r"[1-9]\d{0,3}", re.ASCII)

ROUNDS = 12
"""How often both columns are put in order, each by the other."""

Links = Mapping[tuple[str, str], frozenset[str]]
"""Actor and domain, to what links them."""


class Node(NamedTuple):
    """An actor or a domain in the picture."""

    thing: str
    y: float
    weight: int


class Line(NamedTuple):
    """A line of the picture, as thick as there are links."""

    actor: str
    domain: str
    path: str
    weight: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Both columns and the lines between them."""

    actors: list[Node]
    domains: list[Node]
    lines: list[Line]
    height: int


async def show_network(request: Request) -> Response:
    """Answer with the network, of the kind of actor, the kind of domain and the thing that the address names."""
    view = View(request)
    asked = request.query_params
    links = read_links(await view.retrieve("works-on"))
    kinds = view.directory.kinds
    actor_kinds = sorted({kinds.get(actor, "") for actor, _ in links} - {""})
    domain_kinds = sorted({kinds.get(domain, "") for _, domain in links} - {""})
    least = int(asked["least"]) if _READ.fullmatch(asked.get("least", "")) else 1
    chosen = {
        ends: through
        for ends, through in links.items()
        if len(through) >= least
        and asked.get("actors", "") in {"", kinds.get(ends[0])}
        and asked.get("domains", "") in {"", kinds.get(ends[1])}
        and asked.get("focus", "") in {"", *ends}
    }
    return view.render(
        "network.html",
        picture=draw(chosen),
        table=tabulate(chosen),
        links=chosen,
        asked=asked,
        least=least,
        most=max(map(len, links.values()), default=1),
        kinds=(actor_kinds, domain_kinds),
        size=(WIDTH, LEFT, RIGHT),
    )


def read_links(rows: Iterable[Row]) -> dict[tuple[str, str], frozenset[str]]:
    """Gather what links each actor with each domain."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        found[words(row, "actor"), words(row, "domain")].add(words(row, "through"))
    return {ends: frozenset(found[ends]) for ends in sorted(found)}


def tabulate(links: Links) -> list[tuple[str, list[tuple[str, int]]]]:
    """Give each actor with its domains, most linked first."""
    rows: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (actor, domain), through in links.items():
        rows[actor].append((domain, len(through)))
    ordered = {actor: sorted(domains, key=lambda each: (-each[1], each[0])) for actor, domains in rows.items()}
    return sorted(ordered.items(), key=lambda row: (-sum(count for _, count in row[1]), row[0]))


def draw(links: Links) -> Picture:
    """Lay out both columns so that few lines cross: each thing stands near the middle of those it is linked with."""
    actors, domains = sorted({actor for actor, _ in links}), sorted({domain for _, domain in links})
    for _ in range(ROUNDS):
        domains = _settle(
            domains, actors, {(domain, actor): len(through) for (actor, domain), through in links.items()}
        )
        actors = _settle(actors, domains, {ends: len(through) for ends, through in links.items()})
    height = max(len(actors), len(domains)) * STEP + 2 * MARGIN
    left, right = _place(actors, height), _place(domains, height)
    lines = [Line(*ends, _bend(left[ends[0]], right[ends[1]]), len(through)) for ends, through in links.items()]
    return Picture(_nodes(left, links, 0), _nodes(right, links, 1), lines, height)


def _settle(side: Sequence[str], other: Sequence[str], weights: Mapping[tuple[str, str], int]) -> list[str]:
    """Order one side by where, on average, those it is linked with stand on the other."""
    places = {thing: (n + 0.5) / len(other) for n, thing in enumerate(other)}
    sums: dict[str, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for (one, two), weight in weights.items():
        total, count = sums[one]
        sums[one] = total + places[two] * weight, count + weight
    return sorted(side, key=lambda thing: (sums[thing][0] / (sums[thing][1] or 1), thing))


def _place(things: Sequence[str], height: int) -> dict[str, float]:
    step = (height - 2 * MARGIN) / max(len(things), 1)
    return {thing: round(MARGIN + (n + 0.5) * step, 1) for n, thing in enumerate(things)}


def _nodes(places: Mapping[str, float], links: Links, end: int) -> list[Node]:
    weights: dict[str, int] = defaultdict(int)
    for ends, through in links.items():
        weights[ends[end]] += len(through)
    return [Node(thing, y, weights[thing]) for thing, y in places.items()]


def _bend(left: float, right: float) -> str:
    middle = (LEFT + RIGHT) // 2
    return f"M{LEFT},{left:g}C{middle},{left:g} {middle},{right:g} {RIGHT},{right:g}"
