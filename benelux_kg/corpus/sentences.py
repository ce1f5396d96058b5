"""Where sentences begin and end inside a block."""

from __future__ import annotations

import re

from benelux_kg.claims import Span
from benelux_kg.corpus.languages import Language

_STOP = re.compile(r"[.!?…]+(?:[\"'“”’«»)\]*_]|\s»(?=\s))*(?=(\s+)|[A-ZÀ-ÖØ-Þ])")
_ROW = re.compile(r":[^\S\n]*\d[\d.,\u00a0]*(\n+)(?=[^\n:]{2,60}:[^\S\n]*\d)")
"""The end of a line that tells a number ("Travellers: 96"), where the next tells another."""
_OPENING = "\"'“‘„«([–-*_• "
_BEFORE_WORD = "([“‘„«\"'–/*_"
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 40
_LONGEST_ORDINAL = 2
_LONGEST_NUMERAL = 4


def find_sentences(text: str, start: int, end: int, language: Language) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, in order, without white space around them.

    ``text[start:end]`` has no white space at its edges; an empty stretch has no sentence.
    """
    words = text[start:end]
    spans = []
    begin = 0
    for last, following in _find_ends(words, language):
        spans.append(Span(start + begin, start + last))
        begin = following
    if begin < len(words):
        spans.append(Span(start + begin, end))
    return tuple(spans)


def _find_ends(words: str, language: Language) -> list[tuple[int, int]]:
    """Return where each sentence but the last ends, and where the next one begins."""
    stops = ((stop, stop.end(1) if stop[1] else stop.end()) for stop in _STOP.finditer(words))
    found = [(stop.end(), at) for stop, at in stops if at < len(words) and _ends_sentence(words, stop, at, language)]
    rows = [row.span(1) for row in _ROW.finditer(words)] if ":" in words and "\n" in words else []
    return sorted([*found, *rows]) if rows else found


def _ends_sentence(words: str, stop: re.Match[str], following: int, language: Language) -> bool:
    """Tell whether the stop ends a sentence, from the word before it and the one after it."""
    begin = following
    while begin < len(words) and words[begin] in _OPENING:
        begin += 1
    if begin == len(words) or words[begin].islower():
        return False
    if stop[1] and _is_numeral(words[: stop.start()]):
        return False
    before = words[max(0, stop.start() - _LONGEST_WORD) : stop.start()].rsplit(None, 1)
    word = before[-1].lstrip(_BEFORE_WORD).replace("’", "'").rpartition("'")[2] if before else ""
    if not stop[1]:
        return _is_glued(word, words[following : following + _LONGEST_WORD].split(None, 1)[0])
    return stop[0] not in {".", ".)"} or not _is_abbreviated(word, words, begin, language)


def _is_numeral(first: str) -> bool:
    """Tell whether a block begins with a number or letter that the full stop belongs to: ``II. Outlook``."""
    return len(first) <= _LONGEST_NUMERAL and first.isalnum() and (first.isupper() or first.isdigit())


def _is_glued(word: str, following: str) -> bool:
    """Tell whether two sentences touch without a space: whole words on both sides, no web address, no abbreviation."""
    after = following.rstrip('.,;:!?…”’")')
    return word.isalpha() and len(word) > 1 and word[-1].islower() and after[1:2].islower() and after.isalpha()


def _is_abbreviated(word: str, words: str, begin: int, language: Language) -> bool:
    """Tell whether the full stop after ``word`` belongs to it, given that the next word begins at ``begin``."""
    lower = word.lower()
    if lower in language.final:
        return False
    if lower in language.abbreviations or _is_initial(word):
        return True
    if words[begin].isdigit():
        return lower in language.before_number
    return word.isdigit() and len(word) <= _LONGEST_ORDINAL and _precedes_noun(words, begin, language)


def _is_initial(word: str) -> bool:
    """Tell whether a word is one capital, or ends in one after a full stop or hyphen: J. or J.-P. or H.R.H."""
    return word[-1:].isupper() and (len(word) == 1 or word[-2] in ".-")


def _precedes_noun(words: str, begin: int, language: Language) -> bool:
    noun = _WORD.match(words, begin)
    return noun is not None and noun[0].lower() in language.ordinal_nouns
