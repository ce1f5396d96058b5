"""The vocabulary's agreements as a text describes them: by form, parties, subject and year, not by their name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import alternatives
from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.vocabulary.lexicon import Entry, Lexicon

_FEWEST_LETTERS = 5
_STATES = frozenset({"Country", "Group"})


@dataclass(frozen=True, slots=True)
class Known:
    """One agreement of the vocabulary; ``parties`` are those that its labels name, empty where none does."""

    iri: str
    kind: str
    year: str
    labels: tuple[str, ...]
    parties: frozenset[str]

    def fits(self, subject: str, year: str, parties: frozenset[str]) -> bool:
        """Tell whether a label ends in the whole ``subject`` and neither year nor parties contradict."""
        return (
            year in {"", self.year}
            and (not parties or not self.parties or parties == self.parties)
            and any(label.endswith(" " + subject) for label in self.labels)
        )


class KnownAgreements:
    """The vocabulary's agreements in one language."""

    def __init__(self, lexicon: Lexicon, language: str) -> None:
        states = {
            text: entry.members or (entry.iri,)
            for entry in (*lexicon.entries.values(), *lexicon.groups)
            if entry.kind in _STATES
            for text in _labels(entry, language)
        }
        named = re.compile(rf"(?<!\w)(?:{alternatives(states)})(?![\w])")
        self._all = tuple(
            Known(entry.iri, entry.kind, entry.year, labels, _parties(labels, named, states))
            for entry in lexicon.entries.values()
            if entry.kind in AGREEMENTS and (labels := _labels(entry, language))
        )

    def find(self, subject: str, year: str, parties: frozenset[str]) -> Known | None:
        """Return the agreement on ``subject``, the newest of those that fit; ``None`` for none."""
        if len(subject) <= _FEWEST_LETTERS:
            return None
        fitting = [known for known in self._all if known.fits(subject, year, parties)]
        return max(fitting, key=lambda known: known.year, default=None)

    def find_signed(self, place: str, year: str, parties: frozenset[str], kind: str) -> Known | None:
        """Return the agreement of that kind that is called after the town where it was signed in that very year."""
        namesakes = (known for known in self._all if known.kind == kind and known.year == year)
        fitting = (known for known in namesakes if known.fits(place, year, parties))
        return next(fitting, None) if place and year else None


def _labels(entry: Entry, language: str) -> tuple[str, ...]:
    return tuple(fold(label.text) for label in entry.labels if label.language == language and label.sort != "demonym")


def _parties(labels: tuple[str, ...], named: re.Pattern[str], states: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """Return the states of the label that names most of them."""
    found = (frozenset(state for name in named.findall(label) for state in states[name]) for label in labels)
    return max(found, key=len, default=frozenset())
