"""A request as the protocol means it.

Source: SPARQL 1.1 Protocol, 2.1 query operation, 2.1.4 specifying an RDF dataset; RFC 9110, 8.3.1 Media Type.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from starlette.requests import Request

from benelux_kg.server.problems import Problem
from benelux_kg.server.settings import Limits

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_ACCEPTED = {"Accept-Post": f"{QUERY}, {FORM}"}
_SHORT = 2000
"""Bytes of an address that is remembered once it is read."""
_FIELDS = 200
"""Parameters that a request may have."""
READ_ONLY = Problem(403, "this endpoint is read-only", "send a query; updates are not taken")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A query with what a client says about it; ``query`` is ``None`` where the endpoint itself is asked for."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    form: str = ""
    offset: int = 0


async def read_inquiry(request: Request, limits: Limits) -> Inquiry:
    """Read what is asked; raises ``Problem`` where the protocol is not followed."""
    address = request.scope["query_string"]
    if request.method == "POST":
        inquiry = _gather(_read_pairs(address) + await _read_body(request))
    else:
        inquiry = _read_short(address) if len(address) < _SHORT else _gather(_read_pairs(address))
    if inquiry.query is None and (request.method == "POST" or address):
        raise Problem(400, "there is no query", "send it as the parameter query")
    if inquiry.query and len(inquiry.query) > limits.query:
        raise Problem(413, f"a query may hold {limits.query} characters", "ask for less at a time")
    return inquiry


async def _read_body(request: Request) -> list[tuple[str, str]]:
    media_type, charset = _read_content_type(request)
    body = await request.body()
    if media_type == UPDATE:
        raise READ_ONLY
    if media_type not in {FORM, QUERY}:
        what = (
            f"the media type {media_type[:80]} is not taken" if media_type else "the media type of the body is missing"
        )
        raise Problem(415, what, f"send {QUERY} or {FORM}", _ACCEPTED)
    if charset not in {"", "utf-8", "utf8", "us-ascii"}:
        raise Problem(415, "queries are read in UTF-8 only", "send UTF-8", _ACCEPTED)
    return [("query", _decode(body))] if media_type == QUERY else _read_pairs(body)


def _read_content_type(request: Request) -> tuple[str, str]:
    media_type, *parameters = request.headers.get("content-type", "").lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "charset":
            return media_type.strip(), value.strip(' \t"')
    return media_type.strip(), ""


def _read_pairs(text: bytes) -> list[tuple[str, str]]:
    fields = [field.partition(b"=") for field in text.replace(b"+", b" ").split(b"&") if field]
    if len(fields) > _FIELDS:
        raise Problem(400, f"there are more than {_FIELDS} parameters", "send fewer")
    try:
        return [(_decode_field(name), _decode_field(value)) for name, _, value in fields]
    except UnicodeDecodeError:
        raise Problem(400, "the parameters are not UTF-8, percent-encoded", "encode them as UTF-8") from None


def _decode_field(text: bytes) -> str:
    return unquote_to_bytes(text).decode("utf-8")


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(400, "the query is not UTF-8", "send UTF-8") from None


def _gather(pairs: list[tuple[str, str]]) -> Inquiry:
    if len(pairs) == 1 and pairs[0][0] == "query":  # nearly all
        return Inquiry(pairs[0][1])
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        values.setdefault(name, []).append(value)
    if "update" in values or any(name.startswith("using-") for name in values):
        raise READ_ONLY
    for name in ("query", "format", "offset"):
        if len(values.get(name, ())) > 1:
            raise Problem(400, f"{name} is given {len(values[name])} times", "give it once")
    return Inquiry(
        query=values["query"][0] if "query" in values else None,
        default_graphs=tuple(dict.fromkeys(values.get("default-graph-uri", ()))),
        named_graphs=tuple(dict.fromkeys(values.get("named-graph-uri", ()))),
        form=values.get("format", [""])[0],
        offset=_read_offset(values.get("offset", ["0"])[0]),
    )


@lru_cache(maxsize=1024)
def _read_short(address: bytes) -> Inquiry:
    return _gather(_read_pairs(address))


def _read_offset(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= len("1000000000")):
        raise Problem(400, "offset is no number of rows", "follow Link: rel=next")
    return int(text)
