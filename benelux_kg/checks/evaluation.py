"""How well a dataset says what hand-checked facts say it should."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from benelux_kg.checks.gold import GoldFact
from benelux_kg.claims import Span
from benelux_kg.querying.claims import StatedClaim
from benelux_kg.querying.folding import fold_name

Find = Callable[[str], frozenset[str]]
"""Gives the compact IRIs that a name of the gold may mean."""

_WIDEST = 300
"""Evidence that is longer than this, and three times as long as the gold's words, is no evidence."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one relation, or for all.

    ``met`` and ``missed`` count facts of the gold, ``right`` and ``spurious`` judged claims: two may meet one fact.
    """

    met: int = 0
    missed: int = 0
    right: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        """Return the share of the judged claims that the gold holds; 1 where there is none."""
        return _share(self.right, self.spurious)

    @property
    def recall(self) -> float:
        """Return the share of the gold that is claimed; 1 where the gold is empty."""
        return _share(self.met, self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.met + other.met,
            self.missed + other.missed,
            self.right + other.right,
            self.spurious + other.spurious,
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores by relation, what is missing, what is too much, and what was not judged.

    Only relations that the gold uses are judged, and only claims of documents that the gold names (of all
    documents where a gold line names none). ``unjudged`` counts the claims of the other relations.
    """

    relations: Mapping[str, Score]
    misses: tuple[GoldFact, ...]
    spurious: tuple[StatedClaim, ...]
    unjudged: Mapping[str, int]

    @property
    def total(self) -> Score:
        """Return the counts over all relations."""
        return sum(self.relations.values(), Score())


def evaluate(gold: Iterable[GoldFact], claims: Iterable[StatedClaim], find: Find) -> Evaluation:
    """Compare ``claims`` with ``gold``."""
    facts = list(gold)
    documents = {_stem(fact.document) for fact in facts}
    stated = [claim for claim in claims if "" in documents or _stem(claim.document) in documents]
    relations = frozenset[str]().union(*(find(name) for fact in facts for name in fact.predicates))
    judged = [claim for claim in stated if claim.predicate in relations]
    met_by = [(fact, _meeting(fact, judged, find)) for fact in facts]
    met_claims = {claim for _, found in met_by for claim in found}
    right = [claim for claim in judged if claim in met_claims]
    spurious = tuple(claim for claim in judged if claim not in met_claims)
    misses = tuple(fact for fact, found in met_by if not found)
    unjudged = Counter(claim.predicate for claim in stated if claim.predicate not in relations)
    return Evaluation(_count(met_by, right, spurious, find), misses, spurious, dict(sorted(unjudged.items())))


def _count(
    met_by: Iterable[tuple[GoldFact, list[StatedClaim]]],
    right: Iterable[StatedClaim],
    spurious: Iterable[StatedClaim],
    find: Find,
) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    for fact, found in met_by:
        relation = found[0].predicate if found else min(find(fact.predicates[0]))
        scores[relation] += Score(met=1) if found else Score(missed=1)
    for claim in right:
        scores[claim.predicate] += Score(right=1)
    for claim in spurious:
        scores[claim.predicate] += Score(spurious=1)
    return dict(sorted(scores.items()))


def _meeting(fact: GoldFact, claims: Iterable[StatedClaim], find: Find) -> list[StatedClaim]:
    predicates = frozenset[str]().union(*map(find, fact.predicates))
    compare = _meets_words if fact.words else _meets_names
    return [
        claim
        for claim in claims
        if claim.predicate in predicates
        and claim.factuality in fact.factualities
        and (not fact.document or _stem(claim.document) == _stem(fact.document))
        and compare(claim, fact, find)
    ]


def _meets_names(claim: StatedClaim, fact: GoldFact, find: Find) -> bool:
    same_object = fold_name(claim.object) == fold_name(fact.object) or claim.object in find(fact.object)
    return same_object and claim.subject in find(fact.subject)


def _meets_words(claim: StatedClaim, fact: GoldFact, _: Find) -> bool:
    assert fact.words is not None
    if not any(_overlaps(span, fact.words) for span in claim.spans):
        return False
    return _agrees(claim.object, fact.object)


def _agrees(stated: str, wanted: str) -> bool:
    """Compare where the gold's code for a thing says which it is; its words decide where it does not."""
    if re.fullmatch(r"[A-Z]{2}", wanted) and stated.startswith("id:country/"):
        return stated == f"id:country/{wanted.lower()}"
    if re.fullmatch(r"\d{4}(-\d\d){0,2}", wanted) and re.match(r"\d{4}", stated):
        return wanted.startswith(stated)
    return True


def _overlaps(stated: Span, wanted: Span) -> bool:
    shared = min(stated.end, wanted.end) - max(stated.start, wanted.start)
    length, other = stated.end - stated.start, wanted.end - wanted.start
    return shared > 0 and shared >= min(length, other) / 2 and length <= max(_WIDEST, 3 * other)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _share(part: int, rest: int) -> float:
    return part / (part + rest) if part + rest else 1.0
