"""A browser as readers have it, and a server that it looks at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from tests.server.servers import running

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    """The machine's own browser; Playwright's is not fetched."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not path:
        pytest.skip(f"no browser here: none of {', '.join(BROWSERS)}")
    with playwright.sync_playwright() as session:
        browser = session.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with running(tmp_path_factory.mktemp("site"), "--workers", "2") as server:
        yield server.url


class Reader:
    """Opens pages, and notes whatever goes amiss: what the console says, and what is asked of other servers."""

    def __init__(self, browser, site: str) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self._browser = browser
        self._contexts: list[Any] = []

    def open(self, path: str = "/", **options):
        """Open a page of the site, in English and light unless told otherwise."""
        context = self._browser.new_context(base_url=self.site, **{"locale": "en-GB", "viewport": DESK, **options})
        self._contexts.append(context)
        context.on("request", lambda request: self._note(request.url))
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._listen)
        page.on("dialog", self._refuse)
        page.goto(path)
        return page

    def _note(self, address: str) -> None:
        if not address.startswith((self.site, "data:", "blob:")):
            self.strangers.append(address)

    def _refuse(self, dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _listen(self, message) -> None:
        is_status = message.text.startswith("Failed to load resource")  # a page about a fault has its status
        if message.type in {"error", "warning"} and not is_status:
            self.complaints.append(message.text)

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture
def reader(chromium, site) -> Iterator[Reader]:
    reader = Reader(chromium, site)
    yield reader
    reader.close()
    assert reader.strangers == []
    assert reader.complaints == []
