"""The vocabulary alone, as SKOS: concepts, schemes, collections, and of each only what SKOS and Dublin Core say.

Source: SKOS Reference, 3 The skos:Concept Class, 4 Concept Schemes, 9 Concept Collections.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.turtle import TURTLE

_CLASSES = ("skos:Concept", "skos:ConceptScheme", "skos:Collection", "skos:OrderedCollection")
_VOCABULARIES = ("skos:", "dcterms:")


def write_skos(content: Content, stream: TextIO) -> None:
    """Write Turtle with every concept, scheme and collection."""
    with content.sort_triples() as lines:
        TURTLE.write(_select(lines, content), stream, content.names)


def _select(lines: Iterable[str], content: Content) -> Iterator[str]:
    """Let through what is SKOS; a subject's lines stand together, its types may come late."""
    expand = content.names.expand
    types = tuple(f" <{expand('rdf:type')}> <{expand(name)}> .\n" for name in _CLASSES)
    said = tuple(f"<{expand(name)}" for name in _VOCABULARIES)
    concepts = {line.split(" ", 1)[0] for line in lines if line.endswith(types)}
    for line in lines:
        subject, predicate, _ = line.split(" ", 2)
        if subject in concepts and (predicate.startswith(said) or line.endswith(types)):
            yield line
