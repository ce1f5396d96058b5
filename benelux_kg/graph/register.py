"""The register of a dataset: which texts it holds, where each came from, and what read them (``sources.json``)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Final

from benelux_kg.claims import SourceRecord
from benelux_kg.errors import DatasetError
from benelux_kg.graph.layout import SOURCES
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE

_FORMAT = "benelux-kg dataset 1"
_READING = ("base", "signature", "tool", "background", "language")
_HEAD = (*_READING, "rules", "inference")

ALWAYS: Final = "always"
NEVER: Final = "never"
MAX_TRIPLES = 1_000_000
"""Up to so many triples in the graphs of the texts the rules are applied unasked."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of the dataset.

    ``origin`` is where it was read, relative to the dataset folder, or empty (standard input); ``original`` the
    SHA-256 digest of what was read there, in bytes. ``claims`` and ``mentions`` count the text's claims, ``triples``
    the lines of its section; ``size`` and ``section`` are the section's bytes and their SHA-256 digest.
    """

    record: SourceRecord
    origin: str
    original: str
    claims: int = 0
    mentions: int = 0
    evidence: int = 0
    triples: int = 0
    size: int = 0
    section: str = ""


_SLUG = re.compile(r"[^/\\\0]+(?<!^[.])(?<!^[.][.])")
_DIGEST = re.compile(r"[0-9a-f]{64}")
"""What may become the name of a file in the dataset's folder, and of nothing outside it."""

_RECORD = tuple(each.name for each in fields(SourceRecord))
_ENTRY = tuple(each.name for each in fields(Entry) if each.name != "record")
_record_values, _entry_values = attrgetter(*_RECORD), attrgetter(*_ENTRY)
_record_items, _entry_items = itemgetter(*_RECORD), itemgetter(*_ENTRY)
_UNKNOWN = {each.name: each.default for each in fields(Entry) if each.default is not MISSING}
_WRITER, _ESCAPER = json.JSONEncoder(ensure_ascii=False), json.JSONEncoder()


@dataclass(frozen=True, slots=True)
class Register:
    """All that ``sources.json`` holds.

    ``signature`` tells vocabulary and frames, ``tool`` the program text, ``background`` the ontology's files;
    ``language`` is the one that was asked for, if any. ``rules`` tells the rules, and ``inference`` whether they are
    applied: ``always``, ``never``, or as long as the texts are few.
    """

    base: str = DEFAULT_BASE
    signature: str = ""
    tool: str = ""
    background: str = ""
    language: str = ""
    rules: str = ""
    inference: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def slugs(self) -> list[str]:
        """Give the slugs of all texts, sorted."""
        return sorted(entry.record.slug for entry in self.entries.values())

    @property
    def infers(self) -> bool:
        """Tell whether the rules are applied, and each inferred triple has its inference."""
        if self.inference:
            return self.inference == ALWAYS
        return sum(entry.triples for entry in self.entries.values()) <= MAX_TRIPLES

    def is_read_like(self, other: Register) -> bool:
        """Tell whether the same tool read both in the same way, so that their shards can stand side by side."""
        return all(getattr(self, name) == getattr(other, name) for name in _READING)

    def with_entries(self, entries: Iterable[Entry]) -> Register:
        """Give the same register with other texts."""
        ordered = sorted(entries, key=lambda entry: entry.record.identifier)
        return replace(self, entries={entry.record.identifier: entry for entry in ordered})

    def to_json(self) -> str:
        """Write the register as JSON, a line for each text, sorted by identifier."""
        head = json.dumps({"format": _FORMAT, **{name: getattr(self, name) for name in _HEAD}}, indent=1)
        rows = ",\n".join(_write_row(entry) for _, entry in sorted(self.entries.items()))
        return f'{head[:-2]},\n "texts": [\n{rows}\n]}}\n'


def read_register(folder: Path) -> Register:
    """Read the register of the dataset in ``folder``; raises ``DatasetError`` where there is none."""
    path = folder / SOURCES
    try:
        table = json.loads(path.read_text("utf-8"))
        return _from_table(table)
    except FileNotFoundError:
        raise DatasetError("holds no dataset", where=str(folder), mend="make one with: benelux-kg build") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatasetError("is not a register of texts", where=str(path), mend="build the dataset again") from error


def _from_table(table: dict[str, Any]) -> Register:
    if table["format"] != _FORMAT:
        raise ValueError(table["format"])
    entries = [_read_row(row) for row in table["texts"]]
    head = {name: table[name] for name in _HEAD if name in table or name in _READING}
    return Register(**head, entries={entry.record.identifier: entry for entry in entries})


def _write_row(entry: Entry) -> str:
    row = dict(zip(_RECORD, _record_values(entry.record), strict=True)) | dict(
        zip(_ENTRY, _entry_values(entry), strict=True)
    )
    return (_WRITER if _is_utf8(entry.origin) else _ESCAPER).encode(row)


def _is_utf8(path: str) -> bool:
    """Tell whether a path is text; other bytes in file names are escaped."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _read_row(row: dict[str, Any]) -> Entry:
    record = SourceRecord(*_record_items(row))
    if not (_SLUG.fullmatch(record.slug) and _DIGEST.fullmatch(record.sha256)):
        raise ValueError(record.slug)
    return Entry(record, *_entry_items(_UNKNOWN | row))
