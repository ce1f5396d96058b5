"""How much a reader has to wait for."""

from __future__ import annotations

import pytest

from tests.browser.kinds import KINDS

LIMIT = 150_000
"""Bytes over the wire for a page that is the first somebody sees, with all it needs."""

COUNT = """
() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .reduce((sum, each) => sum + each.transferSize, 0)
"""


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_page_with_all_it_needs_is_light(reader, kind):
    page = reader.open(KINDS[kind])
    page.wait_for_load_state("networkidle")
    weight = page.evaluate(COUNT)
    assert 10_000 < weight < LIMIT
