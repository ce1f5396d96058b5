"""The recogniser: every vocabulary label and frame trigger in one pass over the text.

All matches are found first, then those off word boundaries are dropped, then the longest is taken: the other order
loses a label that overlaps a longer false match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import ahocorasick
import simplemma

from benelux_kg.extraction.folding import Folded, fold
from benelux_kg.extraction.split_labels import SplitLabels, is_split
from benelux_kg.vocabulary.lexicon import SILENT_SCHEMES, Entry, Label, Lexicon

_LONGEST_WORD = 100
_WORD = r"[^\W\d_][\w'-]{4,}"
_ACRONYM = re.compile(r"[A-Z0-9][A-Z0-9&/.-]{1,6}")
_LEAST_FIRST = 3
_LEAST_WORD = 5
_LEAST_HEAD = 7
_BODIES = frozenset({"voc:agency", "voc:organisation"})
_NAMES = frozenset({"preferred", "alternative"})
_SORT_ORDER = ("preferred", "alternative", "hidden", "demonym", "shared")


def _has_lemmas(language: str) -> bool:
    """Tell whether the lemmatiser knows a language; in one it does not know, a word is looked up as it stands."""
    try:
        simplemma.lemmatize(language, lang=language)
    except ValueError:
        return False
    return True


class Reading(NamedTuple):
    """One thing a label may stand for, and in which capacity."""

    entry: Entry
    sort: str
    exact: str = ""


@dataclass(slots=True)
class Pattern:
    """What a folded string stands for: readings of a label, frames it triggers."""

    length: int
    readings: tuple[Reading, ...] = ()
    triggers: list[int] = field(default_factory=list)
    open_triggers: list[int] = field(default_factory=list)
    is_exact: bool = False
    """Whether a reading of it holds only as it is written."""
    is_split: bool = False
    """Whether it is the first part of a label in two parts."""


class Candidate(NamedTuple):
    """A label found in the text, with all its readings, before one of them is chosen."""

    start: int
    end: int
    readings: tuple[Reading, ...]


class Hit(NamedTuple):
    """A frame trigger found in the text; ``trigger`` is its number in the language's trigger list."""

    start: int
    end: int
    trigger: int


class Sweep(NamedTuple):
    """All the recogniser saw: the longest labels, the labels inside them, the triggers; each in text order."""

    candidates: tuple[Candidate, ...]
    inner: tuple[Candidate, ...]
    hits: tuple[Hit, ...]


Found = tuple[int, int, tuple[Reading, ...]]
"""Start and end in the folded text, and what stands there."""


