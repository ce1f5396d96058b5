"""The API as OpenAPI tells it: one path for each question, with its parameters and columns.

Source: OpenAPI 3.1.1; JSON Schema 2020-12.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from benelux_kg.querying import Catalogue, Parameter, Question
from benelux_kg.server.problems import MEDIA_TYPE

_PROBLEM = {"$ref": "#/components/schemas/Problem"}
_DAY = r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"
_PERIOD = r"^(?!0000)[0-9]{4}(-(0[1-9]|1[0-2]))?$"
_IRI = r"^https?://[a-z0-9]+(\.[a-z0-9]+)*(/[A-Za-z0-9_-]+)+$"
_FORMATS = {
    True: ["text/turtle", "application/ld+json", "application/n-triples", "application/rdf+xml"],
    False: [
        *("text/csv", "text/tab-separated-values"),
        *("application/sparql-results+json", "application/sparql-results+xml"),
    ],
}
_FORMAT_NAMES = {True: ["ttl", "jsonld", "nt", "rdf"], False: ["plain", "csv", "tsv", "json", "xml"]}
_MOST_OFFSET = 999_999_999
_LARGEST = 10**18 - 1
"""Eighteen digits are read."""


def describe_api(questions: Catalogue, base: str, longest: int) -> dict[str, Any]:
    """Describe the API of the server at ``base``; values of parameters have up to ``longest`` characters."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Questions to the graph",
            "version": version("benelux-kg"),
            "description": "Questions of the catalogue, answered from the graph. Read-only; no key is needed.",
        },
        "servers": [{"url": base}],
        "paths": {
            "/api/queries": {"get": _listing()},
            **{f"/api/queries/{each.name}": {"get": _operation(each, longest)} for each in questions.values()},
        },
        "components": {"schemas": {"Problem": _problem(), "Question": _question()}},
    }


def _listing() -> dict[str, Any]:
    schema = {
        "type": "object",
        "required": ["questions"],
        "properties": {"questions": {"type": "array", "items": {"$ref": "#/components/schemas/Question"}}},
    }
    return {
        "operationId": "listQuestions",
        "summary": "The questions there are",
        "responses": {"200": _content("The questions", {"application/json": schema}), "default": _fault()},
    }


def _operation(question: Question, longest: int) -> dict[str, Any]:
    is_graph = question.form in {"CONSTRUCT", "DESCRIBE"}
    shared = [
        _parameter("format", "form of the answer, before Accept", {"type": "string", "enum": _FORMAT_NAMES[is_graph]}),
        _parameter("offset", "rows to leave out", {"type": "integer", "minimum": 0, "maximum": _MOST_OFFSET}),
    ]
    contents: dict[str, Any] = {name: {"type": "string"} for name in _FORMATS[is_graph]}
    if not is_graph:
        contents = {"application/json": _rows(question), **contents}
    for name in contents:
        if name.endswith("json") and name != "application/json":
            contents[name] = {"type": ["object", "array"]}
    return {
        "operationId": question.name,
        "summary": question.summary,
        "description": question.questions["en"],
        "tags": list(question.tags),
        "parameters": [*(_describe(each, longest) for each in question.parameters), *shared],
        "responses": {
            "200": _content("The answer", contents),
            "400": _fault("A parameter is not what it should be"),
            "406": _fault("None of the media types can be given"),
            "503": _fault("A limit of the server was reached"),
            "default": _fault(),
        },
    }


def _describe(parameter: Parameter, longest: int) -> dict[str, Any]:
    return _parameter(parameter.name, parameter.labels["en"], _schema(parameter, longest))


def _schema(parameter: Parameter, longest: int) -> dict[str, Any]:
    """Give what values a parameter takes; of a thing, its IRI (its label will often do as well)."""
    schema: dict[str, Any] = {"type": "string", "maxLength": longest}
    if parameter.type == "integer":
        bounds = {"minimum": parameter.least, "maximum": parameter.most}
        schema = {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST}
        schema |= {name: value for name, value in bounds.items() if value is not None}
    elif parameter.allowed:
        schema = {"type": "string", "enum": list(parameter.allowed)}
    elif parameter.type == "date":
        schema["anyOf"] = [{"pattern": _DAY}, {"pattern": _PERIOD}]
    elif parameter.type == "iri":
        schema |= {"pattern": _IRI}
    if parameter.default is not None:
        schema["default"] = int(parameter.default) if parameter.type == "integer" else parameter.default
    return schema


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": description, "required": False, "schema": schema}


def _rows(question: Question) -> dict[str, Any]:
    cell = {"type": ["string", "integer", "boolean"]}
    columns = {each.name: {**cell, "description": each.labels["en"]} for each in question.columns}
    return {
        "type": "object",
        "required": ["name", "parameters", "columns", "rows", "truncated"],
        "properties": {
            "name": {"const": question.name},
            "parameters": {"type": "object", "additionalProperties": {"type": "string"}},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": {"type": "object", "properties": columns}},
            "truncated": {"type": "boolean"},
            "next": {"type": "string", "description": "where the next rows are, if there are more"},
        },
    }


def _content(description: str, schemas: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {name: {"schema": schema} for name, schema in schemas.items()}}


def _fault(description: str = "Anything else that is wrong") -> dict[str, Any]:
    return _content(description, {MEDIA_TYPE: _PROBLEM})


def _problem() -> dict[str, Any]:
    text = {"type": "string"}
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": text,
            "title": text,
            "status": {"type": "integer"},
            "detail": {**text, "description": "what is wrong"},
            "mend": {**text, "description": "how to mend it"},
        },
    }


def _question() -> dict[str, Any]:
    text = {"type": "string"}
    names = ("name", "question", "summary", "tags", "parameters", "columns", "url")
    lists = {name: {"type": "array"} for name in ("tags", "parameters", "columns")}
    return {"type": "object", "required": list(names), "properties": {name: lists.get(name, text) for name in names}}
