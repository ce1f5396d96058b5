"""``benelux-kg serve``."""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import DEFAULT_FOLDER, graph_option, subcommand
from benelux_kg.cli.voice import Voice
from benelux_kg.errors import ResourceError

EXAMPLES = """serve
serve -g graph --port 8080
serve --public --host 0.0.0.0"""


@subcommand("serve", examples=EXAMPLES)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=4,
    show_default=True,
    help="Processes that stand ready for queries.",
)
@click.option(
    "--timeout", type=click.FloatRange(0.1, 3600), metavar="SECONDS", help="Time a query may take: 10; 5 with --public."
)
@click.option(
    "--memory", type=click.IntRange(16), metavar="MB", help="Memory a query may take: 1000; 500 with --public."
)
@click.option(
    "--max-rows", type=click.IntRange(1), metavar="N", help="Rows in one answer: 100000; 10000 with --public."
)
@click.option("--cache", type=click.IntRange(0), metavar="MB", default=32, show_default=True, help="For kept answers.")
@click.option("--base-url", default="", metavar="URL", help="Where the world sees this server, behind a proxy for one.")
@click.option(
    "--proxy", "proxies", multiple=True, metavar="ADDRESS", help="Believe X-Forwarded-* from here; repeatable."
)
@click.option("--public", is_flag=True, help="Stricter limits, for the open internet.")
@graph_option
def command(
    host: str,
    port: int,
    workers: int,
    timeout: float | None,
    memory: int | None,
    max_rows: int | None,
    cache: int,
    base_url: str,
    proxies: tuple[str, ...],
    public: bool,
    graph: Path | None,
) -> None:
    """Serve the graph on the web: a SPARQL endpoint, data for every IRI, and pages to read.

    Read-only. Stop it with Ctrl-C.
    """
    from dataclasses import replace

    from benelux_kg.server.running import serve
    from benelux_kg.server.settings import PUBLIC, Limits, Settings

    limits = PUBLIC if public else Limits()
    asked = {"timeout": timeout, "memory": memory and memory * 1_000_000, "rows": max_rows}
    limits = replace(limits, **{name: value for name, value in asked.items() if value is not None})  # type: ignore[arg-type]
    voice = Voice.of()
    settings = Settings(
        _find(graph),
        host=host,
        port=port,
        workers=workers,
        limits=limits,
        base_url=base_url,
        proxies=frozenset(proxies),
        cache=cache * 1_000_000,
        log=not voice.quiet,
    )
    serve(settings, lambda address: voice.say(f"Serving {settings.dataset} on {address} - stop with Ctrl-C"))


def _find(graph: Path | None) -> Path:
    """Find the dataset; where none is at hand and none was shipped, build it from the shipped texts."""
    try:
        return find_dataset(graph)
    except ResourceError:
        from benelux_kg.pipeline import build

        Voice.of().say(f"Building the graph of the shipped texts in {DEFAULT_FOLDER}")
        build(output=DEFAULT_FOLDER, validate=False)
        return DEFAULT_FOLDER
