"""``benelux-kg catalogue``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import format_option, graph_option, subcommand

EXAMPLES = """catalogue
catalogue -g graph --base-url http://localhost:8000/ --publisher 'Example Institute' --contact data@example.org
catalogue --also graph.trig --format rdfxml -o catalogue.rdf"""
FORMATS = ("turtle", "rdfxml", "ntriples", "jsonld")


@subcommand("catalogue", examples=EXAMPLES)
@graph_option
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write it, if not stdout."
)
@click.option("--force", is_flag=True, help="Replace what is there already.")
@click.option("--base-url", default="", metavar="URL", help="Where the dataset is served: its base IRI, if not given.")
@click.option("--publisher", default="", metavar="NAME", help="Who publishes it.")
@click.option("--contact", default="", metavar="ADDRESS", help="An e-mail or web address to ask at.")
@click.option(
    "--also",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Offer this exported file too; repeatable.",
)
@click.option(
    "--description",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Words of your own, in a copy of data/catalogue.ttl.",
)
@format_option(*FORMATS)
def command(
    graph: Path | None,
    output: Path | None,
    force: bool,
    base_url: str,
    publisher: str,
    contact: str,
    also: tuple[Path, ...],
    description: Path | None,
    form: str,
) -> None:
    """Describe the dataset for data portals.

    DCAT-AP 3.0.1: catalogue, dataset, series, version, a distribution for each file with size and checksum, the SPARQL
    service; and VoID: what the dataset holds, in numbers. Dates come from the texts, or from SOURCE_DATE_EPOCH.
    """
    from benelux_kg.pipeline.cataloguing import catalogue
    from benelux_kg.publishing.targets import write_file

    text = catalogue(
        find_dataset(graph),
        form=form,
        site=base_url,
        publisher=publisher,
        contact=contact,
        template=description,
        also=also,
    )
    if output:
        write_file(output, lambda stream: stream.writelines([text.encode()]), force=force)
    else:
        click.echo(text, nl=False)
