"""Which of the offered forms a client likes best.

Source: RFC 9110, 12.4.2 Quality Values, 12.5.1 Accept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_QUALITY = re.compile(r"(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")
_RANGE = re.compile(r"[!#$%&'*+.^`|~\w-]+/[!#$%&'*+.^`|~\w-]+", re.ASCII)


class Weighed(NamedTuple):
    """One element of an ``Accept`` header, lower-case, without its parameters."""

    value: str
    quality: float


@lru_cache(maxsize=256)
def parse_accept(header: str) -> tuple[Weighed, ...]:
    """Give the elements, the best first; those of equal quality stand as they were written."""
    found = [_read(element) for element in header.lower().split(",") if element.strip()]
    return tuple(sorted(found, key=lambda weighed: -weighed.quality))


def _read(element: str) -> Weighed:
    value, *parameters = (part.strip() for part in element.split(";"))
    for parameter in parameters:
        name, _, quality = parameter.partition("=")
        if name.strip() == "q":
            return Weighed(value, float(quality) if _QUALITY.fullmatch(quality.strip()) else 0.0)
    return Weighed(value, 1.0)


def choose_type(accept: str, offered: Iterable[str]) -> str | None:
    """Give the media type that fits best, the earlier offer where two fit alike; ``None`` where none does.

    Without a header, and where it holds nothing that is a media range, the first offer fits.
    """
    ranges = {
        weighed.value: weighed.quality for weighed in reversed(parse_accept(accept)) if _RANGE.fullmatch(weighed.value)
    }
    ranges = ranges or {"*/*": 1.0}
    best, quality = None, 0.0
    for media_type in offered:
        found = _quality(media_type, ranges)
        if found > quality:
            best, quality = media_type, found
    return best


def _quality(media_type: str, ranges: dict[str, float]) -> float:
    """Give the quality of the most specific range that holds ``media_type``."""
    for media_range in (media_type, f"{media_type.partition('/')[0]}/*", "*/*"):
        if media_range in ranges:
            return ranges[media_range]
    return 0.0
