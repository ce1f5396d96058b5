"""What stands behind the texts: what vocabulary and ontology say of a thing, and what follows about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from benelux_kg.claims import Claim, Literal, Node
from benelux_kg.server.pages.facts import sort_key
from benelux_kg.server.pages.relations import relations
from benelux_kg.server.pages.retrieval import Row, words

OTHER_NAMES = "skos:altLabel"
DEFINITIONS = ("skos:definition", "rdfs:comment")


class Background(NamedTuple):
    """``names`` are other names by language; ``relations`` go by keys, ``^`` before one that points to the thing."""

    definition: Literal | None
    names: Mapping[str, list[str]]
    relations: Mapping[str, list[Node]]
    elsewhere: list[tuple[str, str]]


class Ground(NamedTuple):
    """What an inference rests on: a claim or another inference."""

    iri: str
    claim: Claim


class Conclusion(NamedTuple):
    """What follows about a thing, by which rule, from what."""

    iri: str
    claim: Claim
    rule: str
    grounds: tuple[Ground, ...]


def read_background(statements: Iterable[Row], pointing: Iterable[Row], fallback: Iterable[str]) -> Background:
    """Sort what the background says; ``fallback`` are languages, best first."""
    values = defaultdict(set)
    for row in statements:
        if words(row, "graph").partition("/")[0] in {"graph:vocabulary", "graph:ontology"}:
            values[words(row, "relation")].add(row["value"])
    for row in pointing:
        values["^" + words(row, "relation")].add(row["value"])
    table = relations()
    return Background(
        _choose_definition(values, tuple(fallback)),
        _by_language(values[OTHER_NAMES]),
        {key: sorted(values[key], key=sort_key) for key in table.background if values[key]},
        [(key, each) for key in table.elsewhere for each in sorted(values[key], key=sort_key) if isinstance(each, str)],
    )


def _choose_definition(values: Mapping[str, set[Node]], fallback: tuple[str, ...]) -> Literal | None:
    found = [each for key in DEFINITIONS for each in values.get(key, ()) if isinstance(each, Literal)]
    order = {language: place for place, language in enumerate(fallback)}
    return min(
        found, key=lambda each: (order.get(each.language, len(order)), each.language, each.lexical), default=None
    )


def _by_language(names: Iterable[Node]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=sort_key):
        if isinstance(name, Literal):
            found[name.language].append(name.lexical)
    return dict(sorted(found.items()))


def read_conclusions(rows: Iterable[Row]) -> list[Conclusion]:
    """Read inferences from rows, one for each of their grounds."""
    heads: dict[str, tuple[Claim, str]] = {}
    grounds: dict[str, dict[Ground, None]] = defaultdict(dict)
    for row in rows:
        iri = words(row, "inference")
        heads[iri] = (Claim(words(row, "subject"), words(row, "relation"), row["value"]), words(row, "rule"))
        if "groundSubject" in row:
            claim = Claim(words(row, "groundSubject"), words(row, "groundRelation"), row["groundValue"])
            grounds[iri][Ground(words(row, "ground"), claim)] = None
    return [Conclusion(iri, *head, tuple(grounds[iri])) for iri, head in heads.items()]
