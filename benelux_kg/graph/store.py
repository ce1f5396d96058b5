"""The embedded store of a dataset folder.

Source: pyoxigraph; its store rests on RocksDB, whose table files (``*.sst``) never change once written.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError
from benelux_kg.graph.inference import Statement
from benelux_kg.graph.ntriples import read_lexical
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, expand

_BATCH = 16_000_000
"""Bytes of N-Quads loaded at a time: what bounds the memory of a bulk load."""


def load_store(path: Path, sections: Iterable[Path]) -> ox.Store:
    """Make a new store of all ``sections``, in bounded memory."""
    path.mkdir(parents=True)
    return _fill(ox.Store(str(path)), sections)


def hold_store(sections: Iterable[Path]) -> ox.Store:
    """Hold all ``sections`` in memory."""
    return _fill(ox.Store(), sections)


def _fill(store: ox.Store, sections: Iterable[Path]) -> ox.Store:
    for batch in _batches(sections):
        store.bulk_load(input=batch, format=ox.RdfFormat.N_QUADS, lenient=True)
    return store


def _batches(sections: Iterable[Path]) -> Iterator[bytes]:
    batch = bytearray()
    for section in sections:
        with section.open("rb") as stream:
            while content := stream.read(_BATCH):
                batch += content + stream.readline()
                if len(batch) >= _BATCH:
                    yield bytes(batch)
                    batch.clear()
    if batch:
        yield bytes(batch)


def link_store(source: Path, target: Path) -> ox.Store:
    """Open a copy of a store that shares its unchanging table files; the store at ``source`` stays as it is."""
    target.mkdir(parents=True)
    for path in source.iterdir():
        if path.suffix == ".sst":
            _link(path, target / path.name)
        elif path.name != "LOCK":
            shutil.copyfile(path, target / path.name)
    return ox.Store(str(target))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        shutil.copyfile(source, target)


def open_store(path: Path) -> ox.Store:
    """Open a store to read from, beside any number of other readers."""
    try:
        return ox.Store.read_only(str(path))
    except (OSError, ValueError) as error:
        what = " ".join(str(error).split())[:200]
        raise DatasetError(f"cannot be opened ({what})", where=str(path), mend="build the dataset again") from error


def replace_graph(store: ox.Store, graph: str, section: Path | None) -> None:
    """Let the compact IRI ``graph`` hold what ``section`` holds, or be gone."""
    store.remove_graph(ox.NamedNode(graph))
    if section:
        store.load(path=str(section), format=ox.RdfFormat.N_QUADS, lenient=True)


def change_lines(store: ox.Store, gone: Iterable[str], new: Iterable[str]) -> None:
    """Take single lines out of the store and put others in."""
    for quad in _parse(gone):
        store.remove(quad)
    store.extend(_parse(new))


def _parse(lines: Iterable[str]) -> Iterator[ox.Quad]:
    return ox.parse(input="".join(lines), format=ox.RdfFormat.N_QUADS)


class StatedTriples:
    """Asks a store what the document graphs state."""

    def __init__(self, store: ox.Store, base: str = DEFAULT_BASE) -> None:
        self._store = store
        self._documents = expand("graph:document/", base)
        self._inferred = ox.NamedNode(expand("graph:inferred", base))
        self._corroboration = ox.NamedNode(expand("bkg:corroboration"))

    def objects(self, subject: str, predicate: str) -> set[str]:
        """Give the distinct objects that texts state, as N-Triples terms."""
        quads = self._store.quads_for_pattern(_node(subject), _node(predicate), None, None)
        return {str(quad.object) for quad in quads if self._is_stated(quad)}

    def count(self, subject: str, statement: Statement, claim: str) -> int:
        """Give the number of texts that state a triple; ``claim`` is its asserted claim."""
        for quad in self._store.quads_for_pattern(_node(claim), self._corroboration, None, self._inferred):
            return int(str(quad.object.value))  # type: ignore[union-attr]
        return sum(1 for _ in self._texts(subject, statement))

    def is_stated(self, subject: str, statement: Statement) -> bool:
        """Tell whether any text states a triple."""
        return any(True for _ in islice(self._texts(subject, statement), 1))

    def _texts(self, subject: str, statement: Statement) -> Iterator[ox.Quad]:
        predicate, object_ = statement
        quads = self._store.quads_for_pattern(_node(subject), _node(predicate), read_term(object_), None)
        return (quad for quad in quads if self._is_stated(quad))

    def _is_stated(self, quad: ox.Quad) -> bool:
        graph = quad.graph_name
        return isinstance(graph, ox.NamedNode) and graph.value.startswith(self._documents)


def _node(term: str) -> ox.NamedNode:
    return ox.NamedNode(term[1:-1])


def read_term(term: str) -> ox.NamedNode | ox.Literal:
    """Read an N-Triples term."""
    if term.startswith("<"):
        return _node(term)
    suffix = term[term.rindex('"') + 1 :]
    if suffix.startswith("@"):
        return ox.Literal(read_lexical(term), language=suffix[1:])
    if suffix:
        return ox.Literal(read_lexical(term), datatype=_node(suffix[2:]))
    return ox.Literal(read_lexical(term))
