"""Persons named again: "Koen Geens" or "Geens" after the text has said which office he holds."""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.extraction.covering import Cover
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.vocabulary.naming import mint_person

_HOLDERS = frozenset({"OfficeHolder", "Signatory"})
_LEAST = 4
_LONGEST_WORD = 16
_SAME_OFFICE = "the only one in that office named before"


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


def find_returning(flat: str, mentions: list[Mention], grammar: Grammar) -> list[Mention]:
    """Return each bare "the minister" as the person in that office, where the text has named only one before.

    The colleague of another ("his counterpart X") does not count: the text goes on about the first.
    """
    holders: dict[tuple[str, ...], set[str]] = {}
    found = []
    definites = frozenset(grammar.words("words", "definites"))
    for at, mention in enumerate(mentions):
        role = mention.part("role") if mention.kind in _HOLDERS else None
        if role is not None:
            if not _is_counterpart(flat, mention, grammar):
                holders.setdefault(role.things, set()).add(mention.value)
        elif mention.kind == "Role" and len(known := holders.get(mention.things, ())) == 1:
            before = flat[max(0, mention.start - _LONGEST_WORD) : mention.start].split()
            if before and before[-1] in definites and _is_bare(flat, mention, mentions[at + 1 : at + 2], grammar):
                name = next(iter(known))
                found.append(
                    Mention(mention.start, mention.end, "Person", (mint_person(name),), value=name, reason=_SAME_OFFICE)
                )
    return found


def _is_counterpart(flat: str, holder: Mention, grammar: Grammar) -> bool:
    return flat.startswith(tuple(grammar.words("holders", "counterparts")), holder.start)


def _is_bare(flat: str, role: Mention, following: list[Mention], grammar: Grammar) -> bool:
    """Tell whether nothing behind a role says whose or of what it is, nor who holds it."""
    joins = tuple(f"{word} " for word in grammar.words("holders", "joins"))
    beside = following and following[0].start - role.end <= 1
    plural = role.value == "plural"
    behind = flat[role.end : role.end + _LONGEST_WORD]
    return not (plural or beside or behind.lstrip().startswith(joins) or behind.startswith(","))


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
