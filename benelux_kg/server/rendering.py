"""Templates: everything escaped, nothing undefined."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined


@lru_cache(maxsize=1)
def templates() -> Environment:
    """Give the one environment, with the templates of the pages."""
    return Environment(
        loader=PackageLoader("benelux_kg.server.pages", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
