"""``benelux-kg build``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from benelux_kg.cli.options import DEFAULT_FOLDER, subcommand
from benelux_kg.cli.progress import show_progress
from benelux_kg.cli.voice import Voice
from benelux_kg.resources import languages

if TYPE_CHECKING:
    from benelux_kg.pipeline import BuildReport

_SHOWN = 20
"""Results of validation that a build tells one by one."""

EXAMPLES = """build
build pages/ treaty.md -o graph
build 'archive/**/*.html' --lang nl --jobs 4
build - < page.txt"""


@subcommand("build", examples=EXAMPLES)
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=DEFAULT_FOLDER,
    show_default=True,
    metavar="DIR",
    help="Dataset to make or bring up to date.",
)
@click.option("--lang", type=click.Choice(languages()), help="Language of all texts, where known.")
@click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Worker processes: one per core, where not given."
)
@click.option("--no-validate", is_flag=True, help="Do not check the result.")
@click.option(
    "--infer/--no-infer",
    default=None,
    help="Apply the rules of inference; where not given, up to a million triples.",
)
@click.option("--no-merge", is_flag=True, help="Leave dataset.nq, graph.ttl and graph.jsonld to a later build.")
@click.option("--base-iri", metavar="IRI", help="What the IRIs of things and graphs start with.")
def command(
    sources: tuple[str, ...],
    output: Path,
    lang: str | None,
    jobs: int | None,
    no_validate: bool,
    infer: bool | None,
    no_merge: bool,
    base_iri: str | None,
) -> int:
    """Read texts and write the dataset that they state.

    SOURCE is a file (.txt, .md, .html), a folder, a pattern or - for standard input; without any, the digests that are
    shipped are read. Only texts that changed since the last build are read again. A text whose own graph violates a
    shape is set aside and named, the rest is built, and the exit status is 1.
    """
    from benelux_kg import pipeline

    with show_progress("Reading") as progress:
        built = pipeline.build(
            list(sources) or None,
            output,
            language=lang,
            jobs=jobs or os.cpu_count() or 1,
            validate=not no_validate,
            base_iri=base_iri,
            infer=infer,
            merge=not no_merge,
            progress=progress,
        )
    return _tell(built, output, Voice.of())


def _tell(built: BuildReport, output: Path, voice: Voice) -> int:
    from benelux_kg.publishing import write_table

    for line in built.skipped:
        voice.say_line(f"skipped: {line}")
    voice.say(f"{built.read} texts read, {built.kept} unchanged, {built.gone} gone, {len(built.skipped)} skipped.")
    write_table(("found", "number"), _rows(built), sys.stdout)
    if not built.infers:
        voice.say("No rule of inference was applied, for the texts are many or you said so; --infer applies them.")
    _tell_checks(built, output, voice)
    if not built.is_ok:
        return 1
    voice.say(_next_steps(output))
    return 0


def _tell_checks(built: BuildReport, output: Path, voice: Voice) -> None:
    from benelux_kg.checks.results import INFO

    for line in built.set_aside:
        voice.say_line(f"set aside: {line}")
    for finding in built.findings:
        voice.say(str(finding))
    disputed = [result for result in built.results if result.severity != INFO]
    for result in disputed[:_SHOWN]:
        voice.say_line(f"{result.severity}: {result.as_finding().message} [{result.shape}]")
    if len(disputed) > _SHOWN:
        voice.say(f"… and {len(disputed) - _SHOWN} more")
    if built.report.results:
        counts = ", ".join(f"{number} {severity}s" for severity, number in built.report.results.items())
        option = "" if output == DEFAULT_FOLDER else f" -g {output}"
        voice.say(f"Validated: {counts}; for the words behind them: benelux-kg validate{option}")


def _rows(built: BuildReport) -> list[tuple[str, str]]:
    report = built.report
    first = [("texts", report.documents), ("claims", report.claims), ("mentions", report.mentions)]
    rest = [*report.things.items(), *report.facts.items()]
    last = ("inferred facts", sum(report.inferred.values()))
    return [(name, str(number)) for name, number in (*first, ("pieces of evidence", report.evidence), *rest, last)]


def _next_steps(output: Path) -> str:
    option = "" if output == DEFAULT_FOLDER else f" -g {output}"
    lines = [
        f"\nThe dataset is in {output}. What to do next:",
        f"  benelux-kg explain id:country/be{option}",
        f"  benelux-kg query 'SELECT DISTINCT ?treaty ?party WHERE {{ ?treaty bkg:party ?party }}'{option}",
        f"  benelux-kg verify{option}",
    ]
    return "\n".join(lines)
