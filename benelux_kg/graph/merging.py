"""Putting the merged files together from the sections.

Decision: docs/decisions/0003-dataset-order.md.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from benelux_kg.graph.layout import INFERRED, MERGED, order_sections, part_file, section_file
from benelux_kg.graph.rendering import Rendering, Renderings
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.staging import Staging

_CHUNK = 4_000


def merge_sections(staging: Staging, slugs: Iterable[str], renderings: Renderings) -> None:
    """Stage ``dataset.nq`` and every rendered file anew, by copying what the sections hold."""
    sections = list(order_sections(slugs))
    with staging.write_path(MERGED).open("wb") as target:
        for section in sections:
            _append(staging, section_file(section), target)
    for rendering in renderings:
        with staging.write_path(rendering.target).open("wb") as target:
            target.write(rendering.opening.encode())
            _render(staging, sections, rendering, target)
            target.write(rendering.closing.encode())


def drop_merged(staging: Staging, renderings: Renderings) -> None:
    """Let the merged files go, as they no longer tell what the sections hold."""
    for name in (MERGED, *(rendering.target for rendering in renderings)):
        staging.delete(name)


def _append(staging: Staging, relative: str, target: BinaryIO, skip: int = 0) -> bool:
    """Copy a file to the end of ``target``; tells whether it held anything."""
    with staging.read_path(relative).open("rb") as source:
        source.seek(skip)
        before = target.tell()
        shutil.copyfileobj(source, target, 1 << 20)
        return target.tell() > before


def _render(staging: Staging, sections: list[str], rendering: Rendering, target: BinaryIO) -> None:
    skip = len(rendering.joint.encode())
    for section in sections:
        if section == INFERRED:
            skip = _render_inferred(staging, rendering, target, skip)
        elif _append(staging, part_file(rendering.target, section), target, skip):
            skip = 0


def _render_inferred(staging: Staging, rendering: Rendering, target: BinaryIO, skip: int) -> int:
    for chunk in _chunks(read_lines(staging.read_path(section_file(INFERRED)))):
        target.write(rendering.render(chunk).encode()[skip:])
        skip = 0
    return skip


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
