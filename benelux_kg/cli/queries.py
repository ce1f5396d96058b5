"""``benelux-kg queries``."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, Any

import click

from benelux_kg.cli.languages import find_language
from benelux_kg.cli.options import format_option, subcommand

if TYPE_CHECKING:
    from benelux_kg.querying import Parameter, Question

EXAMPLES = """queries
queries --tag agreements --lang fr
queries threat-response
queries --format json"""
_WIDTH = 100


@subcommand("queries", examples=EXAMPLES)
@click.argument("name", required=False)
@click.option("--tag", metavar="TAG", help="Only the questions with this tag.")
@click.option("--lang", "language", type=click.Choice(["nl", "fr", "de", "en"]), help="The language of the questions.")
@format_option("text", "json")
def command(name: str | None, tag: str | None, language: str | None, form: str) -> None:
    """List the questions that can be asked by name, with their parameters.

    With a NAME: what the question tells in each column, what its parameters may be, and its SPARQL.
    """
    from benelux_kg.querying import load_catalogue
    from benelux_kg.querying.questions import LANGUAGES

    catalogue = load_catalogue()
    language = language or find_language(LANGUAGES)
    chosen = [catalogue[name]] if name else catalogue.tagged(tag) if tag else list(catalogue.values())
    if form == "json":
        click.echo(json.dumps([_to_json(each) for each in chosen], ensure_ascii=False, indent=1))
    elif name:
        click.echo(_show_whole(chosen[0], language))
    else:
        click.echo("\n".join(_show_line(each, language) for each in chosen))
        tags = "" if tag else f" Tags: {', '.join(catalogue.tags)}."
        click.echo(f"{len(chosen)} questions.{tags} Ask one: benelux-kg query NAME -p KEY=VALUE", err=True)


def _show_line(question: Question, language: str) -> str:
    keys = " ".join(f"-p {each.name}=" for each in question.parameters)
    lines = textwrap.wrap(question.questions[language], _WIDTH, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([f"{question.name}  {keys}".rstrip(), *lines])


def _show_whole(question: Question, language: str) -> str:
    parts = [
        question.name,
        *(f"  {each}" for each in question.questions.values()),
        f"  tags: {', '.join(question.tags)}",
    ]
    if question.empty:
        parts.append(f"  may be empty: {question.empty}")
    if question.parameters:
        parts += ["", "parameters", *(f"  {_describe(each, language)}" for each in question.parameters)]
    if question.columns:
        width = max(len(each.name) for each in question.columns)
        parts += ["", "columns", *(f"  {each.name.ljust(width)}  {each.labels[language]}" for each in question.columns)]
    return "\n".join([*parts, "", question.sparql])


def _describe(parameter: Parameter, language: str) -> str:
    allowed = ", ".join(parameter.allowed) or parameter.of_class or parameter.scheme
    kind = f"{parameter.type} ({allowed})" if allowed else parameter.type
    default = "anything where not given" if parameter.default is None else f"default {parameter.default}"
    return f"{parameter.name}: {kind}, {default}: {parameter.labels[language]}"


def _to_json(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "summary": question.summary,
        "question": dict(question.questions),
        "parameters": [_parameter_to_json(each) for each in question.parameters],
        "columns": {each.name: dict(each.labels) for each in question.columns},
        "tags": list(question.tags),
        "form": question.form,
        "sparql": question.sparql,
    }


def _parameter_to_json(parameter: Parameter) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "default": parameter.default,
        "optional": parameter.optional,
        "allowed": list(parameter.allowed),
        "class": parameter.of_class,
        "scheme": parameter.scheme,
        "label": dict(parameter.labels),
    }
