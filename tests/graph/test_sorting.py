from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.graph.sorting import SortedLines

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n")).map(lambda line: line + "\n")


@given(st.lists(st.lists(LINES)), st.integers(1, 5))
def test_lines_come_back_sorted_however_little_memory_there_is(batches, limit):
    with tempfile.TemporaryDirectory() as folder, SortedLines(Path(folder), limit) as lines:
        for batch in batches:
            lines.extend(batch)
        assert list(lines) == sorted(line for batch in batches for line in batch)
