"""Where sentences begin and end inside a block."""

from __future__ import annotations

import re

from benelux_kg.claims import Span
from benelux_kg.corpus.languages import Language

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=(\s+)|[A-ZÀ-ÖØ-Þ])")
_OPENING = "\"'“‘„«([–-*_• "
_TOKEN = re.compile(r"[^\s(\[“\"„«/–]*\Z")
_GLUED = re.compile(r"[^\W\d_]{2,}[!?]?\Z")
_ADDRESS = re.compile(r"[./@]")


def find_sentences(text: str, start: int, end: int, language: Language) -> tuple[Span, ...]:
    """Return the sentences of ``text[start:end]``, in order, without white space around them.

    ``start`` and ``end`` have no white space inside them at the edges; an empty stretch has no sentence.
    """
    spans = []
    for stop in _STOP.finditer(text, start, end):
        after = stop.end(1) if stop[1] else stop.end()
        if start < stop.end() and after < end and _ends_sentence(text, start, end, stop, after, language):
            spans.append(Span(start, stop.end()))
            start = after
    return (*spans, Span(start, end)) if start < end else tuple(spans)


def _ends_sentence(text: str, start: int, end: int, stop: re.Match[str], after: int, language: Language) -> bool:
    """Tell whether the stop ends a sentence, from the word before it and the word after it."""
    begin = after
    while begin < end and text[begin] in _OPENING:
        begin += 1
    following = text[begin : begin + 1]
    if following.islower() or not following:
        return False
    token = _TOKEN.search(text[max(start, stop.start() - 40) : stop.start()])
    word = token[0] if token else ""
    if not stop[1]:
        return _is_glued(text, word, after, end)
    return stop[0][0] != "." or len(stop[0]) > 1 or not _is_abbreviation(word, text, begin, language)


def _is_glued(text: str, word: str, after: int, end: int) -> bool:
    """Tell whether two sentences touch without a space: two whole words, no web address, no abbreviation."""
    return bool(
        _GLUED.match(word)
        and word[-1].islower()
        and text[after + 1 : after + 2].islower()
        and not _ADDRESS.search(text[after : min(end, after + 40)].split(None, 1)[0].rstrip(".…"))
    )


def _is_abbreviation(word: str, text: str, begin: int, language: Language) -> bool:
    """Tell whether the full stop after ``word`` belongs to it, given that the next word begins at ``begin``."""
    lower = word.lower()
    if lower in language.final:
        return False
    if lower in language.abbreviations or (len(word) == 1 and word.isupper()):
        return True
    if len(word) > 2 and word[-2] == "." and word[-1].isupper():
        return True
    if text[begin].isdigit():
        return lower in language.before_number
    return word.isdigit() and len(word) <= 2 and _word_at(text, begin).lower() in language.ordinal_nouns


def _word_at(text: str, begin: int) -> str:
    found = re.compile(r"[^\W\d_]+").match(text, begin)
    return found[0] if found else ""
