"""What somebody does on the site, in a browser."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import PHONE
from tests.browser.kinds import QUERY

TREATY = "/page/id/agreement/benelux-police-treaty-2018"


def test_typing_brings_suggestions_and_the_keyboard_chooses_one(reader):
    page = reader.open("/")
    page.keyboard.press("Tab")
    page.locator("#q").focus()
    page.keyboard.type("belgie")
    page.wait_for_selector("[role=option]")
    assert page.locator("#q").get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#q").get_attribute("aria-activedescendant")
    assert page.locator(f"#{chosen}").get_attribute("aria-selected") == "true"
    page.keyboard.press("Enter")
    page.wait_for_url("**/page/id/country/be")
    assert page.locator("h1").inner_text() == "Belgium"


def test_escape_puts_the_suggestions_away(reader):
    page = reader.open("/timeline")
    page.locator("#q").fill("hazel")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("Escape")
    assert page.locator("[role=listbox]").is_hidden()
    assert page.locator("#q").get_attribute("aria-expanded") == "false"


def test_searching_works_without_scripts(reader):
    page = reader.open("/", java_script_enabled=False)
    page.locator("#q").fill("POLITIEVERDRAG")
    page.locator("form.seek button").click()
    assert "q=POLITIEVERDRAG" in page.url
    page.locator(".hits a").first.click()
    assert "/page/id/agreement/" in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_fact_leads_to_its_sentence_highlighted_in_its_text(reader, scripts):
    page = reader.open(TREATY, java_script_enabled=scripts)
    quotation = page.locator("figure.quotation").first
    words = quotation.locator("mark").inner_text()
    quotation.locator("figcaption a").click()
    assert "/page/id/document/" in page.url
    target = page.locator(":target")
    assert target.evaluate("each => each.textContent") == words
    assert target.evaluate("each => each.getBoundingClientRect().top") < page.viewport_size["height"]
    plain = page.locator(".kept mark:not(:target)").first.evaluate("each => getComputedStyle(each).backgroundColor")
    assert target.evaluate("each => getComputedStyle(each).backgroundColor") != plain


def test_every_quotation_of_a_page_stands_at_its_anchor(reader):
    """Also where passages cross, and where a text states a thing in its head."""
    page = reader.open("/page/id/country/be")
    links = page.locator("figure.quotation").evaluate_all(
        "all => all.map(each => [each.querySelector('figcaption a').getAttribute('href'), each.querySelector('mark').textContent])"
    )
    texts: dict[str, list[tuple[str, str]]] = {}
    for href, words in links:
        path, _, anchor = href.partition("#")
        texts.setdefault(path, []).append((anchor, words))
    assert texts
    for path, quoted in texts.items():
        page.goto(path)
        for anchor, words in quoted:
            page.evaluate("anchor => { location.hash = anchor }", anchor)
            page.wait_for_function("anchor => document.querySelector(':target')?.id === anchor", arg=anchor)
            covered = "".join(text for text, _ in outermost(page))
            assert " ".join(covered.split()) == " ".join(words.split())


def outermost(page):
    return page.evaluate(
        "() => [...document.querySelectorAll('.is-target')].filter(each => !each.parentElement.closest('.is-target'))"
        ".map(each => [each.textContent, each.id])"
    )


def test_a_question_is_asked_of_something_else_and_its_address_can_be_shared(reader):
    page = reader.open("/questions")
    page.get_by_role("link", name=re.compile("^What is done against a threat")).first.click()
    before = page.locator("table.answer tbody tr").count()
    page.get_by_label("the threat").select_option(label="human trafficking")
    page.get_by_role("button", name="Ask").click()
    assert parse_qs(urlsplit(page.url).query)["threat"] == ["voc:domain/human-trafficking"]
    rows = page.locator("table.answer tbody tr").all_inner_texts()
    assert before
    assert rows
    assert reader.open(page.url).locator("table.answer tbody tr").all_inner_texts() == rows
    page.locator("table.answer tbody a").first.click()
    assert "/page/" in page.url


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_query_is_edited_and_run(reader, scripts):
    page = reader.open("/editor", java_script_enabled=scripts)
    page.get_by_label("Query").fill(QUERY)
    page.get_by_role("button", name="Run").click()
    page.wait_for_selector("table.answer")
    assert parse_qs(urlsplit(page.url).query)["query"] == [QUERY]
    assert page.locator("table.answer a[href*='police-treaty-2018']").count() >= 1


def test_the_keyboard_runs_a_query(reader):
    page = reader.open("/editor")
    page.get_by_label("Query").focus()
    page.keyboard.press("Control+Enter")
    page.wait_for_selector("table.answer")


def test_yasgui_opens_with_the_query_and_answers_it(reader):
    page = reader.open("/editor")
    page.get_by_role("button", name="YASGUI").click()
    page.wait_for_selector("#yasgui .CodeMirror")
    assert page.locator("form.editor").is_hidden()
    assert "PREFIX bkg:" in page.evaluate("document.querySelector('#yasgui .CodeMirror').CodeMirror.getValue()")
    page.locator(".yasqe_queryButton").click()
    page.wait_for_selector(".yasr table tbody tr")
    assert "PREFIX+bkg" in page.url


def test_yasgui_speaks_the_language_of_the_page(reader):
    page = reader.open("/editor?lang=nl")
    page.get_by_role("button", name="YASGUI").click()
    page.get_by_role("button", name="Vraag uitvoeren").click()
    page.wait_for_selector(".yasr table tbody tr")
    page.get_by_text("rijen in").wait_for()
    assert page.locator(".tableFilter").get_attribute("placeholder") == "Rijen filteren"
    said = " ".join(page.locator("#yasgui .yasr_header").all_inner_texts())
    assert not {"Table", "Response", "results"} & set(said.split())


def test_a_column_of_yasgui_is_drawn_wider_under_the_policy(reader):
    # Its table writes two style sheets into the page; the policy allows just these, so the console stays silent.
    page = reader.open("/editor")
    page.get_by_role("button", name="YASGUI").click()
    page.locator(".yasqe_queryButton").click()
    page.wait_for_selector(".yasr table tbody tr")
    grip = page.locator(".grip-handle .grip-resizable").first
    before = grip.bounding_box()
    page.mouse.move(before["x"] + 5, before["y"] + 5)
    page.mouse.down()
    page.mouse.move(before["x"] + 45, before["y"] + 5)
    page.mouse.up()
    assert grip.bounding_box()["x"] > before["x"] + 20


def test_a_file_is_downloaded_whole(reader):
    page = reader.open("/downloads")
    with page.expect_download() as download:
        page.get_by_role("link", name="report.json").click()
    assert json.loads(download.value.path().read_text("utf-8"))["documents"] >= 1


def test_the_language_is_switched_and_stays(reader):
    page = reader.open(TREATY)
    page.get_by_role("navigation", name="Language").get_by_role("link", name="FR").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("h1").text_content() == "traité de police Benelux de 2018"
    page.get_by_role("link", name="Chronologie").click()
    assert page.locator("html").get_attribute("lang") == "fr"
    assert "lang=fr" in page.url


def test_the_browser_s_language_is_the_first_choice(reader):
    assert reader.open("/", locale="de-DE").locator("html").get_attribute("lang") == "de"


def test_the_theme_is_switched_and_stays(reader):
    page = reader.open("/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="dark theme").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.goto("/timeline")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark != light


def test_the_system_s_dark_theme_is_followed(reader):
    page = reader.open("/", color_scheme="dark", java_script_enabled=False)
    red, green, blue = page.locator("body").evaluate(
        "each => getComputedStyle(each).backgroundColor.match(/\\d+/g).map(Number)"
    )
    assert max(red, green, blue) < 64


def test_the_keyboard_alone_reaches_the_content_and_everything_in_it(reader):
    page = reader.open(TREATY)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    seen = page.evaluate("document.activeElement.closest('main') !== null")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert seen
    assert outline != "none"


@pytest.mark.parametrize(
    "path",
    ["/", TREATY, "/page/id/document/nl-beveiligen", "/timeline", "/map", "/questions/threat-response", "/editor"],
)
def test_nothing_is_wider_than_a_phone(reader, path):
    page = reader.open(path, viewport=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_what_a_rule_concluded_stands_apart_and_leads_down_to_the_words(reader):
    page = reader.open(TREATY)
    follows = page.locator("section.inferred")
    assert follows.locator(".rule").count() >= 1
    assert not page.locator("section.inferred figure.quotation").count()
    follows.get_by_role("link", name="The whole chain").first.click()
    page.locator(".chain a[href*='/page/id/claim/']").first.click()
    assert page.locator("figure.quotation mark").first.inner_text().strip()


def test_what_is_only_planned_stands_apart_from_what_is_stated(reader):
    page = reader.open("/page/id/country/be")
    stances = page.locator("section[aria-labelledby=unsure] .stance").all_inner_texts()
    assert "Planned" in stances
    assert page.locator("section[aria-labelledby=stated] .stance").count() == 0


def test_a_picture_and_its_table_hold_the_same(reader):
    page = reader.open("/network?domains=bkg:ThreatDomain")
    lines = page.locator("path.tie").evaluate_all("all => all.map(each => each.dataset.ends)")
    assert len(lines) == page.locator(".weighted li").count() > 0
    page = reader.open("/map")
    shades = page.locator("figure.map a").count()
    assert 0 < shades <= page.locator(".atlas tbody tr").count()
