"""An answer whose rows show the words behind them."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TextIO

from benelux_kg.errors import UsageError
from benelux_kg.publishing.tables import one_line, write_markdown
from benelux_kg.querying import Answer
from benelux_kg.querying.answers import find_named
from benelux_kg.querying.grounds import Ground, Row

_COLUMNS = ("words", "text", "start", "end", "claim", "factuality", "inferred")
_DELIMITERS = {"csv": ",", "tsv": "\t"}


def write_grounds(answer: Answer, rows: Sequence[tuple[Row, Sequence[Ground]]], form: str, stream: TextIO) -> None:
    """Write rows with their quotations: below each other, as one object a row, or one line for each quotation."""
    if form == "table":
        for row, grounds in rows:
            stream.writelines(_write_block(answer, row, grounds))
    elif form == "json":
        json.dump([_to_json(answer, row, grounds) for row, grounds in rows], stream, ensure_ascii=False, indent=1)
        stream.write("\n")
    elif form in {*_DELIMITERS, "markdown"}:
        _write_lines(answer, rows, form, stream)
    else:
        mend = "choose table, json, csv, tsv or markdown"
        raise UsageError(f"{form} cannot hold quotations", where="--format", mend=mend)


def _write_block(answer: Answer, row: Row, grounds: Sequence[Ground]) -> Iterable[str]:
    yield " | ".join(filter(None, _name_cells(answer, row))) + "\n"
    places = dict.fromkeys((each.words, f"{each.text} {each.start}-{each.end}{_tell_colour(each)}") for each in grounds)
    for words, place in places:
        yield f"    “{one_line(words)}”\n      {place}\n"
    if not grounds:
        yield "    no text states this row in one place\n"


def _name_cells(answer: Answer, row: Row) -> Iterable[str]:
    for index, label in find_named(answer.columns).items():
        name = answer.show(row[label]) if label is not None else ""
        yield one_line(name or answer.show(row[index]))


def _tell_colour(ground: Ground) -> str:
    notes = [ground.factuality.partition(":")[2].lower()] if not ground.factuality.endswith("Asserted") else []
    notes += ["the row follows from it"] if ground.inferred else []
    return "".join(f", {note}" for note in notes)


def _to_json(answer: Answer, row: Row, grounds: Sequence[Ground]) -> dict[str, object]:
    shown = {name: answer.show(term) for name, term in zip(answer.columns, row, strict=True) if term is not None}
    return {"row": shown, "quotations": [asdict(ground) for ground in grounds]}


def _write_lines(answer: Answer, rows: Sequence[tuple[Row, Sequence[Ground]]], form: str, stream: TextIO) -> None:
    columns = (*answer.columns, *_COLUMNS)
    lines = (
        (*(answer.show(term) for term in row), *words)
        for row, grounds in rows
        for words in [_list_fields(ground) for ground in grounds] or [("",) * len(_COLUMNS)]
    )
    if form == "markdown":
        write_markdown(columns, lines, stream)
    else:
        writer = csv.writer(stream, delimiter=_DELIMITERS[form], lineterminator="\n")
        writer.writerows([columns, *lines])


def _list_fields(ground: Ground) -> tuple[str, ...]:
    fields = asdict(ground)
    return tuple(str(fields[name]) for name in _COLUMNS)
