"""The language of a page: what its address says, else what the browser asks for.

Source: RFC 9110, 12.5.4 Accept-Language.
"""

from __future__ import annotations

from starlette.requests import Request

from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.server.negotiation import parse_accept

DEFAULT = "en"


def choose_language(request: Request) -> str:
    """Give ``?lang=``, the best of ``Accept-Language``, or English; the last two vary by that header."""
    asked = request.query_params.get("lang", "")
    if asked in LANGUAGES:
        return asked
    for weighed in parse_accept(request.headers.get("accept-language", "")):
        code = weighed.value.partition("-")[0]
        if code in LANGUAGES and weighed.quality > 0:
            return code
    return DEFAULT
