"""The ``#+`` header of a question: TOML that any SPARQL engine takes for comments.

Reading a header gathers every fault with its line, then raises once.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from benelux_kg.errors import ResourceError

MARK = "#+"
_KEY = re.compile(r"\s*(?P<key>[\w.\"-]+)\s*=")
_TABLE = re.compile(r"\s*\[(?P<table>[\w.\"-]+)\]\s*$")
_AT = re.compile(r"\s*\(at line (\d+), column \d+\)")
_MEND = "docs/reference/questions.md tells what a header holds"

Path = tuple[str, ...]


@dataclass(slots=True)
class Header:
    """A header as read: its values, the line of each, and the faults found so far."""

    where: str
    values: Mapping[str, Any]
    lines: Mapping[Path, int]
    faults: list[tuple[int, str]] = field(default_factory=list)

    def blame(self, what: str, *path: str) -> None:
        """Note a fault of what stands at ``path``, or of what should stand there."""
        while path and path not in self.lines:
            path = path[:-1]
        self.faults.append((self.lines.get(path, 1), what))

    def take(self, kind: type, *path: str, default: Any = None) -> Any:
        """Give the value at ``path``; a missing one without a default, or one of another kind, is a fault."""
        value: Any = self.values
        for key in path:
            value = value.get(key) if isinstance(value, Mapping) else None
        name = ".".join(path)
        if value is None and default is None:
            self.blame(f"lacks {name}", *path)
        elif value is not None and (not isinstance(value, kind) or isinstance(value, bool) != (kind is bool)):
            self.blame(f"{name} is no {_KINDS.get(kind, kind.__name__)}", *path)
        else:
            return default if value is None else value
        return kind() if default is None else default

    def check_keys(self, known: Iterable[str], *path: str) -> None:
        """Note every key at ``path`` that nobody reads."""
        for key in set(self.take(dict, *path, default={}) if path else self.values) - set(known):
            self.blame(f"unknown key {key}", *path, key)

    def settle(self) -> None:
        """Raise ``ResourceError`` where there are faults, each with its line."""
        if self.faults:
            (first, what), *others = sorted(set(self.faults))
            rest = "".join(f"; {self.where}:{line}: {other}" for line, other in others)
            raise ResourceError(what + rest, where=f"{self.where}:{first}", mend=_MEND)


_KINDS = {str: "text", list: "list", dict: "table", int: "whole number", bool: "true or false"}


def read_header(text: str, where: str) -> Header:
    """Read the header on top of the query ``text``; raises ``ResourceError`` where there is none or it is no TOML."""
    lines = [line.removeprefix(MARK) for line in _header_lines(text)]
    if not lines:
        raise ResourceError(f"has no {MARK} header", where=f"{where}:1", mend=_MEND)
    try:
        values = tomllib.loads("\n".join(lines) + "\n")
    except tomllib.TOMLDecodeError as error:
        at = _AT.search(str(error))
        line = at[1] if at else str(len(lines))
        raise ResourceError(_AT.sub("", str(error)), where=f"{where}:{line}", mend=_MEND) from error
    return Header(where, values, dict(_locate(lines)))


def _header_lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if not line.startswith(MARK):
            return
        yield line


def _locate(lines: Iterable[str]) -> Iterator[tuple[Path, int]]:
    """Yield the place of every table and key, and of the tables that a dotted name implies."""
    table: Path = ()
    for number, line in enumerate(lines, 1):
        heading, key = _TABLE.match(line), _KEY.match(line)
        if heading:
            table = _split(heading["table"])
            yield table, number
        elif key:
            yield table + _split(key["key"]), number


def _split(dotted: str) -> Path:
    return tuple(part.strip('"') for part in dotted.split("."))
