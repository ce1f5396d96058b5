"""``benelux-kg frames``: for those who write frames."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benelux_kg.cli.options import list_examples, subcommand

if TYPE_CHECKING:
    from benelux_kg.extraction.frame_tests import Outcome
    from benelux_kg.pipeline.frames import Attempt

EXAMPLES = """frames list
frames test agreement-signed
frames why page.txt:12
frames why-not page.txt:12 agreement-signed"""


@click.group(
    "frames",
    invoke_without_command=True,
    epilog=list_examples(EXAMPLES),
)
@click.pass_context
def command(context: click.Context) -> None:
    """List, test and question the frames.

    Frames are the rules that turn words into claims; they stand in data/frames/, one file each.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@subcommand("list", examples="frames list")
def list_frames() -> None:
    """List every frame with its meaning and the languages it reads."""
    from benelux_kg.pipeline.frames import load_frames
    from benelux_kg.publishing import write_table

    rows = [
        (frame.name, frame.version, " ".join(sorted(frame.triggers)), str(len(frame.examples)), frame.meaning)
        for frame in load_frames()
    ]
    write_table(("frame", "version", "languages", "tests", "meaning"), rows, sys.stdout)


@subcommand("test", examples="frames test\nframes test agreement-signed")
@click.argument("name", required=False, default="")
def run_tests_of(name: str) -> int:
    """Run the tests that stand in the frames, of all frames or of the one called NAME.

    Exit status 1 where one does not give exactly its claims, or a language with triggers has none.
    """
    from benelux_kg.pipeline.frames import find_gaps, run_tests

    outcomes, gaps = run_tests(name), find_gaps(name)
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        click.echo(_tell(outcome))
    for frame, language in gaps:
        click.echo(f"{frame}: has triggers in {language}, and no test in it that gives claims")
    click.echo(f"{len(outcomes)} tests, {len(failed)} failed.")
    return 1 if failed or gaps else 0


def _tell(outcome: Outcome) -> str:
    lines = [f"{outcome.name}: {' '.join(outcome.example.text.split())}"]
    lines += [f"    missing: {claim}" for claim in outcome.missing]
    lines += [f"    excess:  {claim}" for claim in outcome.excess]
    return "\n".join(lines)


@subcommand("why", examples="frames why page.txt:12")
@click.argument("place", metavar="FILE:LINE")
def why(place: str) -> None:
    """Show which frames fired on a line of a text, what filled their roles, and the claims they made."""
    _explain(place, "", fired=True)


@subcommand("why-not", examples="frames why-not page.txt:12\nframes why-not page.txt:12 agreement-signed")
@click.argument("place", metavar="FILE:LINE")
@click.argument("name", metavar="[FRAME]", required=False, default="")
def why_not(place: str, name: str) -> None:
    """Show which frames came near on a line of a text, the nearest first, and the conditions that failed."""
    _explain(place, name, fired=False)


def _explain(place: str, name: str, *, fired: bool) -> None:
    from benelux_kg.pipeline.frames import find_attempts

    path, colon, line = place.rpartition(":")
    if not colon or not line.isdecimal():
        raise click.UsageError(f"{place} is no FILE:LINE, as in page.txt:12")
    attempts = find_attempts(Path(path), int(line), name, fired=fired)
    for attempt in attempts:
        click.echo(_show(attempt))
    if not attempts:
        click.echo(_tell_none(find_attempts(Path(path), int(line), name, fired=not fired), line, fired=fired))


def _tell_none(others: list[Attempt], line: str, *, fired: bool) -> str:
    wanted, other, command = ("fired", "came near", "why-not") if fired else ("came near", "fired", "why")
    if not others:
        return f"No frame {wanted} on line {line}: none of their triggers stands there."
    names = ", ".join(sorted({attempt.frame for attempt in others}))
    return f"On line {line} no frame {wanted}, but {names} {other}; see: benelux-kg frames {command}"


def _show(attempt: Attempt) -> str:
    lines = [f"{attempt.frame}: “{attempt.trigger}”"]
    lines += [f"    {role}: {filler}" for role, filler in attempt.roles]
    lines += [f"    → {claim}" for claim in attempt.claims]
    lines += [f"    ✗ {failure}" for failure in attempt.failures]
    return "\n".join(lines)


for each in (list_frames, run_tests_of, why, why_not):
    command.add_command(each)
