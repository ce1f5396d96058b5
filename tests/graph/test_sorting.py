from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.graph import sorting
from benelux_kg.graph.sorting import SortedLines

LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=3).map(
    lambda line: line + "\n"
)


@pytest.fixture(autouse=True, scope="module")
def small_blocks():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_BLOCK", 3)
        yield


@given(st.lists(st.lists(LINES)), st.integers(1, 5))
def test_lines_come_back_sorted_however_little_memory_there_is(batches, limit):
    with tempfile.TemporaryDirectory() as folder, SortedLines(Path(folder), limit) as lines:
        for batch in batches:
            lines.extend(batch)
        assert list(lines) == sorted(line for batch in batches for line in batch)


@given(st.lists(st.lists(LINES)), st.integers(1, 5))
def test_distinct_lines_come_back_once_as_often_as_asked(batches, limit):
    with SortedLines(None, limit, distinct=True) as lines:
        for batch in batches:
            lines.extend(batch)
        expected = sorted({line for batch in batches for line in batch})
        assert [list(lines), list(lines)] == [expected, expected]
