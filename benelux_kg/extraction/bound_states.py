"""Lists of bound states: for each party the dates of signature and of entry into force, in columns or with labels.

"Partij / Ondertekening / In werking" over "België / 23-07-2018 / 01-10-2023", or "België — inwerkingtreding:
01/07/2017".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import beginning_in
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.signings import alternatives

_STATES = frozenset({"Country", "InternationalOrganisation", "ContractingParty"})
_KINDS = {"signed": "Signing", "in_force": "EntryIntoForce", "other_dates": ""}
_CELL = re.compile(r"\s{2,}|\t|\s*[|;]\s*")
_LINE = re.compile(r"[^\n]+")
_FEWEST = 2
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Column:
    """What the dates of a column are, and where its heading begins in its line."""

    kind: str
    offset: int


class BoundStates:
    """The lists of bound states of one language."""

    def __init__(self, grammar: Grammar) -> None:
        self._kinds = {word: kind for key, kind in _KINDS.items() for word in grammar.words("treaties", key)}
        words = alternatives(self._kinds)
        self._heading = re.compile(
            rf"(?:(?<=\s\s)|(?<=[\t|;]\s)|(?<=[\t|;])|(?<=\n)|^)(?:{words})(?=\s{{2,}}|\s*[\t|;]|\s*\Z)"
        )
        self._label = re.compile(rf"(?<!\w)(?P<word>{words})\s*:?\s*\Z")

    def find(self, document: Document, flat: str, mentions: list[Mention], agreement: Mention) -> list[Mention]:
        """Return contracting parties, signings and entries into force of ``agreement`` from the lists of a text."""
        found: list[Mention] = []
        columns: list[Column] = []
        for line in _LINE.finditer(document.text):
            heads = [
                Column(self._kinds[" ".join(m.group().split())], m.start() - line.start())
                for m in self._headings(flat, line)
            ]
            if len(heads) >= _FEWEST:
                columns = heads
                continue
            found += self._row(document.text, flat, line, columns, mentions, agreement)
        return found

    def _headings(self, flat: str, line: re.Match[str]) -> Iterator[re.Match[str]]:
        offset = line.start()
        for cell in re.split(r"(\s{2,}|\t|\s*[|;]\s*)", line.group()):
            match = re.compile(re.escape(flat[offset : offset + len(cell)].strip()) or "(?!)").search(
                flat, offset, offset + len(cell)
            )
            if match and " ".join(match.group().split()) in self._kinds:
                yield match
            offset += len(cell)

    def _row(
        self,
        text: str,
        flat: str,
        line: re.Match[str],
        columns: list[Column],
        mentions: list[Mention],
        agreement: Mention,
    ) -> Iterator[Mention]:
        begun = beginning_in(mentions, *line.span())
        dates = [m for m in begun if m.kind == "Date" and m.end <= line.end()]
        state = _state(text, line, dates[0], mentions) if dates else None
        if state is None:
            return
        kinds = [self._kind(flat, line, date, at, len(dates), columns) for at, date in enumerate(dates)]
        if None in kinds:
            return
        yield Mention(
            state.start, state.end, "ContractingParty", state.things, reason="a row of the list of bound states"
        )
        for date, kind in zip(dates, kinds, strict=True):
            if kind:
                yield Mention(
                    date.start, date.end, kind, parts=(("agreement", agreement), ("state", state), ("date", date))
                )

    def _kind(
        self, flat: str, line: re.Match[str], date: Mention, at: int, count: int, columns: list[Column]
    ) -> str | None:
        """Return what a date of a row is: by the label before it, else by its column; ``None`` where neither tells."""
        label = self._label.search(flat, line.start(), date.start)
        if label:
            return self._kinds[" ".join(label["word"].split())]
        if not columns:
            return None
        if count == len(columns):
            return columns[at].kind
        return min(columns, key=lambda c: abs(c.offset - (date.start - line.start()))).kind


def _state(text: str, line: re.Match[str], date: Mention, mentions: list[Mention]) -> Mention | None:
    """Return the state that opens the row, the last words of a name that began on the line above included."""
    return next(
        (
            m
            for m in beginning_in(mentions, line.start() - _LONGEST, date.start)
            if m.kind in _STATES
            and m.things
            and line.start() < m.end <= date.start
            and not text[line.start() : max(m.start, line.start())].strip(" \t|")
        ),
        None,
    )
