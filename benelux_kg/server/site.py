"""What every request handler may ask: the graph, its texts, and where things are on this server."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

import pyoxigraph as ox
from starlette.requests import Request

from benelux_kg.errors import QueryError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.querying import Catalogue, Lookup, load_catalogue
from benelux_kg.server.addresses import Addresses, find_origin
from benelux_kg.server.problems import Problem
from benelux_kg.server.settings import Settings
from benelux_kg.server.stores import prepare_store
from benelux_kg.server.workers.pool import Crew, Overload, Pool
from benelux_kg.server.workers.wire import Job, Message, Term, pack_term
from benelux_kg.vocabulary.namespaces import Namespaces

Row = dict[str, Term]


class Table(NamedTuple):
    """An answer in rows; that of an ASK has one column and one row."""

    columns: list[str]
    rows: list[list[Term | None]]
    is_cut: bool


STATUSES = {
    "syntax": 400,
    "runtime": 400,
    "refused": 400,
    "unacceptable": 406,
    "size": 503,
    "memory": 503,
    "internal": 500,
}
"""Why a worker has no answer, to the status that says so."""


class Site:
    """One dataset on one server."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.dataset = Dataset(settings.dataset)
        self.store = prepare_store(self.dataset)
        self.pool = Pool(Crew(self.store, self.names.base, settings.workers, settings.limits))
        self.addresses = Addresses(self.names)
        self.loop: asyncio.AbstractEventLoop | None = None

    async def open(self) -> None:
        """Make ready to answer."""
        self.loop = asyncio.get_running_loop()
        await self.pool.open()

    async def close(self) -> None:
        """End what was made ready."""
        await self.pool.close()

    @property
    def names(self) -> Namespaces:
        """Give the prefixes under the base IRI of the dataset."""
        return self.dataset.names

    @cached_property
    def version(self) -> str:
        """Give a digest of what is served; it changes when the dataset does."""
        sources = (self.dataset.folder / "sources.json").read_bytes()
        report = (self.dataset.folder / "report.json").read_bytes()
        return sha256(sources + report).hexdigest()[:16]

    @property
    def questions(self) -> Catalogue:
        """Give the catalogue of questions."""
        return load_catalogue()

    @cached_property
    def lookup(self) -> Lookup:
        """Find things by their labels; to be used in another thread than the one that answers requests."""
        return Lookup(self._ask_from_thread, self.names)

    def _ask_from_thread(self, query: str) -> list[tuple[Term | None, ...]]:
        assert self.loop
        asked = asyncio.run_coroutine_threadsafe(self._ask_table(query), self.loop)
        return [tuple(row) for row in asked.result().rows]

    async def _ask_table(self, query: str) -> Table:
        return read_table(await self.answer({"query": query, "solutions": "json", "trusted": True}))

    def base_url(self, request: Request) -> str:
        """Give the address of this server as the client sees it, without a slash at its end."""
        return find_origin(request.scope, self.settings)

    async def ask(
        self, query: str, bindings: Mapping[str, Term] | None = None, within: float | None = None
    ) -> list[Row]:
        """Give the rows of a SELECT of the program's own; what is not bound is missing in a row.

        ``bindings`` take the place of variables, as terms. Raises ``Problem`` at a limit, ``QueryError`` for a query
        with a fault.
        """
        job: Job = {"query": query, "solutions": "json", "trusted": True}
        if bindings:
            job["bindings"] = {name: pack_term(term) for name, term in bindings.items()}
        message = await self.answer(job, within)
        found = ox.parse_query_results(message.body, format=ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)
        columns = [variable.value for variable in found.variables]
        return [{name: term for name, term in zip(columns, row, strict=True) if term is not None} for row in found]

    async def answer_stranger(self, query: str, rows: int) -> Table:
        """Give the first ``rows`` of an answer to a query that somebody wrote.

        Raises ``Problem``, with status 400 where the query has a fault or would do what is not allowed.
        """
        message = await self.try_answer({"query": query, "solutions": "json", "graphs": "nt", "rows": rows})
        if "fault" in message.head:
            raise self.problem(message.head)
        return read_table(message)

    async def answer(self, job: Job, within: float | None = None) -> Message:
        """Give the answer of a worker as bytes; raises ``Problem`` at a limit, ``QueryError`` for a fault of ours."""
        message = await self.try_answer(job, within)
        if "fault" in message.head:
            raise QueryError(message.head["what"], where="query", mend=message.head["mend"])
        return message

    async def try_answer(self, job: Job, within: float | None = None) -> Message:
        """Give what a worker says, answer or fault; raises ``Problem`` at a limit."""
        try:
            return await self.pool.ask(job, within)
        except Overload as overload:
            raise Problem(503, str(overload), "ask for less, or later") from overload

    def problem(self, head: Mapping[str, Any]) -> Problem:
        """Give the fault of a worker as the client reads it."""
        return Problem(STATUSES[head["fault"]], head["what"], head["mend"])


def read_table(message: Message) -> Table:
    """Read the rows of a SELECT in JSON, the triples of a graph in N-Triples, or yes or no."""
    is_cut = "next" in message.head
    if message.head["kind"] == "graph":
        triples = ox.parse(message.body, format=ox.RdfFormat.N_TRIPLES)
        return Table(["subject", "predicate", "object"], [list(each.triple) for each in triples], is_cut)
    found = ox.parse_query_results(message.body, format=ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Table(["answer"], [[ox.Literal(bool(found))]], is_cut)
    return Table([variable.value for variable in found.variables], [list(row) for row in found], is_cut)
