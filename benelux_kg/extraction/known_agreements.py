"""The vocabulary's agreements as a text describes them: by form, parties, subject and year, not by their name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import alternatives
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.vocabulary.lexicon import Entry, Lexicon

_FEWEST_LETTERS = 5
_STATES = frozenset({"Country", "Group"})


@dataclass(frozen=True, slots=True)
class Known:
    """One agreement of the vocabulary; ``parties`` are those that its labels name, empty where none does.

    ``bound`` are the same with the members of a union that a label names.
    """

    iri: str
    kind: str
    year: str
    labels: tuple[str, ...]
    parties: frozenset[str]
    bound: frozenset[str]

    def fits(self, subject: str, year: str, parties: frozenset[str]) -> bool:
        """Tell whether a label ends in the whole ``subject`` and neither year nor parties contradict."""
        return (
            year in {"", self.year}
            and (not parties or not self.parties or parties == self.parties)
            and any(label.endswith(" " + subject) for label in self.labels)
        )

    def is_of_others(self, states: frozenset[str], *, new: bool) -> bool:
        """Tell whether ``states``, which a sentence names, cannot be those that concluded it.

        A ``new`` one ("een verdrag") is of all that its sentence names, one spoken of as known need not be.
        """
        if not states or not self.bound:
            return False
        if not new:
            return len(states) > 1 and states.isdisjoint(self.bound)
        return not states <= self.bound or 1 < len(states) < len(self.bound)


class KnownAgreements:
    """The vocabulary's agreements in one language."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        states = {
            text: entry.members or (entry.iri,)
            for entry in (*lexicon.entries.values(), *lexicon.groups)
            if entry.kind in _STATES
            for text in _labels(entry, language)
        }
        unions = {
            text: group.members
            for group in lexicon.groups
            for union in group.related
            if union in lexicon.entries
            for text in _labels(lexicon.entries[union], language)
        }
        named, bound = _find_names(states), _find_names(unions)
        self._all = tuple(
            Known(entry.iri, entry.kind, entry.year, labels, parties, parties | _parties(labels, bound, unions))
            for entry in lexicon.entries.values()
            if entry.kind in AGREEMENTS and (labels := _labels(entry, language))
            for parties in (_parties(labels, named, states),)
        )
        self._by_iri = {known.iri: known for known in self._all}

    def get(self, iri: str) -> Known | None:
        """Return the agreement of that name, ``None`` for one that the vocabulary does not hold."""
        return self._by_iri.get(iri)

    def find(self, subject: str, year: str, parties: frozenset[str]) -> Known | None:
        """Return the agreement on ``subject``, the newest of those that fit; ``None`` for none."""
        if len(subject) <= _FEWEST_LETTERS:
            return None
        fitting = [known for known in self._all if known.fits(subject, year, parties)]
        return max(fitting, key=lambda known: known.year, default=None)

    def find_called(self, kind: str, year: str) -> Known | None:
        """Return the only agreement of that kind that is called by that year, ``None`` for none or several."""
        called = [k for k in self._all if k.kind == kind and k.year == year and any(year in lb for lb in k.labels)]
        return called[0] if len(called) == 1 else None

    def find_signed(self, place: str, year: str, parties: frozenset[str], kind: str) -> Known | None:
        """Return the agreement of that kind that is called after the town where it was signed in that very year."""
        namesakes = (known for known in self._all if known.kind == kind and known.year == year)
        fitting = (known for known in namesakes if known.fits(place, year, parties))
        return next(fitting, None) if place and year else None


def _labels(entry: Entry, language: str) -> tuple[str, ...]:
    return tuple(fold(label.text) for label in entry.labels if label.language == language and label.sort != "demonym")


def _find_names(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(names)})(?!\w)")


def _parties(labels: tuple[str, ...], named: re.Pattern[str], states: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the states of the label that names most of them."""
    found = (frozenset(state for name in named.findall(label) for state in states[name]) for label in labels)
    return max(found, key=len, default=frozenset())
