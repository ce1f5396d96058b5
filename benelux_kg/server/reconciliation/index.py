"""Everything that has a name, found by names that are only nearly right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import NamedTuple

from benelux_kg.querying.folding import fold_name

_GRAM = 3
_CLOSEST = 40
"""Names that are compared letter by letter."""
EXACT, OTHER_NAME, NEAR = 100.0, 98.0, 90.0
"""The score of a main label, of another name, and the most that a name with differences gets."""
_WORTH = 35.0
"""The score below which nothing is said."""


@dataclass(slots=True)
class Entity:
    """A thing, class or property: its id, its names by language, and the ids of its classes."""

    id: str
    labels: dict[str, str] = field(default_factory=dict)
    types: list[str] = field(default_factory=list)

    def name(self, language: str) -> str:
        """Give the label in ``language``, else in the first of the others in alphabetical order, else the id."""
        return self.labels.get(language) or next((self.labels[each] for each in sorted(self.labels)), self.id)


class Candidate(NamedTuple):
    """Something that may be meant, and how near its name is, up to 100."""

    entity: Entity
    score: float


class Index:
    """The names of entities, folded."""

    def __init__(self) -> None:
        self.entities: dict[str, Entity] = {}
        self._names: dict[str, dict[str, float]] = defaultdict(dict)
        self._by_gram: dict[str, set[str]] = defaultdict(set)

    def add(self, entity: Entity, name: str, score: float) -> None:
        """Let ``entity`` be found by ``name``, with ``score`` where it is exactly that."""
        self.entities[entity.id] = entity
        folded = fold_name(name)
        known = self._names[folded]
        known[entity.id] = max(score, known.get(entity.id, 0.0))
        for gram in _grams(folded):
            self._by_gram[gram].add(folded)

    def find(self, text: str, types: Iterable[str] = ()) -> list[Candidate]:
        """Give what may be meant by ``text``, the best first; with ``types`` only what is one of these."""
        wanted = set(types)
        best: dict[str, float] = {}
        for name, likeness in self._near(fold_name(text)):
            for id_, score in self._names[name].items():
                best[id_] = max(best.get(id_, 0.0), score if likeness == 1 else NEAR * likeness)
        found = (Candidate(self.entities[id_], round(score, 1)) for id_, score in best.items() if score >= _WORTH)
        kept = (each for each in found if not wanted or wanted & set(each.entity.types))
        return sorted(kept, key=lambda each: (-each.score, each.entity.id))

    def start_with(self, prefix: str) -> list[Entity]:
        """Give what has a name of which a word starts with ``prefix``; names that start with it come first."""
        folded = fold_name(prefix)
        ranked: dict[str, tuple[int, str]] = {}
        for name in self._with_grams(folded):
            place = f" {name}".find(f" {folded}")
            if place >= 0:
                for id_ in self._names[name]:
                    ranked[id_] = min(ranked.get(id_, (place, name)), (place, name))
        return [self.entities[id_] for id_ in sorted(ranked, key=lambda id_: (*ranked[id_], id_))]

    def _near(self, folded: str) -> Iterator[tuple[str, float]]:
        """Yield names that share letters with ``folded``, and how alike they are."""
        if folded in self._names:
            yield folded, 1.0
        shared = Counter(name for gram in _grams(folded) for name in self._by_gram.get(gram, ()))
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(folded)
        ranked = sorted(shared, key=lambda name: (-shared[name] / (len(name) + len(folded)), name))
        for name in ranked[:_CLOSEST]:
            if name != folded:
                matcher.set_seq1(name)
                yield name, matcher.ratio()

    def _with_grams(self, folded: str) -> Iterable[str]:
        grams = _grams(folded, closed=False)
        return set.intersection(*(self._by_gram.get(gram, set()) for gram in grams)) if grams else self._names


def _grams(folded: str, *, closed: bool = True) -> set[str]:
    padded = f" {folded} " if closed else f" {folded}"
    return {padded[start : start + _GRAM] for start in range(len(padded) - _GRAM + 1)}
