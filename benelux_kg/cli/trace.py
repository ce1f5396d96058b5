"""``benelux-kg trace``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benelux_kg.cli.options import format_option, subcommand
from benelux_kg.resources import languages

if TYPE_CHECKING:
    from benelux_kg.claims import Claim
    from benelux_kg.extraction.matching import Match
    from benelux_kg.pipeline import Trace

STAGES = ("blocks", "mentions", "frames", "claims")


@subcommand(
    "trace", examples="trace page.html\ntrace page.txt --stage mentions\ntrace page.txt --stage frames --failed"
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", "stages", type=click.Choice(STAGES), multiple=True, help="Show this stage only; repeatable.")
@click.option("--failed", is_flag=True, help="Show the attempts that failed, too, with the reason.")
@click.option("--lang", type=click.Choice(languages()), help="Language of the text, where known.")
@format_option("text", "json")
def command(file: Path, stages: tuple[str, ...], failed: bool, lang: str | None, form: str) -> None:
    """Show what every stage saw of one text.

    The stages: its blocks, the words recognised, the frames tried, the claims. FILE may be - for standard input.
    Offsets count code points of the text as kept.
    """
    from benelux_kg import pipeline

    found = pipeline.trace(file, lang)
    shown = {stage: list(_ROWS[stage](found, failed)) for stage in stages or STAGES}
    if form == "json":
        click.echo(json.dumps({"document": found.document.record.identifier, **shown}, ensure_ascii=False, indent=1))
        return
    for stage, rows in shown.items():
        click.echo(f"{stage} ({len(rows)})")
        for row in rows:
            click.echo("  " + "  ".join(str(value) for value in row.values() if value not in {"", None}))
        click.echo()


def _blocks(found: Trace, _: bool) -> list[dict[str, Any]]:
    return [
        {
            "at": _at(b.start, b.end),
            "kind": b.kind,
            "words": _words(found, b.start, b.end),
            "sentences": len(b.sentences),
        }
        for b in found.document.blocks
    ]


def _mentions(found: Trace, _: bool) -> list[dict[str, Any]]:
    return [
        {
            "at": _at(m.start, m.end),
            "kind": m.kind,
            "words": _words(found, m.start, m.end),
            "things": " ".join(m.things) or m.value,
            "reason": f"({m.reason})" if m.reason else "",
        }
        for m in found.seen.mentions
    ]


def _frames(found: Trace, failed: bool) -> list[dict[str, Any]]:
    return [_attempt(found, match) for match in found.attempts if failed or not match.failures]


def _attempt(found: Trace, match: Match) -> dict[str, Any]:
    roles = [f"{role}={_words(found, filler.start, filler.end)!r}" for role, filler in sorted(match.fillers.items())]
    return {
        "at": _at(match.start, match.end),
        "frame": match.frame.name,
        "words": _words(found, match.start, match.end),
        "roles": " ".join(roles),
        "failures": f"FAILED: {'; '.join(match.failures)}" if match.failures else "",
    }


def _claims(found: Trace, _: bool) -> list[dict[str, Any]]:
    return [
        {
            "at": _at(e.quote.start, e.quote.end),
            "frame": e.frame,
            "claim": _show(e.claim),
            "words": _words(found, e.quote.start, e.quote.end),
        }
        for e in found.extract.evidence
        if e.claim.predicate != "bkg:mentions"
    ]


def _show(claim: Claim) -> str:
    from benelux_kg.extraction.frame_tests import write_claim

    return write_claim(claim)


def _at(start: int, end: int) -> str:
    return f"{start}-{end}"


def _words(found: Trace, start: int, end: int) -> str:
    words = " ".join(found.document.text[start:end].split())
    return f"“{words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}”"


_LONGEST = 80
_ROWS = {"blocks": _blocks, "mentions": _mentions, "frames": _frames, "claims": _claims}
