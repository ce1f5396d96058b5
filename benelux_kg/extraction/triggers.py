"""Triggers: the words that set a frame off, whole or in two parts ("voeren … uit")."""

from __future__ import annotations

import re
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
