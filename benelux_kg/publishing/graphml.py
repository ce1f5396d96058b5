"""GraphML, for Gephi, Cytoscape and networkx: nodes with label, class and dates, edges with their relation.

What is said in words or dates becomes an attribute of the node; several values are joined by ``; ``.

Source: GraphML Primer, 2.3 Declaring GraphML-Attributes; GraphML schema 1.1, NMTOKEN for names of nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.network import Network, draw_network
from benelux_kg.publishing.subjects import RESOURCE, Subject
from benelux_kg.querying.markup import NOT_IN_XML
from benelux_kg.vocabulary.namespaces import GRAPHML

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9.:-]")
_OWN = ("label", "class", "iri")


def write_graphml(content: Content, stream: TextIO) -> None:
    """Write the network of ``content``."""
    with draw_network(content) as network:
        stream.writelines(_write(network))


def _write(network: Network) -> Iterator[str]:
    properties = sorted(
        {fact.predicate for subject in network.subjects() for fact in subject.facts if fact.kind != RESOURCE}
    )
    names = [network.content.names.compact(iri) for iri in properties]
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="{GRAPHML}">\n'
    yield from (_key(name, "node", name) for name in (*_OWN, *names))
    yield from (_key(f"edge-{name}", "edge", name) for name in ("label", "relation"))
    yield '<graph id="G" edgedefault="directed">\n'
    yield from _write_nodes(network)
    yield from _write_edges(network)
    yield "</graph>\n</graphml>\n"


def _key(identifier: str, of: str, name: str) -> str:
    return f'<key id="{_name(identifier)}" for="{of}" attr.name="{_text(name)}" attr.type="string"/>\n'


def _write_nodes(network: Network) -> Iterator[str]:
    """Yield every node: names and subjects are both sorted, so one pass over each is enough."""
    subjects = network.subjects()
    subject = next(subjects, None)
    for name in network.names():
        said = None
        if subject and subject.iri == name:
            said, subject = subject, next(subjects, None)
        yield _write_node(network, name, said)


def _write_node(network: Network, iri: str, said: Subject | None) -> str:
    compact = network.content.names.compact
    values = {"label": [network.labels.label(iri)], "class": list(network.labels.kinds(iri)), "iri": [iri]}
    for fact in said.facts if said else ():
        if fact.kind != RESOURCE:
            values.setdefault(compact(fact.predicate), []).append(fact.text)
    data = "".join(
        f'  <data key="{_name(key)}">{_text("; ".join(each))}</data>\n' for key, each in values.items() if each
    )
    return f'<node id="{_name(compact(iri))}">\n{data}</node>\n'


def _write_edges(network: Network) -> Iterator[str]:
    compact = network.content.names.compact
    for number, (source, fact) in enumerate(network.edges()):
        ends = f'source="{_name(compact(source))}" target="{_name(compact(fact.value))}"'
        label, relation = _text(network.labels.label(fact.predicate)), _text(compact(fact.predicate))
        yield (
            f'<edge id="e{number}" {ends}>\n  <data key="edge-label">{label}</data>\n'
            f'  <data key="edge-relation">{relation}</data>\n</edge>\n'
        )


def _name(compact: str) -> str:
    """Write a compact IRI as an XML name token, with a colon for each slash; no two IRIs give the same."""
    prefix, colon, local = compact.partition(":")
    escaped = _NOT_IN_NAME.sub(lambda m: f"_{ord(m[0]):X}_", local.replace(":", "_3A_").replace("/", ":"))
    return f"{prefix}{colon}{escaped}"


def _text(value: str) -> str:
    return NOT_IN_XML.sub("\ufffd", value).translate(_ESCAPES)
