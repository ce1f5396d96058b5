"""What is known of each language that can be read: one TOML file each under ``data/languages``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from benelux_kg.resources import folder


@dataclass(frozen=True, slots=True)
class Language:
    """One language; ``tables`` is the whole of its file, for whoever needs more than what is named here.

    ``months`` maps every name and short form to 1…12; ``month`` and ``weekday`` are patterns for one such word.
    """

    code: str
    iri: str
    abbreviations: frozenset[str]
    before_number: frozenset[str]
    final: frozenset[str]
    ordinal_nouns: frozenset[str]
    months: dict[str, int]
    month: str
    weekday: str
    tables: dict[str, Any]


@cache
def load_language(code: str) -> Language:
    """Return the profile of the language ``code``, one of ``languages()``."""
    tables = tomllib.loads((folder("data/languages") / f"{code}.toml").read_text(encoding="utf-8"))
    sentences, dates = tables["sentences"], tables["dates"]
    months = {name: number for number, names in enumerate(dates["months"], 1) for name in names}
    return Language(
        code=code,
        iri=tables["language"]["iri"],
        abbreviations=frozenset(sentences["abbreviations"]),
        before_number=frozenset(sentences["before_number"]),
        final=frozenset(sentences["final"]),
        ordinal_nouns=frozenset((*sentences["ordinal_nouns"], *months)),
        months=months,
        month=any_of(months) + r"\b\.?",
        weekday=any_of(name for names in dates["weekdays"] for name in names) + r"\b\.?",
        tables=tables,
    )


def any_of(phrases: Any) -> str:
    """Return a pattern for any of the phrases, longest first, whatever the white space and the apostrophe in them."""
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    escaped = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return f"(?:{'|'.join(escaped)})" if ordered else r"(?!)"
