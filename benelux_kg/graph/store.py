"""The embedded store of a dataset folder.

Its named graphs hold what the sections hold; its default graph holds the same triples merged, each once, which is
what queries see: the union that the store itself can give counts a triple once for every graph that holds it.

Source: pyoxigraph; its store rests on RocksDB, whose table files (``*.sst``) never change once written.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError

_BATCH = 48_000_000
"""Bytes of N-Quads loaded at a time: the more, the more memory, and the less often RocksDB writes a byte anew."""

_FEW = 2_000
"""Lines that are put in one by one sooner than as a table file of their own."""

_DAMAGE = re.compile(r"Corruption: (?P<what>[^:]*)(?:.* in (?P<path>.*?[.]sst))?", re.DOTALL)
"""How RocksDB says it."""

_GRAPH = re.compile(rb" <[^>]*> [.]\n")
"""The graph at the end of a line of N-Quads, with that end."""

_NEAR = 64
"""Quads of one subject that are looked through sooner than each of its triples is looked up."""


def load_store(path: Path, sections: Iterable[Path]) -> ox.Store:
    """Make a new store of all ``sections``, in bounded memory."""
    path.mkdir(parents=True)
    return _fill(ox.Store(str(path)), sections)


def hold_store(sections: Iterable[Path], batch: int = _BATCH) -> ox.Store:
    """Hold all ``sections`` in memory, loaded some ``batch`` bytes at a time."""
    return _fill(ox.Store(), sections, batch)


def _fill(store: ox.Store, sections: Iterable[Path], batch: int = _BATCH) -> ox.Store:
    for lines in _batches(sections, batch):
        _load(store, lines)
    return store


def _batches(sections: Iterable[Path], size: int) -> Iterator[bytes]:
    """Give the lines of all sections in batches of that size.

    A section no larger than that stands in one batch whole: a blank node is one only in what is loaded together.
    """
    batch = bytearray()
    for section in sections:
        if len(batch) + section.stat().st_size > size:
            yield _empty(batch)
        with section.open("rb") as stream:
            while content := stream.read(size):
                batch += content + stream.readline()
                if len(batch) >= size:
                    yield _empty(batch)
    yield _empty(batch)


def _empty(batch: bytearray) -> bytes:
    lines = bytes(batch)
    batch.clear()
    return lines


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
    except (OSError, ValueError, RuntimeError) as error:  # RocksDB's own words for a damaged store
        what = " ".join(str(error).split())[:200]
        raise DatasetError(f"cannot be opened ({what})", where=str(path), mend="build the dataset again") from error


def tell_damage(error: Exception) -> DatasetError | None:
    """Tell in one clear line of a table file that turns out damaged while it is read; ``None`` of any other fault."""
    found = _DAMAGE.match(str(error)) if isinstance(error, RuntimeError) else None
    if not found:
        return None
    mend = "delete the folder store and build again"
    return DatasetError(f"is damaged ({found['what']})", where=found["path"] or "store", mend=mend)


def replace_graph(store: ox.Store, graph: str, section: Path | None, own: str = "") -> None:
    """Let the compact IRI ``graph`` hold what ``section`` holds, or be gone; what stays is not touched.

    IRIs that start with ``own``, where it is given, are named in no other graph.
    """
    node = ox.NamedNode(graph)
    stood = set(store.quads_for_pattern(None, None, None, node))
    held = set(_parse(section.read_bytes())) if section else set()
    _change(store, stood - held, held - stood, own)
    if not held:
        store.remove_graph(node)


def change_lines(store: ox.Store, gone: Iterable[str], new: Iterable[str]) -> None:
    """Take single lines out of the store and put others in."""
    _change(store, _parse("".join(gone)), _parse("".join(new)))


def _change(store: ox.Store, gone: Iterable[ox.Quad], new: Iterable[ox.Quad], own: str = "") -> None:
    old = list(gone)
    for quad in old:
        store.remove(quad)
    alone = [quad for quad in old if own and _names(quad, own)]
    for quad in alone:
        store.remove(ox.Quad(*quad.triple))
    _unmerge(store, set(old).difference(alone))
    fresh = list(new)
    store.extend([*fresh, *(ox.Quad(*quad.triple) for quad in fresh)])


def _names(quad: ox.Quad, start: str) -> bool:
    """Tell whether an IRI that starts so is the subject or the object of a quad."""
    terms = quad.subject, quad.object
    return any(isinstance(term, ox.NamedNode) and term.value.startswith(start) for term in terms)


def add_lines(store: ox.Store, lines: Iterable[str]) -> None:
    """Put the lines of a named graph into the store, and their triples into its default graph."""
    batch = list(lines)
    if len(batch) < _FEW:
        change_lines(store, (), batch)
    else:
        _load(store, "".join(batch).encode())


def _load(store: ox.Store, batch: bytes) -> None:
    store.bulk_load(input=batch, format=ox.RdfFormat.N_QUADS, lenient=True)
    store.bulk_load(input=_GRAPH.sub(b" .\n", batch), format=ox.RdfFormat.N_QUADS, lenient=True)


def _unmerge(store: ox.Store, gone: Iterable[ox.Quad]) -> None:
    """Take out of the default graph what no named graph holds any more."""
    by_subject: defaultdict[ox.NamedNode | ox.BlankNode | ox.Triple, list[ox.Triple]] = defaultdict(list)
    for quad in gone:
        by_subject[quad.subject].append(quad.triple)
    for subject, triples in by_subject.items():
        near = list(islice(store.quads_for_pattern(subject, None, None, None), _NEAR))
        held = _list_held(near) if len(near) < _NEAR else {triple for triple in triples if _is_held(store, triple)}
        for triple in triples:
            if triple not in held:
                store.remove(ox.Quad(*triple))


def _is_held(store: ox.Store, triple: ox.Triple) -> bool:
    return bool(_list_held(store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)))


def _list_held(quads: Iterable[ox.Quad]) -> set[ox.Triple]:
    """Give the triples that stand in a named graph."""
    return {quad.triple for quad in quads if quad.graph_name != ox.DefaultGraph()}


def _parse(lines: str | bytes) -> Iterator[ox.Quad]:
    return ox.parse(input=lines, format=ox.RdfFormat.N_QUADS, lenient=True)
