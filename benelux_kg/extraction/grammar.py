"""What the project knows of a language besides its vocabulary: function words, cues, heads of names."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benelux_kg.errors import ResourceError
from benelux_kg.extraction.cues import Cue, Cues
from benelux_kg.extraction.folding import fold
from benelux_kg.resources import folder

APART = "…"
"""Stands for any words between the parts of an expression."""


def compile_words(words: Iterable[str], *, prefix: str = r"(?<!\w)", suffix: str = r"(?!\w)") -> re.Pattern[str]:
    """Compile folded ``words`` to one pattern, the longest first.

    A ``*`` stands for the ending of a word, or for its beginning (three letters at least); ``…`` for any words between.
    """
    ordered = sorted({fold(word) for word in words}, key=lambda word: (-len(word), word))
    return (
        re.compile(prefix + "(?:" + "|".join(map(_pattern, ordered)) + ")" + suffix) if ordered else re.compile(r"(?!)")
    )


def _pattern(word: str) -> str:
    body = re.escape(word.strip("*")).replace(rf"\ {APART}\ ", r"\b.*?\b")
    return (r"\w{3,}" if word.startswith("*") else "") + body + (r"\w*" if word.endswith("*") else "")


def alternatives(words: Iterable[str]) -> str:
    """Return the source of a pattern for one of ``words``, the longest first; for none, one that never matches."""
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))) or "(?!)"


def introducing(words: Iterable[str]) -> str:
    """Return the source of a pattern for one of ``words`` and the space after it; an elided word has none.

    ("l'accord").
    """
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    parts = [re.escape(w).replace("'", "['’]") + ("" if w.endswith("'") else r"\s+") for w in ordered]
    return f"(?:{'|'.join(parts) or '(?!)'})"


def _pieces(elisions: Iterable[str]) -> re.Pattern[str]:
    short = "|".join(sorted((re.escape(fold(word)) for word in elisions), key=lambda word: (-len(word), word)))
    return re.compile((rf"(?<!\w)(?:{short})(?=\w)|" if short else "") + r"\w+(?:['’-]\w+)*-?|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language's grammar.

    ``pieces`` finds its words and marks, and the white space between; ``classes`` maps a folded word to the classes it
    can have.
    """

    language: str
    pieces: re.Pattern[str]
    classes: Mapping[str, frozenset[str]]
    planned: Cue
    not_planned: Cue
    denied: Cue
    not_denied: Cue
    attributed: Cue
    not_attributed: Cue
    attributed_after: re.Pattern[str]
    attributed_next: re.Pattern[str]
    hearsay: re.Pattern[str]
    onward: re.Pattern[str]
    conditional: Cue
    supposed: Cue
    invented: Cue
    retracted: Cue
    contrasting: Cue
    tables: Mapping[str, Any]
    cues: Cues
    folded: dict[tuple[str, str], Any] = field(default_factory=dict, compare=False, repr=False)

    def words(self, table: str, key: str) -> tuple[str, ...]:
        """Return the folded words of ``[table] key``, none where the language has no such list."""
        known = self.folded.get((table, key))
        if known is None:
            known = self.folded[table, key] = tuple(fold(word) for word in self.tables.get(table, {}).get(key, ()))
        return known

    def written(self, table: str, key: str) -> tuple[str, ...]:
        """Return the words of ``[table] key`` as they are written, none where the language has no such list."""
        return tuple(self.tables.get(table, {}).get(key, ()))

    def mapping(self, table: str, key: str) -> dict[str, Any]:
        """Return the mapping ``[table] key`` with folded keys."""
        known = self.folded.get((table, key))
        if known is None:
            known = self.folded[table, key] = {
                fold(word): value for word, value in self.tables.get(table, {}).get(key, {}).items()
            }
        return known


def _classes(words: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, members in words.items():
        for word in members:
            found.setdefault(fold(word), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@functools.cache
def load_grammar(language: str) -> Grammar:
    """Read ``data/grammar/<language>.toml``; raises ``ResourceError`` where it is missing or does not parse."""
    path = folder("data/grammar") / f"{language}.toml"
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ResourceError(str(error), where=path.name) from error
    factuality = tables.get("factuality", {})
    cues = Cues()

    def words(name: str) -> re.Pattern[str]:
        return compile_words(factuality.get(name, ()))

    def cue(name: str) -> Cue:
        return cues.add(words(name), map(fold, factuality.get(name, ())))

    contrasting = [w for key in ("contrasted", "opposite", "contrast_denied") for w in factuality.get(key, ())]
    return Grammar(
        language,
        _pieces(tables.get("words", {}).get("elisions", ())),
        _classes(tables.get("words", {})),
        cue("planned"),
        cue("not_planned"),
        cue("denied"),
        cue("not_denied"),
        cue("attributed"),
        cue("not_attributed"),
        words("attributed_after"),
        words("attributed_next"),
        words("hearsay"),
        words("onward"),
        cue("conditional"),
        cue("supposed"),
        cue("invented"),
        cue("retracted"),
        cues.add(compile_words(contrasting), map(fold, contrasting)),
        tables,
        cues,
    )
