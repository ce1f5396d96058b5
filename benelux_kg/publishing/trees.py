"""JSON-LD as trees: one for each agreement, action and agency, with what belongs to it inside it.

A tree holds all that is said of its root. Where that leads to a thing that belongs to the root alone (a provision, a
figure, an office and who holds it) the thing stands there whole; any other is named, with its type and label.
The trees of a graph are a part of that graph: read back, they say nothing that it does not say.

Source: JSON-LD 1.1 Framing, 2.1 Framing, 4.1 Framing Keywords (what ``@embed`` and ``@explicit`` would do).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TextIO

import pyoxigraph as ox

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.jsonld import Compactor, Node, shared_context, write_head
from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects

ROOTS: Final = ("bkg:Agreement", "bkg:Action", "bkg:Agency")
"""What has a tree of its own, with all narrower classes."""
_OWNED: Final = ("bkg:Provision", "bkg:Figure", "bkg:Post", "bkg:Person", "bkg:Place")
"""What stands whole in the tree that leads to it."""
_SHOWN: Final = ("rdf:type", "rdfs:label", "skos:prefLabel")
"""What is said of any other thing."""
_DEPTH: Final = 3


def write_trees(content: Content, stream: TextIO) -> None:
    """Write one tree a line."""
    stream.write(write_head(content.names))
    separator = ""
    planter = _Planter(content)
    with content.sort_triples() as lines:
        for subject in read_subjects(lines):
            if planter.is_root(subject):
                stream.write(separator + json.dumps(planter.grow(subject), ensure_ascii=False))
                separator = ",\n"
    stream.write("\n]}\n")


class _Planter:
    def __init__(self, content: Content) -> None:
        expand = content.names.expand
        self._content = content
        self._type = expand("rdf:type")
        self._compactor = Compactor(shared_context(content.names), self._type)
        self._roots = {iri for name in ROOTS for iri in _find_narrower(content, expand(name))}
        self._owned = {iri for name in _OWNED for iri in _find_narrower(content, expand(name))}
        self._shown = {expand(name) for name in _SHOWN}

    def is_root(self, subject: Subject) -> bool:
        """Tell whether a thing has a tree of its own."""
        return bool(_types(subject, self._type) & self._roots)

    def grow(self, root: Subject) -> Node:
        """Give the tree of ``root``."""
        return self._embed(root, (root.iri,))

    def _embed(self, subject: Subject, path: tuple[str, ...]) -> Node:
        node = self._compactor.compact(Subject(subject.iri, [fact for fact in subject.facts if not self._leads(fact)]))
        branches: dict[str, list[Any]] = {}
        for fact in filter(self._leads, subject.facts):
            key = self._compactor.key(fact)
            branches.setdefault(key, []).append(self._branch(fact.value, path))
        return node | {key: found if len(found) > 1 else found[0] for key, found in sorted(branches.items())}

    def _leads(self, fact: Fact) -> bool:
        """Tell whether a fact leads to a thing that can be shown inside."""
        return fact.kind == RESOURCE and fact.predicate != self._type and not self._compactor.is_word(fact)

    def _branch(self, iri: str, path: tuple[str, ...]) -> Node:
        subject = self._look_up(iri)
        if iri not in path and len(path) <= _DEPTH and _types(subject, self._type) & self._owned:
            return self._embed(subject, (*path, iri))
        return self._compactor.compact(Subject(iri, [fact for fact in subject.facts if fact.predicate in self._shown]))

    def _look_up(self, iri: str) -> Subject:
        if iri.startswith("_:"):
            return Subject(iri, [])
        quads = self._content.store.quads_for_pattern(ox.NamedNode(iri), None, None, None)
        return next(read_subjects(sorted({f"{quad.triple} .\n" for quad in quads})), Subject(iri, []))


def _types(subject: Subject, rdf_type: str) -> set[str]:
    return {fact.value for fact in subject.facts if fact.predicate == rdf_type}


def _find_narrower(content: Content, wide: str) -> Iterator[str]:
    """Yield a class, and each that is narrower by what the store says."""
    found, new = {wide}, [wide]
    below = ox.NamedNode(content.names.expand("rdfs:subClassOf"))
    while new:
        yield (each := new.pop())
        narrower = {quad.subject for quad in content.store.quads_for_pattern(None, below, ox.NamedNode(each), None)}
        names = {node.value for node in narrower if isinstance(node, ox.NamedNode)} - found
        found |= names
        new += sorted(names)
