"""What the recogniser sees in a text."""

from __future__ import annotations

from typing import NamedTuple


class Mention(NamedTuple):
    """A surface form at ``text[start:end]`` that stands for one or more things.

    ``things`` are compact IRIs (``id:country/be``); several when one word names a group ("onze landen").
    ``kind`` is the local name of the most specific class (``Country``, ``ThreatDomain``, ``Date`` …).
    ``value`` holds what is not a thing: a date as stated, a number, a name.
    ``reason`` says why this reading was chosen where there were several.
    ``parts`` are the named mentions a composed one is made of (an office-holder's name, role, country).
    """

    start: int
    end: int
    kind: str
    things: tuple[str, ...] = ()
    value: str = ""
    reason: str = ""
    parts: tuple[tuple[str, Mention], ...] = ()

    def part(self, name: str) -> Mention | None:
        """Return the part called ``name``, if there is one."""
        for key, mention in self.parts:
            if key == name:
                return mention
        return None
