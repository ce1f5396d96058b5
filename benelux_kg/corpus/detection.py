"""In which language a text is written, told by its commonest small words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache

from benelux_kg.corpus.languages import load_language
from benelux_kg.errors import SourceError
from benelux_kg.resources import folder, languages

_WORD = re.compile(r"[^\W\d_]+")
_HINT = re.compile(r"(?:^|/)([a-z]{2})(?=/)|\.([a-z]{2})\.\w+\Z")
_SAMPLE = 2000
_FEWEST = 3
_ENOUGH = 25
_LEAST_SHARE = 0.15


def detect_language(text: str, name: str, start: int = 0) -> str:
    """Return the code of the language in which ``text`` is written, from ``start`` on.

    Only the first 2 000 characters are looked at. Where they are too few, ``name`` may tell (``nl/a.md``,
    ``a.nl.txt``). Raises ``SourceError`` for another language, or where nothing tells.
    """
    words = _WORD.findall(text[start : start + _SAMPLE].lower())
    counts = _count(words)
    best = max(counts, key=counts.__getitem__, default="")
    hits = counts.get(best, 0)
    plain = hits >= _LEAST_SHARE * len(words) and sum(count == hits for count in counts.values()) == 1
    if best in languages() and plain:
        return best
    if len(words) < _ENOUGH and not (plain and hits >= _FEWEST):
        return _read_hint(name)
    looks = f" (looks like {best})" if plain and best not in languages() else ""
    raise SourceError(f"written in another language than {', '.join(languages())}{looks}", where=name, mend="skipped")


def _read_hint(name: str) -> str:
    """Return the language that the name of a text bears, for want of words that tell."""
    hints = (hint[1] or hint[2] for hint in _HINT.finditer(name.lower()))
    known = next((hint for hint in hints if hint in languages()), "")
    if known:
        return known
    raise SourceError(
        "too few words to tell the language", where=name, mend="give it with --lang or in the front matter"
    )


def _count(words: list[str]) -> dict[str, int]:
    """Return how many of the words are small words of each language."""
    small = _small_words()
    times = Counter(words)
    counts = dict.fromkeys(languages(), 0)
    for word in times.keys() & small.keys():
        for language in small[word]:
            counts[language] = counts.get(language, 0) + times[word]
    return {language: count for language, count in counts.items() if count}


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    others = tomllib.loads((folder("data/languages") / "others.toml").read_text(encoding="utf-8"))["stopwords"]
    known = {code: load_language(code).tables["detection"]["stopwords"] for code in languages()}
    spoken: dict[str, list[str]] = {}
    for language, words in {**others, **known}.items():
        for word in dict.fromkeys(words):
            spoken.setdefault(word, []).append(language)
    return {word: tuple(named) for word, named in spoken.items()}
