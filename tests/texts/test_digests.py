"""What the digests and their gold must hold: own words, complete front matter, every fact, every quotation in place."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from benelux_kg.resources import folder

DATA = folder("data")
DIGESTS = sorted((DATA / "texts" / "nl").glob("*.md"))
GOLD = DATA / "gold"
SHARED = Path(__file__).resolve().parents[3] / "shared"
PAGES = sorted((SHARED / "texts").glob("*.txt"))
RUN = 8
KEYS = {"title", "publisher", "language", "source", "breadcrumb"}
FACT = ("type", "subject", "predicate_gloss", "object", "date", "status")
STATUSES = {"asserted", "planned", "reported", "negated", "conditional", "either"}

needs_pages = pytest.mark.skipif(not PAGES, reason="the source pages are not published with the project")


def read_text(path: Path) -> str:
    return unicodedata.normalize("NFC", path.read_text("utf-8"))


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def front_matter(text: str) -> dict[str, str]:
    opening, head, _ = text.split("---\n", 2)
    assert not opening
    return dict(line.split(": ", 1) for line in head.splitlines())


def word_runs(text: str) -> set[tuple[str, ...]]:
    words = [word.casefold() for word in re.findall(r"\w+", text)]
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def fact_keys(rows: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    return Counter((row["doc"].split(".")[0], *(row[key] for key in FACT)) for row in rows)


def digest_texts() -> dict[str, str]:
    return {path.name: read_text(path) for path in DIGESTS}


def test_there_is_one_digest_per_source_page() -> None:
    assert len(DIGESTS) == 5


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_says_what_it_is_and_which_page_it_restates(path: Path) -> None:
    head = front_matter(read_text(path))
    assert KEYS <= head.keys() <= KEYS | {"date"}
    assert head["language"] == "nl"
    assert all(head.values())
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", head.get("date", "2017-11-16"))


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_is_stored_as_nfc_with_unix_line_ends(path: Path) -> None:
    raw = path.read_bytes().decode()
    assert raw == unicodedata.normalize("NFC", raw)
    assert "\r" not in raw


def test_each_fact_quotes_the_digest_at_its_offset() -> None:
    texts = digest_texts()
    for row in read_rows(GOLD / "digests.jsonl"):
        start = row["offset"]
        assert texts[row["doc"]][start : start + len(row["evidence"])] == row["evidence"], row
        assert row["status"] in STATUSES, row


def test_each_mention_stands_at_each_of_its_offsets() -> None:
    texts = digest_texts()
    for row in read_rows(GOLD / "digest-mentions.jsonl"):
        found = {texts[row["doc"]][start : start + len(row["evidence"])] for start in row["offsets"]}
        assert found == {row["evidence"]}, row


@pytest.mark.parametrize("name", ["digests.jsonl", "digest-mentions.jsonl"])
def test_the_gold_quotes_the_body_and_never_the_front_matter(name: str) -> None:
    texts = digest_texts()
    for row in read_rows(GOLD / name):
        first = min(row.get("offsets", [row.get("offset")]))
        assert first >= texts[row["doc"]].index("\n---\n") + len("\n---\n"), row


def test_every_digest_has_facts_and_mentions() -> None:
    names = {path.name for path in DIGESTS}
    assert {row["doc"] for row in read_rows(GOLD / "digests.jsonl")} == names
    assert {row["doc"] for row in read_rows(GOLD / "digest-mentions.jsonl")} == names


@needs_pages
def test_every_fact_of_a_source_page_is_stated_by_its_digest_and_no_other() -> None:
    wanted = fact_keys(read_rows(SHARED / "gold" / "facts.jsonl"))
    assert fact_keys(read_rows(GOLD / "digests.jsonl")) == wanted


@needs_pages
def test_everything_a_source_page_mentions_its_digest_mentions_too() -> None:
    wanted = {(row["doc"].split(".")[0], row["subject"]) for row in read_rows(SHARED / "gold" / "mentions.jsonl")}
    stated = {(row["doc"].split(".")[0], row["subject"]) for row in read_rows(GOLD / "digest-mentions.jsonl")}
    assert wanted <= stated


@needs_pages
def test_no_digest_shares_eight_words_in_a_row_with_a_source_page() -> None:
    theirs = set().union(*(word_runs(read_text(page)) for page in PAGES))
    ours = {path.name: word_runs(read_text(path)) & theirs for path in DIGESTS}
    assert not {name: runs for name, runs in ours.items() if runs}
