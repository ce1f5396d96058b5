"""Stretches of a text as nested elements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from benelux_kg.claims import Span
from benelux_kg.server.pages.marking import Close, Mark, Open, mark_text

TEXT = "De Benelux-landen werken samen."


WHOLE = Span(0, len(TEXT))


def show(marks, span=WHOLE):
    signs = {Open: "[", Close: "]"}
    return "".join(piece if isinstance(piece, str) else signs[type(piece)] for piece in mark_text(TEXT, span, marks))


def test_a_mark_within_another_nests():
    assert show([Mark(Span(0, 30)), Mark(Span(3, 17))]) == "[De [Benelux-landen] werken samen]."


def test_marks_that_cross_are_split():
    assert show([Mark(Span(0, 17)), Mark(Span(3, 24))]) == "[De [Benelux-landen]][ werken] samen."


def test_a_mark_that_goes_on_after_a_split_begins_only_once():
    pieces = mark_text(TEXT, Span(0, len(TEXT)), [Mark(Span(0, 17)), Mark(Span(3, 24))])
    assert [piece.is_first for piece in pieces if isinstance(piece, Open)] == [True, True, False]


def test_a_mark_that_begins_before_the_stretch_is_cut_there():
    assert show([Mark(Span(0, 10))], Span(3, 17)) == "[Benelux]-landen"


spans = (
    st.tuples(st.integers(0, 30), st.integers(1, 31))
    .filter(lambda ends: ends[0] < ends[1])
    .map(lambda ends: Span(*ends))
)


@given(st.lists(spans, max_size=8, unique=True), spans)
def test_every_mark_covers_its_words_in_elements_that_nest(chosen, span):
    marks = [Mark(each) for each in chosen]
    stack, covered, words = [], dict.fromkeys(marks, ""), ""
    for piece in mark_text(TEXT, span, marks):
        if isinstance(piece, Open):
            stack.append(piece.mark)
        elif isinstance(piece, Close):
            assert stack.pop() == piece.mark
        else:
            words += piece
            for mark in stack:
                covered[mark] += piece
    assert not stack
    assert words == TEXT[span.start : span.end]
    for mark in marks:
        assert covered[mark] == TEXT[max(mark.span.start, span.start) : max(min(mark.span.end, span.end), span.start)]
