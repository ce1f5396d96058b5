"""``benelux-kg evaluate``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benelux_kg.cli.dataset import find_graph
from benelux_kg.cli.options import format_option, graph_option, subcommand

if TYPE_CHECKING:
    from benelux_kg.checks.evaluation import Evaluation, Score
    from benelux_kg.querying.claims import StatedClaim

COLUMNS = ("relation", "precision", "recall", "F1", "met", "missed", "right", "spurious")


@subcommand("evaluate", examples="evaluate data/gold/digests.jsonl\nevaluate gold/*.jsonl -g graph --format json")
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path))
@graph_option
@format_option("text", "json")
def command(gold: tuple[Path, ...], graph: Path | None, form: str) -> None:
    """Compare a dataset with hand-checked facts.

    Precision, recall and F1 per relation and in all, with the misses and the spurious claims by name. GOLD is a
    file of JSON Lines with subject, predicate, object, document and, where it is not Asserted, factuality; things
    are named by IRI, by short IRI (id:country/be) or by any label.
    """
    from benelux_kg.pipeline.graphs import Graph

    found = Graph(find_graph(graph)).evaluate(gold)
    if form == "json":
        click.echo(json.dumps(_to_json(found), ensure_ascii=False, indent=1))
    else:
        _print_text(found)


def _print_text(found: Evaluation) -> None:
    from benelux_kg.publishing import write_table

    rows = [_row(name, score) for name, score in (*found.relations.items(), ("all", found.total))]
    write_table(COLUMNS, rows, sys.stdout)
    for heading, items in (
        ("missed", [f"{fact}  [{fact.place}]" for fact in found.misses]),
        ("spurious", [_show(claim) for claim in found.spurious]),
        ("not judged, as the gold does not use the relation", [f"{n} × {name}" for name, n in found.unjudged.items()]),
    ):
        if items:
            click.echo("\n".join([f"\n{heading} ({len(items)}):", *(f"  {item}" for item in items)]))


def _row(name: str, score: Score) -> tuple[str, ...]:
    shares = (f"{share:.3f}" for share in (score.precision, score.recall, score.f1))
    return (name, *shares, str(score.met), str(score.missed), str(score.right), str(score.spurious))


def _show(claim: StatedClaim) -> str:
    return f"{claim.subject} {claim.predicate} {claim.object} ({claim.document})"


def _to_json(found: Evaluation) -> dict[str, Any]:
    return {
        "all": _score_json(found.total),
        "relations": {name: _score_json(score) for name, score in found.relations.items()},
        "missed": [{"fact": str(fact), "place": fact.place} for fact in found.misses],
        "spurious": [
            {"subject": c.subject, "predicate": c.predicate, "object": c.object, "document": c.document}
            for c in found.spurious
        ],
        "unjudged": dict(found.unjudged),
    }


def _score_json(score: Score) -> dict[str, float]:
    shares = {name: round(getattr(score, name), 4) for name in ("precision", "recall", "f1")}
    return shares | {name: getattr(score, name) for name in ("met", "missed", "right", "spurious")}
