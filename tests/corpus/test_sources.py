"""Which texts are meant by files, folders, patterns and the dash."""

from __future__ import annotations

import io
import os
import re
import sys

import pytest

from benelux_kg.corpus import find_sources, to_slug
from benelux_kg.errors import SourceError


@pytest.fixture
def pages(tmp_path):
    for name in ("b.txt", "a.md", "nl/x.md", "nl/deep/Y.HTML", ".hidden.txt", ".git/c.txt", "table.csv", "nl/z.txt~"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    return tmp_path


def test_a_folder_means_all_texts_below_it_but_hidden_ones_and_other_kinds(pages):
    assert _names([pages]) == ["a.md", "b.txt", "nl/deep/Y.HTML", "nl/x.md"]


def test_the_order_of_arguments_does_not_matter_and_one_file_twice_is_one(pages):
    files = [pages / "b.txt", pages / "a.md", pages / "nl" / ".." / "b.txt"]
    assert _names(files) == _names(reversed(files)) == ["a.md", "b.txt"]


def test_a_pattern_names_texts_by_their_path_below_its_fixed_part(pages):
    assert _names([f"{pages}/**/*.md"]) == ["a.md", "nl/x.md"]
    assert _names([f"{pages}/nl/*.md"]) == ["x.md"]


def test_a_file_of_another_kind_is_taken_when_it_is_named(pages):
    assert _names([pages / "table.csv"]) == ["table.csv"]


def test_the_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"tekst")))
    (source,) = find_sources(["-"])
    assert (source.identifier, source.load()) == ("stdin", b"tekst")


def test_what_is_not_there_gives_one_clear_line(pages):
    (pages / "empty").mkdir()
    for argument, message in {
        "none.txt": "no such file or folder",
        "*.pdf": "matches no texts",
        "empty": "holds no texts",
    }.items():
        with pytest.raises(SourceError, match=message) as caught:
            find_sources([pages / argument])
        assert "\n" not in str(caught.value)


def test_two_texts_that_would_get_one_name_are_named(pages):
    (pages / "nl/b.txt").write_text("y", encoding="utf-8")
    with pytest.raises(SourceError, match=r"both be named b\.txt: rename one"):
        find_sources([pages / "b.txt", pages / "nl" / "b.txt"])
    (pages / "a.txt").write_text("y", encoding="utf-8")
    with pytest.raises(SourceError, match=r"a\.(md|txt) and a\.(md|txt) would both be named a"):
        find_sources([pages])


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may open everything")
def test_a_folder_that_may_not_be_opened_is_named(pages):
    (pages / "nl").chmod(0)
    try:
        with pytest.raises(SourceError, match="cannot be opened"):
            find_sources([pages])
    finally:
        (pages / "nl").chmod(0o755)


@pytest.mark.parametrize(
    ("identifier", "slug"),
    [
        ("veiligheid.nl.txt", "veiligheid.nl"),
        ("nl/x.md", "nl-x"),
        ("Eén Groot – stuk!.HTML", "een-groot-stuk"),
        ("table.csv", "table.csv"),
    ],
)
def test_a_slug_holds_nothing_that_a_file_name_or_an_iri_must_not(identifier, slug):
    assert to_slug(identifier) == slug


def test_a_name_without_any_such_letter_and_one_that_is_too_long_get_a_slug_all_the_same():
    assert re.fullmatch(r"text-[0-9a-f]{8}", to_slug("Ω.md"))
    assert len(to_slug("a" * 400 + ".md")) < 140
    assert to_slug("a" * 400 + ".md") != to_slug("a" * 401 + ".md")


def _names(arguments):
    return [source.identifier for source in find_sources(arguments)]


def test_what_is_neither_file_nor_folder_is_named_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.md")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        find_sources([tmp_path / "pipe.md"])
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        find_sources([os.devnull])


def test_an_empty_argument_does_not_mean_the_current_folder():
    with pytest.raises(SourceError, match='"": no such file or folder'):
        find_sources([""])
