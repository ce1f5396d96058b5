"""The page of a claim, an inference or a piece of evidence: what it says, and what it rests on."""

from __future__ import annotations

from starlette.responses import Response

from benelux_kg.claims import Claim, Factuality
from benelux_kg.server.pages.background import read_conclusions
from benelux_kg.server.pages.facts import read_facts
from benelux_kg.server.pages.retrieval import Row, words
from benelux_kg.server.pages.view import View
from benelux_kg.server.problems import Problem


async def show_record(view: View, record: str) -> Response:
    """Answer with the page of a record; that of evidence shows the claim it proves."""
    kind = record.partition("/")[0].removeprefix("id:")
    if kind == "inference":
        return await _show_inference(view, record)
    column = "evidence" if kind == "evidence" else "claim"
    rows = await view.retrieve(f"record-{kind}", **{column: record})
    if not rows:
        raise Problem(404, f"nothing is called {record}")
    (fact,) = read_facts(rows)
    return view.render(
        "record.html", thing=record, kind=kind, fact=fact, conclusions=await _read_following(view, fact.iri)
    )


async def _read_following(view: View, claim: str) -> list[tuple[str, Claim]]:
    rows = await view.retrieve("following", ground=claim)
    return [(words(row, "inference"), _read_triple(row)) for row in rows]


async def _show_inference(view: View, inference: str) -> Response:
    """Show the whole chain, down to claims."""
    rows = await view.retrieve("chain", top=inference)
    chain = {each.iri: each for each in read_conclusions(rows)}
    if inference not in chain:
        raise Problem(404, f"nothing is called {inference}")
    return view.render("inference.html", thing=inference, chain=chain)


def _read_triple(row: Row) -> Claim:
    return Claim(words(row, "subject"), words(row, "relation"), row["value"], Factuality.ASSERTED)
