"""What everything is called and what kind of thing it is, read once when the server starts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

FALLBACK = ("en", "nl", "fr", "de")
"""Which language stands in for one that a thing has no label in; then any other, then labels without a language."""

SHOWN = ("skos:prefLabel", "rdfs:label", "foaf:name", "dcterms:title")
"""The properties whose values are shown as a thing's name, best first."""


class Label(NamedTuple):
    """A name as shown, with the language it is in; that is empty for a name made from an IRI."""

    text: str
    language: str


@dataclass(slots=True)
class Named:
    """One name of a thing: by which property, in which language."""

    thing: str
    relation: str
    text: str
    language: str


@dataclass(slots=True)
class Directory:
    """Names, kinds and weights of things, which go by compact IRIs; ``weights`` count the claims on a thing."""

    names: list[Named] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)
    parents: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _shown: dict[str, dict[str, tuple[int, int, str]]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, name: Named) -> None:
        """Take in a name; per language the best property counts, then the longest name, then the alphabet."""
        self.names.append(name)
        if name.relation not in SHOWN:
            return
        rank = (SHOWN.index(name.relation), -len(name.text), name.text)
        best = self._shown[name.thing]
        best[name.language] = min(best.get(name.language, rank), rank)

    def knows(self, thing: str) -> bool:
        """Tell whether anything is called by this IRI."""
        return thing in self._shown or thing in self.kinds

    def is_a(self, thing: str, kind: str) -> bool:
        """Tell whether ``thing`` is of a class or of one below it."""
        return kind in _ancestors(self.kinds.get(thing, ""), self.parents)

    def label(self, thing: str, language: str) -> Label:
        """Give the name of ``thing`` in ``language``, or in the first of the others that it has one in."""
        labels = self._shown.get(thing)
        if not labels:
            return Label(_read_iri(thing), "")
        order = (language, *FALLBACK, *sorted(tag for tag in labels if tag), "")
        tag = next(tag for tag in order if tag in labels)
        return Label(labels[tag][2], tag)

    def labels(self, thing: str) -> list[Label]:
        """Give the best name of ``thing`` in each language, by language."""
        return [Label(best[2], tag) for tag, best in sorted(self._shown.get(thing, {}).items())]


def most_special(types: Iterable[str], parents: Mapping[str, set[str]]) -> str:
    """Give the class furthest down the hierarchy, those of the project first, then by the alphabet."""
    return min(types, key=lambda name: (not name.startswith("bkg:"), -len(_ancestors(name, parents)), name))


def _ancestors(name: str, parents: Mapping[str, set[str]]) -> set[str]:
    """Give a class with all classes above it."""
    found, open_ = set[str](), [name]
    while open_:
        each = open_.pop()
        if each not in found:
            found.add(each)
            open_ += parents.get(each, ())
    return found


def _read_iri(thing: str) -> str:
    local = thing.rstrip("/#").rsplit("/", 1)[-1].rsplit("#", 1)[-1].rsplit(":", 1)[-1]
    return local.replace("-", " ").replace("_", " ") or thing
