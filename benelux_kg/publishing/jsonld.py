"""JSON-LD, compacted with the published context, one node a line.

The context is embedded, so that reading the file needs no network.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from benelux_kg.publishing.context import Context, Definition, read_context
from benelux_kg.publishing.subjects import Subject, Term, read_subjects
from benelux_kg.publishing.syntax import Syntax
from benelux_kg.vocabulary.namespaces import Namespaces

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def write_head(names: Namespaces) -> str:
    """Return the opening with the context."""
    context = json.dumps(_context(names).document, ensure_ascii=False, indent=1)
    return '{"@context": ' + context + ',\n"@graph": [\n'


def write_blocks(lines: Iterable[str], names: Namespaces) -> Iterator[str]:
    """Yield one node for each subject of the sorted N-Quads ``lines``."""
    context = _context(names)
    rdf_type = names.expand("rdf:type")
    for subject in read_subjects(lines):
        yield json.dumps(_node(subject, context, rdf_type), ensure_ascii=False)


@lru_cache(maxsize=8)
def _context(names: Namespaces) -> Context:
    return read_context(names)


def _node(subject: Subject, context: Context, rdf_type: str) -> dict[str, Any]:
    types = [context.shorten_term(o.value) for p, o in subject.facts if p == rdf_type]
    properties: dict[str, Any] = {}
    for predicate, value in subject.facts:
        if predicate != rdf_type:
            _add(properties, predicate, value, context)
    node: dict[str, Any] = {context.keyword("@id"): context.shorten(subject.iri)}
    if types:
        node[context.keyword("@type")] = types if len(types) > 1 else types[0]
    return node | dict(sorted(properties.items()))


def _add(properties: dict[str, Any], predicate: str, value: Term, context: Context) -> None:
    definition = context.define(predicate, value)
    if definition and "@language" in definition.containers:
        _append(properties.setdefault(definition.term, {}), value.language, _unescape(value.value))
        return
    key = definition.term if definition else context.shorten(predicate)
    always = bool(definition and "@set" in definition.containers)
    _append(properties, key, _value(value, definition, context), always=always)


def _append(properties: dict[str, Any], key: str, value: Any, *, always: bool = False) -> None:
    if key not in properties:
        properties[key] = [value] if always else value
    elif isinstance(properties[key], list):
        properties[key].append(value)
    else:
        properties[key] = [properties[key], value]


def _value(value: Term, definition: Definition | None, context: Context) -> Any:
    bare = definition is not None and definition.fits(value)
    if not value.is_literal:
        if bare and definition and definition.coercion == "@vocab":
            return context.shorten_term(value.value)
        short = context.shorten(value.value)
        return short if bare else {context.keyword("@id"): short}
    text = _unescape(value.value)
    if bare or _is_plain(value, definition, context):
        return text
    if value.language:
        return {"@value": text, "@language": value.language}
    return {"@value": text, "@type": context.shorten(value.datatype)} if value.datatype else {"@value": text}


def _is_plain(value: Term, definition: Definition | None, context: Context) -> bool:
    untyped = not value.language and not value.datatype
    return untyped and not (definition.coercion if definition else "") and "@language" not in context.document


def _unescape(lexical: str) -> str:
    if "\\" not in lexical:
        return lexical
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else _CONTROLS.get(m[3], m[3]), lexical)


JSONLD = Syntax(write_head, write_blocks, separator=",\n", tail="\n]}\n")
