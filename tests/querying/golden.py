"""The rows that every question of the catalogue gives from the shipped graph.

Write them anew, then read the difference: python -m tests.querying.golden
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from benelux_kg.pipeline.graphs import Graph
from benelux_kg.publishing import write_answer
from benelux_kg.querying import Question, ask, load_catalogue

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "golden"


@cache
def open_shipped() -> Graph:
    return Graph(ROOT / "data" / "graph")


def find_file(question: Question) -> Path:
    return FOLDER / f"{question.name}.{'csv' if question.form == 'SELECT' else 'ttl'}"


def write_rows(question: Question) -> str:
    """Return the answer to the defaults, as it stands in the golden file."""
    stream = io.StringIO(newline=None)  # lines as git shows them, not the CRLF of CSV
    write_answer(
        ask(open_shipped().source, question.name, {}), find_file(question).suffix[1:].replace("ttl", "turtle"), stream
    )
    return stream.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for each in load_catalogue().values():
        find_file(each).write_text(write_rows(each), "utf-8")
