"""Cues: patterns that can begin only at certain words, looked for only where a text holds one of those words.

The words of a text are looked up once, for all cues of its language together; what a word can begin is remembered from
text to text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate

_RUN = re.compile(r"\w+|\W+")
_OPENING = re.compile(r"(?P<tail>\*)?(?P<word>\w+)(?P<stem>\*)?")
_REMEMBERED = 100_000
"""So many different words are remembered, far more than a language's common ones."""


class Cue:
    """A pattern and where it can begin; ``number`` tells the cues of one language apart.

    ``phrases`` are what the pattern's matches can begin with, as in the grammar: ``plan*`` is any word with that
    beginning, ``*era`` any with that end. ``digits`` tells that a number can open a match too.
    """

    def __init__(self, number: int, pattern: re.Pattern[str], phrases: Iterable[str], *, digits: bool = False) -> None:
        self.number = number
        self.pattern = pattern
        found = {phrase: _OPENING.match(phrase) for phrase in phrases}
        self.strays = [phrase for phrase, opening in found.items() if opening is None]
        """Phrases that begin with no word: a cue that has such is looked for everywhere."""
        openings = [opening for opening in found.values() if opening is not None]
        self._stems = tuple({o["word"] for o in openings if o["stem"]})
        self._tails = tuple({o["word"] for o in openings if o["tail"]})
        self.words = frozenset(o["word"] for o in openings if not o["stem"] and not o["tail"])
        """The words, each whole, that can open a match."""
        self._digits = digits

    def has_shapes(self) -> bool:
        """Tell whether other words than ``words`` can open a match, by how they begin or end."""
        return bool(self._stems or self._tails or self._digits)

    def fits(self, word: str) -> bool:
        """Tell whether ``word`` can open a match by how it begins or ends."""
        return (
            word.startswith(self._stems) or word.endswith(self._tails) or (self._digits and word[0].isdigit())
        ) and word not in self.words

    def stands_in(self, text: IndexedText, start: int = 0, end: int | None = None) -> bool:
        """Tell whether a word that can open a match stands in ``text[start:end]``."""
        places = text.places.get(self.number, ())
        at = bisect_left(places, start)
        return bool(self.strays) or (at < len(places) and (end is None or places[at] < end))

    def find(self, text: IndexedText, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """Return what the pattern's ``finditer`` finds in ``text[start:end]``."""
        flat, stop = text.flat, len(text.flat) if end is None else end
        if self.strays:
            return list(self.pattern.finditer(flat, start, stop))
        places = text.places.get(self.number)
        if places is None:
            return []
        match, found, reach = self.pattern.match, [], start
        for at in range(bisect_left(places, start), len(places)):
            place = places[at]
            if place >= stop:
                break
            if place >= reach and (fitting := match(flat, place, stop)):
                found.append(fitting)
                reach = fitting.end()
        return found


class Cues(dict[str, tuple[int, ...]]):
    """All cues of one language: the numbers of those that a word can open."""

    def __init__(self) -> None:
        super().__init__()
        self._cues: dict[tuple[str, frozenset[str]], Cue] = {}
        self._exact: dict[str, tuple[int, ...]] = {}
        self._shaped: list[Cue] = []

    def add(self, pattern: re.Pattern[str], phrases: Iterable[str], *, digits: bool = False) -> Cue:
        """Return the cue for ``pattern``, the same for the same."""
        known = frozenset(phrases)
        key = pattern.pattern, known
        cue = self._cues.get(key)
        if cue is None:
            cue = self._cues[key] = Cue(len(self._cues), pattern, known, digits=digits)
            self._shaped += [cue] if cue.has_shapes() else []
            self._exact |= {word: (*self._exact.get(word, ()), cue.number) for word in cue.words}
            self.clear()
        return cue

    def __missing__(self, word: str) -> tuple[int, ...]:
        """Find out what a word can open when it is seen for the first time."""
        opened = (*self._exact.get(word, ()), *(cue.number for cue in self._shaped if cue.fits(word)))
        if len(self) < _REMEMBERED:
            self[word] = opened
        return opened


class IndexedText:
    """A folded text with the places where cues can begin."""

    def __init__(self, flat: str, cues: Cues) -> None:
        self.flat = flat
        self.places: dict[int, list[int]] = {}
        pieces = _RUN.findall(flat)
        places = defaultdict(list)
        for offset, numbers in zip(accumulate(map(len, pieces), initial=0), map(cues.__getitem__, pieces)):  # noqa: B905 - the last offset is the end
            for number in numbers:
                places[number].append(offset)
        self.places = dict(places)
