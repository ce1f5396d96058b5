"""Hand-checked facts, as JSON Lines.

A line names subject, predicate and object by IRI, compact IRI or label; or it gives, in place of a predicate, the
``type`` of the fact and the words that state it (``evidence`` at ``offset``), as ``data/gold/`` does.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benelux_kg.claims import Factuality, Span
from benelux_kg.errors import SourceError
from benelux_kg.querying.folding import fold_name
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import Namespaces

_ASSERTED = frozenset({Factuality.ASSERTED.value})
_OTHERS = frozenset({Factuality.PLANNED.value, Factuality.ATTRIBUTED.value})
_STATUSES = {
    "asserted": _ASSERTED,
    "either": _ASSERTED | _OTHERS,
    "negated": frozenset({Factuality.DENIED.value}),
    "planned": _OTHERS,
    "conditional": _OTHERS,
    "reported": _OTHERS,
}


@dataclass(frozen=True, slots=True)
class GoldFact:
    """One fact that a document states, by the names its author chose.

    ``words`` is where it stands, in code points, or ``None``; a fact with words is met by them, and its subject is
    not compared. ``place`` is ``file:line``.
    """

    subject: str
    predicates: tuple[str, ...]
    object: str
    document: str = ""
    factualities: frozenset[str] = _ASSERTED
    words: Span | None = None
    gloss: str = ""
    place: str = ""

    def __str__(self) -> str:
        """Return the fact as somebody reads it."""
        parts = (self.subject, self.gloss or self.predicates[0], self.object, self.document and f"({self.document})")
        return " ".join(part for part in parts if part)


def read_gold(paths: Iterable[Path]) -> list[GoldFact]:
    """Read all facts; raises ``SourceError`` with all faults of a file."""
    return [fact for path in paths for fact in _read_file(path)]


def _read_file(path: Path) -> list[GoldFact]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"cannot be read ({error})", where=str(path), mend="hand over JSON Lines in UTF-8") from error
    facts: list[GoldFact] = []
    faults: list[str] = []
    for number, line in enumerate(lines, 1):
        try:
            facts += _read_line(line, f"{path}:{number}")
        except ValueError as error:
            faults.append(f"line {number}: {error}")
    if faults:
        raise SourceError("; ".join(faults), where=str(path), mend='write {"subject": …, "predicate": …, "object": …}')
    if not facts:
        raise SourceError("holds no facts", where=str(path), mend="write one JSON object a line")
    return facts


def _read_line(line: str, place: str) -> Iterator[GoldFact]:
    if not line.strip():
        return
    fact = json.loads(line)
    if not isinstance(fact, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - gathered with the other faults of the file
    yield from _read_worded(fact, place) if "type" in fact else _read_named(fact, place)


def _read_named(fact: Mapping[str, Any], place: str) -> Iterator[GoldFact]:
    subject, predicate, object_ = _require(fact, "subject", "predicate", "object")
    name = str(fact.get("factuality") or Factuality.ASSERTED.value).rpartition(":")[2]
    if name.capitalize() not in set(Factuality):
        raise ValueError(f"unknown factuality {name!r}")
    yield GoldFact(subject, (predicate,), object_, _document(fact), frozenset({name.capitalize()}), place=place)


def _read_worded(fact: Mapping[str, Any], place: str) -> Iterator[GoldFact]:
    kind, subject, evidence = _require(fact, "type", "subject", "evidence")
    predicates = read_families().get(kind)
    if predicates is None:
        raise ValueError(f"unknown type {kind!r}")
    statuses = _STATUSES.get(str(fact.get("status") or "asserted"), _ASSERTED)
    object_ = str(fact.get("object") or "")
    for offset in fact.get("offsets") or [fact.get("offset", -1)]:
        words = Span(offset, offset + len(evidence))
        gloss = str(fact.get("predicate_gloss") or kind)
        yield GoldFact(subject, predicates, object_, _document(fact), statuses, words, gloss, place)


def _require(fact: Mapping[str, Any], *keys: str) -> list[str]:
    missing = [key for key in keys if not isinstance(fact.get(key), str | int | float) or fact[key] == ""]
    if missing:
        raise ValueError(f"{', '.join(missing)} missing")
    return [str(fact[key]) for key in keys]


def _document(fact: Mapping[str, Any]) -> str:
    return str(fact.get("document") or fact.get("doc") or "")


@cache
def read_families() -> dict[str, tuple[str, ...]]:
    """Return the predicates that state a fact of each type, the foremost first."""
    text = (folder("data/gold") / "families.toml").read_text("utf-8")
    return {kind: tuple(predicates) for kind, predicates in tomllib.loads(text).items()}


class NameFinder:
    """Finds what a name of the gold may mean: an IRI, a compact IRI, a label, or the local name of a property."""

    def __init__(self, labels: Mapping[str, set[str]], names: Namespaces) -> None:
        self._labels = labels
        self._names = names
        self._found: dict[str, frozenset[str]] = {}

    def __call__(self, name: str) -> frozenset[str]:
        """Return the compact IRIs that ``name`` may mean."""
        if name not in self._found:
            labelled = self._labels.get(fold_name(name), set())
            spelled = self._names.compact(name) if ":" in name else f"bkg:{name}"
            self._found[name] = frozenset({spelled, *labelled})
        return self._found[name]
