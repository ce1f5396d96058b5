"""One thing of a graph: what it is called, what is said of it, and the words that say so."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox

from benelux_kg.graph.explaining import Explanation
from benelux_kg.publishing.labels import Labels
from benelux_kg.vocabulary.namespaces import Namespaces

_NAMING = ("rdf:type", "rdfs:label", "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel", "skos:definition")
"""What is shown apart, or not at all."""
_QUOTED = 12
"""Quotations that a notebook shows."""


@dataclass(frozen=True)
class Thing:
    """A thing by its compact IRI; displays itself in a notebook."""

    iri: str
    store: ox.Store
    names: Namespaces
    explain: Callable[[str], list[Explanation]]

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self.store, self.names)

    @property
    def label(self) -> str:
        """Give what it is called."""
        return self._labels.label(self.names.expand(self.iri))

    @property
    def kinds(self) -> tuple[str, ...]:
        """Give its classes as compact IRIs."""
        return self._labels.kinds(self.names.expand(self.iri))

    @cached_property
    def claims(self) -> list[Explanation]:
        """Give every claim on it with the words that state it; none for a file, which has no texts."""
        return self.explain(self.iri)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Give relation and object of what is said of it, objects by label."""
        naming = {self.names.expand(name) for name in _NAMING}
        quads = self.store.quads_for_pattern(ox.NamedNode(self.names.expand(self.iri)), None, None, None)
        said = {(quad.predicate.value, quad.object) for quad in quads if quad.predicate.value not in naming}
        return sorted((self.names.compact(predicate), self._labels.show(object_)) for predicate, object_ in said)

    def to_pandas(self) -> Any:
        """Return the facts as a data frame; needs pandas."""
        import pandas as pd  # noqa: PLC0415 - heavy, and only for who wants it

        return pd.DataFrame(self.facts, columns=["relation", "object"])

    def __repr__(self) -> str:
        """Return name and label."""
        return f"<{self.iri}: {self.label}>"

    def _repr_html_(self) -> str:
        kinds = ", ".join(kind for kind in self.kinds if kind.startswith("bkg:"))
        head = f"<b>{html.escape(self.label)}</b> <code>{html.escape(self.iri)}</code> {html.escape(kinds)}"
        rows = "".join(_row(*fact) for fact in self.facts)
        return f"<div>{head}<table>{rows}</table>{self._quotations()}</div>"

    def _quotations(self) -> str:
        quotes = list(self._quotes())
        rows = "".join(_row(*quote) for quote in quotes[:_QUOTED])
        summary = f"{len(quotes)} quotations" + (f", the first {_QUOTED} of them" if len(quotes) > _QUOTED else "")
        return f"<details><summary>{summary}</summary><table>{rows}</table></details>" if quotes else ""

    def _quotes(self) -> Iterator[tuple[str, str]]:
        for explanation in self.claims:
            for proof in explanation.proofs:
                yield f"{proof.document} {proof.quote.start}–{proof.quote.end}", f"“{proof.quote.exact}”"


def _row(*cells: str) -> str:
    return "<tr>" + "".join(f'<td style="text-align:left">{html.escape(cell)}</td>' for cell in cells) + "</tr>"
