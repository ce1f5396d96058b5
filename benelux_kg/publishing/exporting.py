"""Exporting: a graph, a format, a profile, a selection, a target."""

from __future__ import annotations

import io
from pathlib import Path
from typing import BinaryIO

from benelux_kg.graph.dataset import Dataset
from benelux_kg.publishing.content import Content, read_content
from benelux_kg.publishing.formats import find_format
from benelux_kg.publishing.profiles import find_profile
from benelux_kg.publishing.selection import Selection, select
from benelux_kg.publishing.targets import write_file, write_folder


def export(
    source: Content | Dataset | str | Path,
    form: str,
    target: str | Path | BinaryIO | None = None,
    *,
    profile: str | None = None,
    selection: Selection | None = None,
    frame: bool = False,
    force: bool = False,
) -> str:
    """Write ``source`` in the format ``form`` to ``target``: a path, or a binary stream; without one, return the text.

    A path gets its name when the file is whole, and is not replaced unless ``force``. A format of several files
    goes into a folder, or a ``.zip`` where the path ends so. ``frame`` gives JSON-LD as trees. Raises ``UsageError``
    for what does not go together.
    """
    content = source if isinstance(source, Content) else read_content(source)
    chosen = find_format(form, frame=frame)
    shape = find_profile(profile, chosen)
    content = select(content, selection or Selection(), with_records=shape.with_records)
    content, chosen = shape.apply(content, chosen)
    if target is None:
        buffer = io.BytesIO()
        chosen.write(content, buffer)
        return buffer.getvalue().decode()
    if not isinstance(target, str | Path):
        chosen.write(content, target)
    elif chosen.write_folder:
        write = chosen.write_folder
        write_folder(Path(target), lambda folder: write(content, folder), force=force)
    else:
        write_file(Path(target), lambda stream: chosen.write(content, stream), force=force)
    return ""
