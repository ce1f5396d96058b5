"""The metadata of tables: what each column means.

Source: Metadata Vocabulary for Tabular Data, 5.3 Table Groups to 5.6 Columns, 5.11 Datatypes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from benelux_kg.publishing.subjects import Fact
from benelux_kg.vocabulary.namespaces import CSVW, LICENCE, compact

_BUILT_IN: Final = re.compile(
    "anyURI|base64Binary|boolean|date|dateTime|dateTimeStamp|(dayTime|yearMonth)?[dD]uration|decimal|double|float|hexBinary"
    "|gDay|gMonth|gMonthDay|gYear|gYearMonth|(unsigned)?([bB]yte|[iI]nt|[lL]ong|[sS]hort)|(non)?[nN]egativeInteger"
    "|(non)?[pP]ositiveInteger|integer|language|Name|NMTOKEN|normalizedString|QName|string|time|token"
)
"""Datatypes of XML Schema that CSVW knows by their local names."""
_PLAIN: Final = "string"


class _Datatypes:
    """Tells by the kind of a literal which column it stands in, and what CSVW calls its datatype."""

    def column(self, kind: str) -> str:
        """Give the name of the column: a language tag, a datatype, or ``string``."""
        fact = Fact("", "", kind)
        if fact.language:
            return f"lang_{re.sub('[^A-Za-z0-9]', '_', fact.language)}"
        return re.sub("[^A-Za-z0-9]", "_", compact(fact.datatype).removeprefix("xsd:")) if kind else _PLAIN

    def describe(self, kind: str) -> dict[str, Any]:
        """Give language or datatype of a column."""
        fact = Fact("", "", kind)
        if fact.language:
            return {"lang": fact.language, "datatype": _PLAIN}
        local = compact(fact.datatype).removeprefix("xsd:") if kind else _PLAIN
        return {"datatype": local if _BUILT_IN.fullmatch(local) else {"base": _PLAIN, "@id": fact.datatype}}


DATATYPES: Final = _Datatypes()


def describe_group(tables: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Describe all tables together."""
    return {
        "@context": CSVW,
        "dc:license": {"@id": LICENCE},
        "dialect": {"header": True, "encoding": "utf-8", "trim": False},
        "tables": list(tables),
    }


def describe_relations(url: str) -> dict[str, Any]:
    """Describe a table with a fact between two things in each row."""
    value = {"name": "object", "titles": "object", "propertyUrl": "{+property}", "valueUrl": "{+object}"}
    return _describe_facts(url, [value | {"required": True}])


def describe_values(url: str, kinds: Iterable[str], null: str = "") -> dict[str, Any]:
    """Describe a table with one literal in each row, in the column of its kind; ``null`` is how no value looks."""
    columns = [
        {"name": name, "titles": name, "propertyUrl": "{+property}", "null": null, **DATATYPES.describe(kind)}
        for kind in kinds
        for name in [DATATYPES.column(kind)]
    ]
    return _describe_facts(url, columns)


def _describe_facts(url: str, columns: list[dict[str, Any]]) -> dict[str, Any]:
    keys = [
        {"name": name, "titles": name, "suppressOutput": True, "required": True} for name in ("subject", "property")
    ]
    return {"url": url, "tableSchema": {"aboutUrl": "{+subject}", "columns": [*keys, *columns]}}


def describe_class(url: str, iri: str, columns: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Describe the table of a class, which is to be looked at and says nothing new."""
    described = [
        {"name": f"column_{number}", "titles": title, "propertyUrl": predicate}
        for number, (title, predicate) in enumerate(columns, 1)
    ]
    keys = [{"name": "id", "titles": "id", "required": True}, {"name": "label", "titles": "label"}]
    schema = {"aboutUrl": "{+id}", "primaryKey": "id", "columns": [*keys, *described]}
    return {"url": url, "suppressOutput": True, "dc:type": {"@id": iri}, "tableSchema": schema}
