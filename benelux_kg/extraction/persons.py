"""Persons named again: "Koen Geens" or "Geens" after the text has said which office he holds."""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import Cover
from benelux_kg.vocabulary.naming import mint_person

_HOLDERS = frozenset({"OfficeHolder", "Signatory"})
_LEAST = 4


def complete_names(mentions: list[Mention]) -> list[Mention]:
    """Return ``mentions`` with every "minister Jansen" as the Jan Jansen whose whole name stands before.

    Where that tells nothing new of the office it only names the person.
    """
    whole: dict[str, str] = {}
    found = []
    for mention in mentions:
        if mention.kind in _HOLDERS:
            surname = mention.value.split()[-1] if mention.value else ""
            if mention.value != surname:
                known = whole.setdefault(surname, mention.value)
                whole[surname] = known if known == mention.value else ""
            elif whole.get(surname):
                mention = _named_again(mention, whole[surname])  # noqa: PLW2901 - with its whole name
        found.append(mention)
    return found


def _named_again(holder: Mention, name: str) -> Mention:
    if holder.part("country") is not None or holder.part("portfolio") is not None:
        return holder._replace(value=name)
    return Mention(holder.start, holder.end, "Person", (mint_person(name),), value=name, reason="named in full before")


def find_persons(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return further mentions of the office-holders among ``mentions``, by whole name or by a surname nobody shares."""
    holders = [m for m in mentions if m.kind in _HOLDERS]
    if not holders:
        return []
    names = {holder.value: mint_person(holder.value) for holder in holders}
    surnames = [name.split()[-1] for name in names]
    words = dict(names)
    for name, iri in names.items():
        last = name.split()[-1]
        if len(last) >= _LEAST and surnames.count(last) == 1:
            words[last] = iri
    pattern = re.compile(
        r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + r")(?![\w-])"
    )
    first = min(holder.start for holder in holders)
    taken = Cover(mentions)
    return [
        Mention(
            m.start(),
            m.end(),
            "Person",
            (words[m.group()],),
            value=m.group(),
            reason="named in office elsewhere in the text",
        )
        for m in pattern.finditer(text, first)
        if not taken.touches(*m.span())
    ]
