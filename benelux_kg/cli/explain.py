"""``benelux-kg explain``."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from benelux_kg.cli.dataset import find_dataset
from benelux_kg.cli.options import format_option, graph_option, subcommand
from benelux_kg.cli.voice import Voice

if TYPE_CHECKING:
    from benelux_kg.claims import Claim, Node
    from benelux_kg.graph.chains import Inferred, Statement
    from benelux_kg.graph.explaining import Explanation, Proof

EXAMPLES = """explain id:country/be
explain Hazeldonk -g graph
explain id:agreement/benelux-police-treaty-2018 bkg:party België"""


_QUOTED = 3
"""Quotations of one ground of an inferred fact; the claim itself shows all."""


@subcommand("explain", examples=EXAMPLES)
@click.argument("terms", nargs=-1, required=True, metavar="THING | SUBJECT PREDICATE OBJECT")
@click.option("--mentions", is_flag=True, help="Show where the thing is only mentioned, and its inferred classes, too.")
@format_option("text", "json")
@graph_option
def command(terms: tuple[str, ...], mentions: bool, form: str, graph: Path | None) -> None:
    """Show claims with the words that state them, and what is inferred from them.

    All claims on one thing, or those that state one triple. Each quotation comes with its text, its offsets (code
    points) and the frame that read it; each inferred fact with its rule and what it rests on. Things and relations are
    named by IRI, by short IRI (id:country/be) or by any label.
    """
    if len(terms) not in {1, 3}:
        raise click.UsageError("name one thing, or subject, predicate and object")
    from benelux_kg import pipeline

    folder = find_dataset(graph)
    found, inferred = pipeline.explain(folder, *terms), pipeline.explain_inferred(folder, *terms)
    if not pipeline.open_dataset(folder).register.infers:
        Voice.of().say("No rule of inference was applied to this dataset; benelux-kg build --infer applies them.")
    whole = mentions or len(terms) > 1
    shown = [each for each in found if whole or each.claim.predicate != "bkg:mentions"]
    told = [each for each in inferred if whole or each.statement.predicate != "rdf:type"]
    if form == "json":
        rows = [*map(_to_json, shown), *map(inferred_to_json, told)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for text in (*map(_to_text, shown), *map(inferred_to_text, told)):
        click.echo(text)
    click.echo(_sum_up(len(shown), len(told), len(found) - len(shown), len(inferred) - len(told)), err=not shown + told)


def _to_text(explanation: Explanation) -> str:
    return "\n".join(_write_claim(explanation)) + "\n"


def _write_claim(explanation: Explanation, most: int | None = None) -> Iterator[str]:
    """Give the lines of a claim with its quotations, or with the first ``most`` of them."""
    yield _show_claim(explanation.claim)
    for proof in explanation.proofs[:most]:
        quote = proof.quote
        yield f"    “{_one_line(quote.exact)}”"
        yield f"      {proof.document} {quote.start}-{quote.end}, frame {proof.frame}{_show_context(proof)}"
    if most is not None and len(explanation.proofs) > most:
        yield f"    and {len(explanation.proofs) - most} more"


def inferred_to_text(inferred: Inferred) -> str:
    """Write an inferred fact, and below it step by step all it rests on."""
    return "\n".join(_write_inferred(inferred)) + "\n"


def _write_inferred(inferred: Inferred) -> Iterator[str]:
    from benelux_kg.graph.explaining import Explanation

    yield f"{_show_triple(inferred.statement)}  [inferred: {inferred.rule}]"
    if "en" in inferred.words:
        yield f"    {inferred.words['en']}"
    for ground in inferred.grounds:
        lines = _write_claim(ground, _QUOTED) if isinstance(ground, Explanation) else _write_inferred(ground)
        yield from (f"  {'' if number else '← '}{line}" for number, line in enumerate(lines))
    for fact in inferred.background:
        place = "text" if fact.subject.startswith("id:document/") else "vocabulary"
        yield f"  ← {_show_triple(fact)}  [{place}]"


def _show_triple(statement: Statement) -> str:
    return f"{statement.subject} {statement.predicate} {_show_node(statement.object)}"


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


def _sum_up(claims: int, inferred: int, mentions: int, classes: int) -> str:
    parts = ["1 claim" if claims == 1 else f"{claims} claims", f"{inferred} inferred" if inferred else ""]
    hidden = [f"mentions not shown: {mentions}" if mentions else "", f"classes not shown: {classes}" if classes else ""]
    rest = ", ".join(filter(None, hidden))
    return ", ".join(filter(None, parts)) + (f"; {rest} (add --mentions)" if rest else "") + "."


def _to_json(told: Explanation | Statement) -> dict[str, Any]:
    found: dict[str, Any] = _plain(told)
    return found


def _plain(value: Any) -> Any:
    """Give records and named tuples, however deep, as the tables that JSON has."""
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):
        return {name: _plain(each) for name, each in value._asdict().items()}
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def inferred_to_json(inferred: Inferred) -> dict[str, Any]:
    """Give an inferred fact with all it rests on as JSON has it."""
    from benelux_kg.graph.explaining import Explanation

    return {
        "iri": inferred.iri,
        "inferred": _to_json(inferred.statement),
        "rule": inferred.rule,
        "words": dict(inferred.words),
        "grounds": [
            _to_json(each) if isinstance(each, Explanation) else inferred_to_json(each) for each in inferred.grounds
        ],
        "background": [_to_json(each) for each in inferred.background],
    }
