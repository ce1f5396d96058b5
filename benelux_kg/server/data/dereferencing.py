"""One IRI for people and machines: ``/id/x`` leads to its page or to its data.

Source: Cool URIs for the Semantic Web, 4.2 303 URIs; RFC 8288, Web Linking; RFC 9110, 12 Content Negotiation.
"""

from __future__ import annotations

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from benelux_kg.server.addresses import quote_path
from benelux_kg.server.formats import GRAPHS, SOLUTIONS, Format, by_media_type
from benelux_kg.server.keeping import Kept, Shelf
from benelux_kg.server.negotiation import choose_type
from benelux_kg.server.problems import Problem, matches
from benelux_kg.server.replies import KeptResponse, tag
from benelux_kg.server.site import Site
from benelux_kg.server.workers.wire import Job, Message
from benelux_kg.vocabulary.namespaces import LICENCE

PAGES = "/page"
_HTML = "text/html"
_DOCUMENTS = {**GRAPHS, "csv": SOLUTIONS["csv"]}
_TYPES: dict[str, Format | None] = {**by_media_type(_DOCUMENTS), _HTML: None}
_LINKED = ("ttl", "jsonld", "nt", "rdf", "csv")
_HELD = """SELECT (1 AS ?held) WHERE {{
  {{ {iri} ?p ?o }} UNION {{ ?s ?p {iri} }} UNION {{ ?s {iri} ?o }} UNION {{ GRAPH {iri} {{ ?s ?p ?o }} }}
}} LIMIT 1"""
_THING = "{{ {iri} ?p ?o . BIND({iri} AS ?s) }} UNION {{ ?s ?p {iri} . BIND({iri} AS ?o) }}"
_GRAPH = "GRAPH {iri} {{ ?s ?p ?o }}"
ONTOLOGY = "/ontology"


class Dereferencing:
    """Answers the IRIs of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._shelf = Shelf(site.settings.cache)

    def routes(self) -> list[BaseRoute]:
        """Give the paths at which IRIs are answered."""
        paths = (
            "/id/{name:path}",
            "/graph/{name:path}",
            "/vocabulary/{name:path}",
            "/datatype/{name}",
            ONTOLOGY,
            "/ontology/{name:path}",
        )
        suffixed = [f"{ONTOLOGY}.{suffix}" for suffix in (*_DOCUMENTS, "html")]
        return [Route(path, self.answer) for path in (*paths, *suffixed)]

    async def answer(self, request: Request) -> Response:
        """Send to the page or the data, or give the data where the address says in which form."""
        path = request.scope["path"]
        stem, _, suffix = path.rpartition(".")
        if suffix in _DOCUMENTS:
            return await self._give(request, stem, _DOCUMENTS[suffix])
        if suffix == "html":
            return RedirectResponse(self._address(request, PAGES + stem), 303)
        return await self._send_on(request, path)

    async def _send_on(self, request: Request, path: str) -> Response:
        node = self._node(path)
        if not await self._holds(node):
            raise _unknown(node)
        chosen = choose_type(request.headers.get("accept", ""), _TYPES)
        if chosen is None:
            raise Problem(406, "none of the media types in Accept can be given", f"accept one of {', '.join(_TYPES)}")
        form = _TYPES[chosen]
        target = f"{path}.{form.name}" if form else PAGES + path
        headers = {"Vary": "Accept", "Link": self._links(request, path), "Cache-Control": "public, max-age=300"}
        return RedirectResponse(self._address(request, target), 303, headers)

    async def _give(self, request: Request, path: str, form: Format) -> Response:
        node, offset = self._node(path), _read_offset(request)
        entity = tag(self._site.version, self._site.base_url(request), node, form.name, offset)
        if matches(request, entity):
            return Response(status_code=304, headers={"ETag": entity})
        key = (entity,)
        kept = self._shelf.get(key)
        if kept is None:
            kept = await self._fetch(request, path, form, offset, entity)
            self._shelf.put(key, kept)
        return KeptResponse(kept)

    async def _fetch(self, request: Request, path: str, form: Format, offset: int, entity: str) -> Kept:
        node = self._node(path)
        message = await self._site.answer(self._write_job(node, form, offset))
        is_certain = not _is_empty(message) and self._graph_of(node) in {None, node}
        if not is_certain and not await self._holds(node):
            raise _unknown(node)
        links = self._links(request, path)
        headers = {"content-type": form.content_type(), "etag": entity, "cache-control": "public, max-age=300"}
        if "next" in message.head:
            following = f"{self._address(request, path)}.{form.name}?offset={message.head['next']}"
            headers["truncated"] = f"rows={message.head['kept']}"
            links += f', <{following}>; rel="next"'
        return Kept.of({**headers, "link": links}, message.body)

    def _write_job(self, node: ox.NamedNode, form: Format, offset: int) -> Job:
        pattern = (_GRAPH if self._graph_of(node) else _THING).format(iri=self._graph_of(node) or node)
        is_table = form.name in SOLUTIONS
        opening = (
            "SELECT DISTINCT (?s AS ?subject) (?p AS ?predicate) (?o AS ?object)"
            if is_table
            else "CONSTRUCT { ?s ?p ?o }"
        )
        limits = self._site.settings.limits
        job: Job = {"query": f"{opening} WHERE {{ {pattern} }}", "trusted": True, "pretty": True}
        job |= {"solutions": form.name} if is_table else {"graphs": form.name}
        job |= {"offset": offset, "rows": limits.rows, "bytes": limits.answer}
        return job

    def _graph_of(self, node: ox.NamedNode) -> ox.NamedNode | None:
        """Give the graph that is the document of ``node``: the ontology is one, and a graph is its own."""
        names = self._site.names
        if names.compact(node.value).startswith("graph:"):
            return node
        stem = names.expand("bkg:").rstrip("#")
        return ox.NamedNode(names.expand("graph:ontology")) if node.value.startswith(stem) else None

    async def _holds(self, node: ox.NamedNode) -> bool:
        return bool(await self._site.ask(_HELD.format(iri=node)))

    def _node(self, path: str) -> ox.NamedNode:
        """Give the IRI that is answered at ``path``."""
        try:
            return ox.NamedNode(self._site.addresses.iri(path))
        except ValueError:
            raise Problem(404, "there is nothing of this name") from None

    def _links(self, request: Request, path: str) -> str:
        """Give the other forms of this, the thing itself, and the licence."""
        here = self._address(request, path)
        links = [f'<{here}.{name}>; rel="alternate"; type="{_DOCUMENTS[name].media_types[0]}"' for name in _LINKED]
        links.append(f'<{self._address(request, PAGES + path)}>; rel="alternate"; type="{_HTML}"')
        return ", ".join([*links, f'<{here}>; rel="describes"', f'<{LICENCE}>; rel="license"'])

    def _address(self, request: Request, path: str) -> str:
        return self._site.base_url(request) + quote_path(path)


def _is_empty(message: Message) -> bool:
    """Tell whether a graph holds no triple, or a table nothing but its heading."""
    return bool(message.head.get("empty", message.body.count(b"\n") <= 1))


def _unknown(node: ox.NamedNode) -> Problem:
    return Problem(404, f"the dataset knows nothing of {node}", "search for it by its name")


def _read_offset(request: Request) -> int:
    text = request.query_params.get("offset", "0")
    if not (text.isascii() and text.isdigit() and len(text) <= len("1000000000")):
        raise Problem(400, "offset is no number of triples", "follow Link: rel=next")
    return int(text)
