"""What the program says beside its results: on stderr, as much as somebody wants to hear."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


@dataclass(slots=True)
class Voice:
    """How much is said: nothing but errors, the usual, or every detail."""

    quiet: bool = False
    verbose: bool = False

    @classmethod
    def of(cls, context: click.Context | None = None) -> Voice:
        """Return the one voice of this run."""
        return (context or click.get_current_context()).find_root().ensure_object(cls)

    def say(self, text: str) -> None:
        """Say ``text`` on stderr, unless quiet."""
        if not self.quiet:
            click.echo(text, err=True)

    def say_line(self, text: str) -> None:
        """Say ``text`` on one line, whatever names of files stand in it."""
        self.say(" ".join(text.split()))

    def detail(self, text: str) -> None:
        """Say ``text`` on stderr where every detail is wanted."""
        if self.verbose:
            click.echo(text, err=True)

    @property
    def shows_progress(self) -> bool:
        """Tell whether somebody watches: stderr is a terminal, and not quiet."""
        return sys.stderr.isatty() and not self.quiet


def voice_options(function: _F) -> _F:
    """Add ``--quiet`` and ``--verbose``, before and after the name of the command alike."""

    def set_flag(context: click.Context, parameter: click.Parameter, value: bool) -> None:
        if value and parameter.name:
            setattr(Voice.of(context), parameter.name, True)

    for flags, text in ((("-q", "--quiet"), "Say nothing but errors."), (("-v", "--verbose"), "Say every detail.")):
        function = click.option(*flags, is_flag=True, expose_value=False, callback=set_flag, help=text)(function)
    return function
