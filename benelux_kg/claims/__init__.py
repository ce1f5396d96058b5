"""The nouns every part of the project shares: plain, immutable values without files and without RDF."""

from benelux_kg.claims.mentions import Mention
from benelux_kg.claims.spans import Quote, Span
from benelux_kg.claims.statements import Claim, Evidence, Extract, Factuality, Literal, Node, SourceRecord, Thing

__all__ = [
    "Claim",
    "Evidence",
    "Extract",
    "Factuality",
    "Literal",
    "Mention",
    "Node",
    "Quote",
    "SourceRecord",
    "Span",
    "Thing",
]
