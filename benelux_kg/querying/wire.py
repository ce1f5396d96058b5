"""SPARQLWrapper, sent through a ``Transport``; imported when it is needed, as it brings rdflib along."""

from __future__ import annotations

from SPARQLWrapper import INSERT, POST, POSTDIRECTLY, SELECT, SPARQLWrapper

from benelux_kg.querying.transport import AGENT, Reply, Transport

_LONG = 1_500
"""Characters from which on a query is sent in the body: some servers cut addresses at 2 000."""


class Wire(SPARQLWrapper):
    """One request of the SPARQL 1.1 Protocol; ``accept`` is sent as it is. It is told whether ``text`` is an update."""

    def __init__(self, transport: Transport, text: str, *, accept: str = "*/*", is_update: bool = False) -> None:
        super().__init__(transport.url, agent=AGENT)
        self._transport = transport
        self._accept = accept
        self.setOnlyConneg(True)
        self.queryString, self.queryType = text, INSERT if is_update else SELECT
        if is_update or len(text) > _LONG:
            self.setMethod(POST)
        if is_update:  # as it is: escaped it would be half as long again
            self.setRequestMethod(POSTDIRECTLY)

    def send(self) -> Reply:
        """Send it, and give what the server answered."""
        return self._transport.send(self._createRequest())

    def _getAcceptHeader(self) -> str:  # noqa: N802 - the name is SPARQLWrapper's
        return self._accept
