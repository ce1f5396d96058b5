"""``benelux-kg check``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import graph_option, subcommand
from benelux_kg.cli.voice import Voice

EXAMPLES = """check
check -g graph
check my-ontology.ttl --no-reasoner"""


@subcommand("check", examples=EXAMPLES)
@click.argument("ontology", required=False, type=click.Path(path_type=Path))
@graph_option
@click.option("--no-reasoner", is_flag=True, help="Leave out what needs Java.")
def command(ontology: Path | None, graph: Path | None, no_reasoner: bool) -> int:
    """Check the ontology: its form, its words in four languages, and its logic.

    ONTOLOGY is a Turtle file; without one the shipped ontology is checked, and the graph together with it. The reasoner
    (HermiT) needs Java. Exit status 1 where anything is found.
    """
    from benelux_kg.pipeline.checking import check

    dataset = None if ontology or no_reasoner else find_dataset(graph)
    report = check(ontology, dataset, reasoner=not no_reasoner)
    for finding in report.findings:
        click.echo(str(finding))
    for child, parent in report.ontology.parents if report.ontology else ():
        click.echo(f"inferred: {child} is a kind of {parent}")
    parts = ["form"] + ["logic of the ontology"] * bool(report.ontology) + ["logic of the graph"] * bool(report.graph)
    outcome = "holds" if report.is_ok else f"{len(report.findings)} faults"
    click.echo(f"{', '.join(parts)}: {outcome}.")
    if no_reasoner:
        Voice.of().say("The reasoner was left out.")
    return 0 if report.is_ok else 1
