"""What a build has to do: which texts to read, which stand already, which go."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path

from benelux_kg.corpus import Source
from benelux_kg.errors import DatasetError
from benelux_kg.graph.background import background_digest
from benelux_kg.graph.dataset import is_dataset
from benelux_kg.graph.layout import INFERRED, ONTOLOGY, STORE, VOCABULARY, document_section, section_file, text_file
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.report import read_report
from benelux_kg.graph.rulebook import rules_digest
from benelux_kg.graph.shards import digest, ends_whole
from benelux_kg.graph.store import open_store
from benelux_kg.pipeline.admitting import Gate
from benelux_kg.pipeline.originals import Originals, digest_file, read_originals
from benelux_kg.pipeline.reading import Task

_READERS = ("claims", "corpus", "extraction", "graph", "publishing", "vocabulary")
"""The packages that decide what a text becomes."""

_QUICKLY = 64 << 20
"""Bytes of sections up to which a build looks at their digests too, not only at their sizes."""

_FEW = 16
_FEW_OF = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """``gone`` are entries as they stood whose text goes or is read again; ``inferred`` tells whether rules applied.

    ``originals`` is how the texts' files looked.
    """

    fresh: list[Task]
    kept: list[Entry]
    gone: list[Entry]
    rebuild: bool
    inferred: bool = True
    originals: Originals = field(default_factory=Originals)


def make_plan(sources: Iterable[Source], register: Register, old: Register | None, gate: Gate) -> Plan:
    """Compare the texts with those that ``old`` holds, if it was read in the same way; ``gate`` lets them stay."""
    folder = gate.folder
    same = old is not None and old.is_read_like(register)
    standing = dict(old.entries) if old and same else {}
    fresh, kept, files = [], [], _list_files(folder)
    look_closely = sum(files.values()) <= _QUICKLY
    originals = read_originals(folder)
    for task in _list_tasks(sources, register.language or None, folder, originals):
        entry = standing.get(task.source.identifier)
        same_text = entry is not None and (entry.original, entry.origin) == (task.original, task.origin)
        stands = entry and same_text and _stands(entry, files) and (not look_closely or _is_intact(entry, folder))
        if entry and stands and gate.admits(entry):
            kept.append(entry)
        else:
            fresh.append(task)
    names = {entry.record.identifier for entry in kept}
    gone = [entry for name, entry in (old.entries if old else {}).items() if name not in names]
    whole = _is_whole(folder) and all(_stands(entry, files) for entry in gone)
    can_change = old is not None and same and old.rules == register.rules and whole
    rebuild = not (can_change and is_small(len(fresh) + len(gone), len(kept)))
    return Plan(fresh, kept, gone, rebuild, old is not None and old.infers, originals)


def leave_out_datasets(sources: Iterable[Source]) -> list[Source]:
    """Leave out what stands in a dataset below the folder that was given: the texts kept there are copies."""
    is_inside = cache(partial(_is_inside, cache(is_dataset)))
    return [
        source
        for source in sources
        if not (source.path and is_inside(os.path.dirname(source.path), source.identifier.count("/")))  # noqa: PTH120
    ]


def _is_inside(look: Callable[[Path], bool], folder: str, depth: int) -> bool:
    """Tell whether one of the folders on the way down from the one that was given is a dataset."""
    return any(map(look, [Path(folder), *Path(folder).parents][:depth]))


def is_small(change: int, kept: int) -> bool:
    """Tell whether changing a dataset costs less than loading it anew."""
    return change <= max(_FEW, kept // _FEW_OF)


def _list_tasks(sources: Iterable[Source], language: str | None, folder: Path, originals: Originals) -> Iterator[Task]:
    relate = cache(partial(_relate, folder))
    for source in sources:
        if source.path is None:
            content = sys.stdin.buffer.read()
            yield Task(source, "", digest(content), language, content)
        else:
            parent, name = os.path.split(source.path)
            origin = f"{relate(parent)}/{name}"
            yield Task(source, origin, originals.digest(origin, str(source.path)), language)


def _relate(base: Path, folder: str) -> str:
    """Give a folder relative to the dataset's, so that both can be moved together."""
    whole = Path(folder).resolve()
    try:
        return Path(os.path.relpath(whole, base)).as_posix()
    except ValueError:  # on another drive
        return whole.as_posix()


def _list_files(folder: Path) -> dict[str, int]:
    """Give the names of texts and the names and sizes of their sections, relative to the folder."""
    texts, sections = (name.rpartition("/")[0] for name in (text_file("x"), document_section("x")))
    return dict.fromkeys(_list_names(folder, texts), 0) | _list_sizes(folder, sections)


def _list_names(folder: Path, part: str) -> Iterator[str]:
    if (folder / part).is_dir():
        yield from (f"{part}/{name}" for name in os.listdir(folder / part))  # noqa: PTH208 — names are enough


def _list_sizes(folder: Path, part: str) -> dict[str, int]:
    if not (folder / part).is_dir():
        return {}
    with os.scandir(folder / part) as listing:
        return {f"{part}/{each.name}": each.stat().st_size for each in listing}


def _stands(entry: Entry, files: dict[str, int]) -> bool:
    """Tell whether text and section are there, and the section not cut off."""
    section = section_file(document_section(entry.record.slug))
    return files.get(section) == entry.size and text_file(entry.record.sha256) in files


def _is_intact(entry: Entry, folder: Path) -> bool:
    try:
        return digest_file(folder / section_file(document_section(entry.record.slug))) == entry.section
    except OSError:
        return False


def _is_whole(folder: Path) -> bool:
    """Tell whether what belongs to no single text is there, and not cut off."""
    sections = (section_file(each) for each in (ONTOLOGY, VOCABULARY, INFERRED))
    return _opens(folder / STORE) and all(ends_whole(folder / each) for each in sections) and _has_report(folder)


def _opens(store: Path) -> bool:
    try:
        return store.is_dir() and open_store(store) is not None
    except DatasetError:
        return False


def _has_report(folder: Path) -> bool:
    try:
        read_report(folder)
    except DatasetError:
        return False
    return True


def make_register(signature: str, base: str, language: str, inference: str = "") -> Register:
    """Describe how this build reads texts, and what it infers."""
    return Register(base, signature, _sign_tool(), background_digest(), language, rules_digest(), inference)


@cache
def _sign_tool() -> str:
    """Give one digest over the program text that decides what a text becomes."""
    package = Path(__file__).parents[1]
    files = [path for name in _READERS for path in sorted((package / name).glob("*.py"))]
    return digest(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files))
