"""What a browser may load and run on a page: what this server sends, and nothing that stands in the page itself.

Source: Content Security Policy Level 3.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256


def write_policy(styles: tuple[str, ...] = ()) -> str:
    """Give the policy; ``styles`` are texts of style sheets that a script may write into the page, each as it is."""
    hashes = "".join(f" 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" for text in styles)
    return "; ".join(
        (
            "default-src 'none'",
            *("script-src 'self'", f"style-src 'self'{hashes}", "img-src 'self' data:", "font-src 'self'"),
            *("connect-src 'self'", "manifest-src 'self'", "form-action 'self'"),
            *("base-uri 'none'", "frame-ancestors 'none'"),
        )
    )
