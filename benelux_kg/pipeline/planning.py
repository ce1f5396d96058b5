"""What a build has to do: which texts to read, which stand already, which go."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benelux_kg.corpus import Source
from benelux_kg.graph.background import background_digest
from benelux_kg.graph.layout import INFERRED, REPORT, STORE, section_file, text_file
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.shards import digest, document_files
from benelux_kg.pipeline.reading import Task

_READERS = ("claims", "corpus", "extraction", "graph", "publishing", "vocabulary")
"""The packages that decide what a text becomes."""

_FEW = 16
_FEW_OF = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """``gone`` are entries as they stood whose text goes or is read again."""

    fresh: list[Task]
    kept: list[Entry]
    gone: list[Entry]
    rebuild: bool

    @property
    def is_idle(self) -> bool:
        """Tell whether everything stands already."""
        return not (self.fresh or self.gone or self.rebuild)


def make_plan(sources: Iterable[Source], register: Register, old: Register | None, folder: Path) -> Plan:
    """Compare the texts with those that ``old`` holds, if it was read in the same way."""
    same = old is not None and old.is_read_like(register)
    standing = dict(old.entries) if old and same else {}
    fresh, kept = [], []
    for task in _list_tasks(sources, register, folder):
        entry = standing.get(task.source.identifier)
        if entry and (entry.original, entry.origin) == (task.original, task.origin) and _stands(entry, folder):
            kept.append(entry)
        else:
            fresh.append(task)
    names = {entry.record.identifier for entry in kept}
    gone = [entry for name, entry in (old.entries if old else {}).items() if name not in names]
    return Plan(fresh, kept, gone, not (same and _is_whole(folder) and is_small(len(fresh) + len(gone), len(kept))))


def is_small(change: int, kept: int) -> bool:
    """Tell whether changing a dataset costs less than loading it anew."""
    return change <= max(_FEW, kept // _FEW_OF)


def _list_tasks(sources: Iterable[Source], register: Register, folder: Path) -> Iterator[Task]:
    language = register.language or None
    for source in sources:
        if source.path is None:
            content = sys.stdin.buffer.read()
            yield Task(source, "", digest(content), language, content)
        else:
            yield Task(source, _relate(source.path, folder), _digest_file(source.path), language)


def _relate(path: Path, folder: Path) -> str:
    """Give a path relative to the dataset's folder, so that both can be moved together."""
    try:
        return Path(os.path.relpath(path.resolve(), folder)).as_posix()
    except ValueError:  # on another drive
        return path.resolve().as_posix()


def _digest_file(path: Path) -> str:
    """Give the digest of a file, or nothing where it cannot be read: reading it will say why."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _stands(entry: Entry, folder: Path) -> bool:
    files = (*document_files(entry, ()), text_file(entry.record.sha256))
    return all(os.path.exists(folder / each) for each in files)  # noqa: PTH110 — asked for thousands of files


def _is_whole(folder: Path) -> bool:
    return all((folder / each).exists() for each in (STORE, REPORT, section_file(INFERRED)))


def make_register(signature: str, base: str, language: str) -> Register:
    """Describe how this build reads texts."""
    return Register(base, signature, _sign_tool(), background_digest(), language)


@cache
def _sign_tool() -> str:
    """Give one digest over the program text that decides what a text becomes."""
    package = Path(__file__).parents[1]
    files = [path for name in _READERS for path in sorted((package / name).glob("*.py"))]
    return digest(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in files))
