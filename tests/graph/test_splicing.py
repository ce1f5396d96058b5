from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.graph.splicing import splice_lines

WORDS = st.text("abé\U0001f600 <", max_size=6).map(lambda word: f"{word}\n")
LINES = st.sets(WORDS, max_size=30)


@given(LINES, LINES, LINES)
def test_a_spliced_file_is_the_one_that_would_have_been_sorted(stood, gone, new):
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "source"), Path(folder, "target")
        source.write_text("".join(sorted(stood)), "utf-8", newline="")
        splice_lines(source, target, gone - new, new)
        assert target.read_text("utf-8") == "".join(sorted((stood - gone) | new))
        assert source.read_text("utf-8") == "".join(sorted(stood))
