"""The page of the ontology: every class and property with its definition, each under its own fragment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from starlette.responses import Response

from benelux_kg.claims import Literal
from benelux_kg.server.pages.directory import FALLBACK
from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.view import View

KINDS = ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:NamedIndividual")
LINKS = ("parent", "domain", "range")


@dataclass(slots=True)
class Term:
    """A class, property or individual; ``links`` go by ``LINKS``."""

    name: str
    definitions: dict[str, str] = field(default_factory=dict)
    links: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def definition(self, language: str) -> Literal | None:
        """Give the definition in a language, or in the first of the others."""
        tag = next((tag for tag in (language, *FALLBACK) if tag in self.definitions), None)
        return Literal(self.definitions[tag], language=tag) if tag else None


async def show_ontology(view: View) -> Response:
    """Answer with the page of the ontology."""
    terms = read_terms(await view.retrieve("terms"))
    return view.render("ontology.html", thing="bkg:", terms=terms)


def read_terms(rows: Iterable[Row]) -> dict[str, list[Term]]:
    """Read the terms of each kind, by name."""
    found: dict[str, dict[str, Term]] = {kind: {} for kind in KINDS}
    for row in rows:
        term = found[words(row, "type")].setdefault(words(row, "term"), Term(words(row, "term")))
        definition = row.get("definition")
        if isinstance(definition, Literal):
            term.definitions[definition.language] = definition.lexical
        for link in LINKS:
            if link in row:
                term.links[link].add(words(row, link))
    return {kind: list(terms.values()) for kind, terms in found.items() if terms}
