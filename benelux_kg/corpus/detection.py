"""In which language a text is written, told by its commonest small words."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache

from benelux_kg.corpus.languages import CODES, load_language
from benelux_kg.errors import SourceError
from benelux_kg.resources import folder

_WORD = re.compile(r"[^\W\d_]+")
_HINT = re.compile(rf"(?:^|/)({'|'.join(CODES)})/|\.({'|'.join(CODES)})\.\w+\Z")
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
    if best in CODES and plain:
        return best
    if len(words) < _ENOUGH and not (plain and hits >= _FEWEST):
        return _read_hint(name)
    looks = f" (looks like {best})" if plain and best not in CODES else ""
    raise SourceError(f"written in another language than {', '.join(CODES)}{looks}", where=name, mend="skipped")


def _read_hint(name: str) -> str:
    """Return the language that the name of a text bears, for want of words that tell."""
    hint = _HINT.search(name.lower())
    if hint:
        return hint[1] or hint[2]
    raise SourceError(
        "too few words to tell the language", where=name, mend="give it with --lang or in the front matter"
    )


def _count(words: list[str]) -> dict[str, int]:
    """Return how many of the words are small words of each language; the first of equals is one that can be read."""
    languages = _small_words()
    times = Counter(words)
    counts = dict.fromkeys(CODES, 0)
    for word in times.keys() & languages.keys():
        for language in languages[word]:
            counts[language] = counts.get(language, 0) + times[word]
    return {
        language: counts[language] for language in (*CODES, *sorted(counts.keys() - set(CODES))) if counts[language]
    }


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    others = tomllib.loads((folder("data/languages") / "others.toml").read_text(encoding="utf-8"))["stopwords"]
    known = {code: load_language(code).tables["detection"]["stopwords"] for code in CODES}
    languages: dict[str, list[str]] = {}
    for language, words in {**known, **others}.items():
        for word in dict.fromkeys(words):
            languages.setdefault(word, []).append(language)
    return {word: tuple(named) for word, named in languages.items()}
