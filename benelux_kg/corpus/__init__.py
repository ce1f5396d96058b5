"""Texts as they are read: formats, layout, sentences, languages; offsets count code points of the kept text."""

from benelux_kg.corpus.document import Block, Document
from benelux_kg.corpus.languages import Language, load_language
from benelux_kg.corpus.markdown import find_targets
from benelux_kg.corpus.reading import read_document, read_text
from benelux_kg.corpus.sources import Source, find_sources, to_slug

__all__ = [
    "Block",
    "Document",
    "Language",
    "Source",
    "find_sources",
    "find_targets",
    "load_language",
    "read_document",
    "read_text",
    "to_slug",
]
