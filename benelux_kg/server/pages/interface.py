"""What the site says: one table per language, all of one shape, and how the language writes numbers and dates."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape

FOLDER = Path(__file__).parent / "interface"

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?Z?")


@dataclass(frozen=True, slots=True)
class Interface:
    """The words of one language; ``strings`` go by dotted keys."""

    language: str
    strings: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> Markup:
        """Give what stands at ``key``, its ``{gaps}`` filled, everything escaped."""
        words = escape(self.strings[key])
        return words.format(**values) if values else words

    def count(self, key: str, number: int) -> Markup:
        """Give ``key.one`` or ``key.other`` with the number as the language writes it."""
        form = "one" if number == 1 else "other"
        return self(f"{key}.{form}", count=self.number(number))

    def find(self, key: str) -> str:
        """Give what stands at ``key``, or an empty string."""
        return self.strings.get(key, "")

    def list(self, group: str) -> dict[str, str]:
        """Give all that stands below ``group``."""
        return {
            key.removeprefix(f"{group}."): said for key, said in self.strings.items() if key.startswith(f"{group}.")
        }

    def number(self, number: int) -> str:
        """Write a whole number with the thousands set apart."""
        return f"{number:,}".replace(",", self.strings["number.thousands"])

    def size(self, octets: int) -> str:
        """Write the size of a file in kilobytes or megabytes, with two digits that count."""
        for unit, octets_each in (("MB", 1_000_000), ("kB", 1_000)):
            if octets >= octets_each:
                digits = f"{octets / octets_each:.{0 if octets >= 10 * octets_each else 1}f}"
                return f"{digits.replace('.', self.strings['number.decimal'])} {unit}"
        return f"{octets} B"

    def date(self, lexical: str) -> str:
        """Write a day, a month or a year as precisely as ``lexical`` states it; anything else stays as it is."""
        stated = _DATE.fullmatch(lexical)
        if not stated or not stated[2]:
            return stated[1] if stated else lexical
        month = self.strings.get(f"date.month.{int(stated[2])}", stated[2])
        if not stated[3]:
            return f"{month} {stated[1]}"
        return self.strings["date.day"].format(day=int(stated[3]), month=month, year=stated[1])


@lru_cache(maxsize=8)
def load_interface(language: str) -> Interface:
    """Give the interface in ``language``."""
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return Interface(language, dict(_flatten(tomllib.load(file))))


def _flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
