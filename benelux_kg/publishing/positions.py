"""A graph without the words of its texts, for texts that may not be republished.

Of evidence only the place stays. Any other literal of a document's graph that its text holds becomes the place where it
stands: ``<document>#char=<start>,<end>``, ``;folded`` where white space became single spaces, ``@`` and the language
where it has one. What the text does not hold, as a name that was put together, is not its words, and stays.

Source: RFC 5147, 2.2.1 Character position, for the fragment; offsets count code points, half-open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from benelux_kg.errors import UsageError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.subjects import unescape
from benelux_kg.vocabulary.identifiers import name_document_graph
from benelux_kg.vocabulary.namespaces import WORDS, Namespaces
from benelux_kg.vocabulary.naming import mint_document

QUOTED = ("oa:exact", "oa:prefix", "oa:suffix", "bkg:contextExact")
"""What evidence repeats of its text; its place alone gives it back."""
_ABOUT = ("dcterms:identifier", "bkg:sha256", "bkg:frame", "bkg:toolVersion")
"""What a document's graph says about a text and its reading, never in the words of that text."""


def leave_words_out(content: Content) -> Content:
    """Give ``content`` with places instead of words; raises ``UsageError`` where the texts are not at hand."""
    if content.dataset is None:
        raise UsageError("a file has no texts to compare with", where="positions", mend="name a dataset folder with -g")
    hide = _Hiding(content.names, _read_texts(content.dataset))
    return content.keep(lambda lines: (kept for line in lines for kept in hide(line)))


def _read_texts(dataset: Dataset) -> Callable[[str], tuple[str, str] | None]:
    """Give what finds document and text by the graph of a line; one text at a time is held."""
    expand = dataset.names.expand
    entries = {expand(name_document_graph(entry.record.slug)): entry for entry in dataset.entries}

    @lru_cache(maxsize=1)
    def read(graph: str) -> tuple[str, str] | None:
        entry = entries.get(graph)
        return (expand(mint_document(entry.record.slug)), dataset.read_text(entry)) if entry else None

    return read


class _Hiding:
    def __init__(self, names: Namespaces, read: Callable[[str], tuple[str, str] | None]) -> None:
        self._quoted = {f"<{names.expand(name)}>" for name in QUOTED}
        self._about = {f"<{names.expand(name)}>" for name in _ABOUT}
        self._read = read

    def __call__(self, line: str) -> Iterator[str]:
        """Give a line without words, or nothing."""
        start, end = line.find('"'), line.rfind('"')
        found = self._read(line[line.rindex(" <") + 2 : -4]) if end > 0 else None
        predicate = line.split(" ", 2)[1]
        kind, _, rest = line[end + 1 :].partition(" ")
        if not found or predicate in self._about or kind.startswith("^"):
            yield line
        elif predicate not in self._quoted:
            document, text = found
            place = find_words(unescape(line[start + 1 : end]), text)
            yield f'{line[:start]}"{document}#char={place}{kind}"^^<{WORDS}> {rest}' if place else line


def find_words(words: str, text: str) -> str:
    """Give where ``text`` holds ``words`` first, to the letter or with other white space; ``""`` where it does not."""
    if not words:
        return ""
    if (start := text.find(words)) >= 0:
        return f"{start},{start + len(words)}"
    parts = words.split()
    found = re.search(r"\s+".join(map(re.escape, parts)), text) if " ".join(parts) == words else None
    return f"{found.start()},{found.end()};folded" if found else ""


def is_place(line: str) -> bool:
    """Tell whether the object of a line is a place instead of words."""
    return f'"^^<{WORDS}> ' in line
