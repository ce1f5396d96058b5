"""Names folded so that those which differ only in form are equal."""

from __future__ import annotations

import re
import unicodedata


def fold_name(text: str) -> str:
    """Fold case, diacritics and white space away."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"\s+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()
