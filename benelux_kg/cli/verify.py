"""``benelux-kg verify``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import graph_option, subcommand
from benelux_kg.cli.voice import Voice


@subcommand("verify", examples="verify\nverify -g graph")
@graph_option
def command(graph: Path | None) -> int:
    """Prove every piece of evidence anew.

    Every quotation is compared with the kept text, every frame must fire again, and the originals are compared where
    they can still be found. Exit status 1 where anything differs; each failure is one line.
    """
    from benelux_kg import pipeline

    report = pipeline.verify(find_dataset(graph))
    for finding in report.failures:
        click.echo(" ".join(str(finding).split()))
    for note in report.notes:
        Voice.of().say_line(f"note: {note}")
    counts = ", ".join(f"{number} {what}" for what, number in report.checked.items()) or "0 texts"
    outcome = "proved" if report.is_ok else f"checked; {len(report.failures)} do not hold"
    click.echo(f"{counts}: {outcome}.")
    return 0 if report.is_ok else 1
