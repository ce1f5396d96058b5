"""What every page is: valid, closed to scripts of others, in four languages, linked."""

from __future__ import annotations

import gzip
import html
import json
from itertools import cycle
from urllib.parse import quote

import pytest

from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.server.pages.interface import load_interface
from tests.browser.kinds import FAULTY, KINDS
from tests.server.pages.documents import parse

html5lib = pytest.importorskip("html5lib", reason="html5lib is not installed")

HTML = {"Accept": "text/html"}
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
RUNAWAY = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ATTACK = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7777*7777}}"


def get(server, path, **headers):
    return server.send("GET", path, HTML | {name.replace("_", "-"): value for name, value in headers.items()})


@pytest.fixture(params=KINDS)
def reply(server, request):
    found = get(server, KINDS[request.param])
    assert found.status == FAULTY.get(request.param, 200), found.text[:2000]
    assert found.type == "text/html"
    return found


@pytest.mark.parametrize(("kind", "language"), list(zip(KINDS, cycle(LANGUAGES), strict=False)))
def test_every_page_parses_without_a_fault(server, kind, language):
    path = KINDS[kind]
    text = get(server, f"{path}{'&' if '?' in path else '?'}lang={language}").text
    html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    assert f'<html lang="{language}">' in text


def test_ids_are_unique_and_what_refers_to_them_finds_them(reply):
    page = parse(reply.text)
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    referred = [*page.values("for"), *page.values("aria-labelledby"), *page.values("aria-describedby")]
    referred += [href[1:] for href in page.values("href") if href.startswith("#")]
    assert set(referred) <= set(ids)


def test_nothing_in_a_page_needs_a_policy_that_is_not_strict(reply):
    page = parse(reply.text)
    assert not page.all("style", "iframe", "object", "embed", "base")
    assert not page.values("style")
    assert not [name for each in page.elements for name in each.attributes if name.startswith("on")]
    scripts = page.all("script")
    assert all(each.attributes.get("src", "").startswith("/static/") or each.attributes.get("type") == "application/ld+json" for each in scripts)  # fmt: skip
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_page_has_one_heading_a_title_and_its_languages(reply):
    page = parse(reply.text)
    assert [each.name for each in page.all("main", "h1")] == ["main", "h1"]
    assert page.all("title")
    alternates = {
        each.attributes["hreflang"]: each.attributes["href"]
        for each in page.all("link")
        if "hreflang" in each.attributes
    }
    assert alternates.keys() == {*LANGUAGES, "x-default"}
    assert all(f"lang={code}" in href for code, href in alternates.items() if code != "x-default")
    (canonical,) = [each for each in page.all("link") if each.attributes.get("rel") == "canonical"]
    assert "lang=" not in canonical.attributes["href"]


def test_a_block_for_search_engines_is_json_and_names_the_thing_by_its_iri(server):
    page = parse(get(server, KINDS["agreement"]).text)
    (block,) = [json.loads(each) for each in page.blocks if each.strip()]
    assert block["@type"] == "Legislation"
    assert block["@id"].endswith("/id/agreement/benelux-police-treaty-2018")
    assert {"@value": "Benelux-politieverdrag van 2018", "@language": "nl"} in block["name"]


@pytest.mark.parametrize(
    "kind",
    ["home", "agreement", "country", "text", "timeline", "network", "map", "question", "answer", "downloads", "scheme"],
)
def test_every_link_within_the_site_leads_somewhere(server, kind):
    page = parse(get(server, KINDS[kind]).text)
    hrefs = {each.attributes["href"].partition("#")[0] for each in page.all("a", "link") if "href" in each.attributes}
    broken = {}
    for href in sorted(hrefs):
        if href.startswith("/"):
            answer = server.send("GET", href, {"Accept": "text/html, */*;q=0.5"})
            if answer.status >= 400:
                broken[href] = answer.status
    assert broken == {}


def test_a_quotation_links_to_an_anchor_that_is_in_the_text(server):
    page = parse(get(server, KINDS["agreement"]).text)
    links = {each.attributes["href"] for each in page.all("a") if "#char=" in each.attributes.get("href", "")}
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert anchor in parse(get(server, path).text).values("id")


@pytest.mark.parametrize(
    "path",
    [
        "/search?q={}", "/search?q=a&kind={}", "/suggest?q={}", "/timeline?from={}&until={}&about={}", "/map?about={}",
        "/network?focus={}&actors={}&domains={}&least={}", "/page/{}", "/page/id/{}", "/page/id/country/be?only={}", "/page/id/document/{}",
        "/page/id/claim/{}", "/page/id/inference/{}", "/page/id/evidence/{}", "/questions/{}", "/questions/threat-response?threat={}",
        "/editor?query={}", "/static/{}", "/{}", "/search?q=a&page={}", "/?lang={}",
    ],
)  # fmt: skip
def test_what_somebody_sends_is_never_markup(server, path):
    answer = get(server, path.replace("{}", quote(ATTACK, safe="")))
    assert answer.status < 500
    if answer.type == "text/html":
        page = parse(answer.text)
        assert not page.all("img")
        assert all(each.attributes.get("src") or "type" in each.attributes for each in page.all("script"))
        assert not [name for each in page.elements for name in each.attributes if name.startswith("on")]
        assert str(7777 * 7777) not in answer.text
    else:
        assert answer.type in {"application/json", "application/problem+json"}


