"""How texts are laid out: the outlines beside the files, and what holds for any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benelux_kg.corpus import load_language, read_document, read_text
from benelux_kg.corpus.sentences import find_sentences
from benelux_kg.corpus.structure import find_blocks
from benelux_kg.errors import SourceError
from benelux_kg.resources import languages
from tests.corpus.outlines import outline, texts

LINES = st.sampled_from(
    [
        "", "", " ", "Titel", "GROOT", "Een zin die eindigt.", "een stuk zonder einde", "De landen werken samen aan:", " • punt;", "- nog een", "  - dieper",
        "1. eerste", "2. tweede.", "(3) 4 mei: overleg", "a) letter", "Artikel 3", "Artikel 4 – Doel", "Art. 5. De landen helpen elkaar.", "Overwegende dat het zo is;",
        "Home » Nieuws » Item", "Lees ook", "Landen oefenen samen, 9 mei 2019", "- Landen overleggen (9 mei 2019)", "23 jul. 2018 960", "16 nov. 2017", "Op de dag zelf kwamen er vel... lees meer", "meer nieuwsberichten", "# Kop", "> geciteerd", "---", "===",
        "Gedaan te Luik, op 3 mei 2020", "| a | b |", "| - | - |", "<!-- weg", "-->", "```", "![beeld](x.png)", "**Vet**", "Z.E. de heer J. Jansen kwam.Er was koffie.", "\t\x0c",
    ]
)  # fmt: skip


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_a_text_has_the_outline_that_stands_beside_it(path):
    expected = path.with_name(path.name + ".outline").read_text(encoding="utf-8")
    assert outline(read_document(path, path.name)) == expected


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_a_kept_text_read_again_has_the_same_blocks(path):
    document = read_document(path, path.name)
    assert read_text(document.text, path.name, document.language).blocks == document.blocks


@given(st.lists(LINES | st.text(max_size=40)).map("\n".join), st.sampled_from(languages()))
@settings(max_examples=300)
def test_blocks_and_sentences_lie_in_the_text_in_order_without_overlap_and_without_outer_white_space(words, code):
    text = unicodedata.normalize("NFC", words.replace("\r", "\n"))
    blocks, _ = find_blocks(text, code)
    assert all(0 <= block.start < block.end <= len(text) for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks))
    for number, block in enumerate(blocks):
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        assert (block.sentences[0].start, block.sentences[-1].end) == (block.start, block.end)
        assert all(one.end <= other.start for one, other in pairwise(block.sentences))
        assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in block.sentences)
        assert -1 <= block.heading < number
        assert -1 <= block.lead_in < number


@given(st.text(st.sampled_from("aZé .!?…\n\"”(1-*_'“"), max_size=60))
@settings(max_examples=300)
def test_sentences_cover_everything_but_white_space(words):
    text = words.strip()
    spans = find_sentences(text, 0, len(text), load_language("nl"))
    left = list(text)
    for span in spans:
        left[span.start : span.end] = " " * (span.end - span.start)
    assert "".join(left).isspace() or not text


@given(st.binary(max_size=80) | st.text(max_size=80).map(str.encode))
@settings(max_examples=200)
def test_any_bytes_give_a_document_or_one_clear_line(content):
    try:
        document = read_document(content, "any.txt", "nl")
    except SourceError as error:
        shown = str(error)
    else:
        shown = "any.txt" if document.blocks else ""
    assert shown.startswith("any.txt")
    assert "\n" not in shown


def test_a_title_that_is_declared_leaves_the_first_heading_a_heading():
    document = read_text("---\ntitle: Samen op de Maas\n---\n\n## De boten\n\nDe politie vaart.\n", "a.md", "nl")
    assert document.title == "Samen op de Maas"
    assert document.blocks[0].kind == "heading"


def test_a_hard_wrapped_line_that_begins_with_a_number_or_a_dash_is_no_item():
    document = read_text(
        "Het verdrag noemt in artikel\n3. Daarin staat dat de regio\n- ook de stad zelf - meedoet.\n", "a.txt", "nl"
    )
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_a_date_at_the_beginning_of_a_line_is_no_list_number():
    document = read_text("Die Übung begann am\n2. Mai und endete am\n3. Mai.\n", "a.txt", "de")
    assert [block.kind for block in document.blocks] == ["paragraph"]
    assert len(document.blocks[0].sentences) == 1


def test_a_title_that_begins_with_a_day_is_no_programme():
    document = read_text(
        "Nieuws\n\n21 juli : optocht\n\n20 jul. 2018 674\n\nDe optocht begint om t... lees meer\n", "a.txt", "nl"
    )
    assert [block.kind for block in document.blocks] == ["title", "teaser_title", "dateline", "teaser"]
    assert document.words(document.blocks[2]) == "20 jul. 2018"
    assert document.words(document.blocks[3]) == "De optocht begint om t..."


def test_after_the_signature_of_a_treaty_nothing_is_a_heading():
    document = read_text(
        "Artikel 9\n\nDit verdrag geldt.\n\nGedaan te Luik, op 3 mei 2020\n\nJ. JANSSENS\n\nM. MULLER\n\nBijlage\n\nEen lijst.\n",
        "a.txt",
        "nl",
    )
    assert [block.kind for block in document.blocks] == ["article", *["paragraph"] * 4, "heading", "paragraph"]


def test_town_and_day_below_the_title_of_a_treaty_belong_to_it_and_date_no_page():
    text = "Tractatenblad\n\nA. TITEL\n\nVerdrag tussen twee landen over de zee;\nLuik, 17 mei 2018\n\nHet is van kracht.\n"
    document = read_text(text, "a.txt", "nl")
    assert (document.record.issued, [b.kind for b in document.blocks]) == (
        "",
        ["title", "heading", "paragraph", "paragraph"],
    )


@pytest.mark.parametrize(
    ("heading", "kind"), [("Memorie van toelichting", "heading"), ("Algemene bepalingen", "article")]
)
def test_below_an_explanatory_memorandum_an_article_is_one_that_is_commented_upon(heading, kind):
    text = f"Een wet\n\n{heading}\n\nArtikel 1\n\nDit bepaalt veel.\n\nWetsontwerp\n\nArtikel 2\n\nDit geldt.\n"
    assert [b.kind for b in read_text(text, "a.txt", "nl").blocks if b.ordinal] == [kind, "article"]


def test_an_article_may_have_its_title_in_brackets():
    document = read_text("Artikel 4 (kosten)\nElk land betaalt zijn deel.\n", "a.txt", "nl")
    assert [(block.kind, block.ordinal) for block in document.blocks] == [("article", 4), ("paragraph", 0)]


def test_a_roman_number_before_a_heading_is_no_end_of_a_sentence():
    document = read_text(
        "Artikel 1\n\nDe landen helpen elkaar.\n\nDEEL III. SLOT\n\nArtikel 2\n\nKlaar is het.\n", "a.txt", "nl"
    )
    assert "heading" in [block.kind for block in document.blocks]


def test_a_section_sign_numbers_a_paragraph_of_an_article():
    document = read_text(
        "Art. 2. § 1. De landen beloven:\n– dit te doen;\n– dat te laten.\n§ 2. Kosten deelt men.\n", "a.txt", "nl"
    )
    assert [block.kind for block in document.blocks] == ["article", "paragraph", "item", "item", "paragraph"]


def test_a_paragraph_indented_inside_an_item_does_not_end_the_list():
    document = read_text("Het plan:\n\n- eerst dit\n\n    Meer hierover volgt.\n\n- dan dat\n", "a.md", "nl")
    items = [block for block in document.blocks if block.kind == "item"]
    assert [item.ordinal for item in items] == [1, 2]
    assert items[0].group == items[1].group


@pytest.mark.parametrize(
    "line",
    [
        "Nieuws | 14-06-2019 | 09:15",
        "VERVOER | 8 november 2019",
        "Geplaatst: 21 sept. 2019 | Gelezen: 877",
        "18 jan. 2019 – 154 keer gelezen",
        "Gent/Aken, 3 mei 2019",
        "Persbericht van de minister van Werk – 3 mei 2019",
        "Persbericht – Brussel, 3 mei 2019",
    ],
)
def test_a_date_line_may_hold_labels_a_place_a_time_and_a_count_of_views(line):
    document = read_text(
        f"Grote oefening aan de grens\n\n{line}\n\nDe politie oefende samen met de douane in de haven.\n", "a.txt", "nl"
    )
    assert [block.kind for block in document.blocks] == ["title", "dateline", "paragraph"]
    assert document.record.issued.startswith("2019")


@pytest.mark.parametrize(
    ("opening", "issued"),
    [
        ("Leuven, 18 november 2023 – ", "2023-11-18"),
        ("ANTWERPEN/ROTTERDAM, 8 februari 2023. ", "2023-02-08"),
        ("4 maart 2015 - ", "2015-03-04"),
        ("4 maart 2015: ", ""),
        ("Op 4 maart 2015 ", ""),
    ],
)
def test_a_report_may_open_with_its_town_and_day(opening, issued):
    text = f"Grote oefening aan de grens\n\n{opening}De politie oefende samen met de douane in de haven.\n"
    assert read_text(text, "a.txt", "nl").record.issued == issued


def test_several_dates_each_above_a_title_and_its_paragraph_are_news_items() -> None:
    item = "{}\n{}\n\nEr liepen die avond agenten van twee korpsen door de binnenstad.\n"
    page = "Nieuws uit de buurt\n\n" + "\n".join(
        (item.format("Zaterdag 3 februari 2024", "Samen op pad"), item.format("Maandag 22 januari 2024", "Weer samen"))
    )
    document = read_text(page, "buurt.nl.txt", "nl")
    kinds = [(block.kind, block.group) for block in document.blocks if block.kind != "title"]
    assert kinds == [(kind, group) for group in (3, 6) for kind in ("dateline", "teaser_title", "teaser")]


def test_one_date_above_a_heading_is_no_news_item() -> None:
    page = "Nieuws uit de buurt\n\nZaterdag 3 februari 2024\nSamen op pad\n\nEr liepen die avond agenten van twee korpsen rond.\n"
    document = read_text(page, "buurt.nl.txt", "nl")
    assert "teaser" not in {block.kind for block in document.blocks}
