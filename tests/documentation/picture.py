"""The picture in the README, drawn by the program from the graph that is shipped.

Draw it anew with: python -m tests.documentation.picture
"""

from __future__ import annotations

import re
from pathlib import Path

from benelux_kg.publishing import Selection, export
from benelux_kg.resources import folder

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
QUERY = ROOT / "docs" / "pictures" / "one-fact.rq"
BLOCK = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)


def draw_picture() -> str:
    """Return the flowchart of one fact, its claim and its words."""
    selection = Selection(construct=QUERY.read_text("utf-8"), where=str(QUERY))
    return export(folder("data/graph"), "mermaid", profile="claims", selection=selection)


if __name__ == "__main__":
    text = README.read_text("utf-8")
    README.write_text(BLOCK.sub(lambda _: draw_picture(), text, count=1), "utf-8")
