"""Triggers: the words that set a frame off, whole or in two parts ("voeren … uit")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benelux_kg.extraction.frames import Frame
from benelux_kg.extraction.grammar import APART
from benelux_kg.extraction.scenes import Scene


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger of one frame: its first words, and those that must follow in the same sentence."""

    frame: Frame
    first: str
    rest: re.Pattern[str] | None


def list_triggers(frames: tuple[Frame, ...], language: str) -> tuple[Trigger, ...]:
    """Return the triggers of all frames in ``language``."""
    found = []
    for frame in frames:
        for words in frame.triggers.get(language, ()):
            first, _, rest = (part.strip() for part in words.partition(APART))
            pattern = re.compile(rf"(?<!\w){re.escape(rest)}(?!\w)") if rest else None
            found.append(Trigger(frame, first, pattern))
    return tuple(found)


def find_triggers(scene: Scene, triggers: Sequence[Trigger]) -> Iterator[tuple[Frame, int, int]]:
    """Yield the frames that words of a scene set off, each with where its trigger stands; a frame's do not overlap."""
    reach: dict[str, int] = {}
    follows: dict[tuple[re.Pattern[str], int], int] = {}
    for hit in scene.hits:
        trigger = triggers[hit.trigger]
        name = trigger.frame.name
        if trigger.rest is not None and not _follows(trigger.rest, scene, hit.end, follows):
            continue
        end = hit.end
        if hit.start >= reach.get(name, -1):
            reach[name] = end
            yield trigger.frame, hit.start, end


def _follows(rest: re.Pattern[str], scene: Scene, offset: int, known: dict[tuple[re.Pattern[str], int], int]) -> bool:
    """Tell whether the second part of a trigger stands behind ``offset`` in its clause.

    ``known`` tells where it stood when it was looked for before, so that a clause is read once.
    """
    _, end = scene.clause_span(offset)
    at = known.get((rest, end), -1)
    if at < offset:
        match = rest.search(scene.flat, offset, end)
        at = known[rest, end] = match.start() if match else end
    return at < end
