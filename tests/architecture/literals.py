"""The string literals of the package, and the words that belong to the language data."""

from __future__ import annotations

import ast
import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "benelux_kg"
LANGUAGES = ("nl", "fr", "de", "en")
LABELS = ("prefLabel", "altLabel", "hiddenLabel", "demonym", "sharedLabel")
NAMES = ("subject", "object")
ISO_CODE = re.compile(r"[A-Z]{2}(-[A-Z]{2,3})?")


@dataclass(frozen=True, slots=True)
class Literal:
    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line}: {self.text!r}"


def read_literals() -> list[Literal]:
    """Every string in the package that is not a docstring (of a module, class, function or attribute)."""
    return [literal for path in sorted(PACKAGE.rglob("*.py")) for literal in _literals_of(path)]


def _literals_of(path: Path) -> Iterator[Literal]:
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield Literal(path, node.lineno, node.value)


def fold(text: str) -> str:
    """Lower case, no diacritics, single spaces: as the recogniser sees a word."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def read_terms() -> set[str]:
    """Local names of all classes, properties and individuals of the ontology."""
    path = ROOT / "ontology" / "benelux.ttl"
    subjects = (triple.subject for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE))
    return {subject.value.rpartition("#")[2] for subject in subjects if isinstance(subject, pyoxigraph.NamedNode)}


@dataclass(slots=True)
class Word:
    """A word that only data may hold: where it stands first, and the languages it belongs to."""

    where: str
    languages: set[str]


def read_words() -> dict[str, Word]:
    """Each word, folded."""
    words: dict[str, Word] = {}
    for where, language, word in (*_vocabulary_labels(), *_triggers(), *_calendar(), *_gold_names()):
        if len(fold(word)) > 1:
            words.setdefault(fold(word), Word(f"{where}: {word}", set())).languages.add(language)
    return words


Row = tuple[str, str, str]
"""File, language, word."""


def _vocabulary_labels() -> Iterator[Row]:
    for path in sorted((ROOT / "ontology" / "vocabulary").glob("*.ttl")):
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            is_label = triple.predicate.value.rpartition("#")[2] in LABELS
            if is_label and isinstance(triple.object, pyoxigraph.Literal):
                yield path.name, triple.object.language or "", triple.object.value


def _triggers() -> Iterator[Row]:
    for path in sorted((ROOT / "data" / "frames").glob("*.toml")):
        for frame in _tables(tomllib.loads(path.read_text("utf-8"))):
            triggers = frame.get("triggers", {})
            for language in LANGUAGES:
                for word in _strings(triggers.get(language, []) if isinstance(triggers, dict) else []):
                    yield path.name, language, word


def _calendar() -> Iterator[Row]:
    for path in sorted((ROOT / "data" / "languages").glob("*.toml")):
        dates = tomllib.loads(path.read_text("utf-8")).get("dates", {})
        for table in ("months", "weekdays"):
            for word in _strings(dates.get(table, [])):
                yield path.name, path.stem, word


def _gold_names() -> Iterator[Row]:
    for path in sorted((ROOT / "data" / "gold").glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            fact = json.loads(line) if line.strip() else {}
            for key in NAMES:
                name = fact.get(key, "")
                if isinstance(name, str) and re.fullmatch(r"[^\W\d_][^:/]*", name) and not ISO_CODE.fullmatch(name):
                    yield path.name, "", name


def _tables(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _tables(part)
    if isinstance(value, list):
        for part in value:
            yield from _tables(part)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
