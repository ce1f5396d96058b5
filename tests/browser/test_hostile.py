"""A graph read from a text that is out to harm: nothing in it ever runs."""

from __future__ import annotations

import pytest

import benelux_kg as kg
from tests.browser.conftest import Reader
from tests.server.servers import running

TEXT = """---
title: '</script><script>window.owned = 1</script><img src=x onerror="window.owned = 1">'
language: en
publisher: '"><svg onload=window.owned=1>'
---

# Police </title><script>window.owned = 1</script>

The Benelux police treaty was signed in Brussels on 23 July 2018 by Belgium, the Netherlands and Luxembourg
<img src=x onerror="window.owned = 1">.

Belgium and France work together in the project "<script>window.owned = 1</script> Shield" against drug trafficking.
"""

SAYS = "() => [...document.querySelectorAll('main a[href], footer a[href]')].map(each => each.href)"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "text.en.md").write_text(TEXT, "utf-8")
    kg.build([folder / "text.en.md"], folder / "graph")
    with running(folder, "--workers", "1", graph=folder / "graph") as server:
        yield server.url


def test_no_word_of_a_text_runs_on_any_page(chromium, hostile):
    reader = Reader(chromium, hostile)
    page = reader.open("/")
    seen: set[str] = set()
    waiting = ["/", "/search?q=script", "/page/id/document/text-en", "/timeline", "/network", "/map"]
    shown = ""
    while waiting and len(seen) < 60:
        path = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        page.goto(path)
        assert page.evaluate("window.owned") is None, path
        assert page.locator("img, main script").count() == 0, path
        shown += page.locator("main").inner_text()
        if path.startswith(("/page/", "/search")):
            links = [link.removeprefix(hostile) for link in page.evaluate(SAYS)]
            waiting += [link for link in links if link.startswith("/page/") and "ontology" not in link]
    reader.close()
    assert "<script>window.owned = 1</script>" in shown
    assert "<img src=x onerror=" in shown
    assert not [each for each in reader.complaints if "script" in each.lower()]
    assert reader.strangers == []


def test_a_suggestion_is_shown_as_text(chromium, hostile):
    reader = Reader(chromium, hostile)
    page = reader.open("/timeline")
    page.locator("#q").fill("script")
    page.wait_for_selector("[role=option]")
    assert "<script>" in page.locator("[role=listbox]").inner_text()
    assert page.evaluate("window.owned") is None
    reader.close()
