"""Prefixes that only the catalogue needs, so that no other file of a dataset declares them."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import Final

from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, PREFIXES, Namespaces

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"

PORTAL_PREFIXES: Final = MappingProxyType(
    {
        "adms": "http://www.w3.org/ns/adms#",
        "spdx": "http://spdx.org/rdf/terms#",
        "vcard": "http://www.w3.org/2006/vcard/ns#",
        "publisher-type": "http://purl.org/adms/publishertype/",
        "media-type": "https://www.iana.org/assignments/media-types/",
        "eu": _AUTHORITY,
        **{
            f"eu-{table}": f"{_AUTHORITY}{table}/"
            for table in ("access-right", "data-theme", "file-type", "frequency", "licence", "planned-availability")
        },
    }
)
MAIL: Final = "mailto:"
UNKNOWN_SITE: Final = "http://site.invalid/"
"""Stands for the address of a server until a client says under which one it is known."""


def locate_site(base: str) -> str:
    """Give the address below which a dataset is served that says nothing else."""
    return base if base.endswith("/") else base[:-1] + "/"


@lru_cache(maxsize=8)
def portal_namespaces(base: str = DEFAULT_BASE) -> Namespaces:
    """Return the namespaces of ``base`` with those of the catalogue; ``cat:`` is the catalogue itself."""
    joint = "/" if base.endswith("#") else "#"
    return Namespaces(base, {**PORTAL_PREFIXES, "cat": f"{base}catalogue{joint}"})


def shipped_prefixes() -> dict[str, str]:
    """Return the prefixes that move with the base IRI, at their published place."""
    return {"id": PREFIXES["id"], "graph": PREFIXES["graph"], "cat": portal_namespaces().prefixes["cat"]}
