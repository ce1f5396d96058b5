"""Sections of the dataset on disk: the quads of one graph, sorted, and the same as rendered for the merged files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benelux_kg.claims import Extract
from benelux_kg.graph.layout import document_section, part_file, section_file, text_file
from benelux_kg.graph.quads import write_document
from benelux_kg.graph.register import Entry
from benelux_kg.graph.rendering import Renderings
from benelux_kg.graph.statements import select_statements

_LINE_END = b"> .\n"


@dataclass(frozen=True, slots=True)
class Shard:
    """What is handed on of a text once its section is written."""

    entry: Entry
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShardWriter:
    """Writes sections below ``folder``; small enough to be handed to a worker process."""

    folder: Path
    signature: str
    base: str
    renderings: Renderings = ()

    def write(self, extract: Extract, text: str, origin: str = "", original: str = "") -> Shard:
        """Write the section of one text and the text itself."""
        lines = write_document(extract, self.signature, self.base)
        self.write_section(document_section(extract.source.slug), lines)
        section = "".join(lines).encode()
        self._write(text_file(extract.source.sha256), text)
        claims = {each.claim for each in extract.evidence}
        mentions = sum(claim.predicate == "bkg:mentions" for claim in claims)
        entry = Entry(
            extract.source,
            origin,
            original,
            claims=len(claims) - mentions,
            mentions=mentions,
            evidence=len(extract.evidence),
            triples=len(lines),
            size=len(section),
            section=digest(section),
        )
        return Shard(entry, tuple(select_statements(lines, self.base)))

    def write_section(self, section: str, lines: list[str]) -> None:
        """Write the sorted ``lines`` of a section, and each of its renderings."""
        self._write(section_file(section), "".join(lines))
        for rendering in self.renderings:
            self._write(part_file(rendering.target, section), rendering.render(lines))

    def _write(self, relative: str, content: str) -> None:
        path = self.folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8", newline="\n")


def read_lines(path: Path) -> Iterator[str]:
    """Give the lines of a section, each with its line end."""
    with path.open(encoding="utf-8", newline="\n") as stream:
        yield from stream


def ends_whole(path: Path) -> bool:
    """Tell whether a section is there and its last line has its end; an empty one has."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - len(_LINE_END)))
            return stream.read() in {_LINE_END, b""}
    except OSError:
        return False


def document_files(entry: Entry, renderings: Iterable[str]) -> Iterator[str]:
    """Give the files that stand for one text alone."""
    section = document_section(entry.record.slug)
    yield section_file(section)
    yield from (part_file(target, section) for target in renderings)


def digest(content: bytes) -> str:
    """Give the SHA-256 digest in hexadecimal digits."""
    return sha256(content).hexdigest()
