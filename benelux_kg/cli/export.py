"""``benelux-kg export``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from benelux_kg.cli.dataset import find_graph
from benelux_kg.cli.options import graph_option, subcommand
from benelux_kg.errors import UsageError


@subcommand("export", examples="export turtle\nexport jsonld -o benelux.jsonld -g graph")
@click.argument("form", metavar="FORMAT", type=click.Choice(["turtle", "jsonld"]))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it, if not stdout."
)
@graph_option
def command(form: str, output: Path | None, graph: Path | None) -> None:
    """Write the whole graph in FORMAT: turtle or jsonld.

    One fact stands on one line, in a stable order, so that two exports can be compared with any tool.
    """
    from benelux_kg.pipeline.graphs import Graph

    opened = Graph(find_graph(graph))
    with _open(output) as stream:
        opened.export(form, stream)


@contextmanager
def _open(output: Path | None) -> Iterator[TextIO]:
    """Give stdout, or a file that takes its name only when it is whole."""
    if output is None:
        yield sys.stdout
        return
    if output.is_dir():
        raise UsageError("is a folder", where=str(output), mend="name a file")
    if not output.parent.is_dir():
        raise UsageError("there is no such folder", where=str(output.parent), mend="make it first")
    draft = output.with_name(f".{output.name}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        draft.replace(output)
    except OSError as error:
        what = f"cannot be written ({error.strerror})"
        raise UsageError(what, where=str(output), mend="choose another file") from error
    finally:
        draft.unlink(missing_ok=True)
