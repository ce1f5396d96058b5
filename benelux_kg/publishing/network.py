"""A graph as a network: things as nodes, what is said between them as edges.

Of a dataset the texts' graphs and what is inferred are drawn; ontology and vocabulary give the labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benelux_kg.graph.layout import ONTOLOGY, VOCABULARY
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.labels import Labels
from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects

_NAMING = ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "dcterms:title")
"""What a node is called and what it is, said by the node itself."""


@dataclass(frozen=True, slots=True)
class Network:
    """Sorted triples, and the names of all that they speak of."""

    content: Content
    labels: Labels
    triples: SortedLines
    nodes: SortedLines

    def names(self) -> Iterator[str]:
        """Yield the IRI of each node, in the order of the subjects."""
        return (term.strip("<>\n") for term in self.nodes)

    def subjects(self) -> Iterator[Subject]:
        """Yield what is said of each thing, without what only names it."""
        naming = {self.content.names.expand(name) for name in _NAMING}
        for subject in read_subjects(self.triples):
            yield Subject(subject.iri, [fact for fact in subject.facts if fact.predicate not in naming])

    def edges(self) -> Iterator[tuple[str, Fact]]:
        """Yield source, and what leads to another thing."""
        return ((subject.iri, fact) for subject in self.subjects() for fact in subject.facts if fact.kind == RESOURCE)


@contextmanager
def draw_network(content: Content) -> Iterator[Network]:
    """Give the network of ``content``, until the block is left."""
    stated = _leave_background_out(content)
    labels = Labels(content.store, content.names)
    with stated.sort_triples() as triples, SortedLines(None, distinct=True) as nodes:
        network = Network(content, labels, triples, nodes)
        nodes.extend(_write_term(each) for subject in network.subjects() for each in _mentioned(subject))
        yield network


def _write_term(iri: str) -> str:
    """Write a name as it stands in a line, so that names sort as lines do."""
    return f"{iri}\n" if iri.startswith("_:") else f"<{iri}>\n"


def _mentioned(subject: Subject) -> Iterator[str]:
    yield subject.iri
    yield from (fact.value for fact in subject.facts if fact.kind == RESOURCE)


def _leave_background_out(content: Content) -> Content:
    ends = tuple(f" <{content.names.expand(f'graph:{name}')}> .\n" for name in (ONTOLOGY, VOCABULARY))
    return content.keep(lambda lines: (line for line in lines if not line.endswith(ends)))
