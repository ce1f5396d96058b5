"""In which language a text is written, told by its commonest small words."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from benelux_kg.corpus.languages import CODES, load_language
from benelux_kg.errors import SourceError
from benelux_kg.resources import folder

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000
_FEWEST = 3
_ENOUGH = 25
_LEAST_SHARE = 0.1


def detect_language(text: str, name: str, start: int = 0) -> str:
    """Return the code of the language in which ``text`` is written, from ``start`` on.

    Only the first 4 000 characters are looked at. Raises ``SourceError`` for another language, or for too few words
    to tell.
    """
    words = _WORD.findall(text[start : start + _SAMPLE].lower())
    counts = _count(words)
    best = max(counts, key=counts.__getitem__, default="")
    hits = counts.get(best, 0)
    if hits >= _FEWEST and hits >= _LEAST_SHARE * len(words) and best in CODES:
        return best
    if len(words) < _ENOUGH and (hits < _FEWEST or best in CODES):
        if best in CODES and [code for code in counts if counts[code] == hits] == [best]:
            return best
        raise SourceError(
            "too few words to tell the language", where=name, mend="give it with --lang or in the front matter"
        )
    guess = f" (looks like {best})" if best and best not in CODES and hits >= _FEWEST else ""
    raise SourceError(f"written in another language than {', '.join(CODES)}{guess}", where=name, mend="skipped")


def _count(words: list[str]) -> dict[str, int]:
    """Return how many of the words are small words of each language; the first of equals is one that can be read."""
    languages = _small_words()
    counts: dict[str, int] = {}
    for word in words:
        for language in languages.get(word, ()):
            counts[language] = counts.get(language, 0) + 1
    return {
        language: counts[language] for language in (*CODES, *sorted(counts.keys() - set(CODES))) if language in counts
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
