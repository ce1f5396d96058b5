"""The keys of a frame file, and what each of them holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from benelux_kg.resources import languages

Check = Callable[[Any], bool]


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_words(value: Any) -> bool:
    return isinstance(value, dict) and all(key in languages() and _is_texts(words) for key, words in value.items())


def _is_triggers(value: Any) -> bool:
    return isinstance(value, dict) and all(
        key in {*languages(), "kinds", "blocks"} and _is_texts(words) for key, words in value.items()
    )


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(row, dict) for row in value)


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


_SORTS: Final[Mapping[str, Check]] = {
    "a text": _is_text,
    "a list of texts": _is_texts,
    "a text or a list of texts": lambda value: _is_text(value) or _is_texts(value),
    "true or false": lambda value: isinstance(value, bool),
    'true, false or "all"': lambda value: isinstance(value, bool) or value == "all",
    "a whole number": _is_number,
    f"a table of lists of words, by language ({', '.join(languages())})": _is_words,
    f"a table of lists by language ({', '.join(languages())}), kinds or blocks": _is_triggers,
    "a list of lists of roles": lambda value: isinstance(value, list) and all(map(_is_texts, value)),
    "a table per role": lambda value: (
        isinstance(value, dict) and all(isinstance(role, dict) for role in value.values())
    ),
    "a list of tables": _is_rows,
}
_TEXT, _TEXTS, _EITHER, _FLAG, _MANY, _NUMBER, _WORDS, _TRIGGERS, _GROUPS, _TABLES, _ROWS = _SORTS

REQUIRED: Final = ("name", "version", "meaning", "triggers", "roles", "claims", "tests")
_FRAME: Final[Mapping[str, str]] = {
    "name": _TEXT,
    "version": _TEXT,
    "meaning": _TEXT,
    "fan_out": _TEXT,
    "factuality": _TEXT,
    "gate": _TEXT,
    "binding": _FLAG,
    "under": _TEXTS,
    "outside": _TEXTS,
    "unless": _WORDS,
    "unless_under": _WORDS,
    "needs": _GROUPS,
    "triggers": _TRIGGERS,
    "roles": _TABLES,
    "claims": _ROWS,
    "tests": _ROWS,
}
_ROLE: Final[Mapping[str, str]] = {
    "types": _TEXTS,
    "required": _FLAG,
    "many": _MANY,
    "scope": _TEXT,
    "side": _TEXT,
    "from": _TEXT,
    "as": _TEXT,
    "near": _NUMBER,
    "beyond": _TEXT,
    "least": _NUMBER,
    **dict.fromkeys(("markers", "not_markers", "prefers"), _WORDS),
    **dict.fromkeys(("things", "not_things"), _TEXTS),
    **dict.fromkeys(("owner", "whole", "domain", "date", "type", "agreement", "when", "without"), _EITHER),
}
_CLAIM: Final[Mapping[str, str]] = dict.fromkeys(("subject", "predicate", "object"), _TEXT)
_TEST: Final[Mapping[str, str]] = {"language": _TEXT, "text": _TEXT, "claims": _TEXTS, "page": _FLAG}


def find_misshapen(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield a fault for each key of a frame file that is unknown, missing, or holds something else than it should."""
    yield from (f"{key} is missing" for key in REQUIRED if key not in table)
    yield from _compare(table, _FRAME, "")
    for name, role in _tables(table.get("roles")):
        yield from _compare(role, _ROLE, f"role {name}: ")
    for sort, keys in (("claim", _CLAIM), ("test", _TEST)):
        for number, row in enumerate(_rows(table.get(f"{sort}s")), 1):
            yield from _compare(row, keys, f"{sort} {number}: ")
            yield from (f"{sort} {number}: {key} is missing" for key in keys if key not in row and key != "page")


def _compare(table: Mapping[str, Any], keys: Mapping[str, str], where: str) -> Iterator[str]:
    for key, value in table.items():
        if key not in keys:
            yield f"{where}unknown key {key!r}"
        elif not _SORTS[keys[key]](value):
            yield f"{where}{key} should be {keys[key]}"


def _tables(value: Any) -> list[tuple[str, dict[str, Any]]]:
    return list(value.items()) if _SORTS[_TABLES](value) else []


def _rows(value: Any) -> list[dict[str, Any]]:
    return value if _is_rows(value) else []
