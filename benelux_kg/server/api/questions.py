"""Questions of the catalogue, asked by name: typed parameters in, plain rows out."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from benelux_kg.errors import QueryError, UsageError
from benelux_kg.querying import Question, bind
from benelux_kg.querying.binding import Value
from benelux_kg.server.api.openapi import describe_api
from benelux_kg.server.formats import GRAPHS, SOLUTIONS, Format
from benelux_kg.server.languages import choose_language
from benelux_kg.server.negotiation import choose_type
from benelux_kg.server.problems import Problem
from benelux_kg.server.replies import reply
from benelux_kg.server.site import Site, read_table
from benelux_kg.server.workers.wire import Job, Message, Term

PATH = "/api/queries"
_JSON = "application/json"
LONGEST = 200
"""Characters of a parameter's value."""
_PLAIN = "plain"
"""The format of rows in JSON without the ceremony of SPARQL."""
_ROW_FORMATS: dict[str, Format | None] = {
    _JSON: None,
    **{SOLUTIONS[name].media_types[0]: SOLUTIONS[name] for name in ("csv", "tsv", "json", "xml")},
}
_GRAPH_FORMATS: dict[str, Format | None] = {
    GRAPHS[name].media_types[0]: GRAPHS[name] for name in ("ttl", "jsonld", "nt", "rdf")
}


class Questions:
    """The questions of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def routes(self) -> list[BaseRoute]:
        """Give the paths of the API."""
        return [
            Route("/api", self.send_to_description),
            Route("/api/openapi.json", self.describe),
            Route(PATH, self.list),
            Route(f"{PATH}/{{name}}", self.ask),
        ]

    async def send_to_description(self, request: Request) -> Response:
        """Send to the description of the API."""
        return RedirectResponse(f"{self._site.base_url(request)}/api/openapi.json", 303)

    async def describe(self, request: Request) -> Response:
        """Describe the API."""
        document = describe_api(self._site.questions, self._site.base_url(request), LONGEST)
        return reply(request, json.dumps(document, ensure_ascii=False, indent=1) + "\n", _JSON)

    async def list(self, request: Request) -> Response:
        """List the questions."""
        language, base = choose_language(request), self._site.base_url(request)
        found = [_introduce(each, language, base) for each in self._site.questions.values()]
        headers = {"Vary": "Accept-Language", "Content-Language": language}
        return reply(request, json.dumps({"questions": found}, ensure_ascii=False) + "\n", _JSON, headers)

    async def ask(self, request: Request) -> Response:
        """Answer one question."""
        question = self._find(request.path_params["name"])
        values = _read_values(request)
        form = _choose(question, request.headers.get("accept", ""), values.pop("format", None))
        offset = _read_offset(values.pop("offset", "0"))
        terms = await asyncio.to_thread(self._bind, question, values, choose_language(request))
        message = await self._site.try_answer(self._write_job(question.fill(terms), form, offset))
        if "fault" in message.head:
            raise self._site.problem(message.head)
        headers = {"Vary": "Accept, Accept-Language"}
        if "next" in message.head:
            address = self._follow(request, question, message.head["next"])
            headers |= {"Truncated": f"rows={message.head['kept']}", "Link": f'<{address}>; rel="next"'}
        if form is None:
            return reply(request, _write_rows(question, message, terms, headers), _JSON, headers)
        return reply(request, message.body, form.content_type(), headers)

    def _find(self, name: str) -> Question:
        try:
            return self._site.questions[name]
        except QueryError as error:
            raise Problem(404, error.what, error.mend) from error

    def _bind(self, question: Question, values: dict[str, str], language: str) -> dict[str, Value]:
        try:
            return bind(question, values, names=self._site.names, lookup=self._site.lookup, language=language)
        except UsageError as error:
            where = error.where.removeprefix("--param").strip()
            raise Problem(400, f"{where}: {error.what}" if where else error.what, error.mend) from error

    def _write_job(self, query: str, form: Format | None, offset: int) -> Job:
        limits = self._site.settings.limits
        name = form.name if form else "json"
        job: Job = {"query": query, "trusted": True, "offset": offset, "rows": limits.rows, "bytes": limits.answer}
        return job | ({"graphs": name} if form and form in GRAPHS.values() else {"solutions": name})

    def _follow(self, request: Request, question: Question, offset: int) -> str:
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != "offset"]
        return f"{self._site.base_url(request)}{PATH}/{question.name}?{urlencode([*kept, ('offset', str(offset))])}"


def _introduce(question: Question, language: str, base: str) -> dict[str, Any]:
    return {
        "name": question.name,
        "question": question.questions[language],
        "summary": question.summary,
        "tags": list(question.tags),
        "parameters": [
            {
                "name": each.name,
                "type": each.type,
                "label": each.labels[language],
                "default": each.default,
                "optional": each.optional,
                "allowed": list(each.allowed),
            }
            for each in question.parameters
        ],
        "columns": [{"name": each.name, "label": each.labels[language]} for each in question.columns],
        "url": f"{base}{PATH}/{question.name}",
    }


def _read_values(request: Request) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name == "lang":
            continue
        if name in values:
            raise Problem(400, f"{name[:LONGEST]} is given twice", "give it once")
        if len(value) > LONGEST:
            raise Problem(400, f"{name[:LONGEST]} is longer than {LONGEST} characters", "give a shorter one")
        values[name] = value
    return values


def _choose(question: Question, accept: str, name: str | None) -> Format | None:
    """Give the format that is asked for; ``None`` stands for plain rows."""
    offered = _GRAPH_FORMATS if question.form in {"CONSTRUCT", "DESCRIBE"} else _ROW_FORMATS
    if name is not None:
        by_name = {form.name if form else _PLAIN: form for form in offered.values()}
        if name not in by_name:
            raise Problem(400, "there is no such format of this answer", f"choose {', '.join(by_name)}")
        return by_name[name]
    chosen = choose_type(accept, offered)
    if chosen is None:
        raise Problem(406, "none of the media types in Accept can be given", f"accept one of {', '.join(offered)}")
    return offered[chosen]


def _read_offset(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < len("1000000000")):
        raise Problem(400, "offset is no number of rows", "follow Link: rel=next")
    return int(text)


def _write_rows(question: Question, message: Message, terms: dict[str, Value], headers: dict[str, str]) -> str:
    table = read_table(message)
    document = {
        "name": question.name,
        "parameters": {name: term.value for name, term in terms.items()},
        "columns": table.columns,
        "rows": [_write_row(table.columns, row) for row in table.rows],
        "truncated": table.is_cut,
    }
    if "Link" in headers:
        document["next"] = headers["Link"].partition(">")[0].removeprefix("<")
    return json.dumps(document, ensure_ascii=False) + "\n"


def _write_row(columns: Iterable[str], row: Iterable[Term | None]) -> dict[str, Any]:
    return {name: _write_cell(term) for name, term in zip(columns, row, strict=True) if term is not None}


def _write_cell(term: Term) -> str | int | bool:
    """Write a whole number or a truth value as JSON has them, and everything else as text."""
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.rpartition("#")[2]
        if kind == "boolean":
            return term.value in {"true", "1"}
        if kind == "integer" and term.value.lstrip("+-").isdigit():
            return int(term.value[:LONGEST])
        return term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)
