"""The words of the site: one shape in every language."""

from __future__ import annotations

import re

import pytest

from benelux_kg.querying import load_catalogue
from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.server.pages.interface import FOLDER, load_interface

GAP = re.compile(r"\{\w+\}")
STRINGS = {language: load_interface(language).strings for language in LANGUAGES}


def test_there_is_one_table_for_each_language_that_is_read():
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys(language):
    assert STRINGS[language].keys() == STRINGS["en"].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_string_has_the_same_gaps_and_words_of_its_own(language):
    for key, words in STRINGS[language].items():
        assert words.strip() or key == "number.thousands", key
        assert sorted(GAP.findall(words)) == sorted(GAP.findall(STRINGS["en"][key])), key


def test_every_subject_of_the_questions_has_a_name():
    assert {f"tag.{tag}" for tag in load_catalogue().tags} == {key for key in STRINGS["en"] if key.startswith("tag.")}


@pytest.mark.parametrize(
    ("language", "lexical", "written"),
    [
        ("nl", "2018-07-23", "23 juli 2018"),
        ("fr", "2022-05", "mai 2022"),
        ("de", "2018-07-03", "3. Juli 2018"),
        ("en", "2006", "2006"),
        ("en", "soon", "soon"),
    ],
)
def test_a_date_is_written_as_precisely_as_it_is_stated(language, lexical, written):
    assert load_interface(language).date(lexical) == written


def test_what_fills_a_gap_is_escaped():
    assert load_interface("en")("search.title", words="<script>") == "Search: &lt;script&gt;"


@pytest.mark.parametrize(("octets", "written"), [(999, "999 B"), (12_345, "12 kB"), (2_571_683, "2,6 MB")])
def test_the_size_of_a_file_is_written_with_the_digits_that_count(octets, written):
    assert load_interface("nl").size(octets) == written