@pytest.mark.parametrize(
    "path", ["/static/../view.py", "/static/..%2f..%2fsite.py", "/static/%2e%2e/relations.toml", "/static//etc/passwd"]
)
def test_only_the_files_of_the_site_are_handed_out(server, path):
    assert get(server, path).status == 404


def test_a_page_that_the_reader_has_is_not_sent_again(server):
    first = get(server, KINDS["country"])
    assert get(server, KINDS["country"], If_None_Match=first.headers["etag"]).status == 304
    assert get(server, KINDS["country"] + "?lang=fr", If_None_Match=first.headers["etag"]).status == 200


def test_a_file_with_its_digest_may_be_kept_for_ever(server):
    (style,) = [each for each in parse(get(server, "/").text).values("href") if "site.css" in each]
    assert "immutable" in get(server, style).headers["cache-control"]
    assert "immutable" not in get(server, style.partition("?")[0]).headers["cache-control"]


def test_pages_are_packed_for_who_can_unpack_them(server):
    plain, packed = get(server, "/"), get(server, "/", Accept_Encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.headers["vary"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("path", "status"),
    [("/page/id/country/zz", 404), ("/no/such/place", 404), ("/sparql?query=SELEC", 400), (f"/sparql?query={quote(RUNAWAY)}", 503)],
)  # fmt: skip
def test_a_fault_is_told_in_the_reader_s_language(server, path, status, language):
    answer = get(server, f"{path}{'&' if '?' in path else '?'}lang={language}", Accept=BROWSER)
    assert answer.status == status
    assert f'<html lang="{language}">' in answer.text
    assert load_interface(language).strings[f"problem.{status}.title"] in html.unescape(answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert ("retry-after" in answer.headers) == (status == 503)


def test_a_query_that_takes_too_long_is_told_beside_the_query(server):
    answer = get(server, f"/editor?query={quote(RUNAWAY)}")
    assert answer.status == 503
    assert "retry-after" in answer.headers
    assert html.escape(RUNAWAY) in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_one_language_and_says_where_it_borrows(server, language):
    answer = get(server, f"/page/id/action/theme-week-security-2017-11-17?lang={language}")
    assert answer.headers["content-language"] == language
    (heading,) = parse(answer.text).all("h1")
    assert heading.attributes.get("lang") == (None if language == "nl" else "nl")


def test_suggestions_find_a_thing_by_any_name_and_name_it_in_the_reader_s_language(server):
    found = server.get("/suggest?q=cocaine&lang=fr").json
    assert found
    assert all(each["kind"] and each["href"].startswith("/page/") for each in found)
    (belgium, *_) = server.get("/suggest?q=belgische&lang=de").json
    assert (belgium["id"], belgium["label"]) == ("id:country/be", "Belgien")
    assert belgium["found"].casefold() == "belgische"


def test_below_a_prefix_all_links_have_it(tmp_path):
    from tests.server.servers import running

    with running(tmp_path, "--workers", "1", "--base-url", "https://example.org/kg") as server:
        page = parse(get(server, KINDS["agreement"]).text)
    local = [each.attributes["href"] for each in page.all("a") if each.attributes["href"].startswith("/")]
    assert local
    assert all(href.startswith("/kg/") for href in local)
    assert "https://example.org/kg/page/id/agreement/benelux-police-treaty-2018" in page.values("href")


SHELVES = """
SELECT (MIN(?own) AS ?first) (MAX(?own) AS ?last) WHERE {
  { SELECT DISTINCT ?thing WHERE { GRAPH ?graph { ?thing ?relation ?value } FILTER (isIRI(?thing)) } }
  BIND (STR(?thing) AS ?own)
  FILTER (STRSTARTS(?own, "https://w3id.org/benelux-kg/") && !CONTAINS(?own, "#"))
}
GROUP BY (REPLACE(?own, "/[^/]*$", "") AS ?shelf)
"""


def test_whatever_the_graph_names_has_a_page(server):
    """The first and the last IRI of every shelf."""
    rows = server.query(SHELVES, "text/csv").text.split()[1:]
    paths = {iri.removeprefix("https://w3id.org/benelux-kg") for row in rows for iri in row.split(",")}
    assert len(paths) > 20
    answers = {path: get(server, f"/page{path}").status for path in sorted(paths)}
    assert set(answers.values()) <= {200, 303}, answers