class Recogniser:
    """Labels and triggers of one language, ready to be looked for."""

    def __init__(
        self, lexicon: Lexicon, language: str, triggers: Iterable[str], compounds: Mapping[str, tuple[str, ...]]
    ) -> None:
        self._language = language
        self._has_lemmas = _has_lemmas(language)
        self._between = compounds.get("between", ())
        elisions = "|".join(map(re.escape, compounds.get("elisions", ())))
        self._word = re.compile(rf"(?!{elisions}){_WORD}" if elisions else _WORD)
        self._patterns: dict[str, Pattern] = {}
        self._split: SplitLabels[Reading] = SplitLabels()
        self._lemmas: dict[str, tuple[Reading, ...]] = {}
        self._seen: dict[str, tuple[Reading, ...]] = {}
        for entry in lexicon.entries.values():
            if entry.scheme not in SILENT_SCHEMES:
                for label in entry.labels:
                    if label.language == language:
                        self._add_label(entry, label)
        self._add_foreign_names(lexicon)
        for number, words in enumerate(triggers):
            self._add_trigger(number, words)
        self._add_lemmas()
        heads = sorted(compounds.get("heads", ()), key=len, reverse=True)
        links = "|".join(re.escape(link) for link in sorted(compounds.get("links", ()), key=len, reverse=True))
        self._compounding = bool(heads)
        self._tail = (
            re.compile(f"(?:{links})(?:{'|'.join(map(re.escape, heads))})\\Z") if heads else re.compile(r"(?!)")
        )
        self._automaton = ahocorasick.Automaton()
        for text, pattern in self._patterns.items():
            pattern.readings = tuple(sorted(pattern.readings, key=lambda r: (_SORT_ORDER.index(r.sort), r.entry.iri)))
            pattern.is_exact = any(reading.exact for reading in pattern.readings)
            self._automaton.add_word(text, pattern)
        self._automaton.make_automaton()

    def _pattern(self, text: str) -> Pattern:
        return self._patterns.setdefault(text, Pattern(len(text)))

    def _add_label(self, entry: Entry, label: Label) -> None:
        text = " ".join(fold(label.text).split())
        if any(f" {word} " in text for word in self._between):
            return
        if is_split(text):
            self._pattern(self._split.add(text, Reading(entry, label.sort))).is_split = True
            return
        exact = label.text if _ACRONYM.fullmatch(label.text) and label.text.upper() == label.text else ""
        pattern = self._pattern(text)
        if all(r.entry.iri != entry.iri or r.sort == "demonym" != label.sort for r in pattern.readings):
            pattern.readings += (Reading(entry, label.sort, exact),)

    def _add_foreign_names(self, lexicon: Lexicon) -> None:
        """Add what bodies are called in other languages, of two words or more, where that is nothing in this one."""
        for entry in lexicon.entries.values():
            if entry.scheme in _BODIES and not entry.iri.endswith("-any"):
                for label in entry.labels:
                    text = " ".join(fold(label.text).split())
                    if label.sort in _NAMES and " " in text and label.text[:1].isupper() and text not in self._patterns:
                        self._add_label(entry, label)

    def _add_trigger(self, number: int, words: str) -> None:
        text = fold(words)
        if text.endswith("*"):
            self._pattern(text[:-1]).open_triggers.append(number)
        else:
            self._pattern(text).triggers.append(number)

    def _add_lemmas(self) -> None:
        for text, pattern in self._patterns.items():
            usual = tuple(r for r in pattern.readings if not r.exact and r.sort != "demonym")
            if usual and " " not in text and "-" not in text and len(text) >= _LEAST_WORD:
                self._lemmas.setdefault(self._lemma(text), usual)

    def _lemma(self, word: str) -> str:
        return fold(str(simplemma.lemmatize(word, lang=self._language)) if self._has_lemmas else word)

    def sweep(self, text: str, folded: Folded) -> Sweep:
        """Find all labels and triggers in ``text``, whose folded form is ``folded``."""
        flat, size = folded.text, len(folded.text)
        found: list[Found] = []
        exact: list[Found] = []
        hits: list[Hit] = []
        for last, pattern in self._automaton.iter(flat) if self._patterns else ():
            end = last + 1
            start = end - pattern.length
            if start and flat[start - 1].isalnum() and flat[start].isalnum():
                continue
            closed = end == size or not (flat[end].isalnum() and flat[last].isalnum())
            if closed and pattern.readings:
                (exact if pattern.is_exact else found).append((start, end, pattern.readings))
            if closed and pattern.is_split and (readings := self._split.complete(flat, start, end)):
                found.append((start, end, readings))
            if pattern.open_triggers or (closed and pattern.triggers):
                stop = end if closed else _word_end(flat, end)
                first, beyond = folded.original(start), folded.original(stop - 1) + 1
                numbers = (*(pattern.triggers if closed else ()), *pattern.open_triggers)
                hits += [Hit(first, beyond, number) for number in numbers]
        found += self._inflected(flat, {(start, end) for start, end, _ in (*exact, *found)})
        fitting = [*_as_written(text, folded, exact), *(_place(folded, *each) for each in found)]
        fitting.sort(key=lambda c: (c.start, -c.end))
        return _select(fitting, hits)

    def _inflected(self, flat: str, known: set[tuple[int, int]]) -> list[Found]:
        seen, found = self._seen, []
        for match in self._word.finditer(flat):
            word = match.group()
            readings = seen.get(word)
            if readings is None:
                readings = seen[word] = self._guess(word)
            if readings and match.span() not in known:
                found.append((*match.span(), readings))
        return found

    def _guess(self, word: str) -> tuple[Reading, ...]:
        if len(word) > _LONGEST_WORD:  # nobody wrote that compound; trying every cut takes the square of its length
            return ()
        if word in self._patterns and self._patterns[word].readings:
            return ()
        lemma = self._lemmas.get(word) or self._lemmas.get(self._lemma(word))
        return lemma or self._compound(word)

    def _compound(self, word: str) -> tuple[Reading, ...]:
        for cut in range(len(word) - 3, 4, -1):
            pattern = self._patterns.get(word[:cut])
            if pattern is not None and pattern.readings and self._tail.match(word, cut):
                return tuple(r for r in pattern.readings if not r.exact and r.entry.kind.endswith("Domain"))
        return self._headed(word) if self._compounding else ()

    def _headed(self, word: str) -> tuple[Reading, ...]:
        """Read a compound by its head: a "…conferentie" is a conference."""
        for cut in range(_LEAST_FIRST, len(word) - _LEAST_HEAD + 1):
            pattern = self._patterns.get(word[cut:])
            if pattern is not None:
                return tuple(r for r in pattern.readings if not r.exact and r.entry.kind == "ActionType")
        return ()


def _word_end(flat: str, offset: int) -> int:
    while offset < len(flat) and flat[offset].isalnum():
        offset += 1
    return offset


def _select(candidates: list[Candidate], hits: list[Hit]) -> Sweep:
    chosen: list[Candidate] = []
    inner: list[Candidate] = []
    for cluster in _clusters(candidates):
        if len(cluster) == 1:
            chosen += cluster
            continue
        taken = _longest(cluster)
        chosen += taken
        inner += [c for c in cluster if c not in taken and any(t.start <= c.start and c.end <= t.end for t in taken)]
    hits.sort(key=lambda hit: (hit.start, -hit.end, hit.trigger))
    return Sweep(tuple(chosen), tuple(inner), tuple(hits))


def _place(folded: Folded, start: int, end: int, readings: tuple[Reading, ...]) -> Candidate:
    """Return what was found where the text has it."""
    return Candidate(folded.original(start), folded.original(end - 1) + 1, readings)


def _as_written(text: str, folded: Folded, found: list[Found]) -> Iterator[Candidate]:
    """Yield what was found with the readings that fit how it is written: an acronym is no word."""
    for each in found:
        start, end, readings = _place(folded, *each)
        words = text[start:end]
        fitting = tuple(r for r in readings if not r.exact or words == r.exact)
        if fitting:
            yield Candidate(start, end, fitting)


def _clusters(candidates: list[Candidate]) -> Iterator[list[Candidate]]:
    """Yield runs of candidates, which are in text order, that overlap one another."""
    run: list[Candidate] = []
    reach = -1
    for candidate in candidates:
        if run and candidate.start >= reach:
            yield run
            run = []
        run.append(candidate)
        reach = max(reach, candidate.end)
    if run:
        yield run


def _longest(cluster: list[Candidate]) -> list[Candidate]:
    """Take the longest, then the longest of what it leaves, in text order."""
    taken: list[Candidate] = []
    for candidate in sorted(cluster, key=lambda c: (c.start - c.end, c.start)):
        if all(candidate.end <= t.start or candidate.start >= t.end for t in taken):
            taken.append(candidate)
    return sorted(taken, key=lambda c: c.start)
