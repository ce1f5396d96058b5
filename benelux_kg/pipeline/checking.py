"""``check``: the ontology itself, and whether a graph agrees with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.findings import Finding
from benelux_kg.checks.linting import lint
from benelux_kg.checks.reasoning import Reasoning, reason
from benelux_kg.checks.triples import find_files, make_graph, read_quads
from benelux_kg.graph.background import background_files
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import INFERRED, ONTOLOGY, document_section, section_file


@dataclass(frozen=True, slots=True)
class OntologyReport:
    """What was found, and what the reasoner says of the ontology alone and of the graph with it, where it was asked."""

    findings: tuple[Finding, ...]
    ontology: Reasoning | None = None
    graph: Reasoning | None = None

    @property
    def is_ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.findings


def check(
    ontology: str | Path | None = None, dataset: str | Path | None = None, *, reasoner: bool = True
) -> OntologyReport:
    """Lint an ontology (default: the one that is shipped), and reason on it, alone and with the facts of ``dataset``.

    Nothing that it imports is fetched. Raises ``UsageError`` where the reasoner finds no Java.
    """
    files = find_files(Path(ontology)) if ontology else background_files()[ONTOLOGY]
    quads = [quad for each in files for quad in read_quads(each)]
    findings = lint(make_graph(quads))
    if not reasoner:
        return OntologyReport(tuple(findings))
    alone = reason(quads)
    findings += _tell("ontology", alone)
    together = reason(quads, _facts(Path(dataset))) if dataset and alone.is_consistent else None
    findings += _tell("graph", together) if together else []
    return OntologyReport(tuple(findings), alone, together)


def _facts(path: Path) -> Iterator[ox.Quad]:
    dataset = Dataset(path)
    sections = [*map(document_section, dataset.register.slugs), INFERRED]
    return chain.from_iterable(read_quads(dataset.folder / section_file(each)) for each in sections)


def _tell(what: str, found: Reasoning) -> list[Finding]:
    if not found.is_consistent:
        return [Finding("reasoner", what, "is inconsistent: nothing can be as it says")]
    return [Finding("reasoner", each, f"can have no member, in the {what}") for each in found.unsatisfiable]
