"""``benelux-kg query``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benelux_kg.cli.dataset import find_graph
from benelux_kg.cli.languages import find_language
from benelux_kg.cli.options import format_option, graph_option, subcommand, timeout_option

if TYPE_CHECKING:
    from benelux_kg.querying import Answer, Source

EXAMPLES = """query threat-response -p threat=drugs -p language=en
query timeline -p from=2018 -p until=2018-07 --format csv > events.csv
query words -p thing='Treaty of Liège' --explain
query 'SELECT ?treaty ?party WHERE { ?treaty bkg:party ?party }'
query - -p party=country/be < parties.rq
query agreements --endpoint $ENDPOINT"""


@subcommand("query", examples=EXAMPLES)
@click.argument("query")
@click.option(
    "-p", "--param", "pairs", multiple=True, metavar="KEY=VALUE", help="Give a parameter a value; repeatable."
)
@format_option("table", "markdown", "csv", "tsv", "json", "xml", "turtle", "jsonld")
@click.option("--explain", is_flag=True, help="Show the quotations behind each row.")
@click.option("--before", type=click.Path(path_type=Path), metavar="DIR", help="An earlier build to compare with.")
@click.option("--endpoint", metavar="URL", help="Ask this SPARQL endpoint, not a local graph.")
@timeout_option("How long an endpoint may take.")
@graph_option
def command(
    query: str,
    pairs: tuple[str, ...],
    form: str,
    explain: bool,
    before: Path | None,
    endpoint: str | None,
    timeout: float,
    graph: Path | None,
) -> None:
    """Answer a question of the catalogue, or a SPARQL query.

    QUERY is the name of a question (benelux-kg queries lists them), the query itself, a file with it, or - for standard
    input. A thing is named by its IRI, by its short IRI (country/be, voc:domain/terrorism) or by any of its labels in
    any language. In own queries the project's prefixes (bkg:, id:, voc:, skos: and so on) are known, and -p binds the
    variable of that name. The graph may also be an RDF file. What an endpoint wants to know of who asks is taken from
    BENELUX_KG_USER and BENELUX_KG_PASSWORD, or BENELUX_KG_TOKEN.
    """
    from benelux_kg.pipeline.sources import open_source
    from benelux_kg.querying import is_name, split_pairs
    from benelux_kg.querying.questions import LANGUAGES

    if endpoint and (graph or before):
        raise click.UsageError("--endpoint asks no local graph: leave -g and --before out")
    text, where = (query, query) if is_name(query) else _read(query)
    source = open_source(None if endpoint else find_graph(graph), endpoint=endpoint, timeout=timeout, before=before)
    language = find_language(LANGUAGES)
    found = _ask(source, text, where, split_pairs(pairs), language)
    if explain:
        _explain(source, found, form)
    else:
        _write(source, found, form, language)


def _ask(source: Source, text: str, where: str, values: dict[str, str], language: str) -> Answer:
    from benelux_kg.errors import QueryError
    from benelux_kg.querying import ask
    from benelux_kg.querying.syntax import point_at

    try:
        return ask(source, text, values, where=where, language=language)
    except QueryError as error:
        if shown := point_at(text, error.where):
            click.echo(shown, err=True)
        raise


def _write(source: Source, found: Answer, form: str, language: str) -> None:
    from benelux_kg.publishing import write_answer
    from benelux_kg.publishing.answers import show_answer
    from benelux_kg.querying.labels import LabelFinder

    if form == "table" and _shows_links():
        show_answer(found, sys.stdout, shutil.get_terminal_size().columns, LabelFinder(source, language))
    else:
        write_answer(found, form, sys.stdout)


def _shows_links() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _explain(source: Source, found: Answer, form: str) -> None:
    from benelux_kg.publishing.grounds import write_grounds
    from benelux_kg.querying.grounds import find_grounds

    write_grounds(found, find_grounds(source, found), form, sys.stdout)


def _read(query: str) -> tuple[str, str]:
    if query == "-":
        return sys.stdin.read(), "stdin"
    if any(c in query for c in "{ \n"):
        return query, "query"
    try:
        return Path(query).read_text("utf-8"), query
    except UnicodeDecodeError:
        raise click.UsageError(f"{query} is not UTF-8 text") from None
