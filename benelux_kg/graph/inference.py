"""What follows from comparing texts: date bounds, preferred claims, conflicts, corroboration.

Everything inferred about a subject follows from its statements alone: the asserted triples of the document graphs,
each with the number of texts that state it. So ``graph:inferred`` can be recomputed for a few subjects as exactly as
for all.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import permutations, product
from types import MappingProxyType

from benelux_kg.graph.derivation import Derivation
from benelux_kg.graph.ntriples import read_lexical, write_integer, write_iri
from benelux_kg.vocabulary.identifiers import mint_claim
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE

Statement = tuple[str, str]
"""Predicate and object of a subject's statement, as N-Triples terms."""

Days = tuple[dt.date, dt.date]
"""The first and the last possible day of a date as stated."""

BOUNDS = MappingProxyType(
    {
        "bkg:signedOn": ("bkg:signedNotBefore", "bkg:signedNotAfter"),
        "bkg:inForceSince": ("bkg:inForceNotBefore", "bkg:inForceNotAfter"),
        "bkg:startDate": ("bkg:startsNotBefore", "bkg:startsNotAfter"),
        "bkg:endDate": ("bkg:endsNotBefore", "bkg:endsNotAfter"),
        "dcterms:issued": ("bkg:issuedNotBefore", "bkg:issuedNotAfter"),
    }
)
"""Each property of stated dates, with the properties of its first and its last possible day."""

_STATED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


COMPARISONS = ("corroboration", "date-bounds", "date-conflict", "date-precision")
"""The names of what is inferred by comparing; ``ontology/rules`` says each in words."""


class Inference:
    """Infers under one base IRI; with ``explained`` each inferred triple gets its inference."""

    def __init__(self, base: str = DEFAULT_BASE, *, explained: bool = True) -> None:
        self._base = base
        self._explained = explained
        self._type = self._iri("rdf:type")
        self._texts = self._iri("id:document/")[:-1]
        self.bounds = {self._iri(stated): tuple(map(self._iri, bounds)) for stated, bounds in BOUNDS.items()}

    def _iri(self, compact: str) -> str:
        return write_iri(compact, self._base)

    def infer(self, subject: str, statements: Mapping[Statement, int]) -> set[str]:
        """Give the lines of ``graph:inferred`` that follow from a subject's statements.

        Of a property in ``bounds`` all statements must be there; of others, those of interest.
        """
        derived = [*self._corroborate(subject, statements), *self._date(subject, statements)]
        return {line for each in derived for line in each.lines(self._base, explained=self._explained)}

    def is_text(self, subject: str) -> bool:
        """Tell whether a subject is a text, whose own date is no claim: what is inferred of it rests on the text."""
        return subject.startswith(self._texts)

    def claim(self, subject: str, predicate: str, object_: str) -> str:
        """Give the asserted claim of a triple."""
        return self._iri(mint_claim(subject, predicate, object_, self._iri("bkg:Asserted")))

    def _corroborate(self, subject: str, statements: Mapping[Statement, int]) -> Iterator[Derivation]:
        for (predicate, object_), texts in statements.items():
            if texts > 1 and predicate != self._type:
                claim = self.claim(subject, predicate, object_)
                yield Derivation(claim, self._iri("bkg:corroboration"), write_integer(texts), COMPARISONS[0], (claim,))

    def _date(self, subject: str, statements: Mapping[Statement, int]) -> Iterator[Derivation]:
        for predicate, (not_before, not_after) in self.bounds.items():
            stated = {o: days for p, o in statements if p == predicate and (days := read_days(read_lexical(o)))}
            kept = most_precise(stated)
            if not kept:
                continue
            of_text = self.is_text(subject)
            claims = {o: subject if of_text else self.claim(subject, predicate, o) for o in stated}
            grounds = tuple(sorted({claims[object_] for object_ in kept}))
            first, last = min(first for first, _ in kept.values()), max(last for _, last in kept.values())
            yield Derivation(subject, not_before, self._day(first), COMPARISONS[1], grounds)
            yield Derivation(subject, not_after, self._day(last), COMPARISONS[1], grounds)
            for wide, narrow in () if of_text else product(stated, kept):
                if refines(stated[narrow], stated[wide]):
                    yield self._compare(claims[wide], "bkg:preferredClaim", claims[narrow], COMPARISONS[3])
            for one, other in () if of_text else permutations(kept, 2):
                yield self._compare(claims[one], "bkg:conflictsWith", claims[other], COMPARISONS[2])

    def _compare(self, one: str, predicate: str, other: str, rule: str) -> Derivation:
        return Derivation(one, self._iri(predicate), other, rule, tuple(sorted((one, other))))

    def _day(self, day: dt.date) -> str:
        return f'"{day.isoformat()}"^^{self._iri("xsd:date")}'


def read_days(stated: str) -> Days | None:
    """Give the first and the last day of ``2018``, ``2018-07`` or ``2018-07-23``; ``None`` for what is no date."""
    match = _STATED.fullmatch(stated)
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        last_month = month or 12
        last_day = day or calendar.monthrange(year, last_month)[1]
        return dt.date(year, month or 1, day or 1), dt.date(year, last_month, last_day)
    except ValueError:
        return None


def most_precise(stated: Mapping[str, Days]) -> dict[str, Days]:
    """Keep the dates that no other one makes more precise; two that are kept cannot both hold."""
    return {name: days for name, days in stated.items() if not any(refines(other, days) for other in stated.values())}


def refines(narrow: Days, wide: Days) -> bool:
    """Tell whether ``narrow`` says the same as ``wide``, more precisely."""
    return narrow != wide and wide[0] <= narrow[0] and narrow[1] <= wide[1]
