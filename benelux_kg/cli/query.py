"""``benelux-kg query``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from benelux_kg.cli.dataset import find_graph
from benelux_kg.cli.options import format_option, graph_option, subcommand

EXAMPLES = """query 'SELECT ?treaty ?party WHERE { ?treaty bkg:party ?party }'
query parties.rq --format csv > parties.csv
query 'CONSTRUCT WHERE { ?t a bkg:Treaty ; bkg:signedOn ?d }' --format turtle
query - -p party=id:country/be < parties.rq"""


@subcommand("query", examples=EXAMPLES)
@click.argument("query")
@click.option(
    "-p", "--param", "pairs", multiple=True, metavar="KEY=VALUE", help="Bind a variable to a term; repeatable."
)
@format_option("table", "markdown", "csv", "tsv", "json", "xml", "turtle", "jsonld")
@graph_option
def command(query: str, pairs: tuple[str, ...], form: str, graph: Path | None) -> None:
    """Answer a SPARQL query on the local graph.

    QUERY is the query itself, a file with it, or - for standard input. The project's prefixes (bkg:, id:, voc:, skos:
    and so on) are known. The graph may also be an RDF file.
    """
    from benelux_kg.pipeline.graphs import Graph
    from benelux_kg.publishing import write_answer
    from benelux_kg.querying import is_name, split_pairs

    text, where = (query, query) if is_name(query) else _read(query)
    found = Graph(find_graph(graph)).query(text, where=where, **split_pairs(pairs))
    write_answer(found, form, sys.stdout)


def _read(query: str) -> tuple[str, str]:
    if query == "-":
        return sys.stdin.read(), "stdin"
    if any(c in query for c in "{ \n"):
        return query, "query"
    try:
        return Path(query).read_text("utf-8"), query
    except UnicodeDecodeError:
        raise click.UsageError(f"{query} is not UTF-8 text") from None
