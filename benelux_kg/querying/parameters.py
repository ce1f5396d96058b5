"""Values that somebody hands to a query."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_DATES = (
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"-?\d+"), "xsd:integer"),
    (re.compile(r"-?\d+\.\d+"), "xsd:decimal"),
)
_TEXT = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[A-Za-z-]+)|\^\^(?P<datatype>\S+))?', re.DOTALL)


def read_parameters(pairs: Iterable[str], names: Namespaces | None = None) -> dict[str, ox.NamedNode | ox.Literal]:
    """Read ``key=value`` pairs; raises ``UsageError`` for one without a key."""
    parameters = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not re.fullmatch(r"\w+", key):
            raise UsageError(f"{pair!r} is no key=value", where="--param", mend="for example -p country=id:country/be")
        parameters[key] = read_term(value, names or namespaces())
    return parameters


def read_term(value: str, names: Namespaces) -> ox.NamedNode | ox.Literal:
    """Read an IRI, a compact IRI, a quoted literal, a date or a number; anything else is plain text."""
    quoted = _TEXT.fullmatch(value)
    if quoted:
        return _quoted(quoted, names)
    for pattern, datatype in _DATES:
        if pattern.fullmatch(value):
            return ox.Literal(value, datatype=ox.NamedNode(names.expand(datatype)))
    return _named(value.strip("<>"), names) or ox.Literal(value)


def _quoted(match: re.Match[str], names: Namespaces) -> ox.Literal:
    if match["language"]:
        return ox.Literal(match["text"], language=match["language"])
    datatype = _named(match["datatype"].strip("<>"), names) if match["datatype"] else None
    return ox.Literal(match["text"], datatype=datatype)


def _named(value: str, names: Namespaces) -> ox.NamedNode | None:
    if re.search(r"\s", value) or ":" not in value:
        return None
    try:
        return ox.NamedNode(names.expand(value))
    except ValueError:
        return None
