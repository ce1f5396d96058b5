"""The page of a thing: what is stated of it, what follows, what the vocabulary says, where the texts speak of it."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

import pyoxigraph as ox
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from benelux_kg.server.pages.background import Background, read_background, read_conclusions
from benelux_kg.server.pages.directory import FALLBACK
from benelux_kg.server.pages.documents import show_document
from benelux_kg.server.pages.facts import Fact, read_facts
from benelux_kg.server.pages.grouping import MENTIONS, Arrangement, gather_mentions, is_asserted, read_glance
from benelux_kg.server.pages.records import show_record
from benelux_kg.server.pages.retrieval import words
from benelux_kg.server.pages.schema import describe
from benelux_kg.server.pages.terms import show_ontology
from benelux_kg.server.pages.view import View
from benelux_kg.server.problems import Problem

_RECORDS = frozenset({"id:claim", "id:evidence", "id:inference"})
_QUERIES = ("claims", "statements", "pointing", "inferences", "order")


async def show_thing(request: Request) -> Response:
    """Answer with the page of the thing that the address names."""
    view = View(request)
    thing = find_thing(view, request.path_params["rest"])
    shelf = thing.partition("/")[0]
    if thing.startswith("graph:"):
        return RedirectResponse(_find_graph(view, thing), HTTPStatus.SEE_OTHER)
    if request.path_params["rest"].partition("/")[0] == "ontology":  # and its versions
        return await show_ontology(view)
    if shelf in _RECORDS:
        return await show_record(view, thing)
    if not view.directory.knows(thing):
        raise Problem(404, f"nothing is called {thing}")
    return await (show_document(view, thing) if shelf == "id:document" else _show(view, thing))


def find_thing(view: View, rest: str) -> str:
    """Give the compact IRI that the end of a page's address stands for."""
    iri = view.site.addresses.iri(f"/{rest}")
    try:
        ox.NamedNode(iri)
    except ValueError:
        raise Problem(404, "no IRI is written like that") from None
    return view.site.names.compact(iri)


def _find_graph(view: View, graph: str) -> str:
    """Give where to read about a named graph: the text, the ontology, or what there is to take along."""
    text = graph.replace("graph:", "id:", 1)
    if view.directory.knows(text):
        return view.page(text)
    return view.href("/page/ontology" if graph == "graph:ontology" else "/downloads")


async def _show(view: View, thing: str) -> Response:
    answers = await asyncio.gather(*(view.retrieve(name, thing=thing) for name in _QUERIES))
    facts, conclusions = read_facts(answers[0]), read_conclusions(answers[3])
    background = read_background(answers[1], answers[2], (view.language, *FALLBACK))
    only = view.request.query_params.get("only", "")
    stated = [fact for fact in facts if fact.claim.predicate != MENTIONS]
    asserted = [fact for fact in stated if is_asserted(fact)]
    arrange = Arrangement(
        view.directory, view.language, {words(row, "part"): words(row, "order") for row in answers[4]}
    )
    groups = arrange.group(thing, asserted, only)
    unsure = arrange.group(thing, [fact for fact in stated if not is_asserted(fact)], only)
    if only and not groups and not unsure:
        raise Problem(404, f"nothing is stated with {only}")
    return view.render(
        "thing.html",
        thing=thing,
        kind=view.directory.kinds.get(thing, ""),
        only=only,
        glance=read_glance(thing, asserted),
        groups=groups,
        unsure=unsure,
        mentions=gather_mentions(facts),
        background=background,
        conclusions=conclusions,
        counts=_count(facts, stated),
        block=_describe(view, thing, background),
    )


def _count(facts: list[Fact], stated: list[Fact]) -> dict[str, int]:
    texts = {passage.document for fact in facts for passage in fact.passages}
    return {"facts": len(stated), "quotations": sum(len(fact.passages) for fact in facts), "texts": len(texts)}


def _describe(view: View, thing: str, background: Background) -> Markup:
    same = [view.expand(each) for key, each in background.elsewhere if key == "skos:exactMatch"]
    definition = background.definition.lexical if background.definition else ""
    return describe(thing, view.expand(thing), view.directory, same, definition)
