"""The five pages that the project began with, where they stand beside the checkout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benelux_kg.corpus import read_document

PAGES = Path(__file__).resolve().parents[3] / "shared" / "texts"

pytestmark = pytest.mark.skipif(not PAGES.is_dir(), reason="the source pages are not part of the project")


def test_every_page_is_dutch_and_bears_its_printed_title():
    titles = {document.record.slug: document.title.split() for document in _all()}
    assert {slug: (" ".join(words[:2]), len(words)) for slug, words in titles.items()} == {
        "beveiligen.nl": ("Criminaliteit, vervoer,", 11),
        "prioritaire-themas-veiligheid.nl": ("Meer veiligheid", 6),
        "senningen.nl": ("Senningen", 1),
        "veiligheid.nl": ("Veiligheid", 1),
        "veiligheidsweek-2017.nl": ("“De Benelux-Veiligheidsweek", 19),
    }
    assert {document.language for document in _all()} == {"nl"}


def test_the_kinds_of_blocks_are_counted_as_a_reader_counts_them():
    counts = {document.record.slug: _count(document) for document in _all()}
    assert counts == {
        "beveiligen.nl": {"breadcrumb": 1, "title": 1, "heading": 9, "paragraph": 14, "item": 19},
        "prioritaire-themas-veiligheid.nl": {
            "breadcrumb": 1,
            "title": 1,
            "heading": 7,
            "paragraph": 10,
            "item": 18,
            "furniture": 6,
        },
        "senningen.nl": {
            "title": 1,
            "heading": 3,
            "paragraph": 10,
            "teaser_title": 3,
            "dateline": 3,
            "teaser": 3,
            "furniture": 1,
        },
        "veiligheid.nl": {
            "title": 1,
            "heading": 3,
            "paragraph": 9,
            "teaser_title": 3,
            "dateline": 3,
            "teaser": 3,
            "furniture": 1,
        },
        "veiligheidsweek-2017.nl": {
            "breadcrumb": 1,
            "title": 1,
            "dateline": 1,
            "heading": 2,
            "paragraph": 6,
            "programme": 4,
        },
    }


@pytest.mark.parametrize(
    ("page", "items"),
    [
        ("senningen", [("Benelux-landen versterken", "23 jul. 2018", "min..."), ("21 juli :", "20 jul. 2018", "word..."), ("Benelux-politiesamenwerking tijdens", "06 jul. 2018", "de v...")]),
        ("veiligheid", [("Grensoverschrijdende drugsactie", "09 feb. 2020", "pers..."), ("De Benelux-landen", "10 dec. 2019", "mi..."), ("Benelux Strategisch", "28 nov. 2019", "be...")]),
    ],
)  # fmt: skip
def test_a_news_item_has_its_title_its_date_without_the_views_and_its_body_as_cut(page, items):
    document = _read(page)
    news = [block for block in document.blocks if block.group >= 0 and block.kind != "item"]
    found = [tuple(document.words(block) for block in news[n : n + 3]) for n in range(0, len(news), 3)]
    assert [
        (title.startswith(begin), date == day, body.endswith(end))
        for (title, date, body), (begin, day, end) in zip(found, items, strict=True)
    ] == [(True, True, True)] * 3
    assert len({block.group for block in news}) == 3
    assert {document.words(document.blocks[block.heading]) for block in news} == {"Actueel"}


def test_the_programme_of_the_week_has_its_days_its_numbers_and_its_lead_in():
    document = _read("veiligheidsweek-2017")
    days = [block for block in document.blocks if block.kind == "programme"]
    assert [document.words(block).split(":")[0] for block in days] == [
        "17 november",
        "21 november",
        "22 november",
        "24 november",
    ]
    assert [block.ordinal for block in days] == [1, 2, 3, 4]
    assert {document.words(document.blocks[block.lead_in]).split()[0] for block in days} == {"Wat"}
    assert document.record.issued == "2017-11-16"


@pytest.mark.parametrize(
    ("page", "lists"),
    [
        ("beveiligen", [("onder meer in:", 6), ("projecten omvatten:", 3), ("gericht op:", 4), ("door middel van:", 3), ("samenwerking om:", 3)]),
        ("prioritaire-themas-veiligheid", [("maatregelen zoals:", 6), ("lopende projecten:", 3), ("maatregelen zoals", 3), ("voorziet in:", 3), ("thema’s ontwikkeld:", 3)]),
    ],
)  # fmt: skip
def test_every_list_has_its_lead_in(page, lists):
    document = _read(page)
    found: dict[int, list[str]] = {}
    for block in document.blocks:
        if block.kind == "item":
            words = document.words(document.blocks[block.lead_in].sentences[-1])
            found.setdefault(block.group, []).append(words)
    assert [(words[0].endswith(end), len(words)) for words, (end, _) in zip(found.values(), lists, strict=True)] == [
        (True, count) for _, count in lists
    ]


def test_sections_below_a_section_point_to_it():
    document = _read("prioritaire-themas-veiligheid")
    below = {document.words(block): document.blocks[block.heading] for block in document.blocks if block.level == 3}
    assert sorted(below) == ["Cybercriminaliteit", "Drugs", "Mensenhandel"]
    assert {document.words(heading).split()[0] for heading in below.values()} == {"Gezamenlijke"}


def test_sentences_end_where_the_space_is_missing_and_not_at_abbreviations():
    sentences = [document.words(s) for document in _all() for block in document.blocks for s in block.sentences]
    assert sum(words.endswith("als één van de gasten.") for words in sentences) == 1
    assert sum("m.b.t. voedselveiligheid" in words for words in sentences) == 1
    assert sum("beheersing c.q. preventie" in words for words in sentences) == 1
    assert sum("door Z.E. de" in words for words in sentences) == 1
    assert sum("totaal 1 925 gecontroleerde" in words for words in sentences) == 1


def _all():
    return [read_document(path, path.name) for path in sorted(PAGES.glob("*.txt"))]


def _read(page):
    path = PAGES / f"{page}.nl.txt"
    return read_document(path, path.name)


def _count(document):
    return Counter(block.kind for block in document.blocks)
