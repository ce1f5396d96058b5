"""Putting the merged files together from the sections.

Decision: docs/decisions/0003-dataset-order.md.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from benelux_kg.graph.layout import INFERRED, MERGED, order_sections, part_file, section_file
from benelux_kg.graph.rendering import Rendering, Renderings
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.staging import Staging

_CHUNK = 4_000


def merge_sections(staging: Staging, slugs: Iterable[str], renderings: Renderings) -> None:
    """Stage ``dataset.nq`` and every rendered file anew, by copying what the sections hold."""
    sections = list(order_sections(slugs))
    with staging.write_path(MERGED).open("wb", buffering=0) as target:
        copier = _Copier(staging, target)
        for section in sections:
            copier.append(section_file(section))
    for rendering in renderings:
        with staging.write_path(rendering.target).open("wb", buffering=0) as target:
            _render(_Copier(staging, target), staging, sections, rendering)


def drop_merged(staging: Staging, renderings: Renderings) -> None:
    """Let the merged files go, as they no longer tell what the sections hold."""
    for name in (MERGED, *(rendering.target for rendering in renderings)):
        staging.delete(name)


class _Copier:
    """Copies files to the end of ``target`` through one buffer, which costs what ``cat`` costs."""

    def __init__(self, staging: Staging, target: io.FileIO) -> None:
        self._staging = staging
        self._target = target
        self._buffer = memoryview(bytearray(1 << 20))

    def append(self, relative: str, skip: int = 0) -> bool:
        """Copy a file but for its first ``skip`` bytes; tells whether there was anything to copy."""
        copied = False
        with self._staging.read_path(relative).open("rb", buffering=0) as source:
            source.seek(skip)
            while size := source.readinto(self._buffer):
                self.write(self._buffer[:size])
                copied = True
        return copied

    def write(self, content: memoryview | bytes) -> None:
        """Write all of ``content``."""
        rest = memoryview(content)
        while rest:
            rest = rest[self._target.write(rest) :]


def _render(copier: _Copier, staging: Staging, sections: list[str], rendering: Rendering) -> None:
    copier.write(rendering.opening.encode())
    skip = len(rendering.joint.encode())
    for section in sections:
        if section != INFERRED and copier.append(part_file(rendering.target, section), skip):
            skip = 0
    for chunk in _chunks(read_lines(staging.read_path(section_file(INFERRED)))):
        copier.write(rendering.render(chunk).encode()[skip:])
        skip = 0
    copier.write(rendering.closing.encode())


def _chunks(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cut sorted lines into runs that hold all lines of a subject."""
    chunk: list[str] = []
    for line in lines:
        if len(chunk) >= _CHUNK and line.split(" ", 1)[0] != chunk[-1].split(" ", 1)[0]:
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk
