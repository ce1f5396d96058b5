"""JSON-LD, compacted with the published context, one node a line.

The context is embedded, so that reading the file needs no network.

Source: JSON-LD 1.1, 4.3 Value Objects, 4.6 Value Ordering; JSON-LD 1.1 Processing Algorithms, 6 Compaction.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from benelux_kg.publishing.context import Context, read_context
from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects, unescape
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.vocabulary.namespaces import Namespaces

Node = dict[str, Any]


def write_head(names: Namespaces) -> str:
    """Return the opening with the context."""
    context = json.dumps(shared_context(names).document, ensure_ascii=False, indent=1)
    return '{"@context": ' + context + ',\n"@graph": [\n'


def write_blocks(lines: Iterable[str], names: Namespaces) -> Iterator[str]:
    """Yield one node for each subject of the sorted N-Quads ``lines``."""
    compactor = Compactor(shared_context(names), names.expand("rdf:type"))
    encode = json.JSONEncoder(ensure_ascii=False).encode
    for subject in read_subjects(lines):
        yield encode(compactor.compact(subject))


@lru_cache(maxsize=8)
def shared_context(names: Namespaces) -> Context:
    """Read the published context once for each base IRI."""
    return read_context(names)


class Compactor:
    """Makes nodes; remembers how each predicate stands with each kind of object, which are few."""

    def __init__(self, context: Context, rdf_type: str) -> None:
        self._context = context
        self._type = rdf_type
        self._id, self._types = context.keyword("@id"), context.keyword("@type")
        self._adders: dict[tuple[str, str], Callable[[Node, str], None]] = {}

    def compact(self, subject: Subject) -> Node:
        """Give the node of one subject: its IRI, its types, then its properties by name."""
        rdf_type, adders = self._type, self._adders
        types, properties = [], Node()
        for fact in subject.facts:
            predicate, value, kind = fact
            if predicate == rdf_type:
                types.append(self._context.shorten_term(value))
                continue
            add = adders.get((predicate, kind)) or self._find_adder(fact)
            add(properties, unescape(value) if "\\" in value and kind != RESOURCE else value)
        node: Node = {self._id: self._context.shorten(subject.iri)}
        if types:
            node[self._types] = types if len(types) > 1 else types[0]
        return node | {key: properties[key] for key in sorted(properties)}

    def key(self, fact: Fact) -> str:
        """Give the name under which a fact stands."""
        definition = self._context.define(fact.predicate, fact)
        return definition.term if definition else self._context.shorten(fact.predicate)

    def is_word(self, fact: Fact) -> bool:
        """Tell whether the object of a fact is written as a word of the context."""
        definition = self._context.define(fact.predicate, fact)
        return bool(definition and definition.coercion == "@vocab")

    def add(self, properties: Node, fact: Fact) -> None:
        """Add one fact to what is said already."""
        self._find_adder(fact)(properties, fact.value if fact.kind == RESOURCE else fact.text)

    def _find_adder(self, fact: Fact) -> Callable[[Node, str], None]:
        key = fact.predicate, fact.kind
        if key not in self._adders:
            self._adders[key] = self._make_adder(fact)
        return self._adders[key]

    def _make_adder(self, fact: Fact) -> Callable[[Node, str], None]:
        definition = self._context.define(fact.predicate, fact)
        name = self.key(fact)
        if definition and "@language" in definition.containers:
            return lambda properties, text: _append(properties.setdefault(name, {}), fact.language, text)
        always = bool(definition and "@set" in definition.containers)
        write = self._make_writer(fact)
        return lambda properties, value: _append(properties, name, write(value), always=always)

    def _make_writer(self, fact: Fact) -> Callable[[str], Any]:
        definition, context = self._context.define(fact.predicate, fact), self._context
        bare = definition is not None and definition.fits(fact)
        if fact.kind == RESOURCE:
            if bare and definition and definition.coercion == "@vocab":
                return context.shorten_term
            return context.shorten if bare else lambda iri: {self._id: context.shorten(iri)}
        coerced = bool(definition and definition.coercion)
        if bare or (not fact.kind and not coerced and "@language" not in context.document):
            return str
        if fact.language:
            return lambda text: {"@value": text, "@language": fact.language}
        if fact.datatype:
            datatype = context.shorten(fact.datatype)
            return lambda text: {"@value": text, "@type": datatype}
        return lambda text: {"@value": text}


def _append(properties: Node, key: str, value: Any, *, always: bool = False) -> None:
    if key not in properties:
        properties[key] = [value] if always else value
    elif isinstance(properties[key], list):
        properties[key].append(value)
    else:
        properties[key] = [properties[key], value]


JSONLD = Syntax(write_head, write_blocks, separator=",\n", tail="\n]}\n")
