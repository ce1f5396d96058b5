"""What the recogniser sees in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form at ``text[start:end]`` that stands for one or more things.

    ``things`` are compact IRIs (``id:country/be``); several when one word names a group ("onze landen").
    ``kind`` is the local name of the most specific class (``Country``, ``ThreatDomain``, ``Date`` …).
    ``value`` holds what is not a thing: a date as stated, a number, a name.
    ``reason`` says why this reading was chosen where there were several.
    """

    start: int
    end: int
    kind: str
    things: tuple[str, ...] = ()
    value: str = ""
    reason: str = ""
