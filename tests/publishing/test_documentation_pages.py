from __future__ import annotations

import re
from html.parser import HTMLParser

import pyoxigraph as ox
import pytest

from benelux_kg.errors import UsageError
from benelux_kg.publishing import export
from benelux_kg.publishing.content import hold_quads
from benelux_kg.vocabulary.namespaces import LANGUAGE_IRIS, expand

LANGUAGES = tuple(LANGUAGE_IRIS)
VOID = {"meta", "link", "br"}


class Page(HTMLParser):
    """What a page holds, and whether every element is closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.attributes = [], [], [], {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.attributes.setdefault(tag, []).append(found)
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def pages(small, tmp_path_factory):
    folder = tmp_path_factory.mktemp("html") / "pages"
    export(small, "html", folder)
    return {path.stem: path.read_text("utf-8") for path in folder.iterdir()}


def own_terms(store, kind):
    node = ox.NamedNode(expand(kind))
    found = (quad.subject for quad in store.quads_for_pattern(None, ox.NamedNode(expand("rdf:type")), node, None))
    return {each for each in found if isinstance(each, ox.NamedNode) and each.value.startswith(expand("bkg:"))}


def test_there_is_a_page_for_each_language(pages):
    assert set(pages) == set(LANGUAGES)
    assert all(f'<html lang="{language}">' in page for language, page in pages.items())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_its_label_and_definition_in_that_language(small, pages, language):
    page = Page(pages[language])
    for kind in ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty"):
        for term in own_terms(small.store, kind):
            assert term.value.rpartition("#")[2] in page.ids
            for predicate in ("rdfs:label", "skos:definition"):
                quads = small.store.quads_for_pattern(term, ox.NamedNode(expand(predicate)), None, None)
                (text,) = {quad.object.value for quad in quads if quad.object.language == language}
                assert text.replace("&", "&amp;").replace("'", "&#39;").replace('"', "&#34;") in pages[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_well_formed_and_every_link_leads_somewhere(pages, language):
    page = Page(pages[language])
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert (
            link.startswith(("https://", "http://"))
            or link in {f"{each}.html" for each in LANGUAGES}
            or link.removeprefix("#") in page.ids
        ), link


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_fetches_nothing_and_can_be_used_by_all(pages, language):
    page = Page(pages[language])
    assert not {"script", "img", "iframe"} & page.attributes.keys()
    assert not re.search(r"@import|url\(", pages[language])
    assert all(found.get("rel") == "alternate" for found in page.attributes["link"])
    assert len(page.attributes["h1"]) == len(page.attributes["main"]) == 1
    assert all("aria-label" in found for found in page.attributes["nav"])
    assert 'class="skip" href="#main"' in pages[language]


def test_a_union_is_told_by_what_it_is_made_of(pages):
    article = re.search(r'<article id="Addresser">.*?</article>', pages["en"], re.DOTALL)
    assert article
    assert {"#Action", "#Agreement", "#Cooperation", "#Provision", "#Actor"} <= set(
        re.findall(r'href="(#\w+)"', article[0])
    )


def test_a_graph_without_an_ontology_has_no_documentation(tmp_path):
    with pytest.raises(UsageError, match="holds no ontology"):
        export(hold_quads([]), "html", tmp_path / "pages")
    assert list(tmp_path.iterdir()) == []
