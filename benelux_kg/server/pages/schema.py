"""Things in the words of schema.org, for search engines; only names that the graph holds, with their languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from benelux_kg.server.pages.directory import Directory
from benelux_kg.server.pages.relations import relations
from benelux_kg.vocabulary.namespaces import PREFIXES

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def describe(thing: str, iri: str, directory: Directory, same: Iterable[str], description: str = "") -> Markup:
    """Give the block of JSON-LD for the page of a thing."""
    document: dict[str, Any] = {
        "@context": PREFIXES["schema"],
        "@id": iri,
        "@type": relations().schema.get(directory.kinds.get(thing, ""), "Thing"),
        "name": [
            {"@value": label.text, "@language": label.language} for label in directory.labels(thing) if label.language
        ],
    }
    others = list(same)
    if others:
        document["sameAs"] = others
    if description:
        document["description"] = description
    return write_block(document)


def write_block(document: dict[str, Any]) -> Markup:
    """Write JSON so that it can stand within a page: nothing in it ends the block."""
    return Markup(json.dumps(document, ensure_ascii=False).translate(_ESCAPES))  # noqa: S704 - escaped just here
