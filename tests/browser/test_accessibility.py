"""Every kind of page as somebody meets it who does not see, or not well, or uses no mouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.kinds import KINDS

(AXE,) = Path(__file__).parent.glob("axe-*.min.js")
RUN = """
async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.filter(each => ["serious", "critical"].includes(each.impact))
    .map(each => `${each.id}: ${each.help}: ${each.nodes.slice(0, 3).map(node => node.html + " " + node.failureSummary).join(" | ")}`);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_serious_fault(reader, kind, scheme):
    # Each kind of page is looked at in both themes, and in both widths.
    page = reader.open(KINDS[kind], color_scheme=scheme, viewport=PHONE if scheme == "dark" else DESK)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN) == []
