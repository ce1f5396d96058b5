"""RDF/XML: one description for each subject, one fact a line.

XML cannot hold every graph: a predicate must end in an XML name, and most control characters have no place in XML 1.0.
What cannot be written is an error that names it, never a graph with less in it.

Source: RDF 1.1 XML Syntax, 6.1.2 Syntax Names and Terms, 7.2 Grammar; XML 1.0, 2.2 Characters; Namespaces in XML, 4.
"""

from __future__ import annotations

import re
from typing import TextIO

from benelux_kg.errors import UsageError
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects, unescape
from benelux_kg.querying.markup import NOT_IN_XML
from benelux_kg.vocabulary.namespaces import XML_NAMESPACES, Namespaces

_START = r"A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
_NAME_START = _START + r"\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
_LOCAL = re.compile(rf"[{_NAME_START}][{_NAME_START}\-.0-9\xb7\u0300-\u036f\u203f\u2040]*\Z")
_NAME_END = re.compile(rf"[{_NAME_START}\-.0-9\xb7\u0300-\u036f\u203f\u2040]*\Z")
_SPECIAL = re.compile(r"[&<>\"\\\x00-\x1f\ufffe\uffff]")
"""What cannot stand in XML as it stands in a canonical line."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"})
_IN_ATTRIBUTE = _ESCAPES | str.maketrans({"\t": "&#9;", "\n": "&#10;"})
_SYNTAX = ("RDF", "ID", "about", "parseType", "resource", "nodeID", "datatype", "Description", "li")
_WITHDRAWN = ("aboutEach", "aboutEachPrefix", "bagID")
_RESERVED = frozenset((*_SYNTAX, *_WITHDRAWN))
_ELSEWHERE = "choose turtle, trig, ntriples or nquads"
_REMEMBERED = 50_000


def write_rdfxml(content: Content, stream: TextIO) -> None:
    """Write the graphs merged, each subject once; raises ``UsageError`` for what XML cannot hold."""
    writer = _Writer(content.names)
    stream.write(writer.head())
    with content.sort_triples() as lines:
        stream.writelines(map(writer.write, read_subjects(lines)))
    stream.write("</rdf:RDF>\n")


class _Writer:
    def __init__(self, names: Namespaces) -> None:
        self._names = names
        self._rdf = names.prefixes["rdf"]
        self._elements: dict[str, tuple[str, str]] = {}
        self._attributes: dict[str, str] = {}
        self._resources = _Resources()

    def head(self) -> str:
        """Give the XML declaration and the opening with every prefix."""
        spaces = (f'\n    xmlns:{prefix}="{iri}"' for prefix, iri in sorted(self._names.prefixes.items()))
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{"".join(spaces)}>\n'

    def write(self, subject: Subject) -> str:
        """Give the description of one subject."""
        elements, attributes, resources = self._elements, self._attributes, self._resources
        lines = [f"  <rdf:Description {_name(subject.iri, 'about')}>\n"]
        for fact in subject.facts:
            predicate, value, kind = fact
            opening, closing = elements.get(predicate) or self._element(predicate)
            if kind == RESOURCE:
                lines.append(f"    <{opening} {resources[value]}/>\n")
                continue
            attribute = attributes.get(kind)
            if attribute is None:
                attribute = attributes[kind] = _kind(fact)
            text = _escape(unescape(value)) if _SPECIAL.search(value) else value
            lines.append(f"    <{opening}{attribute}>{text}</{closing}>\n")
        lines.append("  </rdf:Description>\n")
        return "".join(lines)

    def _element(self, predicate: str) -> tuple[str, str]:
        """Give how the element of a predicate opens, with its namespace where it has no prefix, and closes."""
        namespace, local = _split(predicate)
        is_reserved = local in _RESERVED and namespace == self._rdf
        if not local or not namespace or is_reserved or namespace in XML_NAMESPACES:
            raise UsageError(f"<{predicate}> cannot be the name of an XML element", where="rdfxml", mend=_ELSEWHERE)
        prefix = next((prefix for prefix, iri in self._names.prefixes.items() if iri == namespace), "")
        name = f"{prefix or 'p'}:{local}"
        found = (name if prefix else f'{name} xmlns:p="{_attribute(namespace)}"', name)
        self._elements[predicate] = found
        return found


class _Resources(dict[str, str]):
    """Names an object in an attribute; remembers the last ones."""

    def __missing__(self, term: str) -> str:
        if len(self) > _REMEMBERED:
            self.clear()
        name = self[term] = _name(term, "resource")
        return name


def _escape(text: str) -> str:
    if NOT_IN_XML.search(text):
        raise UsageError(f"XML has no place for a character of {text[:40]!r}", where="rdfxml", mend=_ELSEWHERE)
    return text.translate(_ESCAPES)


def _split(iri: str) -> tuple[str, str]:
    """Cut the longest XML name off the end of an IRI."""
    tail = _NAME_END.search(iri)
    start = tail.start() if tail else len(iri)
    while start < len(iri) and not _LOCAL.match(iri, start):
        start += 1
    return iri[:start], iri[start:]


def _name(term: str, role: str) -> str:
    if term.startswith("_:"):
        return f'rdf:nodeID="{term[2:]}"'
    return f'rdf:{role}="{_attribute(term)}"'


def _kind(fact: Fact) -> str:
    if fact.language:
        return f' xml:lang="{fact.language}"'
    return f' rdf:datatype="{_attribute(fact.datatype)}"' if fact.datatype else ""


def _attribute(iri: str) -> str:
    if not _SPECIAL.search(iri):
        return iri
    if NOT_IN_XML.search(iri):
        raise UsageError(f"XML has no place for a character of <{iri}>", where="rdfxml", mend=_ELSEWHERE)
    return iri.translate(_IN_ATTRIBUTE)
