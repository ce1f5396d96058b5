"""``benelux-kg stats``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import format_option, graph_option, subcommand


@subcommand("stats", examples="stats\nstats -g graph --format json")
@graph_option
@format_option("text", "json")
def command(graph: Path | None, form: str) -> None:
    """Count what a dataset holds: per class, per relation, per text."""
    from benelux_kg import pipeline

    found = pipeline.stats(find_dataset(graph))
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print_tables(found)


def _print_tables(found: dict[str, Any]) -> None:
    from benelux_kg.publishing import write_table

    totals = [(name, str(number)) for name, number in found.items() if isinstance(number, int)]
    write_table(("in all", "number"), totals, sys.stdout)
    for heading, key in (("things of class", "things"), ("facts of relation", "facts")):
        click.echo()
        rows = sorted(found[key].items(), key=lambda item: (-item[1], item[0]))
        write_table((heading, "number"), [(name, str(number)) for name, number in rows], sys.stdout)
    click.echo()
    texts = [(name, *(str(number) for number in row.values())) for name, row in found["texts"].items()]
    write_table(("text", "claims", "mentions", "evidence"), texts, sys.stdout)
