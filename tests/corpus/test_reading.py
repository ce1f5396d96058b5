"""What is kept of a text, and what is said of files that are none."""

from __future__ import annotations

import hashlib

import pytest

from benelux_kg.corpus import find_targets, read_document, read_text
from benelux_kg.errors import SourceError

PROSE = "De politie van de drie landen werkt samen aan de veiligheid van de burgers.\n"

WRONG = {
    "is empty": b"",
    "holds nothing but white space": b" \n\t\r\n",
    "it looks like UTF-16": PROSE.encode("utf-16"),
    "it looks like UTF-16LE": PROSE.encode("utf-16-le"),
    "it looks like windows-1252 (Latin-1)": (PROSE * 3 + "België").encode("latin-1"),
    "a:2: holds a NUL byte": b"De politie\nen\0de douane werken samen.",
    "is a PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "is a zip archive or an office document": b"PK\x03\x04\x14\x00",
    "is a binary file": bytes(range(256)) * 4,
    "is larger than 20 MB": b"a" * 20_000_001,
    "one line of 2,000,000 characters": b"a " * 1_000_000,
    "the front matter is never closed": b"---\ntitle: Zo\n\nDe politie werkt samen.\n",
    'a:3: front matter: "dit is niets" is no "key: value"': b"---\ntitle: Zo\ndit is niets\n---\nTekst.\n",
    'a:2: front matter: "morgen" is no date': b"---\ndate: morgen\n---\nTekst.\n",
    'the language "es" is none of de, en, fr, nl': b"---\nlang: es\n---\nTekst.\n",
    '"title" stands twice': b"---\ntitle: a\ntitle: b\n---\nTekst.\n",
    "holds no text": b"---\nlang: nl\n---\n\n",
    "too few words to tell the language": b"Senningen\n",
    "looks like Spanish": "La policía y la aduana de los tres países trabajan juntas contra el tráfico de drogas en la frontera.".encode(),
    "looks like Luxembourgish": "D’Police vun den dräi Länner schafft zesummen a kontrolléiert d’Leit op der Grenz, dat ass fir d’Sécherheet.".encode(),
    "written in another language than de, en, fr, nl": "Полиция трёх стран работает вместе на границе ради безопасности граждан и против преступности. ".encode()
    * 3,
    "this web page has no article": b"<!doctype html><html><body><ul><li><a href='/'>Home</a></li><li><a href='/c'>Contact</a></li></ul></body></html>",
}


@pytest.mark.parametrize(("message", "content"), WRONG.items(), ids=list(WRONG))
def test_wrong_content_gives_one_clear_line(message, content):
    with pytest.raises(SourceError) as caught:
        read_document(content, "a")
    assert message in str(caught.value)
    assert str(caught.value).startswith("a:")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_and_a_folder_give_one_clear_line(tmp_path):
    with pytest.raises(SourceError, match=r"a\.txt: is not there: check the path"):
        read_document(tmp_path / "a.txt", "a.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read_document(tmp_path, "a.txt")


def test_the_error_of_a_latin_text_names_the_line_and_the_cure():
    with pytest.raises(SourceError) as caught:
        read_document(b"De politie\nvan Belgi\xeb werkt samen.", "b.txt")
    assert str(caught.value) == (
        "b.txt:2: is not in UTF-8 (byte 0xEB); it looks like windows-1252 (Latin-1): convert it with: iconv -f windows-1252 -t UTF-8 b.txt"
    )


def test_what_is_kept_is_nfc_with_plain_line_ends_and_without_byte_order_mark():
    document = read_document(b"\xef\xbb\xbf" + PROSE.replace("\n", "\r\nBelgie\u0308 ook.\r\n").encode(), "a.txt")
    assert document.text == PROSE + "België ook.\n"
    assert document.record.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


def test_the_front_matter_is_kept_and_read_but_is_no_block():
    text = (
        '---\n# over dit stuk\ntitle: "Samen: een plan"\npublisher: Uitgever # ter zake\ndate: 2018-07\nlang: nl-BE\ntags:\n  - a\n---\n'
        + PROSE
    )
    document = read_text(text, "x/Eén stuk.md")
    record = document.record
    assert document.text == text
    assert (record.title, record.publisher, record.issued, record.language) == (
        "Samen: een plan",
        "Uitgever",
        "2018-07",
        "nl",
    )
    assert record.slug == "x-een-stuk"
    assert [document.words(block) for block in document.blocks] == [PROSE.strip()]


def test_a_rule_at_the_head_of_a_text_is_no_front_matter():
    assert read_text("---\n\n" + PROSE, "a.txt").blocks[0].kind == "paragraph"


def test_the_language_given_overrules_the_one_declared_and_the_one_detected():
    assert read_text("---\nlang: fr\n---\n" + PROSE, "a.md").language == "fr"
    assert read_text("---\nlang: fr\n---\n" + PROSE, "a.md", "de").language == "de"
    assert read_text(PROSE, "a.txt").language == "nl"


def test_a_language_that_is_not_known_is_said():
    with pytest.raises(SourceError, match='the language "es" is none of de, en, fr, nl'):
        read_text(PROSE, "a.txt", "es")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("nl", "De ministers van Justitie tekenden het verdrag."),
        ("fr", "Les ministres de la Justice ont signé le traité."),
        ("de", "Die Minister haben den Vertrag unterzeichnet."),
        ("en", "The ministers signed the treaty in Brussels."),
    ],
)
def test_a_single_sentence_is_enough_to_tell_the_language(code, words):
    assert read_text(words, "a.txt").language == code


def test_a_text_with_too_few_words_is_in_the_language_that_its_name_bears():
    assert read_text("Drugs\n", "a.nl.txt").language == "nl"
    assert read_text("Drugs\n", "fr/a.txt").language == "fr"


def test_a_web_page_in_an_encoding_that_it_declares_is_read():
    page = f"<html><head><meta charset=iso-8859-1></head><body><article><h1>België</h1><p>{PROSE * 3}</p></article></body></html>"
    assert "België" in read_document(page.encode("latin-1"), "a.html").text


def test_web_addresses_are_found_so_that_their_letters_need_not_be_read_as_words():
    text = "Zie [de politie](https://a.example/politie) of www.benelux.example/nl. Of http://b.example."
    assert [text[span.start : span.end] for span in find_targets(text)] == [
        "https://a.example/politie", "www.benelux.example/nl", "http://b.example",
    ]  # fmt: skip
