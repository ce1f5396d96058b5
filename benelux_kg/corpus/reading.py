"""From a file to a document: decode, read what it says about itself, tell its language, find its blocks."""

from __future__ import annotations

import hashlib
from pathlib import Path

from benelux_kg.claims import SourceRecord
from benelux_kg.corpus.decoding import LARGEST, check_lines, decode, decode_page
from benelux_kg.corpus.detection import detect_language
from benelux_kg.corpus.document import Block, Document
from benelux_kg.corpus.front_matter import FrontMatter, read_front_matter
from benelux_kg.corpus.sources import PAGE_SUFFIXES, to_slug
from benelux_kg.corpus.structure import find_blocks
from benelux_kg.errors import SourceError
from benelux_kg.resources import languages


def read_document(source: Path | str | bytes, identifier: str, language: str | None = None) -> Document:
    """Return the document that a file, or its bytes, hold.

    ``language`` overrules what the text declares; without either it is detected. HTML is told by the suffix of
    ``identifier`` or by its beginning. Raises ``SourceError``.
    """
    content = source if isinstance(source, bytes) else _load(Path(source), identifier)
    if Path(identifier).suffix.lower() in PAGE_SUFFIXES or _is_page(content):
        return _read_page(content, identifier, language)
    text = decode(content, identifier)
    check_lines(text, identifier)
    return read_text(text, identifier, language)


def read_text(text: str, identifier: str, language: str | None = None) -> Document:
    """Return the document whose kept text is ``text`` (NFC, single line feeds), front matter and all."""
    front = read_front_matter(text, identifier)
    return _assemble(text, identifier, _choose_language(text, identifier, language, front), front)


def _choose_language(text: str, identifier: str, given: str | None, front: FrontMatter) -> str:
    if given and given not in languages():
        raise SourceError(
            f'the language "{given}" is none of {", ".join(languages())}', where=identifier, mend="give one of them"
        )
    return given or front.language or detect_language(text, identifier, front.end)


def _assemble(text: str, identifier: str, code: str, front: FrontMatter) -> Document:
    title = front.entries.get("title", "") if front.end else ""  # what is not in the text must not change its blocks
    blocks, issued = find_blocks(text, code, front.end, title)
    if not blocks:
        raise SourceError("holds no text", where=identifier, mend="leave it out or fill it")
    record = SourceRecord(
        identifier=identifier,
        slug=to_slug(identifier),
        language=code,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=front.entries.get("title") or _printed_title(text, blocks),
        publisher=front.entries.get("publisher", ""),
        issued=front.entries.get("date") or issued,
        source=front.entries.get("source", ""),
    )
    return Document(record, text, blocks)


def _printed_title(text: str, blocks: tuple[Block, ...]) -> str:
    words = next((text[block.start : block.end] for block in blocks if block.kind == "title"), "")
    return " ".join(words.split())


def _load(path: Path, identifier: str) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        raise SourceError("is not there", where=identifier, mend="check the path") from None
    except IsADirectoryError:
        raise SourceError("is a folder, not a text", where=identifier) from None
    except OSError as fault:
        raise SourceError(
            f"cannot be read ({fault.strerror})", where=identifier, mend="check its permissions"
        ) from None


def _is_page(content: bytes) -> bool:
    head = content[:256].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _read_page(content: bytes, identifier: str, language: str | None) -> Document:
    from benelux_kg.corpus.html import read_page  # noqa: PLC0415 - heavy, and few texts need it

    page = read_page(decode_page(content, identifier), identifier)
    front = FrontMatter(page.entries)
    return _assemble(page.text, identifier, _choose_language(page.text, identifier, language, front), front)
