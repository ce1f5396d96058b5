"""A SPARQL 1.1 endpoint, asked and updated through SPARQLWrapper.

Source: SPARQL 1.1 Protocol, 2.1 query operation, 2.2 update operation.
"""

from __future__ import annotations

import json
import re

import pyoxigraph as ox

from benelux_kg.errors import EndpointError
from benelux_kg.querying.transport import Reply, Transport

JSON = "application/sparql-results+json"
_HTML = frozenset({"text/html", "application/xhtml+xml"})

Row = dict[str, ox.NamedNode | ox.BlankNode | ox.Literal]


class Endpoint(Transport):
    """The one server that is spoken to in SPARQL, and nobody else."""

    def ask(self, query: str, accept: str = JSON) -> Reply:
        """Send ``query`` and give the answer as it came; raises ``EndpointError`` where it is a page for people."""
        from benelux_kg.querying.wire import Wire  # noqa: PLC0415 - heavy

        reply = Wire(self, query, accept=accept).send()
        if reply.media_type in _HTML:
            raise EndpointError("answers with a web page", where=self.url, mend="name the SPARQL endpoint itself")
        return reply

    def rows(self, query: str) -> list[Row]:
        """Give the rows of a SELECT query; what is not bound is not there."""
        reply = self.ask(query)
        try:
            return [_read_row(row) for row in json.loads(reply.body)["results"]["bindings"]]
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"answers with {reply.media_type or 'something'} that holds no results"
            raise EndpointError(what, where=self.url, mend="name a SPARQL 1.1 endpoint") from error

    def update(self, text: str) -> None:
        """Send a SPARQL Update; raises ``EndpointError`` where it is refused."""
        from benelux_kg.querying.wire import Wire  # noqa: PLC0415 - heavy

        Wire(self, text, is_update=True).send()


def _read_row(row: dict[str, dict[str, str]]) -> Row:
    return {name: read_term(binding) for name, binding in row.items()}


def read_term(binding: dict[str, str]) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Read one term; the type ``typed-literal`` of early drafts is known too.

    Source: SPARQL 1.1 Query Results JSON Format, 3.2.2 Encoding RDF terms.
    """
    value = binding["value"]
    if binding["type"] == "uri":
        return ox.NamedNode(value)
    if binding["type"] == "bnode":
        return ox.BlankNode(re.sub(r"\W+", "-", value, flags=re.ASCII))  # Virtuoso's are no labels
    if "xml:lang" in binding:
        return ox.Literal(value, language=binding["xml:lang"])
    return ox.Literal(value, datatype=ox.NamedNode(binding["datatype"])) if "datatype" in binding else ox.Literal(value)
