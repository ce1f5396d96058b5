"""The dataset in numbers: VoID, for the whole and for each named graph.

Source: Describing Linked Datasets with the VoID Vocabulary (W3C Interest Group Note 3 March 2011), 4 Describing the
internal structure of datasets, 5 Linksets, 2.2 example resources.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from benelux_kg.publishing.counting import Counts, count_graph, count_links, list_graphs
from benelux_kg.publishing.description import Description

DETAILED_GRAPHS = 100
"""Named graphs up to which each is broken down by class and property; more would outgrow what portals take."""

_EXAMPLES = ("Treaty", "Agency", "Cooperation", "Event", "Measure", "Person", "ThreatDomain", "SourceDocument")
_MOST_NAMED = """
SELECT ?thing (COUNT(?text) AS ?n) WHERE {{ ?thing a {kind} OPTIONAL {{ ?text {mentions} ?thing }} }}
GROUP BY ?thing ORDER BY DESC(?n) ?thing LIMIT 1
"""


def describe_counts(description: Description, store: ox.Store, dataset: str = "cat:dataset") -> None:
    """Add counts, named graphs, linksets, vocabularies and examples of ``store`` to what ``dataset`` is."""
    whole = count_graph(store)
    _add_totals(description, dataset, whole)
    _add_partitions(description, dataset, "", whole)
    _add_graphs(description, dataset, store)
    _add_linksets(description, dataset, store)
    description.say(dataset, "void:vocabulary", *_list_vocabularies(description, whole))
    description.say(dataset, "void:exampleResource", *_choose_examples(description, store))


def _add_totals(description: Description, subject: str, counts: Counts) -> None:
    description.say(subject, "void:triples", counts.triples)
    description.say(subject, "void:properties", len(counts.properties))
    description.say(subject, "void:classes", len(counts.classes))


def _add_partitions(description: Description, subject: str, shelf: str, counts: Counts) -> None:
    for kind, number in counts.classes.items():
        part = _name_part(description, shelf, "class", kind)
        description.say(subject, "void:classPartition", part)
        description.say(part, "rdf:type", "void:Dataset")
        description.say(part, "void:class", kind)
        description.say(part, "void:entities", number)
    for predicate, number in counts.properties.items():
        part = _name_part(description, shelf, "property", predicate)
        description.say(subject, "void:propertyPartition", part)
        description.say(part, "rdf:type", "void:Dataset")
        description.say(part, "void:property", predicate)
        description.say(part, "void:triples", number)


def _name_part(description: Description, shelf: str, sort: str, iri: str) -> str:
    local = re.sub(r"[^\w.-]+", "/", description.names.compact(iri))
    return f"cat:{shelf}{sort}/{local}"


def _add_graphs(description: Description, dataset: str, store: ox.Store) -> None:
    graphs = list_graphs(store)
    home = description.names.prefixes["graph"]
    for graph in graphs:
        counts = count_graph(store, graph)
        description.say(dataset, "void:subset", graph)
        description.say(graph, "rdf:type", "void:Dataset", "sd:Graph")
        _add_totals(description, graph, counts)
        if len(graphs) <= DETAILED_GRAPHS:
            _add_partitions(description, graph, f"{graph.removeprefix(home)}/", counts)


def _add_linksets(description: Description, dataset: str, store: ox.Store) -> None:
    targets = {description.value(each, "void:uriSpace"): each for each in description.subjects("void:uriSpace")}
    for (space, predicate), number in count_links(store, description.names, targets).items():
        linkset = f"{targets[space]}/{predicate.partition(':')[2]}"
        description.say(dataset, "void:subset", linkset)
        description.say(linkset, "rdf:type", "void:Linkset")
        description.say(linkset, "void:subjectsTarget", dataset)
        description.say(linkset, "void:objectsTarget", targets[space])
        description.say(linkset, "void:linkPredicate", predicate)
        description.say(linkset, "void:triples", number)


def _list_vocabularies(description: Description, counts: Counts) -> list[str]:
    """Give the namespaces of the classes and properties that are used, as far as they are known by a prefix."""
    shorts = map(description.names.compact, (*counts.classes, *counts.properties))
    prefixes = {short.partition(":")[0] for short in shorts} & description.names.prefixes.keys()
    return [description.names.prefixes[prefix] for prefix in sorted(prefixes)]


def _choose_examples(description: Description, store: ox.Store) -> list[str]:
    """Give one thing of each important class: the one that most texts mention."""
    mentions, chosen = description.node("bkg:mentions"), []
    for name in _EXAMPLES:
        query = _MOST_NAMED.format(kind=description.node(f"bkg:{name}"), mentions=mentions)
        solutions = store.query(query)
        assert isinstance(solutions, ox.QuerySolutions)
        chosen += [row["thing"].value for row in solutions if row["thing"]]
    return chosen
