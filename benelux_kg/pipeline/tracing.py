"""What every stage saw of one text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from benelux_kg.claims import Extract
from benelux_kg.corpus import Document, find_sources, read_document
from benelux_kg.errors import UsageError
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.extractor import Seen
from benelux_kg.extraction.matching import Match


@dataclass(frozen=True, slots=True)
class Trace:
    """The document with its blocks, what was recognised in it, every attempt of every frame, and what came of it."""

    document: Document
    seen: Seen
    attempts: tuple[Match, ...]
    extract: Extract


def trace(source: str | Path, language: str | None = None) -> Trace:
    """Read one text and keep what every stage saw."""
    sources = find_sources([source])
    if len(sources) != 1:
        raise UsageError("is more than one text", where=str(source), mend="name one file")
    extractor = Extractor.load()
    document = read_document(sources[0].load(), sources[0].identifier, language)
    seen = extractor.recognise(document)
    return Trace(document, seen, tuple(extractor.matches(document, seen)), extractor.extract(document))
