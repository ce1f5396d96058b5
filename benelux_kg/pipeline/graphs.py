"""A graph to work with: a dataset folder or an RDF file, and the verbs that read it."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyoxigraph as ox

from benelux_kg.checks.evaluation import Evaluation, evaluate
from benelux_kg.checks.gold import NameFinder, read_gold
from benelux_kg.errors import DatasetError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.explaining import Explanation
from benelux_kg.pipeline.asking import explain
from benelux_kg.pipeline.things import Thing
from benelux_kg.publishing import Selection, export
from benelux_kg.publishing.content import Content, read_content
from benelux_kg.querying import Answer, LocalSource, ask, read_store
from benelux_kg.querying.claims import read_claims, read_names
from benelux_kg.querying.folding import fold_name
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

if TYPE_CHECKING:
    import rdflib


class Graph:
    """What a build made, or any RDF file: ask it, export it, measure it."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        if not self.path.exists():
            raise DatasetError("no such folder or file", where=str(path), mend="make one with: benelux-kg build")
        self._dataset = None if self.path.is_file() else Dataset(self.path)

    @property
    def dataset(self) -> Dataset:
        """Give the dataset folder; raises ``DatasetError`` for an RDF file, which has no texts."""
        if self._dataset is None:
            raise DatasetError("is a file, not a dataset with its texts", where=str(self.path), mend="name a folder")
        return self._dataset

    @property
    def names(self) -> Namespaces:
        """Give the prefixes under the base IRI of this graph."""
        return self._dataset.names if self._dataset else namespaces()

    @cached_property
    def store(self) -> ox.Store:
        """Open the store, read-only; an RDF file is read into memory."""
        return self._dataset.store if self._dataset else read_store(self.path)

    def query(self, question: str, /, **parameters: object) -> Answer:
        """Answer a question of the catalogue by its name, or a SPARQL query; the known prefixes need not be declared.

        A parameter of a catalogued question is what somebody would write on the command line; one of an own query
        binds the variable of its name to the term that the value looks like.
        """
        return ask(self.source, question, {name: str(value) for name, value in parameters.items()})

    @property
    def source(self) -> LocalSource:
        """Give what answers from the store."""
        return LocalSource(self.store, self.names)

    def export(
        self,
        form: str,
        target: str | Path | BinaryIO | None = None,
        *,
        profile: str | None = None,
        selection: Selection | None = None,
        frame: bool = False,
        force: bool = False,
    ) -> str:
        """Write the graph in the format ``form`` to a path or a binary stream; without one, return the text."""
        return export(self.content, form, target, profile=profile, selection=selection, frame=frame, force=force)

    @cached_property
    def content(self) -> Content:
        """Give what an export writes."""
        return read_content(self._dataset or self.path)

    def lines(self) -> Iterable[str]:
        """Give the graph as N-Quads lines; those of one subject and graph stand together."""
        return self._dataset.lines() if self._dataset else sorted(self.content.read())

    def evaluate(self, gold: Iterable[Path]) -> Evaluation:
        """Measure the claims against hand-checked facts."""
        find = NameFinder(read_names(self.store, self.names), self.names)
        return evaluate(read_gold(gold), read_claims(self.store, self.names), find)

    def to_rdflib(self) -> rdflib.Dataset:
        """Copy everything into an rdflib dataset, in memory."""
        import rdflib  # noqa: PLC0415 - heavy, and only for who wants it

        copy = rdflib.Dataset()
        copy.parse(data="".join(self.lines()), format="nquads")
        for prefix, namespace in self.names.prefixes.items():
            copy.bind(prefix, namespace)
        return copy

    def find(self, name: str) -> list[Thing]:
        """Find things by IRI, compact IRI or any of their labels; none where nothing is called so."""
        compact = self.names.compact(name.strip("<>"))
        known = {compact} if self._holds(compact) else self._names_by_label.get(fold_name(name), set())
        return [Thing(each, self.store, self.names, self._explain) for each in sorted(known)]

    def __getitem__(self, name: str) -> Thing:
        """Give the thing of that name; raises ``KeyError`` where none or several have it."""
        found = self.find(name)
        if len(found) != 1:
            raise KeyError(f"{name} is the name of {' and '.join(thing.iri for thing in found) or 'nothing'}")
        return found[0]

    def _holds(self, compact: str) -> bool:
        try:
            node = ox.NamedNode(self.names.expand(compact))
        except ValueError:
            return False
        return next(self.store.quads_for_pattern(node, None, None, None), None) is not None

    @cached_property
    def _names_by_label(self) -> dict[str, set[str]]:
        return read_names(self.store, self.names)

    def _explain(self, iri: str) -> list[Explanation]:
        return explain(self._dataset.folder, iri) if self._dataset else []

    def __iter__(self) -> Iterator[ox.Quad]:
        """Yield every quad; of a dataset, those of its named graphs."""
        quads = iter(self.store)
        return quads if self._dataset is None else (quad for quad in quads if quad.graph_name != ox.DefaultGraph())

    def __repr__(self) -> str:
        """Return where the graph is."""
        return f"Graph({str(self.path)!r})"

    def _repr_html_(self) -> str:
        """Show in a notebook what the graph holds."""
        if self._dataset is None:
            return f"<code>{html.escape(repr(self))}</code>"
        report = self._dataset.report
        rows = [("texts", report.documents), ("pieces of evidence", report.evidence), *sorted(report.facts.items())]
        body = "".join(f"<tr><td>{html.escape(name)}</td><td>{number}</td></tr>" for name, number in rows)
        return f"<b>{html.escape(self.path.name)}</b><table>{body}</table>"
