"""Pictures of a graph, as text that is drawn: Mermaid (in Markdown) and DOT (by Graphviz).

Both are for small selections. Things look like what they are; words, dates and numbers have boxes of their own.

Source: Mermaid, Flowcharts: node shapes, entity codes; Graphviz, The DOT Language: quoted strings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple, TextIO

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.network import Network, draw_network
from benelux_kg.publishing.subjects import RESOURCE

_FRAMES = {"bkg:Claim": "claim", "bkg:Evidence": "quotation", "bkg:SourceDocument": "page"}
_MERMAID = {
    "thing": ('(["', '"])'),
    "claim": ('{{"', '"}}'),
    "quotation": ('>"', '"]'),
    "page": ('[["', '"]]'),
    "value": ('["', '"]'),
}
_DOT = {"thing": "box, style=rounded", "claim": "hexagon", "quotation": "note", "page": "folder", "value": "box"}
_ENTITIES = str.maketrans({mark: f"#{ord(mark)};" for mark in '"#&<>`\\'} | {"\n": "<br/>", "\r": " "})
_QUOTED = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": " "})
_WIDTH = 48


class _Box(NamedTuple):
    frame: str
    lines: list[str]


class _Arrow(NamedTuple):
    source: int
    relation: str
    target: int


def write_mermaid(content: Content, stream: TextIO) -> None:
    """Write a flowchart from left to right."""
    stream.write("flowchart LR\n")
    _draw(content, stream, _mermaid_box, _mermaid_arrow)


def write_dot(content: Content, stream: TextIO) -> None:
    """Write a directed graph from left to right."""
    stream.write('digraph G {\n  rankdir=LR;\n  node [fontname="sans-serif"];\n')
    _draw(content, stream, _dot_box, _dot_arrow)
    stream.write("}\n")


def _draw(
    content: Content, stream: TextIO, write_box: Callable[[int, _Box], str], write_arrow: Callable[[_Arrow], str]
) -> None:
    with draw_network(content) as network:
        boxes: dict[tuple[str, str], int] = {}
        for source, relation, target in _facts(network):
            for box in (source, target):
                if box not in boxes:
                    boxes[box] = len(boxes) + 1
                    stream.write(write_box(boxes[box], _box(network, *box)))
            stream.write(write_arrow(_Arrow(boxes[source], relation, boxes[target])))


def _facts(network: Network) -> Iterator[tuple[tuple[str, str], str, tuple[str, str]]]:
    for subject in network.subjects():
        for fact in subject.facts:
            relation = network.content.names.compact(fact.predicate)
            yield (subject.iri, RESOURCE), relation, (fact.value if fact.kind == RESOURCE else fact.text, fact.kind)


def _box(network: Network, value: str, kind: str) -> _Box:
    if kind != RESOURCE:
        return _Box("value", _wrap(value))
    frame = next((_FRAMES[each] for each in network.labels.kinds(value) if each in _FRAMES), "thing")
    label, name = network.labels.label(value), network.content.names.compact(value)
    return _Box(frame, [*_wrap(label), name] if frame == "thing" and label != name else _wrap(label))


def _wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _mermaid_box(number: int, box: _Box) -> str:
    opening, closing = _MERMAID[box.frame]
    return f"  n{number}{opening}{'<br/>'.join(line.translate(_ENTITIES) for line in box.lines)}{closing}\n"


def _mermaid_arrow(arrow: _Arrow) -> str:
    return f'  n{arrow.source} -- "{arrow.relation.translate(_ENTITIES)}" --> n{arrow.target}\n'


def _dot_box(number: int, box: _Box) -> str:
    label = "\\n".join(line.translate(_QUOTED) for line in box.lines)
    return f'  n{number} [label="{label}", shape={_DOT[box.frame]}];\n'


def _dot_arrow(arrow: _Arrow) -> str:
    return f'  n{arrow.source} -> n{arrow.target} [label="{arrow.relation.translate(_QUOTED)}"];\n'
