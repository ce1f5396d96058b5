"""The first page: what the graph holds, how fresh it is, what to ask, what to take along."""

from __future__ import annotations

import datetime as dt
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from benelux_kg.graph.layout import REPORT
from benelux_kg.querying import Question, load_catalogue
from benelux_kg.querying.catalogue import Catalogue
from benelux_kg.server.pages.facts import Fact, read_facts
from benelux_kg.server.pages.grouping import is_asserted
from benelux_kg.server.pages.guide import guide_of
from benelux_kg.server.pages.relations import relations
from benelux_kg.server.pages.schema import write_block
from benelux_kg.server.pages.view import VERSION, View
from benelux_kg.vocabulary.namespaces import PREFIXES

CLASSES = (
    "bkg:Treaty", "bkg:Cooperation", "bkg:Event", "bkg:Measure", "bkg:Agency", "bkg:InternationalOrganisation",
    "bkg:Country", "bkg:Person", "bkg:ThreatDomain", "bkg:PolicyDomain", "bkg:Provision", "bkg:NewsItem",
)  # fmt: skip
"""What the page counts, in this order."""

SHELF = 3
"""Things of a class that the page names."""

TRIED = ("bkg:Treaty", "bkg:ThreatDomain", "bkg:Cooperation", "bkg:Country")
"""Classes of which the best known thing is proposed as a search."""

ASKED = 6
"""Questions that the page proposes."""


async def show_home(request: Request) -> Response:
    """Answer with the first page."""
    view = View(request)
    dataset = view.site.dataset
    best = {name: best_known(view, name) for name in CLASSES}
    written = dt.datetime.fromtimestamp((dataset.folder / REPORT).stat().st_mtime, dt.UTC).date()
    return view.render(
        "home.html",
        totals=guide_of(view.site).totals,
        entries=dataset.entries,
        classes=[(name, len(things), things[:SHELF]) for name, things in best.items() if things],
        tries=[best[name][0] for name in TRIED if best[name]],
        sample=await read_sample(view, best["bkg:Treaty"]),
        questions=propose_questions(load_catalogue()),
        updated=written.isoformat(),
        newest=max((entry.record.issued for entry in dataset.entries), default=""),
        version=VERSION,
        block=write_block(_describe(view)),
    )


def best_known(view: View, kind: str) -> list[str]:
    """Give the things of a class that the texts speak of, those with most claims first."""
    weights = view.directory.weights
    things = [thing for thing, name in view.directory.kinds.items() if name == kind and weights.get(thing)]
    return sorted(things, key=lambda thing: (-weights[thing], thing))


def propose_questions(catalogue: Catalogue) -> list[Question]:
    """Give one question of each of the largest subjects."""
    tags = sorted(catalogue.tags, key=lambda tag: (-len(catalogue.tagged(tag)), tag))
    return list({(found := catalogue.tagged(tag)[0]).name: found for tag in tags}.values())[:ASKED]


async def read_sample(view: View, things: list[str]) -> Fact | None:
    """Give one fact about the best known thing, with its words: the one that most passages state."""
    facts = read_facts(await view.retrieve("claims", thing=things[0])) if things else []
    own = [
        fact
        for fact in facts
        if is_asserted(fact) and fact.claim.subject == things[0] and isinstance(fact.claim.object, str)
    ]
    return min(own, key=lambda fact: (-len(fact.passages), fact.claim.predicate, str(fact.claim.object)), default=None)


def _describe(view: View) -> dict[str, Any]:
    files = view.files.values()
    return {
        "@context": PREFIXES["schema"],
        "@type": "Dataset",
        "@id": view.expand("graph:catalogue"),
        "name": str(view.say("site.name")),
        "description": str(view.say("home.lead")),
        "inLanguage": view.language,
        "url": f"{view.base}/",
        "license": relations().reuse,
        "version": VERSION,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": f"{view.base}/download/{each.name}",
                "encodingFormat": each.media_type,
            }
            for each in files
        ],
    }
