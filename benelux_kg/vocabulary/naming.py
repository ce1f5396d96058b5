"""Every name the project gives to a thing: a compact IRI that follows from what the thing *is*.

A name never depends on which text came first nor on its wording, so that one thing told in two texts gets one IRI.
Source: the identity rules of the ontology's documentation.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_LIMIT = 96
_APART = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ł": "l"} | dict.fromkeys("’‘ʼ‐‑–—", " "))


@functools.lru_cache(maxsize=4096)
def fold_slug(text: str) -> str:
    """Fold ``text`` to lower-case ASCII words joined by hyphens, at most 96 characters, cut at a word."""
    flat = unicodedata.normalize("NFKD", text.casefold().translate(_APART)).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", flat))
    return slug if len(slug) <= _LIMIT else slug[:_LIMIT].rsplit("-", 1)[0]


def local(compact: str) -> str:
    """Return the last segment of a compact IRI."""
    return compact.rsplit("/", 1)[-1].rsplit(":", 1)[-1]


def _join(*parts: str) -> str:
    return "-".join(part for part in parts if part)


def mint_document(slug: str) -> str:
    """Name a text by the slug of its identifier."""
    return f"id:document/{slug}"


def mint_news(title: str, issued: str) -> str:
    """Name a news item by its title and date, so that one item shown on two pages is one thing."""
    return f"id:news/{_join(fold_slug(title), issued)}"


def mint_agency(agency_type: str, country: str) -> str:
    """Name the body of one type that belongs to one country, where it has no name of its own."""
    return f"id:agency/{_join(local(agency_type), local(country))}"


def type_of_agency(iri: str) -> str:
    """Name the agency type that the name of a body tells which ``mint_agency`` gave it."""
    return f"voc:agency-type/{local(iri).rpartition('-')[0]}"


def mint_seat(body: str) -> str:
    """Name the building that is named by the body it houses."""
    return f"id:place/{local(body)}-seat"


def mint_place(name: str) -> str:
    """Name a place by its proper name."""
    return f"id:place/{fold_slug(name)}"


def mint_organisation(name: str) -> str:
    """Name a body by its proper name."""
    return f"id:organisation/{fold_slug(name)}"


def mint_cooperation(name: str) -> str:
    """Name a standing framework by its proper name."""
    return f"id:cooperation/{fold_slug(name)}"


def mint_agreement(form: str, subject: str, year: str) -> str:
    """Name an agreement by form (``treaty``), place or subject, and year where one is known."""
    return f"id:agreement/{_join(fold_slug(form), fold_slug(subject), year)}"


def mint_event(name: str, action_type: str, domain: str, start: str) -> str:
    """Name a dated action: its proper name, else type and domain, then the start date as stated.

    Of a month or year, whose it is may stand for the domain.
    """
    key = fold_slug(name) or _join(local(action_type), local(domain))
    return f"id:action/{_join(key, start)}"


def mint_measure(name: str, action_type: str, domain: str, owner: str) -> str:
    """Name an undated action: its proper name, else type, domain and whose it is."""
    return f"id:action/{fold_slug(name) or _join(local(action_type), local(domain), local(owner))}"


def mint_incident(kind: str, start: str) -> str:
    """Name what befell by its kind and the date as stated."""
    return f"id:incident/{_join(local(kind), start)}"


def mint_provision(agreement: str, action_type: str, domain: str, ordinal: str) -> str:
    """Name what an agreement provides for; ``ordinal`` only where type and domain do not tell it from another."""
    return f"id:provision/{_join(local(agreement), local(action_type), local(domain), ordinal)}"


def mint_person(name: str) -> str:
    """Name a person by the folded name."""
    return f"id:person/{fold_slug(name)}"


def mint_post(role: str, country: str, body: str) -> str:
    """Name an office: role, country and body."""
    return f"id:post/{_join(local(role), local(country), local(body))}"


def mint_figure(counts: str, about: str, value: str) -> str:
    """Name a stated number: what it counts, what it is about, its value."""
    return f"id:figure/{_join(fold_slug(counts), local(about), fold_slug(value))}"
