"""The catalogue of questions as forms: what to ask, of what, and what the graph answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.claims import Literal, Node
from benelux_kg.errors import UsageError
from benelux_kg.querying import Parameter, Question, bind, load_catalogue
from benelux_kg.querying.catalogue import UnknownQuestionError
from benelux_kg.server.pages.finding import EXACT
from benelux_kg.server.pages.guide import guide_of
from benelux_kg.server.pages.retrieval import to_node
from benelux_kg.server.pages.view import View
from benelux_kg.server.problems import Problem

ROWS = 200
"""Rows that the page shows; the endpoint gives all."""

CHOICES = 400
"""Things from which a form lets choose; of more, one types the name."""

LABEL = "Label"
"""The end of the name of a column that names what the column before it holds."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: what stands in it, and what there is to choose from."""

    parameter: Parameter
    label: str
    value: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an answer: what to show, and what it is called."""

    node: Node | None
    name: str = ""


async def show_questions(request: Request) -> Response:
    """Answer with all questions, by what they are about."""
    view = View(request)
    catalogue = load_catalogue()
    return view.render(
        "questions.html", catalogue=catalogue, tags={tag: catalogue.tagged(tag) for tag in catalogue.tags}
    )


async def show_question(request: Request) -> Response:
    """Answer with one question, asked with what the address gives."""
    view = View(request)
    try:
        question = load_catalogue()[request.path_params["name"]]
    except UnknownQuestionError as error:
        raise Problem(404, error.what, error.mend) from error
    given = {**_defaults(view, question), **_given(view, question)}
    context: dict[str, Any] = {"question": question, "fields": list(_fields(view, question, given)), "limit": ROWS}
    context |= {"problem": None, "columns": [], "rows": [], "is_cut": False, "sparql": question.sparql}
    try:
        sparql = question.fill(bind(question, given, names=view.site.names, language=view.language))
        table = await view.site.answer_stranger(sparql, ROWS)
    except UsageError as error:
        context["problem"] = error
        return view.render("question.html", 400, **context)
    nodes = [[None if term is None else to_node(term, view.site.names) for term in row] for row in table.rows]
    labels = {column.name: column.labels.get(view.language, column.name) for column in question.columns}
    shown, rows = fold_labels(table.columns, nodes)
    context |= {
        "columns": [labels.get(name, name) for name in shown],
        "rows": rows,
        "is_cut": table.is_cut,
        "sparql": sparql,
    }
    return view.render("question.html", given=given, **context)


def _defaults(view: View, question: Question) -> dict[str, str]:
    """Give the language of the page where a question wants one; its other defaults are its own."""
    return {each.name: view.language for each in question.parameters if each.type == "language"}


def _given(view: View, question: Question) -> dict[str, str]:
    asked = view.request.query_params
    names = {each.name: each for each in question.parameters}
    return {key: _resolve(view, names[key], asked[key].strip()) for key in asked if key in names and asked[key].strip()}


def _resolve(view: View, parameter: Parameter, value: str) -> str:
    """Give the IRI of the thing that is called ``value``, where it is no IRI and just one of the right kind is."""
    if parameter.type != "iri" or ":" in value:
        return value
    hits = guide_of(view.site).index.find(value)
    fitting = [hit.thing for hit in hits if hit.fit == EXACT and _fits(view, parameter, hit.thing)]
    return fitting[0] if fitting else value


def _fits(view: View, parameter: Parameter, thing: str) -> bool:
    if parameter.scheme:
        return thing.startswith(f"{parameter.scheme}/")
    return not parameter.of_class or view.directory.is_a(thing, parameter.of_class)


def _fields(view: View, question: Question, given: Mapping[str, str]) -> Iterator[Field]:
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default or "")
        label = parameter.labels.get(view.language, parameter.name)
        choices = tuple(_choices(view, parameter)) if parameter.type == "iri" or parameter.allowed else ()
        yield Field(parameter, label, value, choices if len(choices) <= CHOICES else ())


def _choices(view: View, parameter: Parameter) -> Iterator[tuple[str, str]]:
    """Yield values with their names: those allowed, else the things of the right kind that texts speak of."""
    if parameter.allowed:
        for each in parameter.allowed:
            yield each, view.label(each).text if parameter.type == "iri" else view.say.find(f"language.{each}") or each
        return
    if not parameter.of_class and not parameter.scheme:
        return
    things = [thing for thing in view.directory.weights if _fits(view, parameter, thing)]
    if parameter.default and parameter.default not in things:
        things.append(parameter.default)
    yield from sorted(((each, view.label(each).text) for each in things), key=lambda pair: pair[1].casefold())


def fold_labels(columns: list[str], rows: list[list[Node | None]]) -> tuple[list[str], list[list[Cell]]]:
    """Give columns and cells with each label folded into what it names."""
    names = {n: columns.index(name + LABEL) for n, name in enumerate(columns) if name + LABEL in columns}
    shown = [n for n in range(len(columns)) if n not in names.values()]
    cells = [[Cell(row[n], _text(row[names[n]]) if n in names else "") for n in shown] for row in rows]
    return [columns[n] for n in shown], cells


def _text(node: Node | None) -> str:
    return node.lexical if isinstance(node, Literal) else node or ""
