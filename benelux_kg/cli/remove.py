"""``benelux-kg remove``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.options import DEFAULT_FOLDER, subcommand
from benelux_kg.cli.voice import Voice


@subcommand("remove", examples="remove week-2017.md\nremove id:document/week-2017 -g graph")
@click.argument("document")
@click.option(
    "-g",
    "--graph",
    type=click.Path(path_type=Path),
    default=DEFAULT_FOLDER,
    show_default=True,
    metavar="DIR",
    help="Dataset to change.",
)
def command(document: str, graph: Path) -> None:
    """Take a text out of a dataset, as if it had never been there.

    DOCUMENT is its name as the dataset knows it, or its IRI.
    """
    from benelux_kg import pipeline

    report = pipeline.remove(document, graph).report
    Voice.of().say(f"Removed {document}: {report.documents} texts are left, with {report.claims} claims.")
