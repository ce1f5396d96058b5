"""The catalogue of questions: one ``.rq`` file each, with a header that says what it asks, of what, and of whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from benelux_kg.errors import QueryError, ResourceError, UsageError
from benelux_kg.querying.binding import Slot, Value, fill_slots, find_slots, find_variables
from benelux_kg.querying.guard import check_harmless
from benelux_kg.querying.headers import Header, read_header
from benelux_kg.querying.nearest import suggest
from benelux_kg.querying.syntax import find_form, parse_query
from benelux_kg.querying.values import TYPES, Parameter, read_value
from benelux_kg.resources import folder

LANGUAGES = ("nl", "fr", "de", "en")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_KEYS = ("summary", "tags", "empty", "question", "parameters", "columns")
_PARAMETER_KEYS = ("type", "default", "optional", "allowed", "class", "scheme", "least", "most", "edge", "label")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer, explained in each language."""

    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """A catalogued question: what it asks in each language, what it wants to know, and its SPARQL.

    ``empty`` says why an empty answer to the defaults is a finding; ``""`` where there should be rows. ``form`` is
    ``SELECT``, ``CONSTRUCT``, ``ASK`` or ``DESCRIBE``.
    """

    name: str
    summary: str
    questions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    empty: str
    form: str
    text: str
    path: Path = field(compare=False)

    @cached_property
    def sparql(self) -> str:
        """Give the query without its header."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith("#+")).strip() + "\n"

    def parameter(self, name: str) -> Parameter:
        """Give the parameter of that name; raises ``UsageError`` with the nearest where there is none."""
        for each in self.parameters:
            if each.name == name:
                return each
        names = [each.name for each in self.parameters]
        mend = suggest(name, names) if names else "it has none"
        raise UsageError(f"{self.name} has no parameter {name}", where="--param", mend=mend)

    def fill(self, terms: Mapping[str, Value]) -> str:
        """Give the SPARQL with ``terms`` in the places of its parameters; others stay open."""
        return fill_slots(self.sparql, self._slots, terms)

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        return find_slots(self.sparql, {each.name for each in self.parameters}, self.name)


class Catalogue(Mapping[str, Question]):
    """All questions by name, in alphabetical order."""

    def __init__(self, questions: Iterator[Question]) -> None:
        self._questions = MappingProxyType({each.name: each for each in sorted(questions, key=lambda q: q.name)})

    def __getitem__(self, name: str) -> Question:
        """Give the question of that name; raises ``QueryError`` with the nearest where there is none."""
        if name not in self._questions:
            mend = suggest(name, self._questions)
            raise UnknownQuestionError(f"no question is called {name}", where="queries", mend=mend)
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)

    def __contains__(self, name: object) -> bool:
        return name in self._questions

    @property
    def tags(self) -> list[str]:
        """Give every tag, sorted."""
        return sorted({tag for each in self.values() for tag in each.tags})

    def tagged(self, tag: str) -> list[Question]:
        """Give the questions with a tag; raises ``UsageError`` with the nearest where no question has it."""
        found = [each for each in self.values() if tag in each.tags]
        if not found:
            raise UsageError(f"no question has the tag {tag}", where="--tag", mend=suggest(tag, self.tags))
        return found


class UnknownQuestionError(QueryError, KeyError):
    """Nothing in the catalogue has that name."""

    __str__ = Exception.__str__  # a KeyError would show it in quotes


def is_name(text: str) -> bool:
    """Tell whether ``text`` may be the name of a question, which no query is."""
    return bool(_NAME.fullmatch(text))


@cache
def load_catalogue(queries: Path | None = None) -> Catalogue:
    """Read the shipped catalogue, or the folder ``queries``; raises ``ResourceError`` with every fault of all."""
    questions, faults = [], []
    for path in sorted((queries or folder("queries")).glob("*.rq")):
        try:
            questions.append(read_question(path))
        except ResourceError as error:
            faults.append(error)
    if faults:
        raise ResourceError("; ".join(str(each) for each in faults))
    return Catalogue(iter(questions))


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
    if not _NAME.fullmatch(path.stem):
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
