"""``benelux-kg diff``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from benelux_kg.cli.options import format_option, subcommand

EXAMPLES = """diff old-graph new-graph
diff old.nq new.nq --format json
diff old-graph new-graph --format patch > changes.rdfp"""

_GRAPH = click.Path(path_type=Path, exists=True)


@subcommand("diff", examples=EXAMPLES)
@click.argument("a", type=_GRAPH)
@click.argument("b", type=_GRAPH)
@format_option("text", "json", "patch")
def command(a: Path, b: Path, form: str) -> None:
    """Tell what differs from graph A to graph B, which may be datasets or RDF files.

    Facts are told by label, thing by thing: added (+), removed (-), and dates that are stated more or less precisely
    (~). A patch is an RDF Patch of all quads, claims and evidence included, that turns A into B. The exit status is 1
    where the two differ.
    """
    from benelux_kg.publishing.comparisons import WRITERS
    from benelux_kg.publishing.content import read_content
    from benelux_kg.publishing.differences import compare, find_labels

    sides = read_content(a), read_content(b)
    with compare(*sides) as differences:
        labels = {} if form == "patch" else find_labels(differences, *sides)
        WRITERS[form](differences, labels, sys.stdout)
        found = bool(differences)
    if found:
        sys.stdout.flush()
        raise click.exceptions.Exit(1)
