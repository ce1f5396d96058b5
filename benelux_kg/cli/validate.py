"""``benelux-kg validate``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import format_option, graph_option, subcommand

EXAMPLES = """validate
validate -g graph --format sarif
validate graph.ttl --shapes my-shapes.ttl
validate graph/documents --lang nl"""


@subcommand("validate", examples=EXAMPLES)
@click.argument("data", required=False)
@graph_option
@click.option(
    "--shapes", type=click.Path(path_type=Path), metavar="FILE", help="Shapes of your own: an RDF file or a folder."
)
@click.option(
    "--engine", type=click.Choice(["pyshacl", "rudof"]), default="pyshacl", show_default=True, help="What checks."
)
@format_option("text", "turtle", "json", "junit", "sarif")
@click.option("--lang", type=click.Choice(["en", "nl"]), default="en", show_default=True, help="Language of messages.")
@click.option(
    "--max-triples", type=click.IntRange(min=1), metavar="N", help="Refuse more than these; all are held in memory."
)
def command(
    data: str | None,
    graph: Path | None,
    shapes: Path | None,
    engine: str,
    form: str,
    lang: str,
    max_triples: int | None,
) -> int:
    """Check a graph against the shapes: what may be in it, and what must be.

    DATA is a dataset folder, an RDF file, a folder of them, or the address of a SPARQL endpoint. A violation is a fault
    of the graph; a warning is what the texts leave out or dispute. Exit status 1 where anything is violated, or the
    graph is empty.
    """
    from benelux_kg.checks.reports import FORMATS
    from benelux_kg.pipeline.validating import MAX_TRIPLES, validate

    source = data or find_dataset(graph)
    report = validate(source, shapes, engine=engine, max_triples=max_triples or MAX_TRIPLES)
    click.echo(FORMATS[form](report, lang), nl=False)
    return 0 if report.is_ok else 1
