"""What a build has to do: which texts to read, which stand already, which go."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
from benelux_kg.pipeline.reading import Task

_READERS = ("claims", "corpus", "extraction", "graph", "publishing", "vocabulary")
"""The packages that decide what a text becomes."""

_SMALL = 1 << 20
_QUICKLY = 64 << 20
"""Bytes of texts and sections up to which a build looks at their digests too, not only at their sizes."""

_FEW = 16
_FEW_OF = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """``gone`` are entries as they stood whose text goes or is read again; ``inferred`` tells whether rules applied."""

    fresh: list[Task]
    kept: list[Entry]
    gone: list[Entry]
    rebuild: bool
    inferred: bool = True


def make_plan(sources: Iterable[Source], register: Register, old: Register | None, gate: Gate) -> Plan:
    """Compare the texts with those that ``old`` holds, if it was read in the same way; ``gate`` lets them stay."""
    folder = gate.folder
    same = old is not None and old.is_read_like(register)
    standing = dict(old.entries) if old and same else {}
    fresh, kept, files = [], [], _list_files(folder)
    look_closely = sum(files.values()) <= _QUICKLY
    for task in _list_tasks(sources, register, folder):
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
    return Plan(fresh, kept, gone, rebuild, old is not None and old.infers)


def leave_out_datasets(sources: Iterable[Source]) -> list[Source]:
    """Leave out what stands in a dataset below the folder that was given: the texts kept there are copies."""
    look = cache(is_dataset)
    return [source for source in sources if not any(map(look, _folders_below(source)))]


def _folders_below(source: Source) -> Iterable[Path]:
    """Give the folders on the way from the one that was given to the text."""
    depth = source.identifier.count("/")
    return list(source.path.parents)[:depth] if source.path else ()


def is_small(change: int, kept: int) -> bool:
    """Tell whether changing a dataset costs less than loading it anew."""
    return change <= max(_FEW, kept // _FEW_OF)


def _list_tasks(sources: Iterable[Source], register: Register, folder: Path) -> Iterator[Task]:
    language = register.language or None
    relate = cache(partial(_relate, folder))
    for source in sources:
        if source.path is None:
            content = sys.stdin.buffer.read()
            yield Task(source, "", digest(content), language, content)
        else:
            origin = f"{relate(source.path.parent)}/{source.path.name}"
            yield Task(source, origin, _digest_file(source.path), language)


def _relate(base: Path, folder: Path) -> str:
    """Give a folder relative to the dataset's, so that both can be moved together."""
    try:
        return Path(os.path.relpath(folder.resolve(), base)).as_posix()
    except ValueError:  # on another drive
        return folder.resolve().as_posix()


def _digest_file(path: Path) -> str:
    """Give the digest of a file, or nothing where it cannot be read: reading it will say why."""
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 — asked for thousands of files
            head = stream.read(_SMALL)
            whole = hashlib.sha256(head)
            while head and (head := stream.read(_SMALL)):
                whole.update(head)
            return whole.hexdigest()
    except OSError:
        return ""


def _list_files(folder: Path) -> dict[str, int]:
    """Give the sizes of texts and their sections by name, relative to the folder; in one listing."""
    sizes: dict[str, int] = {}
    for part in folder / text_file("x").rpartition("/")[0], folder / document_section("x").rpartition("/")[0]:
        if part.is_dir():
            with os.scandir(part) as listing:
                sizes.update((f"{part.name}/{each.name}", each.stat().st_size) for each in listing)
    return sizes


def _stands(entry: Entry, files: dict[str, int]) -> bool:
    """Tell whether text and section are there, and the section not cut off."""
    section = section_file(document_section(entry.record.slug))
    return files.get(section) == entry.size and text_file(entry.record.sha256) in files


def _is_intact(entry: Entry, folder: Path) -> bool:
    section = folder / section_file(document_section(entry.record.slug))
    return _digest_file(section) == entry.section


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
