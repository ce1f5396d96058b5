"""Offices: the person, the post and the body that an office-holder's words name."""

from __future__ import annotations

from collections.abc import Iterator

from benelux_kg.claims import Mention
from benelux_kg.extraction.register import Register
from benelux_kg.vocabulary.naming import fold_slug, local, mint_person, mint_post

_IN_MINISTRIES = frozenset({"min", "ss", "dpm", "pm"})
"""Notations of the roles whose portfolio is a ministry's; a mayor's is a town."""

STATE = "state"
"""The state that a member of a government binds, for whom a mayor or an official does not."""
_COUNTRIES = "id:country/"
"""A post may also be of a region or an organisation: its name says so, and it is of no country."""


def office_of(holder: Mention, detail: str, text: str, register: Register) -> Iterator[str]:
    """Yield the person (no detail) or the ``post``, ``role``, ``country``, ``body`` of an office-holder.

    ``state`` is the country of a member of a government only.
    """
    role, country, portfolio = holder.part("role"), holder.part("country"), holder.part("portfolio")
    if role is None:
        if not detail:
            yield register.mint(mint_person(holder.value), ("bkg:Person",), holder.value)
        return
    place = country.things[0] if country else ""
    words = " ".join(text[portfolio.start : portfolio.end].split()) if portfolio else ""
    portfolio_of = fold_slug(words) if words else ""
    is_minister = register.code_of(role.things[0]) in _IN_MINISTRIES
    is_ministry = bool(words) and is_minister
    body = f"id:agency/ministry-{'-'.join(filter(None, (local(place), portfolio_of)))}" if is_ministry else ""
    if not detail:
        yield register.mint(mint_person(holder.value), ("bkg:Person",), holder.value)
    elif detail == "post":
        label = " ".join(
            filter(None, (register.label_of(role.things[0]), words, f"({register.label_of(place)})" if place else ""))
        )
        yield register.mint(mint_post(register.code_of(role.things[0]), place, portfolio_of), ("bkg:Post",), label)
    elif detail == "role":
        yield role.things[0]
    elif place.startswith(_COUNTRIES) and (detail == "country" or (detail == STATE and is_minister)):
        yield place
    elif detail == "body" and body:
        yield register.mint(body, ("bkg:Agency",), words + (f" ({register.label_of(place)})" if place else ""))
