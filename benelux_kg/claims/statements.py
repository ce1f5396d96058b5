"""Claims, the evidence for them, and all that one document states."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from benelux_kg.claims.spans import Quote


class Factuality(StrEnum):
    """How a text presents a statement; the values are local names of ``bkg:`` individuals."""

    ASSERTED = "Asserted"
    PLANNED = "Planned"
    DENIED = "Denied"
    ATTRIBUTED = "Attributed"


class Literal(NamedTuple):
    """A literal: ``datatype`` is a compact IRI; with a ``language`` it is ``rdf:langString``."""

    lexical: str
    datatype: str = "xsd:string"
    language: str = ""


Node = str | Literal
"""A compact IRI such as ``id:country/be`` or ``bkg:party``, or a literal."""


class Claim(NamedTuple):
    """One subject–predicate–object that some text states."""

    subject: str
    predicate: str
    object: Node
    factuality: Factuality = Factuality.ASSERTED
    attributed_to: str = ""


class Evidence(NamedTuple):
    """Where a text states a claim.

    ``quote`` holds the words; ``context`` the words, elsewhere in the same text, from which a part of the claim
    was inherited (the lead-in of a list, a heading, the antecedent of "this treaty"), where there are such.
    """

    claim: Claim
    quote: Quote
    frame: str
    version: str
    context: Quote | None = None


class Thing(NamedTuple):
    """Something a text names: its types (compact IRIs) and labels."""

    iri: str
    types: tuple[str, ...]
    labels: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A text as the dataset knows it.

    ``identifier`` is the path relative to the source folder given, or the file's name; ``slug`` follows from it.
    ``issued`` is a date as stated (``2018-07-23``, ``2018-07``, ``2018``) or empty. ``source`` is the title or
    address of the original that a digest restates. ``sha256`` is the hex digest of the kept text in UTF-8.
    """

    identifier: str
    slug: str
    language: str
    sha256: str
    title: str = ""
    publisher: str = ""
    issued: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """All that one document states: a pure function of its text, the tool's version and the vocabulary.

    ``evidence`` holds relation claims and ``bkg:mentions`` claims alike, in the order of the text.
    """

    source: SourceRecord
    things: tuple[Thing, ...]
    evidence: tuple[Evidence, ...]
