"""``benelux-kg export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benelux_kg.cli.dataset import find_graph
from benelux_kg.cli.options import graph_option, subcommand
from benelux_kg.cli.voice import Voice

if TYPE_CHECKING:
    from benelux_kg.publishing.content import Content

FORMATS = (
    "turtle",
    "jsonld",
    "ntriples",
    "nquads",
    "trig",
    "rdfxml",
    "skos",
    "csv",
    "html",
    "graphml",
    "dot",
    "mermaid",
)
PROFILES = ("plain", "claims", "nanopub", "annotation", "positions")
EXAMPLES = """export turtle
export jsonld -o agreements.jsonld --class Agreement --profile plain
export nquads -g graph -o graph.nq --force"""

_OUTPUT = click.Path(path_type=Path)
_TEXTS = click.Path(path_type=Path, exists=True)
_QUERY = click.Path(path_type=Path, dir_okay=False, exists=True)


@subcommand("export", examples=EXAMPLES)
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMATS))
@click.option("-o", "--output", type=_OUTPUT, metavar="FILE", help="File, folder or .zip to write, if not stdout.")
@click.option("--profile", type=click.Choice(PROFILES), help="How much of the graph, and in which shape.")
@click.option("--class", "classes", multiple=True, metavar="CLASS", help="Things of this class only; repeatable.")
@click.option(
    "--domain", "domains", multiple=True, metavar="DOMAIN", help="What this domain, or a narrower one, is about."
)
@click.option("--document", "documents", multiple=True, metavar="TEXT", help="What this text states only; repeatable.")
@click.option("--construct", type=_QUERY, metavar="FILE", help="What this SPARQL query constructs.")
@click.option("--texts", type=_TEXTS, multiple=True, metavar="PATH", help="Texts that give positions their words back.")
@click.option("--frame", is_flag=True, help="JSON-LD as trees: one for each agreement, action and agency.")
@click.option("--force", is_flag=True, help="Replace what is there already.")
@graph_option
def command(
    form: str,
    output: Path | None,
    profile: str | None,
    classes: tuple[str, ...],
    domains: tuple[str, ...],
    documents: tuple[str, ...],
    construct: Path | None,
    texts: tuple[Path, ...],
    frame: bool,
    force: bool,
    graph: Path | None,
) -> None:
    """Write the graph in FORMAT: turtle, jsonld, ntriples, nquads, trig or rdfxml.

    One fact stands on one line wherever the format allows it, in a stable order, so that two exports can be compared
    with any tool. A file gets its name when it is whole.
    """
    from benelux_kg.publishing import Selection, export
    from benelux_kg.publishing.content import read_content

    content = read_content(find_graph(graph))
    if texts:
        content = _restore(content, texts)
    query = construct.read_text("utf-8") if construct else ""
    chosen = Selection(classes, domains, documents, query, str(construct))
    export(content, form, output or sys.stdout.buffer, profile=profile, selection=chosen, frame=frame, force=force)


def _restore(content: Content, texts: tuple[Path, ...]) -> Content:
    from benelux_kg.publishing.restoring import restore_words

    restored, missing = restore_words(content, texts)
    if missing:
        Voice.of().say_line(f"not found, so without words: {', '.join(missing)}")
    return restored
