"""One query to the store, guarded, as bytes."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.querying.binding import bind_terms
from benelux_kg.querying.parsing import uses_keyword
from benelux_kg.querying.results import fit_xml
from benelux_kg.querying.syntax import explain_fault
from benelux_kg.server.formats import GRAPHS, SOLUTIONS
from benelux_kg.server.workers.cutting import Sink
from benelux_kg.server.workers.datasets import Choice, read_dataset
from benelux_kg.server.workers.merging import merge_graphs
from benelux_kg.server.workers.wire import Job, unpack_term
from benelux_kg.vocabulary.namespaces import Namespaces

_ALL = 2**31
_FEW = 3000
"""Triples that Python writes quickly enough."""


class Fault(Exception):  # noqa: N818 - what the client reads
    """Why there is no answer; ``kind`` decides the status."""

    def __init__(self, kind: str, what: str, mend: str = "") -> None:
        self.kind = kind
        self.what = what
        self.mend = mend
        super().__init__(what)


class Reader:
    """Answers queries from a store that only it can be asked through."""

    def __init__(self, store: ox.Store, names: Namespaces) -> None:
        self._store = store
        self._names = names
        self._prefixes = dict(names.prefixes)

    def warm(self) -> None:
        """Touch the store, so that the first query finds it open."""
        for _ in self._store.quads_for_pattern(None, None, None, None):
            break
        self._check("ASK {}")

    @cached_property
    def _graphs(self) -> frozenset[str]:
        return frozenset(graph.value for graph in self._store.named_graphs())

    @cached_property
    def _as_union(self) -> bool:
        """Tell whether the default graph holds nothing, so that queries see the named graphs merged."""
        return next(self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is None

    def answer(self, job: Job) -> tuple[dict[str, Any], bytes]:
        """Give head and body of the answer; raises ``Fault``."""
        query = job["query"]
        try:
            chosen = Choice([], []) if job.get("trusted") else self._check(query)
            result = self._query(query, chosen, job)
            if isinstance(result, ox.QueryTriples):
                return self._write_triples(result, job)
            return self._write_solutions(result, job)
        except (SyntaxError, ValueError) as error:
            raise _tell_syntax(query, error) from error
        except RuntimeError as error:
            raise Fault("runtime", _one_line(str(error)), "correct the query") from error

    def _query(self, query: str, chosen: Choice, job: Job) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        store, choice = self._choose(chosen, Choice(job.get("default_graphs", []), job.get("named_graphs", [])))
        if "bindings" in job:
            query = bind_terms(query, {name: unpack_term(packed) for name, packed in job["bindings"].items()})
        return store.query(query, prefixes=self._names_in(query), **choice)

    def _names_in(self, query: str) -> dict[str, str]:
        """Give the known prefixes that ``query`` may use: each one costs the parser time."""
        return {prefix: namespace for prefix, namespace in self._prefixes.items() if f"{prefix}:" in query}

    def _choose(self, chosen: Choice, asked: Choice) -> tuple[ox.Store, dict[str, Any]]:
        """Give what to ask and how: the dataset of the protocol goes before that of the query, and this before all."""
        if not any(asked) and not any(chosen):
            return self._store, {"use_default_graph_as_union": True} if self._as_union else {}
        chosen = asked if any(asked) else chosen
        default, named = self._nodes(chosen.default), self._nodes(chosen.named)
        if len(default) > 1:
            merged = merge_graphs(self._store, default, named)
            return merged, {"default_graph": ox.DefaultGraph(), "named_graphs": named}
        if any(asked):
            return self._store, {"default_graph": default, "named_graphs": named}
        return self._store, {}

    def _nodes(self, graphs: Iterable[str]) -> list[ox.NamedNode]:
        for graph in graphs:
            if graph not in self._graphs:
                raise Fault("refused", f"the dataset holds no graph <{graph[:200]}>", "ask for one of its own graphs")
        return [ox.NamedNode(graph) for graph in dict.fromkeys(graphs)]

    def _check(self, query: str) -> Choice:
        """Refuse a query that would call out or ask for data that is not here, before anything is evaluated.

        Gives the graphs that it chooses itself.
        """
        if uses_keyword(query, "SERVICE", self._names):
            raise Fault("refused", "SERVICE: this server calls no other endpoint", "ask that endpoint itself")
        chosen = read_dataset(query, self._names) if uses_keyword(query, "FROM", self._names) else Choice([], [])
        for graphs in chosen:
            self._nodes(graphs)
        return chosen

    def _write_solutions(self, result: ox.QuerySolutions | ox.QueryBoolean, job: Job) -> tuple[dict[str, Any], bytes]:
        form = SOLUTIONS.get(job.get("solutions", ""))
        if form is None:
            raise Fault("unacceptable", "rows and yes or no come as JSON, XML, CSV or TSV", "ask for one of them")
        assert isinstance(form.syntax, ox.QueryResultsFormat)
        if isinstance(result, ox.QueryBoolean):
            return {"kind": "boolean", "format": form.name}, _write_boolean(result, form.name)
        offset, rows = job.get("offset", 0), job.get("rows", _ALL)
        _skip(result, offset)
        sink = Sink(form.name, rows, job.get("bytes", _ALL))
        sink.fill(result, form.syntax)
        body, kept = sink.take()
        if kept == 0:
            raise Fault("size", "a single row is larger than an answer may be", "ask for less of it")
        if form.name == "xml":
            body = _fit_xml(body)
        head: dict[str, Any] = {"kind": "solutions", "format": form.name}
        return head | ({} if kept is None else {"kept": kept, "next": offset + kept}), body

    def _write_triples(self, result: ox.QueryTriples, job: Job) -> tuple[dict[str, Any], bytes]:
        form = GRAPHS.get(job.get("graphs", ""))
        if form is None:
            raise Fault("unacceptable", "graphs come as Turtle, N-Triples, JSON-LD, RDF/XML …", "ask for one of them")
        offset, rows = job.get("offset", 0), job.get("rows", _ALL)
        triples = list(islice(result, offset, offset + min(rows + 1, _ALL)))
        more = len(triples) > rows
        write = self._write_prettily if job.get("pretty") else self.write_graph
        body = write(triples[:rows], form.name)
        head: dict[str, Any] = {"kind": "graph", "format": form.name, "empty": not triples}
        return head | ({"kept": rows, "next": offset + rows} if more else {}), body

    def write_graph(self, triples: Iterable[ox.Triple], name: str) -> bytes:
        """Write triples in one of the formats for graphs, with the known prefixes."""
        syntax = GRAPHS[name].syntax
        assert isinstance(syntax, ox.RdfFormat)
        found = list(triples)
        content = ox.serialize(found, format=syntax, prefixes=self._find_prefixes(found))
        assert content is not None
        return content

    def _write_prettily(self, triples: list[ox.Triple], name: str) -> bytes:
        """Write as exports are written, where such a writer is at hand and there is little to write."""
        if name not in {"ttl", "jsonld"} or len(triples) > _FEW:
            return self.write_graph(triples, name)
        from benelux_kg.publishing import JSONLD, TURTLE  # noqa: PLC0415 - queries do not need it

        stream = io.StringIO()
        lines = sorted({f"{triple} .\n" for triple in triples})
        (TURTLE if name == "ttl" else JSONLD).write(lines, stream, self._names)
        return stream.getvalue().encode()

    def _find_prefixes(self, triples: Sequence[ox.Triple]) -> dict[str, str]:
        """Give the prefixes that are of use; of many triples only the first are looked at."""
        sample = "".join(map(str, triples[:_FEW]))
        return {prefix: namespace for prefix, namespace in self._prefixes.items() if f"<{namespace}" in sample}


def _write_boolean(result: ox.QueryBoolean, name: str) -> bytes:
    stream = io.BytesIO()
    syntax = SOLUTIONS[name].syntax
    assert isinstance(syntax, ox.QueryResultsFormat)
    result.serialize(stream, syntax)
    return stream.getvalue()


def _fit_xml(body: bytes) -> bytes:
    try:
        return fit_xml(body.decode()).encode()
    except UsageError as error:
        raise Fault("unacceptable", error.what, error.mend) from error


def _skip(result: ox.QuerySolutions, offset: int) -> None:
    next(islice(result, offset, offset), None)


def _tell_syntax(query: str, error: Exception) -> Fault:
    fault = explain_fault(query, "query", str(error))
    return Fault("syntax", f"{fault.where}: {fault.what}", fault.mend or "correct the query")


def _one_line(text: str) -> str:
    return " ".join(text.split())[:300]
