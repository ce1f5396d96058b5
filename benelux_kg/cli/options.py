"""What commands have in common: their shape, and the options that many of them take."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from benelux_kg.cli.voice import voice_options

_F = TypeVar("_F", bound=Callable[..., Any])

DEFAULT_FOLDER = Path("benelux-kg-graph")


def subcommand(name: str, *, examples: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Make a command with ``--quiet``, ``--verbose`` and its examples, one a line, below its help."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        return click.command(name, epilog=list_examples(examples))(voice_options(function))

    return decorate


def list_examples(examples: str) -> str:
    """Return examples, one a line, as they stand below a help text."""
    return "\b\nExample:\n" + "".join(f"  benelux-kg {line}\n" for line in examples.splitlines())


def graph_option(function: _F) -> _F:
    """Add ``-g/--graph``: the dataset to read."""
    return click.option(
        "-g",
        "--graph",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="Dataset to read: the current folder, ./benelux-kg-graph or the shipped graph, where not given.",
    )(function)


def format_option(*formats: str) -> Callable[[_F], _F]:
    """Add ``--format`` with these choices; the first is the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to write it."
    )


def timeout_option(text: str) -> Callable[[_F], _F]:
    """Add ``--timeout``: how many seconds another server may take; ``text`` is its help."""
    seconds = click.FloatRange(min=0, min_open=True)
    return click.option("--timeout", type=seconds, default=60, show_default=True, metavar="SECONDS", help=text)
