"""``benelux-kg push``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import graph_option, subcommand, timeout_option
from benelux_kg.cli.progress import show_progress
from benelux_kg.cli.voice import Voice
from benelux_kg.errors import EndpointError

if TYPE_CHECKING:
    from benelux_kg.publishing.push import PushReport

EXAMPLES = """push http://localhost:7878/query --update http://localhost:7878/update
push http://localhost:8890/sparql --graph-store http://localhost:8890/sparql-graph-crud-auth
push http://localhost:8890/sparql --update http://localhost:8890/sparql-auth --replace-graph --remove-gone"""
GO_ON = "What was sent is remembered: run the same again to go on."
INTERRUPTED = 130


@subcommand("push", examples=EXAMPLES)
@click.argument("endpoint")
@graph_option
@click.option("--update", metavar="URL", help="Where the store takes SPARQL Update, if not at ENDPOINT.")
@click.option("--graph-store", metavar="URL", help="Write by the Graph Store Protocol, to this address.")
@click.option("--replace-graph", is_flag=True, help="Let each graph hold what the dataset holds, and nothing else.")
@click.option("--remove-gone", is_flag=True, help="Remove graphs of texts that the dataset no longer has.")
@click.option(
    "--batch", type=click.IntRange(min=1), default=2_000, show_default=True, metavar="N", help="Triples in one request."
)
@timeout_option("How long one request may take.")
@click.option(
    "--retries",
    type=click.IntRange(min=0),
    default=4,
    show_default=True,
    metavar="N",
    help="How often to try again where the store is busy or cuts the connection.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to remember how far it came.",
)
def command(
    endpoint: str,
    graph: Path | None,
    update: str | None,
    graph_store: str | None,
    replace_graph: bool,
    remove_gone: bool,
    batch: int,
    timeout: float,
    retries: int,
    state: Path | None,
) -> int:
    """Put the dataset into a SPARQL 1.1 store.

    ENDPOINT is the address at which the store is asked; every graph is counted there afterwards. Exit status 1 where
    the numbers differ. A push that was cut off goes on where it stopped. Who signs in stands in the environment:
    BENELUX_KG_USER and BENELUX_KG_PASSWORD (BENELUX_KG_AUTH: basic or digest), or BENELUX_KG_TOKEN.
    """
    from benelux_kg.pipeline.pushing import push

    folder = find_dataset(graph)
    try:
        with show_progress("Sending") as progress:
            report = push(
                folder,
                endpoint,
                update=update,
                graph_store=graph_store,
                replace_graphs=replace_graph,
                remove_gone=remove_gone,
                batch=batch,
                timeout=timeout,
                retries=retries,
                state=state,
                progress=progress,
            )
    except EndpointError:
        Voice.of().say(GO_ON)
        raise
    except KeyboardInterrupt:
        click.echo(f"benelux-kg: interrupted. {GO_ON}", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    return _tell(report)


def _tell(report: PushReport) -> int:
    from benelux_kg.publishing import write_table

    rows = [
        (each.graph, str(each.expected), str(each.found), "" if each.is_ok else "differs") for each in report.graphs
    ]
    write_table(("graph", "dataset", "store", ""), rows, sys.stdout)
    for graph in report.removed:
        Voice.of().say(f"Removed {graph}.")
    for graph in report.strangers:
        Voice.of().say(f"Also there, and not of this dataset: {graph} (--remove-gone removes it).")
    if not report.is_ok:
        Voice.of().say("The store does not hold what the dataset holds; --replace-graph makes it so.")
    return 0 if report.is_ok else 1
