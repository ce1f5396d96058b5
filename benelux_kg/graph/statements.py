"""The statements of a document graph: its asserted triples and types, from which the rest is inferred and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from benelux_kg.graph.inference import Inference, Statement
from benelux_kg.graph.ntriples import read_lexical, split_line, write_iri
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, namespaces

_RECORDS = ("id:claim/", "id:document/", "id:evidence/", "id:run/")
"""What a document graph says of these describes the text and its proofs, not the world."""

_DATE = "dcterms:issued"


def select_statements(lines: Iterable[str], base: str = DEFAULT_BASE) -> Iterator[str]:
    """Give ``subject predicate object`` of each asserted triple, each type and the text's own date.

    ``lines`` are those of one text.
    """
    expand = namespaces(base).expand
    records, label, date = tuple(f"<{expand(shelf)}" for shelf in _RECORDS), write_iri("rdfs:label"), write_iri(_DATE)
    for line in lines:
        predicate = line.split(" ", 2)[1]
        if predicate == date or (predicate != label and not line.startswith(records)):
            yield line[: line.rindex(" <")] + "\n"


def select_beside(lines: Iterable[str], base: str = DEFAULT_BASE) -> Iterator[tuple[str, str, str]]:
    """Give what else of one text bears on inference: each mention, and each triple it denies."""
    mentions, denied = write_iri("bkg:mentions"), write_iri("bkg:Denied")
    parts = [write_iri(f"rdf:{part}") for part in ("subject", "predicate", "object")]
    shelves = tuple(f"<{namespaces(base).expand(shelf)}" for shelf in ("id:claim/", "id:document/"))
    told = (split_line(line)[:3] for line in lines if line.startswith(shelves))
    for name, group in groupby(told, key=lambda triple: triple[0]):
        if name.startswith(shelves[1]):
            yield from (triple for triple in group if triple[1] == mentions)
            continue
        claim = {predicate: object_ for _, predicate, object_ in group}
        if claim[write_iri("bkg:factuality")] == denied:
            subject, predicate, object_ = (claim[part] for part in parts)
            yield subject, predicate, object_


def split_statement(statement: str) -> tuple[str, Statement]:
    """Give the subject, and predicate with object."""
    subject, predicate, object_ = statement.rstrip("\n").split(" ", 2)
    return subject, (predicate, object_)


def group_statements(ordered: Iterable[str]) -> Iterator[tuple[str, dict[Statement, int]]]:
    """Group sorted statements by subject, each with the number of texts that make it."""
    counted = ((statement, sum(1 for _ in same)) for statement, same in groupby(ordered))
    for subject, group in groupby(counted, key=lambda pair: pair[0].split(" ", 1)[0]):
        yield subject, {split_statement(statement)[1]: texts for statement, texts in group}


class Tally:
    """Counts distinct facts by relation, distinct things by class, and inferences by rule."""

    def __init__(
        self,
        base: str = DEFAULT_BASE,
        facts: Mapping[str, int] | None = None,
        things: Mapping[str, int] | None = None,
        inferred: Mapping[str, int] | None = None,
    ) -> None:
        self._compact = namespaces(base).compact
        self._type = write_iri("rdf:type")
        self.facts = Counter(facts or {})
        self.things = Counter(things or {})
        self.inferred = Counter(inferred or {})
        self._rule = f" {write_iri('bkg:rule')} "

    def count(self, statements: Iterable[Statement], by: int = 1) -> None:
        """Count statements in, or with ``by=-1`` out."""
        for predicate, object_ in statements:
            if predicate == self._type:
                self.things[self._compact(object_[1:-1])] += by
            else:
                self.facts[self._compact(predicate[1:-1])] += by

    def count_lines(self, lines: Iterable[str], by: int = 1) -> Iterator[str]:
        """Give lines of ``graph:inferred`` as they are, and count the inferences among them in, or out."""
        for line in lines:
            if self._rule in line:
                self.inferred[read_lexical(split_line(line)[2])] += by
            yield line

    def as_table(self) -> dict[str, dict[str, int]]:
        """Give what occurs at all, by name."""
        return {
            "things": {name: n for name, n in sorted(self.things.items()) if n},
            "facts": {name: n for name, n in sorted(self.facts.items()) if n},
            "inferred": {name: n for name, n in sorted(self.inferred.items()) if n},
        }


def compare_all(
    ordered: Iterable[str], tally: Tally, base: str = DEFAULT_BASE, *, explained: bool = True
) -> Iterator[str]:
    """Give the lines of what comparing yields, unsorted, from sorted statements; counts these on the way."""
    inference = Inference(base, explained=explained)
    for subject, statements in group_statements(ordered):
        if not inference.is_text(subject):
            tally.count(statements)
        yield from inference.infer(subject, statements)
