"""The published JSON-LD context, read as far as compacting needs it.

Source: JSON-LD 1.1, 4.1 Advanced Context Usage, 4.2.3 Type Coercion, 4.6 Value Ordering, 4.9 Language Maps.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from benelux_kg.errors import UsageError
from benelux_kg.publishing.subjects import RESOURCE, Fact
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import Namespaces

_REMEMBERED = 50_000
_MARKS = ("/", "#", ":", "?")
"""What a namespace ends in."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A term of the context: what it stands for and how its values are read."""

    term: str
    iri: str
    coercion: str = ""
    language: str | None = None
    containers: frozenset[str] = frozenset()

    def fits(self, value: Fact) -> bool:
        """Tell whether ``value`` can be written as a bare string under this term."""
        if "@language" in self.containers:
            return bool(value.language)
        if value.kind == RESOURCE:
            return self.coercion in {"@id", "@vocab"}
        if value.language:
            return not self.coercion and self.language == value.language
        return self.coercion == value.datatype and not self.language


@dataclass(frozen=True, slots=True)
class Context:
    """The context as it stands in the output, with its terms by IRI and its prefixes."""

    document: dict[str, Any]
    prefixes: dict[str, str]
    definitions: dict[str, list[Definition]] = field(default_factory=dict)
    keywords: dict[str, str] = field(default_factory=dict)
    _shelves: dict[str, str] = field(default_factory=dict, repr=False, compare=False)
    _known: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def keyword(self, name: str) -> str:
        """Return the alias of ``@id``, ``@type`` …, or the keyword itself."""
        return self.keywords.get(name, name)

    def shorten(self, iri: str) -> str:
        """Return ``iri`` with the longest prefix that the context defines; the last ones are remembered."""
        short = self._known.get(iri)
        if short is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            short = self._known[iri] = self._shorten(iri)
        return short

    def _shorten(self, iri: str) -> str:
        cut = max(iri.rfind(mark) for mark in _MARKS) + 1
        shelf, local = iri[:cut], iri[cut:]
        if shelf not in self._shelves:
            self._shelves[shelf] = self._shorten_shelf(shelf)
        short = self._shelves[shelf] + local
        if "://" not in short and short != iri:
            return short
        scheme, _, rest = iri.partition(":")
        if scheme in self.prefixes and not rest.startswith("//"):
            raise UsageError(
                f"a reader would take <{iri}> for a short name with the prefix {scheme}",
                where="jsonld",
                mend="choose turtle, trig, ntriples or nquads",
            )
        return iri

    def _shorten_shelf(self, shelf: str) -> str:
        """Shorten what stands before the last mark, which holds every namespace that fits; few shelves are ever met."""
        fitting = [
            (len(namespace), prefix) for prefix, namespace in self.prefixes.items() if shelf.startswith(namespace)
        ]
        length, prefix = max(fitting, default=(0, ""))
        return f"{prefix}:{shelf[length:]}" if prefix else shelf

    def shorten_term(self, iri: str) -> str:
        """Return the bare term for ``iri`` where the context has one, as for types, else the prefixed name."""
        if iri not in self.definitions:
            return self.shorten(iri)
        plain = (d.term for d in self.definitions[iri] if not d.coercion and not d.containers)
        return next(plain, "") or self.shorten(iri)

    def define(self, predicate: str, value: Fact) -> Definition | None:
        """Return the term under which ``value`` stands bare, else one that takes a value object, else ``None``."""
        candidates = self.definitions.get(predicate, [])
        bare = [d for d in candidates if d.fits(value)]
        open_ = [d for d in candidates if not d.containers & {"@language", "@list"}]
        return next(iter(bare or open_), None)


def read_context(names: Namespaces) -> Context:
    """Read the published context; the prefixes that a base IRI moves are moved in it too."""
    document = json.loads((folder("ontology") / "context.jsonld").read_text("utf-8"))["@context"]
    moved = {prefix: names.prefixes[prefix] for prefix in ("id", "graph") if prefix in document}
    return parse_context({**document, **moved})


def parse_context(document: dict[str, Any]) -> Context:
    """Make sense of the terms of ``document``."""
    prefixes = {term: value for term, value in document.items() if _is_namespace(term, value)}
    context = Context(document, prefixes)
    default = document.get("@language")
    for term, value in document.items():
        if isinstance(value, str) and value.startswith("@") and not term.startswith("@"):
            context.keywords[value] = term
        elif not term.startswith("@") and term not in prefixes:
            definition = _definition(term, value, prefixes, default)
            context.definitions.setdefault(definition.iri, []).append(definition)
    return context


def _is_namespace(term: str, value: object) -> bool:
    return not term.startswith("@") and isinstance(value, str) and value.endswith(_MARKS)


def _definition(term: str, value: Any, prefixes: dict[str, str], default: str | None) -> Definition:
    properties = {"@id": value} if isinstance(value, str) else value
    containers = properties.get("@container", [])
    return Definition(
        term,
        _expand(properties.get("@id", term), prefixes),
        _expand(properties.get("@type", ""), prefixes),
        properties.get("@language", default),
        frozenset([containers] if isinstance(containers, str) else containers),
    )


def _expand(short: str, prefixes: dict[str, str]) -> str:
    prefix, colon, local = short.partition(":")
    return prefixes[prefix] + local if colon and prefix in prefixes else short
