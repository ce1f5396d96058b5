"""Which texts are meant by the files, folders and patterns that somebody gives."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NoReturn

from benelux_kg.errors import SourceError

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
SUFFIXES = frozenset({".txt", ".md", ".markdown"}) | PAGE_SUFFIXES
STDIN = "stdin"

_SUFFIX = re.compile(r"\.(?:txt|md|markdown|x?html?)\Z", re.IGNORECASE)
_FOLDED = re.compile(r"[^a-z0-9.]+|-+")
_MAGIC = re.compile(r"[*?\[]")
_LONGEST_SLUG = 120


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be read: ``path`` is None for standard input."""

    identifier: str
    path: Path | None

    @property
    def slug(self) -> str:
        """Return the short name that file names and IRIs are made of."""
        return to_slug(self.identifier)

    def load(self) -> Path | bytes:
        """Return what ``read_document`` takes: the path, or the bytes of standard input."""
        return self.path or sys.stdin.buffer.read()


def find_sources(arguments: Iterable[str | Path]) -> list[Source]:
    """Return the texts that files, folders (with all below them), patterns and ``-`` name, sorted by identifier.

    Hidden files and folders and files of other kinds in a folder are passed over. Raises ``SourceError`` for what is
    not there, a folder without texts, and two texts that would get one identifier or one slug.
    """
    found: dict[str, Source] = {}
    for argument in arguments:
        for source in _sources_of(str(argument)):
            other = found.setdefault(source.identifier, source)
            if other.path != source.path and not _is_same(other, source):
                raise SourceError(
                    f"{source.path} and {other.path} would both be named {source.identifier}", mend="rename one of them"
                )
    _check_slugs(found.values())
    return [found[identifier] for identifier in sorted(found)]


def to_slug(identifier: str) -> str:
    """Return the identifier without its suffix, in lower case, with ``-`` for all but a–z, 0–9 and full stops."""
    plain = unicodedata.normalize("NFKD", _SUFFIX.sub("", identifier)).encode("ascii", "ignore").decode().lower()
    slug = _FOLDED.sub("-", plain).strip("-.")
    if slug and len(slug) <= _LONGEST_SLUG:
        return slug
    mark = hashlib.sha256(identifier.encode()).hexdigest()[:8]
    return f"{slug[:_LONGEST_SLUG]}-{mark}" if slug else f"text-{mark}"


def _sources_of(argument: str) -> Iterator[Source]:
    if argument == "-":
        return iter([Source(STDIN, None)])
    path = Path(argument)
    if argument and path.is_dir():
        return iter(_in_folder(path))
    if path.is_file():
        return iter([Source(_to_name(path.name), path)])
    if argument and path.exists():  # a pipe can be read but once, and a device may never end
        raise SourceError("is neither a file nor a folder", where=argument, mend="hand its text over with: build -")
    if _MAGIC.search(argument):
        return iter(_matching(argument))
    raise SourceError("no such file or folder", where=argument or '""', mend="check the path")


def _in_folder(base: Path) -> list[Source]:
    below = len(os.path.join(base, ""))  # noqa: PTH118 - thousands of paths are cut there
    sources = [Source(_to_name(path[below:].replace(os.sep, "/")), Path(path)) for path in _walk(str(base))]
    if not sources:
        raise SourceError(
            "holds no texts", where=str(base), mend=f"put files ending in {', '.join(sorted(SUFFIXES))} there"
        )
    return sources


def _walk(folder: str) -> Iterator[str]:
    """Give the paths of the texts in a folder and below it; a link to a folder is not followed."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as fault:
        _refuse(fault)
    for entry in entries:
        if entry.is_dir():
            yield from () if entry.is_symlink() else _walk(entry.path)
        elif _has_suffix(entry.name) and entry.is_file():
            yield entry.path


def _refuse(fault: OSError) -> NoReturn:
    raise SourceError(f"cannot be opened ({fault.strerror})", where=str(fault.filename), mend="check its permissions")


def _matching(pattern: str) -> list[Source]:
    """Return the texts that match; each is named by its path below the part of the pattern that has no wild card."""
    steps = PurePath(pattern).parts
    fixed = next(index for index, step in enumerate(steps) if _MAGIC.search(step))
    base = Path(*steps[:fixed])
    paths = [Path(match) for match in glob.glob(pattern, recursive=True)]  # noqa: PTH207 - leaves hidden files out
    sources = [Source(_to_name(path.relative_to(base).as_posix()), path) for path in paths if _is_text(path)]
    if not sources:
        raise SourceError("matches no texts", where=pattern, mend="check the pattern")
    return sources


def _is_text(path: Path) -> bool:
    return _has_suffix(path.name) and not path.name.startswith(".") and path.is_file()


def _has_suffix(name: str) -> bool:
    return os.path.splitext(name)[1].lower() in SUFFIXES  # noqa: PTH122 - asked for thousands of names


def _to_name(path: str) -> str:
    """Return a path as an identifier: NFC, and without bytes that are no text."""
    if path.isascii():
        return path
    return unicodedata.normalize("NFC", path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _is_same(one: Source, other: Source) -> bool:
    return one.path is not None and other.path is not None and one.path.resolve() == other.path.resolve()


def _check_slugs(sources: Iterable[Source]) -> None:
    taken: dict[str, Source] = {}
    for source in sources:
        other = taken.setdefault(source.slug, source)
        if other is not source:
            raise SourceError(
                f"{source.identifier} and {other.identifier} would both be named {source.slug}",
                mend="rename one of them",
            )
