"""Requests to the one server that somebody named: nowhere else, not for ever, and once more where that may help.

Source: RFC 9110, 15.4 Redirection, 15.6.4 Service Unavailable, 10.2.3 Retry-After.
"""

from __future__ import annotations

import http.client
import re
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import IO, Any, NoReturn
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit

from benelux_kg.errors import EndpointError, UsageError
from benelux_kg.querying.credentials import PASSWORD, SCHEME, TOKEN, USER, Credentials

AGENT = "benelux-kg"
TIMEOUT = 60.0
RETRIES = 4
_BUSY = frozenset({429, 502, 503, 504})
_UNAUTHORISED = frozenset({401, 403})
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_SIGN_IN = f"set {USER} and {PASSWORD} ({SCHEME} says whether basic or digest), or {TOKEN}"
_CHUNK = 1 << 16
_SHOWN = 300
_TAG = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_MARKED_UP = frozenset({"html", "xhtml+xml", "xml"})
_CUT = (ConnectionResetError, ConnectionAbortedError, BrokenPipeError, http.client.HTTPException)
"""How a connection ends half-way."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered with success."""

    body: bytes
    media_type: str = ""


class Transport:
    """Sends requests to one server.

    ``timeout`` is how many seconds one request may take in all, ``retries`` how often it is sent again where the server
    is busy or the connection was cut.
    """

    def __init__(
        self,
        url: str,
        *,
        credentials: Credentials | None = None,
        timeout: float = TIMEOUT,
        retries: int = RETRIES,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        check_address(url)
        self.url = url
        self._credentials = Credentials.from_environment() if credentials is None else credentials
        self._timeout = timeout
        self._retries = retries
        self._sleep = sleep
        self._opener = urllib.request.build_opener(_StayThere(), *self._sign_in(url))
        self._opener.addheaders = []

    def _sign_in(self, url: str) -> list[urllib.request.BaseHandler]:
        if not (self._credentials.digest and self._credentials.user):
            return []
        known = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        known.add_password(None, url, self._credentials.user, self._credentials.password)
        return [_Digest(known)]

    def send(self, request: urllib.request.Request) -> Reply:
        """Send ``request`` until it is answered; raises ``EndpointError`` that says what the server said."""
        request.add_header("User-agent", AGENT)
        if self._credentials.header:
            request.add_unredirected_header("Authorization", self._credentials.header)
        for attempt in range(self._retries + 1):
            try:
                return self._send_once(request)
            except HTTPError as error:
                with error:
                    if error.code not in _BUSY or attempt == self._retries:
                        self._refuse(error)
                    pause = _read_pause(error.headers.get("Retry-After"), attempt)
            except (OSError, http.client.HTTPException) as error:
                cause = error.reason if isinstance(error, URLError) else error
                if not isinstance(cause, _CUT) or attempt == self._retries:
                    self._fail(cause)
                pause = _read_pause(None, attempt)
            self._sleep(pause)
        raise AssertionError

    def _send_once(self, request: urllib.request.Request) -> Reply:
        end = time.monotonic() + self._timeout
        with self._opener.open(request, timeout=self._timeout) as response:
            body = bytearray()
            while chunk := response.read1(_CHUNK):
                body += chunk
                if time.monotonic() > end:
                    raise TimeoutError
            if response.length:  # what was announced and did not come
                raise http.client.IncompleteRead(bytes(body), response.length)
            return Reply(bytes(body), response.headers.get_content_type())

    def _refuse(self, error: HTTPError) -> NoReturn:
        said = _read_message(error)
        what = f"answers {error.code} {error.reason}" + (f": {said}" if said else "")
        mend = _SIGN_IN if error.code in _UNAUTHORISED else ""
        raise EndpointError(what, where=self.url, mend=mend, status=error.code) from error

    def _fail(self, cause: object) -> NoReturn:
        if isinstance(cause, TimeoutError):
            what, mend = f"gave no whole answer within {self._timeout:g} s", "ask for less, or raise --timeout"
        elif isinstance(cause, _CUT):
            what, mend = f"cut the connection {self._retries + 1} times", "look at its log"
        else:
            reason = getattr(cause, "strerror", None) or str(cause)
            what, mend = f"cannot be reached ({' '.join(reason.split())[:_SHOWN]})", "is it running?"
        raise EndpointError(what, where=self.url, mend=mend)


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Meets a Digest challenge; any other is a refusal."""

    def http_error_401(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: http.client.HTTPMessage
    ) -> IO[bytes] | None:
        if not headers.get("WWW-Authenticate", "").lower().startswith("digest"):
            return None
        answer: IO[bytes] | None = super().http_error_401(req, fp, code, msg, headers)
        return answer


class _StayThere(urllib.request.HTTPRedirectHandler):
    """Follows a redirect within the same server only, and never with what was to be written."""

    inf_msg = "redirects in a circle: "

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        target = urljoin(req.full_url, newurl)
        if target == req.full_url:
            fp.close()
            raise EndpointError("redirects in a circle", where=target, mend="name the SPARQL endpoint itself")
        if req.data is not None or urlsplit(target)[:2] != urlsplit(req.full_url)[:2]:
            fp.close()
            raise EndpointError(f"redirects to {target}", where=req.full_url, mend="name that address, if you trust it")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def check_address(url: str) -> None:
    """Raise ``UsageError`` where ``url`` is no address of a server."""
    try:
        parts = urlsplit(url)
        is_fine = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_fine = False
    if not is_fine or re.search(r"[\s\x00-\x1f\"<>]", url):
        raise UsageError("is no address of an endpoint", where=url, mend="give one that starts with http or https")
    if parts.username or parts.password:
        where = url.replace(f"{parts.netloc}", str(parts.hostname))
        raise UsageError("holds a password", where=where, mend=f"set {USER} and {PASSWORD} instead")


def _read_pause(asked: str | None, attempt: int) -> float:
    """Give the seconds to wait: those the server asks for, else twice as long each time."""
    if asked and asked.isdecimal():
        return min(float(asked), _LONGEST_PAUSE)
    return min(_FIRST_PAUSE * float(2**attempt), _LONGEST_PAUSE)


def _read_message(error: HTTPError) -> str:
    """Give what the body of an error says, as one line without markup."""
    try:
        body: Any = error.read(_CHUNK)
    except (OSError, http.client.HTTPException):
        return ""
    said = body.decode("utf-8", "replace")
    if error.headers.get_content_subtype() in _MARKED_UP:
        said = unescape(_TAG.sub(" ", said))
    return " ".join(said.split())[:_SHOWN]
