"""``benelux-kg explain``."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import format_option, graph_option, subcommand

if TYPE_CHECKING:
    from benelux_kg.claims import Claim, Node
    from benelux_kg.graph.explaining import Explanation, Proof

EXAMPLES = """explain id:country/be
explain Hazeldonk -g graph
explain id:agreement/benelux-police-treaty-2018 bkg:party België"""


@subcommand("explain", examples=EXAMPLES)
@click.argument("terms", nargs=-1, required=True, metavar="THING | SUBJECT PREDICATE OBJECT")
@click.option("--mentions", is_flag=True, help="Show where the thing is only mentioned, too.")
@format_option("text", "json")
@graph_option
def command(terms: tuple[str, ...], mentions: bool, form: str, graph: Path | None) -> None:
    """Show claims with the words that state them.

    All claims on one thing, or those that state one triple. Each quotation comes with its text, its offsets (code
    points) and the frame that read it. Things and relations are named by IRI, by short IRI (id:country/be) or by
    any label.
    """
    if len(terms) not in {1, 3}:
        raise click.UsageError("name one thing, or subject, predicate and object")
    from benelux_kg import pipeline

    found = pipeline.explain(find_dataset(graph), *terms)
    shown = [each for each in found if mentions or len(terms) > 1 or each.claim.predicate != "bkg:mentions"]
    if form == "json":
        click.echo(json.dumps([_to_json(each) for each in shown], ensure_ascii=False, indent=1))
        return
    for each in shown:
        click.echo(_to_text(each))
    click.echo(_sum_up(shown, len(found) - len(shown)), err=not shown)


def _to_text(explanation: Explanation) -> str:
    lines = [f"{_show_claim(explanation.claim)}"]
    for proof in explanation.proofs:
        quote = proof.quote
        lines.append(f"    “{_one_line(quote.exact)}”")
        lines.append(f"      {proof.document} {quote.start}-{quote.end}, frame {proof.frame}{_show_context(proof)}")
    return "\n".join(lines) + "\n"


def _show_claim(claim: Claim) -> str:
    by = f" by {claim.attributed_to}" if claim.attributed_to else ""
    colour = "" if claim.factuality.value == "Asserted" else f"  [{claim.factuality.value}{by}]"
    return f"{claim.subject} {claim.predicate} {_show_node(claim.object)}{colour}"


def _show_node(node: Node) -> str:
    if isinstance(node, str):
        return node
    return f'"{_one_line(node.lexical)}"' + (f"@{node.language}" if node.language else "")


def _show_context(proof: Proof) -> str:
    return f", with “{_one_line(proof.context.exact)}” at {proof.context.start}" if proof.context else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _sum_up(shown: list[Explanation], hidden: int) -> str:
    claims = "1 claim" if len(shown) == 1 else f"{len(shown)} claims"
    rest = f"; mentions not shown: {hidden} (add --mentions)" if hidden else ""
    return f"{claims}{rest}."


def _to_json(explanation: Explanation) -> dict[str, Any]:
    found = dataclasses.asdict(explanation)
    found["claim"]["factuality"] = explanation.claim.factuality.value
    return found
