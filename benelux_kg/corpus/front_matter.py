"""What a text says about itself between two lines of three hyphens at its head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from benelux_kg.errors import SourceError
from benelux_kg.resources import languages

_FENCE = re.compile(r"---[^\S\n]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[^\S\n]*$", re.MULTILINE)
_ENTRY = re.compile(r"([A-Za-z][\w-]*)[^\S\n]*:(?:[^\S\n]+(.*))?\Z")
_COMMENT = re.compile(r"\s+#.*\Z")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")
_KNOWN = {"title", "publisher", "date", "language", "lang", "source", "breadcrumb"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The entries at the head of a text; ``end`` is where the text after them begins."""

    entries: dict[str, str] = field(default_factory=dict)
    end: int = 0

    @property
    def language(self) -> str:
        """Return the declared language, or an empty string."""
        return self.entries.get("language", self.entries.get("lang", ""))


def read_front_matter(text: str, name: str) -> FrontMatter:
    """Return the front matter of ``text``, without entries where there is none.

    Known are title, publisher, date, language (or lang), source and breadcrumb, each with one value; others are
    passed over.
    Raises ``SourceError`` naming every line that is wrong.
    """
    if not _FENCE.match(text):
        return FrontMatter()
    first = text.index("\n") + 1
    closing = _CLOSING.search(text, first)
    if closing is None:
        if _ENTRY.match(text[first : text.find("\n", first)]):
            raise SourceError(
                "the front matter is never closed", where=f"{name}:1", mend='end it with a line of three hyphens, "---"'
            )
        return FrontMatter()
    entries, faults = _read_entries(text[first : closing.start()])
    if faults:
        line, fault = faults[0]
        more = "".join(f"; line {other}: {what}" for other, what in faults[1:])
        raise SourceError(f"front matter: {fault}{more}", where=f"{name}:{line}", mend="correct it")
    return FrontMatter(entries, closing.end())


def _read_entries(lines: str) -> tuple[dict[str, str], list[tuple[int, str]]]:
    entries: dict[str, str] = {}
    faults: list[tuple[int, str]] = []
    key = ""
    for number, line in enumerate(lines.split("\n"), 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if line[0] in " \t-" and key and key not in _KNOWN:
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            faults.append((number, f'"{line.strip()[:40]}" is no "key: value"'))
            continue
        key, value = entry[1].lower(), _unquote(entry[2] or "")
        fault = f'"{key}" stands twice' if key in entries else _fault_of(key, value)
        if fault:
            faults.append((number, fault))
        entries[key] = value.lower()[:2] if key in {"language", "lang"} else value
    return entries, faults


def _unquote(value: str) -> str:
    value = value.strip()
    if value[:1] in {'"', "'"}:
        closing = value.find(value[0], 1)
        if closing > 0 and not _COMMENT.sub("", value[closing + 1 :]).strip(" #"):
            return value[1:closing]
        return value
    return _COMMENT.sub("", value)


def _fault_of(key: str, value: str) -> str:
    """Return what is wrong with an entry, or an empty string."""
    if key == "date" and value and not _is_date(value):
        return f'"{value}" is no date such as 2018-07-23, 2018-07 or 2018'
    if key in {"language", "lang"} and re.split("[-_]", value.lower())[0] not in languages():
        return f'the language "{value}" is none of {", ".join(languages())}'
    if key in _KNOWN and value[:1] in {"[", "{", "|", ">"}:
        return f'"{key}" takes one plain value'
    return ""


def _is_date(value: str) -> bool:
    found = _DATE.match(value)
    if not found:
        return False
    try:
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        return False
    return True
