"""From bytes to the text that is kept, with a clear word on bytes that are no text in UTF-8."""

from __future__ import annotations

import codecs
import re
import unicodedata

from benelux_kg.errors import SourceError

LARGEST = 20_000_000
LONGEST_LINE = 1_000_000

_BINARY = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "a rich-text document"),
)
_WIDE = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MANY_NULS = 0.2


def decode(content: bytes, name: str) -> str:
    """Return the text that ``content`` holds: UTF-8, NFC, single line feeds, no byte-order mark.

    Raises ``SourceError`` where the content is empty, too large, binary or in another encoding.
    """
    _check_size(content, name)
    _check_kind(content, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _other_encoding(content, fault.start, name) from None
    return keep(text, name)


def decode_page(content: bytes, name: str) -> str:
    """Return the HTML that ``content`` holds, in the encoding that it declares, else in UTF-8."""
    declared = _CHARSET.search(content[:4096])
    if declared is None or declared[1].lower() in {b"utf-8", b"utf8"}:
        return decode(content, name)
    _check_size(content, name)
    _check_kind(content, name)
    encoding = declared[1].decode("ascii", "replace")
    try:
        return keep(content.decode(encoding), name)
    except (LookupError, UnicodeDecodeError):
        raise SourceError(
            f"is not in the encoding that it declares, {encoding}", where=name, mend="save it as UTF-8"
        ) from None


def keep(text: str, name: str) -> str:
    """Return the text in the form in which it is kept."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text or text.isspace():
        raise SourceError("holds nothing but white space", where=name, mend="leave it out or fill it")
    control = _CONTROL.search(text)
    if control:
        line = text.count("\n", 0, control.start()) + 1
        what = "a NUL byte" if control[0] == "\0" else f"the control character U+{ord(control[0]):04X}"
        raise SourceError(f"holds {what}, which no text does", where=f"{name}:{line}", mend="remove it")
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def check_lines(text: str, name: str) -> None:
    """Raise ``SourceError`` where a line is longer than any that somebody wrote."""
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            raise SourceError(
                f"one line of {len(line):,} characters is no text to read",
                where=f"{name}:{number}",
                mend="break it into lines",
            )


def _check_size(content: bytes, name: str) -> None:
    if not content:
        raise SourceError("is empty", where=name, mend="leave it out or fill it")
    if len(content) > LARGEST:
        raise SourceError(f"is larger than {LARGEST // 1_000_000} MB", where=name, mend="split it into single texts")


def _check_kind(content: bytes, name: str) -> None:
    """Raise ``SourceError`` for the kinds of file and the encodings that their first bytes give away."""
    for mark, kind in _BINARY:
        if content.startswith(mark):
            raise SourceError(f"is {kind}, not a text", where=name, mend="save it as plain text in UTF-8")
    for mark, encoding in _WIDE:
        if content.startswith(mark):
            raise _convert(name, "is not in UTF-8", encoding)
    head = content[:4096]
    if head.count(0) > _MANY_NULS * len(head) and max(head[::2].count(0), head[1::2].count(0)) > 2 * min(
        head[::2].count(0), head[1::2].count(0)
    ):
        raise _convert(name, "is not in UTF-8", "UTF-16LE" if head[1::2].count(0) > head[::2].count(0) else "UTF-16BE")


def _other_encoding(content: bytes, position: int, name: str) -> SourceError:
    """Return the error for bytes that are not UTF-8: text in an older encoding, or no text."""
    line = content.count(b"\n", 0, position) + 1
    readable = content.decode("cp1252", "replace")
    odd = sum(
        1 for character in readable[:20_000] if _CONTROL.match(character) or character == "\N{REPLACEMENT CHARACTER}"
    )
    if odd > len(readable[:20_000]) * 0.005:
        return SourceError("is a binary file, not a text", where=name, mend="give plain text in UTF-8")
    return _convert(f"{name}:{line}", f"is not in UTF-8 (byte 0x{content[position]:02X})", "windows-1252 (Latin-1)")


def _convert(where: str, what: str, encoding: str) -> SourceError:
    plain = encoding.split(" ", 1)[0]
    name = re.sub(r":\d+\Z", "", where)
    return SourceError(
        f"{what}; it looks like {encoding}", where=where, mend=f"convert it with: iconv -f {plain} -t UTF-8 {name}"
    )
