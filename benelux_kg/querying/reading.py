"""Reading a question: its header checked against its SPARQL, every fault with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from benelux_kg.errors import QueryError, ResourceError, UsageError
from benelux_kg.querying.binding import find_variables
from benelux_kg.querying.guard import check_harmless
from benelux_kg.querying.headers import Header, read_header
from benelux_kg.querying.questions import LANGUAGES, Column, Question, is_name
from benelux_kg.querying.syntax import find_form, parse_query
from benelux_kg.querying.values import TYPES, Parameter, read_value

_KEYS = ("summary", "tags", "empty", "question", "parameters", "columns")
_PARAMETER_KEYS = ("type", "default", "optional", "allowed", "class", "scheme", "least", "most", "edge", "label")


def read_question(path: Path) -> Question:
    """Read one file; raises ``ResourceError`` with every fault of its header, or with that of its SPARQL."""
    where = f"queries/{path.name}"
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise ResourceError("is not UTF-8 text", where=where, mend="save it as UTF-8") from error
    header = read_header(text, where)
    try:
        check_harmless(text, where)
        parse_query(text, where)
    except QueryError as error:
        raise ResourceError(error.what, where=error.where, mend=error.mend) from error
    question = _read(header, path, text)
    _check_names(header, question)
    header.settle()
    return question


def _read(header: Header, path: Path, text: str) -> Question:
    header.check_keys(_KEYS)
    if not is_name(path.stem):
        header.blame(f"{path.stem} is no name: lower-case words joined by hyphens")
    return Question(
        name=path.stem,
        summary=header.take(str, "summary"),
        questions=_read_labels(header, "question"),
        parameters=tuple(_read_parameters(header)),
        columns=tuple(_read_columns(header)),
        tags=tuple(header.take(list, "tags")),
        empty=header.take(str, "empty", default=""),
        form=find_form(text),
        text=text,
        path=path,
    )


def _read_labels(header: Header, *path: str) -> Mapping[str, str]:
    header.check_keys(LANGUAGES, *path)
    return MappingProxyType({language: header.take(str, *path, language) for language in LANGUAGES})


def _read_columns(header: Header) -> Iterator[Column]:
    for name in header.take(dict, "columns", default={}):
        yield Column(name, _read_labels(header, "columns", name))


def _read_parameters(header: Header) -> Iterator[Parameter]:
    for name in header.take(dict, "parameters", default={}):
        path = ("parameters", name)
        header.check_keys(_PARAMETER_KEYS, *path)
        read = Parameter(
            name=name,
            type=header.take(str, *path, "type"),
            default=_read_default(header, *path, "default"),
            optional=header.take(bool, *path, "optional", default=False),
            allowed=tuple(str(each) for each in header.take(list, *path, "allowed", default=[])),
            of_class=header.take(str, *path, "class", default=""),
            scheme=header.take(str, *path, "scheme", default=""),
            least=header.take(int, *path, "least", default=0) if "least" in _table(header, *path) else None,
            most=header.take(int, *path, "most", default=0) if "most" in _table(header, *path) else None,
            edge=header.take(str, *path, "edge", default=""),
            labels=_read_labels(header, *path, "label"),
        )
        _check_parameter(header, read)
        yield read


def _table(header: Header, *path: str) -> Mapping[str, object]:
    table: Mapping[str, object] = header.take(dict, *path, default={})
    return table


def _read_default(header: Header, *path: str) -> str | None:
    *table, key = path
    value = _table(header, *table).get(key)
    if value is not None and not isinstance(value, str | int):
        header.blame(f"{'.'.join(path)} is neither text nor a number", *path)
    return None if value is None else str(value)


def _check_parameter(header: Header, read: Parameter) -> None:
    path = ("parameters", read.name)
    if read.type not in TYPES:
        header.blame(f"unknown type {read.type}: choose {', '.join(TYPES)}", *path, "type")
        return
    if read.default is None and not read.optional:
        header.blame(f"{read.name} needs a default, or optional = true", *path)
    for value in (*read.allowed, *([] if read.default is None else [read.default])):
        try:
            read_value(read, value)
        except UsageError as error:
            header.blame(f"{read.name}: {error.what}", *path, "default")


def _check_names(header: Header, question: Question) -> None:
    used = find_variables(question.sparql)
    for each in question.parameters:
        if each.name not in used:
            header.blame(f"the query has no ${each.name}", "parameters", each.name)
    for name in re.findall(r"\$(\w+)", question.sparql):
        if name not in {each.name for each in question.parameters}:
            header.blame(f"${name} is no parameter", "parameters")
    shown = find_columns(question)
    named = [each.name for each in question.columns]
    if shown != named:
        header.blame(f"the columns are {', '.join(shown)}, in this order", "columns")


def find_columns(question: Question) -> list[str]:
    """Return the columns of the answer to a SELECT, in their order; none for every other form."""
    if question.form != "SELECT":
        return []
    terms = {each.name: ox.Literal("") for each in question.parameters}
    found = ox.Store().query(question.fill(terms))
    assert isinstance(found, ox.QuerySolutions)
    return [each.value for each in found.variables]
