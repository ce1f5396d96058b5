"""The words of a graph of positions, put back by somebody who holds the texts.

A text counts as held where its SHA-256 is the one that the graph states; then what stands at a place are the words that
were left out, and nothing has to be believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from benelux_kg.claims import Literal, Quote
from benelux_kg.corpus import read_document
from benelux_kg.errors import SourceError, UsageError
from benelux_kg.graph.ntriples import write_literal
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.positions import is_place
from benelux_kg.publishing.subjects import Fact, drop_graph, read_subjects
from benelux_kg.vocabulary.namespaces import WORDS

_PLACE = re.compile(
    r'"(?P<iri>[^"]+)#char=(?P<start>\d+),(?P<end>\d+)(?P<folded>;folded)?(?:@(?P<tag>[\w-]+))?"'
    rf"\^\^<{re.escape(WORDS)}>"
)


def restore_words(content: Content, paths: Iterable[Path]) -> tuple[Content, list[str]]:
    """Give ``content`` with the words of the texts found under ``paths``, and the identifiers of those not found.

    The texts may be as a dataset keeps them, or as they were read. Raises ``UsageError`` where none is found.
    """
    wanted = {digest: iri for iri, digest in _values(content, "bkg:sha256")}
    texts = {wanted[digest]: path for digest, path in _find_texts(paths, set(wanted)).items()}
    if not texts:
        raise UsageError("no text has the SHA-256 that the graph states", where="--texts", mend="name the texts read")
    names = dict(_values(content, "dcterms:identifier"))
    missing = sorted(names.get(iri, iri) for iri in wanted.values() if iri not in texts)
    restoring = _Restoring(content, texts)
    return Content(restoring.read, content.names, content.open_store, None), missing


def _values(content: Content, predicate: str) -> Iterator[tuple[str, str]]:
    mark = f" <{content.names.expand(predicate)}> "
    lines = sorted({drop_graph(line) for line in content.read() if mark in line})
    return ((subject.iri, fact.text) for subject in read_subjects(lines) for fact in subject.facts)


def _find_texts(paths: Iterable[Path], wanted: set[str]) -> dict[str, Path]:
    """Give the first file for each digest that is wanted."""
    found: dict[str, Path] = {}
    for path in paths:
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            digest = sha256(_keep(file).encode()).hexdigest()
            if digest in wanted:
                found.setdefault(digest, file)
    return found


@lru_cache(maxsize=4)
def _keep(path: Path) -> str:
    """Give the text of a file as a dataset keeps it."""
    try:
        return read_document(path, path.name).text
    except SourceError:
        return ""


class _Restoring:
    def __init__(self, content: Content, texts: dict[str, Path]) -> None:
        self._content = content
        self._texts = texts

    def read(self) -> Iterator[str]:
        """Yield every line, with words where the text is held."""
        with self._content.sort() as lines:
            for _, group in groupby(lines, key=lambda line: line.split(" ", 1)[0]):
                facts = list(group)
                yield from map(self._fill, facts)
                yield from self._quote(facts)

    def _fill(self, line: str) -> str:
        return _PLACE.sub(self._cut, line, count=1) if is_place(line) else line

    def _cut(self, place: re.Match[str]) -> str:
        path = self._texts.get(place["iri"])
        if path is None:
            return place[0]
        words = _keep(path)[int(place["start"]) : int(place["end"])]
        words = " ".join(words.split()) if place["folded"] else words
        return write_literal(Literal(words, language=place["tag"] or ""))

    def _quote(self, lines: list[str]) -> Iterator[str]:
        """Yield what a piece of evidence repeats of its text."""
        subject = next(read_subjects(lines))
        facts = {self._content.names.compact(fact.predicate): fact for fact in subject.facts}
        source = facts.get("oa:hasSource", Fact("", ""))
        path = self._texts.get(source.value)
        if path is None or "oa:exact" in facts:
            return
        tail = lines[0][len(drop_graph(lines[0])) - 3 :]
        for predicate, words in _repeat(facts, _keep(path)):
            iri = self._content.names.expand(predicate)
            yield f"<{subject.iri}> <{iri}> {write_literal(Literal(words))}{tail}"


def _repeat(facts: dict[str, Fact], text: str) -> Iterator[tuple[str, str]]:
    quote = Quote.from_text(text, int(facts["oa:start"].value), int(facts["oa:end"].value))
    yield from (("oa:exact", quote.exact), ("oa:prefix", quote.prefix), ("oa:suffix", quote.suffix))
    if "bkg:contextStart" in facts:
        start, end = (int(facts[f"bkg:context{edge}"].value) for edge in ("Start", "End"))
        yield "bkg:contextExact", text[start:end]
