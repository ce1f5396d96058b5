"""What somebody may ask of a dataset: why, how much, whether it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benelux_kg.checks.evidence import verify_dataset
from benelux_kg.checks.findings import CheckReport
from benelux_kg.errors import QueryError
from benelux_kg.graph.chains import Chains, Inferred
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.explaining import Explainer, Explanation, choose, show_node
from benelux_kg.querying.claims import read_names
from benelux_kg.querying.folding import fold_name


def verify(folder: str | Path) -> CheckReport:
    """Prove every claim of a dataset anew, and that all its files tell the same."""
    return verify_dataset(Dataset(folder))


def stats(folder: str | Path) -> dict[str, Any]:
    """Count what a dataset holds: in all, per class, per relation, per text."""
    dataset = Dataset(folder)
    report = dataset.report
    return {
        "documents": report.documents,
        "claims": report.claims,
        "mentions": report.mentions,
        "evidence": report.evidence,
        "things": dict(report.things),
        "facts": dict(report.facts),
        "inferred": dict(report.inferred),
        "texts": {
            entry.record.identifier: {"claims": entry.claims, "mentions": entry.mentions, "evidence": entry.evidence}
            for entry in dataset.entries
        },
    }


def explain(
    folder: str | Path, thing: str, predicate: str | None = None, object_: str | None = None
) -> list[Explanation]:
    """Give every claim on a thing with its words, or those that state one triple; mentions come last.

    Things and relations are named by IRI, compact IRI or any label. Raises ``QueryError`` for a name nothing has.
    """
    finder = _Finder(Dataset(folder))
    explainer = Explainer(finder.dataset.store, finder.dataset.names)
    found = [each for name in sorted(finder.find(thing)) for each in explainer.explain(name)]
    if predicate is None or object_ is None:
        return list(dict.fromkeys(found))
    subjects = finder.find(thing)
    chosen = choose(found, finder.find(predicate), finder.find(object_, or_words=True))
    return list(dict.fromkeys(each for each in chosen if each.claim.subject in subjects))


def explain_inferred(
    folder: str | Path, thing: str, predicate: str | None = None, object_: str | None = None
) -> list[Inferred]:
    """Give what is inferred on a thing, or one inferred triple, each with all it rests on; classes come last."""
    finder = _Finder(Dataset(folder))
    chains = Chains(finder.dataset.store, finder.dataset.names)
    subjects = finder.find(thing)
    found = [each for name in sorted(subjects) for each in chains.find(name)]
    if predicate is not None and object_ is not None:
        predicates, objects = finder.find(predicate), finder.find(object_, or_words=True)
        told = ((each, each.statement) for each in found)
        found = [
            each
            for each, said in told
            if said.subject in subjects and said.predicate in predicates and show_node(said.object) in objects
        ]
    return list({each.iri: each for each in found}.values())


class _Finder:
    """Finds what a name means in a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self._by_label: dict[str, set[str]] | None = None

    def look_up(self, name: str) -> frozenset[str]:
        """Give the compact IRIs that a name may mean; none where it means nothing."""
        compact = self.dataset.names.compact(name.strip("<>"))
        prefix, _, local = compact.partition(":")
        if prefix in self.dataset.names.prefixes and local:
            return frozenset({compact})
        if self._by_label is None:
            self._by_label = read_names(self.dataset.store, self.dataset.names)
        return frozenset(self._by_label.get(fold_name(name), ()))

    def find(self, name: str, *, or_words: bool = False) -> frozenset[str]:
        """Give what a name means; with ``or_words`` it may also be the words of a literal."""
        found = self.look_up(name) | (frozenset({name}) if or_words else frozenset())
        if not found:
            raise QueryError(
                f"nothing is called {name}", where="explain", mend="give an IRI or a label, as in id:country/be"
            )
        return found
