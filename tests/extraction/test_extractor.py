"""The extractor on texts made at random of words that mean something to it: every quotation is in place, always."""

from __future__ import annotations

import functools
import pickle
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benelux_kg.claims import Evidence, Extract, Quote
from benelux_kg.corpus import read_text
from benelux_kg.extraction import Extractor
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.frames import load_frames
from benelux_kg.resources import folder, languages
from benelux_kg.vocabulary.lexicon import SILENT_SCHEMES, load_lexicon

JOINTS = (
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    "\n",
    ":\n\n- ",
    ";\n- ",
    "\n\n",
    "\n\n## ",
    " – ",
    " (",
    ") ",
    " “",
    "” ",
    "  ",
)
NOISE = (
    "23 juli 2018",
    "17–24 november 2017",
    "1 925",
    "x",
    "é",
    "ﬁ",
    "\u00a0",
    "de heer Jan Peeters",
    "İ",
    "…",
    "...",
    "'s",
    "§ 2",
    "(1)",
)
PAGES = sorted((folder("data") / "texts").rglob("*.md"))


@functools.cache
def vocabulary(language: str) -> tuple[str, ...]:
    """Words of a language that the extractor knows: labels and triggers."""
    labels = {
        label.text
        for e in load_lexicon().entries.values()
        if e.scheme not in SILENT_SCHEMES
        for label in e.labels
        if label.language == language
    }
    triggers = {
        words.replace(" …", "").rstrip("*") for frame in load_frames() for words in frame.triggers.get(language, ())
    }
    return tuple(sorted(labels | triggers))


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of known words, noise and all kinds of joints."""
    language = draw(st.sampled_from(languages()))
    words = st.one_of(st.sampled_from(vocabulary(language)), st.sampled_from(NOISE))
    pairs = draw(st.lists(st.tuples(words, st.sampled_from(JOINTS)), min_size=1, max_size=40))
    return language, "".join(word + joint for word, joint in pairs) + "x"


def extract(text: str, language: str) -> Extract:
    return Extractor.load().extract(read_text(text, "page.txt", language))


@functools.cache
def backwards() -> Extractor:
    """An extractor that has read its frames in the other order."""
    return Extractor(load_lexicon(), tuple(reversed(load_frames())))


def quotes(evidence: Evidence) -> list[Quote]:
    return [evidence.quote, *([evidence.context] if evidence.context else [])]


@settings(max_examples=80)
@given(texts())
def test_every_quotation_equals_the_words_at_its_place(made):
    language, text = made
    document = read_text(text, "page.txt", language)
    for evidence in Extractor.load().extract(document).evidence:
        for quote in quotes(evidence):
            assert quote == Quote.from_text(document.text, quote.start, quote.end)
            assert 0 <= quote.start < quote.end <= len(document.text)
        assert evidence.frame == "mention" or len(evidence.quote.exact) <= 300


@settings(max_examples=25)
@given(texts())
def test_a_text_states_the_same_each_time_whoever_reads_it(made):
    language, text = made
    document = read_text(text, "page.txt", language)
    first = extract(text, language)
    assert extract(text, language) == first
    assert set(backwards().extract(document).evidence) == set(first.evidence)


@settings(max_examples=25)
@given(texts())
def test_evidence_stands_in_the_order_of_the_text_and_things_in_that_of_their_names(made):
    language, text = made
    found = extract(text, language)
    assert [e.quote.start for e in found.evidence] == sorted(e.quote.start for e in found.evidence)
    assert [t.iri for t in found.things] == sorted({t.iri for t in found.things})


@settings(max_examples=25)
@given(texts())
def test_everything_that_is_claimed_has_a_type_and_a_label(made):
    language, text = made
    found = extract(text, language)
    known = {thing.iri for thing in found.things}
    named = {node for e in found.evidence for node in (e.claim.subject, e.claim.object) if isinstance(node, str)}
    assert {n for n in named if n.startswith(("id:", "voc:"))} - {f"id:document/{found.source.slug}"} <= known
    assert all(thing.types and all(label.lexical for label in thing.labels) for thing in found.things)


def test_a_date_without_a_headline_is_no_news():
    assert extract("23 juli 2018\nx", "nl").evidence == ()


@pytest.mark.parametrize("language", languages())
def test_an_empty_page_states_nothing(language):
    assert extract("x", language).evidence == ()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_pages_state_the_same_in_whatever_order_they_are_read(page):
    text = page.read_text("utf-8")
    alone = Extractor(load_lexicon(), load_frames()).extract(read_text(text, page.name, page.parent.name))
    among = Extractor(load_lexicon(), load_frames())
    others = [p for p in PAGES if p != page]
    random.Random(7).shuffle(others)
    for other in others:
        among.extract(read_text(other.read_text("utf-8"), other.name, other.parent.name))
    assert among.extract(read_text(text, page.name, page.parent.name)) == alone


def test_an_extract_survives_the_way_back_from_a_worker():
    found = extract("België ondertekende op 23 juli 2018 het Verdrag van Luik.", "nl")
    assert pickle.loads(pickle.dumps(found)) == found


def test_the_signature_is_that_of_the_resources():
    assert len(Extractor.load().signature) == 64


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=30))
def test_things_that_turn_out_to_be_one_another_never_go_round_in_a_circle(pairs):
    entities = [Entity("action", n, str(n)) for n in range(6)]
    for one, other in pairs:
        entities[one].merge(entities[other])
    for one, other in pairs:
        assert entities[one].root() is entities[other].root()
    assert all(entity.root().same_as is None for entity in entities)


def test_front_matter_states_nothing():
    text = "---\ntitle: Politiesamenwerking in Luik\nlanguage: nl\n---\n\nBelgië kampt met mensenhandel.\n"
    evidence = Extractor.load().extract(read_text(text, "page.md")).evidence
    assert evidence
    assert min(e.quote.start for e in evidence) >= text.index("België")


TWICE_SEEN = (
    "De Belgische minister van Justitie, Koen Geens, en de Nederlandse minister van Defensie, "
    "Anna de Vries, tekenden het Benelux-politieverdrag van 2018."
)


@pytest.mark.parametrize("text", [TWICE_SEEN, *(path.read_text("utf-8") for path in PAGES)])
def test_nothing_is_said_twice_of_the_same_words(text):
    evidence = extract(text, "nl").evidence
    assert len({(e.claim, e.quote, e.frame) for e in evidence}) == len(evidence)
