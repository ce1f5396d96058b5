"""The language of somebody's desk."""

from __future__ import annotations

import os

FALLBACK = "en"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_language(known: tuple[str, ...]) -> str:
    """Return the first language of the environment that is known; English where none is.

    Source: POSIX, 8.2 Internationalization Variables.
    """
    asked = next((value for name in _VARIABLES if (value := os.environ.get(name))), "")
    language = asked.partition("_")[0].partition(".")[0].lower()
    return language if language in known else FALLBACK
