"""A question of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from benelux_kg.errors import UsageError
from benelux_kg.querying.binding import Slot, Value, fill_slots, find_slots
from benelux_kg.querying.headers import MARK
from benelux_kg.querying.nearest import suggest
from benelux_kg.querying.values import Parameter

LANGUAGES: Final = ("nl", "fr", "de", "en")
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer, explained in each language."""

    name: str
    labels: Mapping[str, str]


@dataclass(frozen=True)
class Question:
    """A catalogued question: what it asks in each language, what it wants to know, and its SPARQL.

    ``empty`` says why an empty answer to the defaults is a finding; ``""`` where there should be rows. ``form`` is
    ``SELECT``, ``CONSTRUCT``, ``ASK`` or ``DESCRIBE``.
    """

    name: str
    summary: str
    questions: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    tags: tuple[str, ...]
    empty: str
    form: str
    text: str
    path: Path = field(compare=False)

    @cached_property
    def sparql(self) -> str:
        """Give the query without its header."""
        return "\n".join(line for line in self.text.splitlines() if not line.startswith(MARK)).strip() + "\n"

    def parameter(self, name: str) -> Parameter:
        """Give the parameter of that name; raises ``UsageError`` with the nearest where there is none."""
        for each in self.parameters:
            if each.name == name:
                return each
        names = [each.name for each in self.parameters]
        mend = suggest(name, names) if names else "it has none"
        raise UsageError(f"{self.name} has no parameter {name}", where="--param", mend=mend)

    def fill(self, terms: Mapping[str, Value]) -> str:
        """Give the SPARQL with ``terms`` in the places of its parameters; others stay open."""
        return fill_slots(self.sparql, self._slots, terms)

    @cached_property
    def _slots(self) -> tuple[Slot, ...]:
        return find_slots(self.sparql, {each.name for each in self.parameters}, self.name)


def is_name(text: str) -> bool:
    """Tell whether ``text`` may be the name of a question, which no query is."""
    return bool(_NAME.fullmatch(text))
