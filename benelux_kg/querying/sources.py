"""Who answers: an embedded store, or an endpoint somewhere else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

import pyoxigraph as ox

from benelux_kg.errors import EndpointError
from benelux_kg.querying.answers import Answer
from benelux_kg.querying.binding import Value, bind_terms
from benelux_kg.querying.catalogue import load_catalogue
from benelux_kg.querying.endpoints import Endpoint
from benelux_kg.querying.guard import check_reading
from benelux_kg.querying.local import answer
from benelux_kg.querying.lookup import Lookup
from benelux_kg.querying.parameters import bind, read_terms
from benelux_kg.querying.questions import Question, is_name
from benelux_kg.querying.syntax import declare_prefixes, find_form, parse_query
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_GRAPHS = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
_EARLY = {"typed-literal": "literal"}
"""Types of early drafts of the results format, which some servers still write."""


class Source(Protocol):
    """Whatever answers SPARQL over all its graphs merged."""

    @property
    def names(self) -> Namespaces:
        """Give the prefixes that it knows things by."""

    def answer(self, query: str | Question, terms: Mapping[str, Value] | None = None, where: str = "query") -> Answer:
        """Answer a query or a catalogued question with ``terms`` bound."""


class LocalSource:
    """An embedded store."""

    def __init__(self, store: ox.Store, names: Namespaces | None = None) -> None:
        self.store = store
        self.names = names or namespaces()

    def answer(self, query: str | Question, terms: Mapping[str, Value] | None = None, where: str = "query") -> Answer:
        """Answer a query or a catalogued question with ``terms`` bound."""
        return answer(self.store, query, terms, where=where, names=self.names)


class RemoteSource:
    """A SPARQL 1.1 endpoint, whose default graph is taken to be all its graphs merged."""

    def __init__(self, endpoint: Endpoint, names: Namespaces | None = None) -> None:
        self.endpoint = endpoint
        self.names = names or namespaces()

    def answer(self, query: str | Question, terms: Mapping[str, Value] | None = None, where: str = "query") -> Answer:
        """Answer a query or a catalogued question with ``terms`` bound; raises ``EndpointError``."""
        text = query.fill(terms or {}) if isinstance(query, Question) else self._prepare(query, terms or {}, where)
        if find_form(text) in {"CONSTRUCT", "DESCRIBE"}:
            return Answer(self._read_triples(text), self.names, text)
        return Answer(self._read_rows(text), self.names, text)

    def _prepare(self, query: str, terms: Mapping[str, Value], where: str) -> str:
        check_reading(query, where)
        parse_query(query, where, self.names)
        return declare_prefixes(bind_terms(query, terms, where), self.names)

    def _read_rows(self, text: str) -> ox.QuerySolutions | ox.QueryBoolean:
        reply = self.endpoint.ask(text)
        try:
            results = json.dumps(json.loads(reply.body, object_hook=_modernise))
            return ox.parse_query_results(results.encode(), format=ox.QueryResultsFormat.JSON)
        except (ValueError, SyntaxError) as error:
            what = f"answers with {reply.media_type or 'something'} that holds no results"
            raise EndpointError(what, where=self.endpoint.url, mend="name a SPARQL 1.1 endpoint") from error

    def _read_triples(self, text: str) -> list[ox.Triple]:
        reply = self.endpoint.ask(text, accept=", ".join(_GRAPHS))
        try:
            return [quad.triple for quad in ox.parse(reply.body, format=_GRAPHS[reply.media_type])]
        except (ValueError, SyntaxError, KeyError) as error:
            what = f"answers with {reply.media_type or 'something'} that holds no triples"
            raise EndpointError(what, where=self.endpoint.url, mend="name a SPARQL 1.1 endpoint") from error


def _modernise(part: dict[str, Any]) -> dict[str, Any]:
    """Write one binding as the standard has it.

    Source: SPARQL 1.1 Query Results JSON Format, 3.2.2 Encoding RDF terms.
    """
    kind = part.get("type")
    return {**part, "type": _EARLY[kind]} if isinstance(kind, str) and kind in _EARLY else part


def ask(
    source: Source, question: str, values: Mapping[str, str], *, where: str = "query", language: str = ""
) -> Answer:
    """Answer a question of the catalogue by its name, or a query of somebody's own.

    ``values`` are the parameters as somebody writes them; ``language`` is that of the labels where none is among them.
    """
    if not is_name(question):
        return source.answer(question, read_terms(values, source.names), where)
    asked = load_catalogue()[question]
    lookup = Lookup(lambda text: source.answer(text).rows, source.names)
    return source.answer(asked, bind(asked, values, names=source.names, lookup=lookup, language=language))
