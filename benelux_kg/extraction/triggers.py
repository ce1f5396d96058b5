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

    def complete(self, scene: Scene, offset: int) -> int | None:
        """Return where the trigger's first part ends, ``None`` where its second part does not follow."""
        if self.rest is None:
            return offset
        _, end = scene.clause_span(offset)
        return offset if self.rest.search(scene.flat, offset, end) else None


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
    for hit in scene.hits:
        trigger = triggers[hit.trigger]
        name = trigger.frame.name
        end = trigger.complete(scene, hit.end)
        if end is not None and hit.start >= reach.get(name, -1):
            reach[name] = end
            yield trigger.frame, hit.start, end
