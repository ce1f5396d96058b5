"""Differences as somebody reads them: text, JSON, or a patch that turns the one graph into the other.

Source: RDF Patch (Apache Jena), A, D, TX and TC lines; terms as in N-Quads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TextIO

from benelux_kg.publishing.differences import ADDED, REMOVED, Change, Changed, Differences
from benelux_kg.publishing.subjects import RESOURCE, Fact

Labels = Mapping[str, str]


def write_text(differences: Differences, labels: Labels, stream: TextIO) -> None:
    """Write what changed of each thing, then the sums."""
    counts = {"added": 0, "removed": 0, "changed": 0}
    compact = differences.names.compact
    for thing in differences.things():
        stream.write(f"{_name(thing.iri, labels, compact)}\n")
        for change in thing.changes:
            counts[_kind(change)] += 1
            stream.write(f"  {_tell(change, labels, compact)}\n")
        stream.write("\n")
    told = ", ".join(f"{number} {kind}" for kind, number in counts.items())
    quads = f"{differences.counts[ADDED]} quads more, {differences.counts[REMOVED]} fewer"
    stream.write(f"Facts: {told} (with claims and evidence: {quads}).\n" if differences else "No difference.\n")


def _name(iri: str, labels: Labels, compact: Callable[[str], str]) -> str:
    label = _one_line(labels.get(iri, ""))
    return f"{label} ({compact(iri)})" if label else compact(iri)


def _kind(change: Change) -> str:
    return "changed" if change.old and change.new else "added" if change.new else "removed"


def _tell(change: Change, labels: Labels, compact: Callable[[str], str]) -> str:
    sign = {"changed": "~", "added": ADDED, "removed": REMOVED}[_kind(change)]
    predicate = labels.get(change.predicate) or compact(change.predicate)
    objects = " → ".join(_show(fact, labels, compact) for fact in (change.old, change.new) if fact)
    return f"{sign} {predicate}: {objects}"


def _show(fact: Fact, labels: Labels, compact: Callable[[str], str]) -> str:
    if fact.kind == RESOURCE:
        return _name(fact.value, labels, compact)
    return _one_line(fact.text) + (f" ({fact.language})" if fact.language else "")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def write_json(differences: Differences, labels: Labels, stream: TextIO) -> None:
    """Write one thing a line."""
    counts = {"quadsAdded": differences.counts[ADDED], "quadsRemoved": differences.counts[REMOVED]}
    stream.write(json.dumps(counts)[:-1] + ', "things": [')
    separator = "\n"
    for thing in differences.things():
        stream.write(separator + json.dumps(_describe(thing, labels, differences.names.compact), ensure_ascii=False))
        separator = ",\n"
    stream.write("\n]}\n")


def _describe(thing: Changed, labels: Labels, compact: Callable[[str], str]) -> dict[str, Any]:
    changes = [
        {
            "change": _kind(change),
            "predicate": compact(change.predicate),
            **({"old": _object(change.old, labels, compact)} if change.old else {}),
            **({"new": _object(change.new, labels, compact)} if change.new else {}),
        }
        for change in thing.changes
    ]
    return {"id": compact(thing.iri), "label": labels.get(thing.iri, ""), "changes": changes}


def _object(fact: Fact, labels: Labels, compact: Callable[[str], str]) -> dict[str, str]:
    if fact.kind == RESOURCE:
        return {"id": compact(fact.value), "label": labels.get(fact.value, "")}
    tag = {"language": fact.language} if fact.language else {}
    return {"value": fact.text} | tag | ({"datatype": compact(fact.datatype)} if fact.datatype else {})


def write_patch(differences: Differences, labels: Labels, stream: TextIO) -> None:  # noqa: ARG001 - as the others
    """Write an RDF Patch: what to delete and what to add, in one transaction."""
    stream.write("TX .\n")
    stream.writelines(f"{'D' if sign == REMOVED else 'A'} {line}\n" for sign, line in differences.quads())
    stream.write("TC .\n")


WRITERS = {"text": write_text, "json": write_json, "patch": write_patch}
"""Every form in which differences are told."""
