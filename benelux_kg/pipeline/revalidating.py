"""Validating a dataset that is being changed: all of it, or what the change touches; both come to the same verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.admission import shipped_shapes
from benelux_kg.checks.neighbourhood import validate_nodes
from benelux_kg.checks.partition import check_places, tell_break
from benelux_kg.checks.results import ShapeResult
from benelux_kg.checks.verdict import Note, Verdict, make_notes, sign_checks
from benelux_kg.graph.layout import INFERRED, STORE, document_section, section_file
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.store import open_store
from benelux_kg.vocabulary.namespaces import Namespaces, expand, namespaces

_RECORDS = ("id:claim/", "id:evidence/", "id:run/", "id:document/")
"""What single texts say of themselves: no other text adds to it, only what is inferred does."""


@dataclass(slots=True)
class Revalidation:
    """Validates what ``staging`` will hold; ``own`` are the results of single texts that were read now."""

    staging: Staging
    register: Register
    standing: Verdict | None
    own: list[ShapeResult] = field(default_factory=list)

    @property
    def _names(self) -> Namespaces:
        return namespaces(self.register.base)

    def validate_all(self) -> tuple[Verdict, list[ShapeResult]]:
        """Validate every thing, and every record that something is inferred of; of others their text's results hold."""
        store = open_store(self.staging.read_path(STORE))
        focus = {iri for iri in self._list_things() if self._is_in_scope(store, iri)}
        found = self._validate(store, focus)
        before = self.standing.notes if self.standing else frozenset[Note]()
        records = {
            note
            for note in (*before, *make_notes(self.own))
            if self._is_record(_whole(note)) and _whole(note) not in focus
        }
        kept = {note for note in records if self._is_in_scope(store, _whole(note))}
        return Verdict(sign_checks(), frozenset(kept | make_notes(found))), found

    def validate_change(
        self, fresh: Iterable[Entry], gone: Iterable[Entry], inferred: Iterable[str]
    ) -> tuple[Verdict, list[ShapeResult]]:
        """Validate the nodes whose shapes can see something that changed, in a text or among the ``inferred`` lines."""
        assert self.standing is not None
        store, old = open_store(self.staging.read_path(STORE)), open_store(self.staging.folder / STORE)
        lines = set(chain(self._read(fresh, old=False), self._read(gone, old=True), inferred))
        triples = {ox.Quad(q.subject, q.predicate, q.object) for q in _parse(lines)}
        changed = [triple for triple in triples if (triple in store) != (triple in old)]
        affected = [*shipped_shapes().reach.find_affected(store, changed), *(triple.subject for triple in triples)]
        touched = {each.value for each in affected if isinstance(each, ox.NamedNode)}
        found = self._validate(store, [iri for iri in touched if self._is_in_scope(store, iri)])
        kept = {note for note in self.standing.notes if _whole(note) not in touched}
        return Verdict(sign_checks(), frozenset(kept | make_notes(found))), found

    def _validate(self, store: ox.Store, focus: Iterable[str]) -> list[ShapeResult]:
        nodes, shapes = sorted(focus), shipped_shapes()
        inferred = ox.NamedNode(self._names.expand("graph:inferred"))
        quads = (q for iri in nodes for q in store.quads_for_pattern(ox.NamedNode(iri), None, None, inferred))
        breaks = [*check_places(_with_stated(store, quads), self.register.base)]
        placed = [tell_break(each, shapes) for each in breaks if each[1].graph_name == inferred]
        return placed + validate_nodes(store, nodes, shapes)

    def _list_things(self) -> set[str]:
        """Give all subjects but the records of texts that no other text shares its words with."""
        records = tuple(f"<{self._names.expand(shelf)}" for shelf in _RECORDS)
        copies = Counter(entry.record.sha256 for entry in self.register.entries.values())
        things: set[str] = set()
        for entry in self.register.entries.values():
            alone = copies[entry.record.sha256] == 1
            for line in read_lines(self._path(document_section(entry.record.slug))):
                if not (alone and line.startswith(records)):
                    things.add(line[1 : line.index(">")])
        for quad in _parse(read_lines(self._path(INFERRED))):
            things |= {each.value for each in (quad.subject, quad.object) if isinstance(each, ox.NamedNode)}
        return things

    def _path(self, section: str) -> Path:
        return self.staging.read_path(section_file(section))

    def _read(self, entries: Iterable[Entry], *, old: bool) -> Iterator[str]:
        for entry in entries:
            section = section_file(document_section(entry.record.slug))
            yield from read_lines(self.staging.folder / section if old else self.staging.read_path(section))

    def _is_record(self, iri: str) -> bool:
        return self._names.compact(iri).startswith(_RECORDS)

    def _is_in_scope(self, store: ox.Store, iri: str) -> bool:
        """Tell whether a text or an inference speaks of a node; the vocabulary alone is not validated by builds."""
        background = {self._names.expand(name) for name in ("graph:vocabulary", "graph:ontology")}
        graphs = (quad.graph_name for quad in store.quads_for_pattern(ox.NamedNode(iri), None, None, None))
        return any(isinstance(graph, ox.NamedNode) and graph.value not in background for graph in graphs)


def _with_stated(store: ox.Store, inferred: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Give inferred quads, and before each of them the same triple where texts state it."""
    for quad in inferred:
        same = store.quads_for_pattern(quad.subject, quad.predicate, quad.object, None)
        yield from (each for each in same if isinstance(each.graph_name, ox.NamedNode))


def _parse(lines: Iterable[str]) -> Iterator[ox.Quad]:
    return ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS)


def _whole(note: Note) -> str:
    return expand(note.focus)
