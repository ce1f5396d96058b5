"""The program: its commands, and how it ends."""

from __future__ import annotations

import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from benelux_kg import __version__
from benelux_kg.cli.voice import Voice, voice_options
from benelux_kg.errors import BeneluxKgError

COMMANDS = (
    *("build", "remove", "verify", "validate", "check", "explain", "query", "queries", "stats", "export"),
    *("diff", "catalogue", "push", "trace", "frames", "evaluate", "serve"),
)
"""In the order in which somebody meets them; each lives in the module of its name."""

FAILED = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class Program(click.Group):
    """Loads a command when it is named, and turns every error into one line and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        """Return the names in the order in which somebody meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is click's
        """Import the module of that name and return its command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"benelux_kg.cli.{cmd_name}").command
        return command

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]
        """Run and exit: 0 done, 1 the check found something, 2 wrong use or bad input, 130 interrupted."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, prog_name or "benelux-kg", **extra)
        except click.UsageError as error:
            code = _fail(f"{error.format_message()}{_hint(error)}")
        except click.ClickException as error:
            code = _fail(error.format_message())
        except click.Abort:
            code = _interrupt()
        except _Ending as ending:
            code = ending.code
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong in it ends here."""
        voice = Voice.of(ctx)
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit):
            raise
        except KeyboardInterrupt:
            raise _Ending(_interrupt()) from None
        except BrokenPipeError:
            _drop_stdout()
            raise _Ending(PIPE_CLOSED) from None
        except Exception as error:  # noqa: BLE001 - the edge: whatever happens, somebody reads one line
            if voice.verbose:
                traceback.print_exc()
            raise _Ending(_fail(_describe(error))) from None
        return result


class _Ending(Exception):  # noqa: N818 - an end, not an error
    def __init__(self, code: int) -> None:
        self.code = code


def _fail(message: str, code: int = FAILED) -> int:
    click.echo(f"benelux-kg: {' '.join(message.split())}", err=True)
    return code


def _interrupt() -> int:
    return _fail("interrupted: what was there before is unchanged", INTERRUPTED)


def _hint(error: click.UsageError) -> str:
    return f" (see {error.ctx.command_path} --help)" if error.ctx else ""


def _describe(error: Exception) -> str:
    if isinstance(error, BeneluxKgError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, RuntimeError):
        from benelux_kg.graph.store import tell_damage

        if damage := tell_damage(error):
            return str(damage)
    return f"internal fault: {type(error).__name__}: {error}: please report it; --verbose shows where"


def _drop_stdout() -> None:
    # Python flushes stdout once more at exit; let that go nowhere.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExample:\n  benelux-kg build pages/ -o graph\n  benelux-kg explain 'Hazeldonk' -g graph",
)
@click.version_option(__version__, prog_name="benelux-kg")
@voice_options
@click.pass_context
def program(context: click.Context) -> None:
    """Turn policy texts on Benelux security cooperation into a graph in which every fact shows its words."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> NoReturn:
    """Run the program on the arguments it was started with."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    program.main()
