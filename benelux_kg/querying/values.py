"""Typed parameters, and the terms that somebody's words for them stand for."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from benelux_kg.errors import UsageError
from benelux_kg.querying.binding import Value
from benelux_kg.vocabulary.namespaces import OWN, Namespaces, namespaces

if TYPE_CHECKING:
    from benelux_kg.querying.lookup import Lookup

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_LONGEST = 2_000
"""Characters of a value; what is longer is no parameter."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to know.

    ``type`` is one of ``TYPES``; ``default`` is the value taken where none is given; without one it is ``optional`` and
    stays open: anything fits. ``allowed`` lists all values there are, where they are few; of an IRI, ``of_class`` or
    ``scheme`` tells where to choose from. ``least`` and ``most`` bound a whole number. ``edge`` tells which day a year
    or a month stands for, ``first`` or ``last``.
    """

    name: str
    type: str
    default: str | None
    optional: bool
    allowed: tuple[str, ...]
    of_class: str
    scheme: str
    least: int | None
    most: int | None
    edge: str
    labels: Mapping[str, str]


def read_value(
    parameter: Parameter, value: str, names: Namespaces | None = None, lookup: Lookup | None = None
) -> Value:
    """Return the term that ``value`` stands for; raises ``UsageError`` that says what is allowed.

    Without a ``lookup`` things are found by their IRIs only.
    """
    if len(value) > _LONGEST:
        raise wrong_value(parameter, value[:20] + "…", f"at most {_LONGEST} characters are allowed")
    if parameter.allowed and parameter.type != "iri" and value not in parameter.allowed:
        raise wrong_value(parameter, value, f"choose {', '.join(parameter.allowed)}")
    term = _READERS[parameter.type](parameter, value, names or namespaces(), lookup)
    if parameter.allowed and parameter.type == "iri" and term not in _terms(parameter, names or namespaces()):
        raise wrong_value(parameter, value, f"choose {', '.join(parameter.allowed)}")
    return term


def wrong_value(parameter: Parameter, value: str, mend: str) -> UsageError:
    """Return the error that ``value`` does not fit."""
    return UsageError(f"{value!r} is no {KINDS[parameter.type]}", where=f"--param {parameter.name}", mend=mend)


def _terms(parameter: Parameter, names: Namespaces) -> list[ox.NamedNode]:
    return [ox.NamedNode(names.expand(each)) for each in parameter.allowed]


def _read_text(parameter: Parameter, value: str, names: Namespaces, lookup: Lookup | None) -> Value:  # noqa: ARG001 - one signature for all readers
    return ox.Literal(value)


def _read_integer(parameter: Parameter, value: str, names: Namespaces, lookup: Lookup | None) -> Value:  # noqa: ARG001 - one signature for all readers
    low, high = parameter.least, parameter.most
    bounds = " ".join([f"from {low}"] * (low is not None) + [f"to {high}"] * (high is not None))
    if not re.fullmatch(r"[+-]?\d{1,18}", value, re.ASCII):
        raise wrong_value(parameter, value, f"give a number in digits {bounds}".strip())
    number = int(value)
    if (low is not None and number < low) or (high is not None and number > high):
        raise wrong_value(parameter, value, f"give one {bounds}")
    return ox.Literal(number)


def _read_date(parameter: Parameter, value: str, names: Namespaces, lookup: Lookup | None) -> Value:  # noqa: ARG001 - one signature for all readers
    match = _DATE.fullmatch(value)
    mend = "give a day as 2018-07-23, or its year or month"
    if not match:
        raise wrong_value(parameter, value, mend)
    last = parameter.edge == "last"
    year, month = int(match[1]), int(match[2] or (12 if last else 1))
    try:
        day = int(match[3] or (calendar.monthrange(year, month)[1] if last else 1))
        found = dt.date(year, month, day)
    except ValueError as error:
        raise wrong_value(parameter, value, mend) from error
    return ox.Literal(found.isoformat(), datatype=ox.NamedNode(names.expand("xsd:date")))


def _read_iri(parameter: Parameter, value: str, names: Namespaces, lookup: Lookup | None) -> Value:
    known = read_iri(value, names)
    if known:
        return known
    found = lookup.find(value, parameter) if lookup else []
    if len(found) == 1:
        return found[0]
    if found:
        choice = ", ".join(names.compact(each.value) for each in found[:5])
        raise UsageError(f"{value!r} may be several", where=f"--param {parameter.name}", mend=f"choose {choice}")
    raise wrong_value(parameter, value, _tell_allowed(parameter, value, lookup))


def _tell_allowed(parameter: Parameter, value: str, lookup: Lookup | None) -> str:
    near = lookup.suggest(value, parameter) if lookup else ""
    kind = parameter.of_class or parameter.scheme or "thing"
    return near or f"give the IRI or a label of a {kind}"


def read_iri(value: str, names: Namespaces) -> ox.NamedNode | None:
    """Return the IRI that is written out, with a prefix, or short (``country/be``); ``None`` for anything else."""
    bare = value[1:-1] if value.startswith("<") and value.endswith(">") else value
    if re.search(r"[\s<>\"{}|\\^`]", bare) or not bare:
        return None
    try:
        return ox.NamedNode(names.expand(bare))
    except ValueError:
        pass
    if "/" in bare and ":" not in bare:
        return ox.NamedNode(names.expand(f"{OWN[2]}:{bare}"))
    return None


TYPES: Final[Mapping[str, Callable[[Parameter, str, Namespaces, Lookup | None], Value]]] = MappingProxyType(
    {
        "iri": _read_iri,
        "date": _read_date,
        "integer": _read_integer,
        "text": _read_text,
        "language": _read_text,
        "choice": _read_text,
    }
)
_READERS = TYPES
KINDS: Final = MappingProxyType(
    {
        "iri": "thing that is known",
        "date": "date",
        "integer": "whole number",
        "text": "text",
        "language": "language here",
        "choice": "value here",
    }
)
"""What a value of each type is, in an error message."""
