"""What somebody hands to a query, as terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.querying.binding import Value
from benelux_kg.querying.lookup import Lookup
from benelux_kg.querying.questions import Question
from benelux_kg.querying.values import read_iri, read_value
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_LITERALS = (
    (re.compile(r"\d{4}-\d\d-\d\d", re.ASCII), "xsd:date"),
    (re.compile(r"\d{4}-\d\d", re.ASCII), "xsd:gYearMonth"),
    (re.compile(r"-?\d+", re.ASCII), "xsd:integer"),
    (re.compile(r"-?\d+\.\d+", re.ASCII), "xsd:decimal"),
)
_SHORT = re.compile(r"[a-z-]+/[a-z0-9-]+", re.ASCII)
_QUOTED = re.compile(r'"(?P<text>.*)"(?:@(?P<language>[A-Za-z-]+)|\^\^(?P<datatype>\S+))?', re.DOTALL)


def split_pairs(pairs: Iterable[str]) -> dict[str, str]:
    """Split ``key=value`` pairs; raises ``UsageError`` for one without a key, or a key given twice."""
    values: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not re.fullmatch(r"\w+", key):
            raise UsageError(f"{pair!r} is no key=value", where="--param", mend="for example -p country=id:country/be")
        if key in values:
            raise UsageError(f"{key} is given twice", where="--param", mend="give it once")
        values[key] = value
    return values


def bind(
    question: Question,
    values: Mapping[str, str],
    *,
    names: Namespaces | None = None,
    lookup: Lookup | None = None,
    language: str = "",
) -> dict[str, Value]:
    """Return the term of every parameter of ``question`` that has a value or a default.

    ``language`` is what a parameter of that type is where nobody says otherwise. Raises ``UsageError`` for an unknown
    parameter, with the nearest, and for a value of the wrong type.
    """
    for name in values:
        question.parameter(name)
    terms = {}
    for each in question.parameters:
        value = values.get(each.name, each.default)
        if each.type == "language" and language in each.allowed and each.name not in values:
            value = language
        if value is not None:
            terms[each.name] = read_value(each, value, names, lookup)
    return terms


def read_terms(values: Mapping[str, str], names: Namespaces | None = None) -> dict[str, Value]:
    """Read the parameters of somebody's own query: each value is the term that it looks like."""
    return {name: read_term(value, names or namespaces()) for name, value in values.items()}


def read_term(value: str, names: Namespaces) -> Value:
    """Read an IRI, a compact or short one, a quoted literal, a date or a number; anything else is plain text."""
    quoted = _QUOTED.fullmatch(value)
    if quoted:
        return _read_quoted(quoted, names)
    for pattern, datatype in _LITERALS:
        if pattern.fullmatch(value):
            return ox.Literal(value, datatype=ox.NamedNode(names.expand(datatype)))
    named = read_iri(value, names) if ":" in value or _SHORT.fullmatch(value) else None
    return named or ox.Literal(value)


def _read_quoted(match: re.Match[str], names: Namespaces) -> ox.Literal:
    if match["language"]:
        try:
            return ox.Literal(match["text"], language=match["language"])
        except ValueError as error:
            raise UsageError(f"{match['language']!r} is no language tag", where="--param", mend="as in @nl") from error
    datatype = read_iri(match["datatype"], names) if match["datatype"] else None
    return ox.Literal(match["text"], datatype=datatype)
