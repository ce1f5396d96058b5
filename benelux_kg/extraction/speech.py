"""Speech: what a text puts between quotation marks or ascribes to a speaker, and who that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Block
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import ACTORS

_PAIRS = (("“", "”"), ("„", "“"), ("„", "”"), ("«", "»"), ("»", "«"), ('"', '"'), ("”", "”"))
_QUOTED = re.compile(
    "|".join(rf"{re.escape(a)}(?P<q{n}>[^{re.escape(a + b)}]+){re.escape(b)}" for n, (a, b) in enumerate(_PAIRS))
    + r"|(?<!\w)[‘'](?P<single>[^‘“”„]+?)(?<=[\w.,!?…])[’'](?!\w)"
)
_SENTENCE = re.compile(r"[.!?…,]\Z|[.!?]\s")
_SHORTEST = 5
_REACH = 60
_BACK = 140


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that a text quotes; ``speaker`` is who says them, where the text names an actor."""

    start: int
    end: int
    speaker: Mention | None


def find_quotations(
    text: str, page: IndexedText, blocks: Iterable[Block], mentions: list[Mention], grammar: Grammar
) -> list[Quotation]:
    """Return the quoted sentences of a text; quoted names and single words are none."""
    found: list[Quotation] = []
    for block in blocks:
        last: Quotation | None = None
        for start, end in _stretches(text, block):
            speaker = _speaker_around(page, block, (start, end), mentions, grammar)
            known = speaker[1] if speaker is not None and speaker[1] is not None else last.speaker if last else None
            if speaker is None and not _is_sentence(text[start:end]):
                continue
            last = Quotation(start, end, known)
            found.append(last)
    return found


def _stretches(text: str, block: Block) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(text, block.start, block.end):
        start, end = match.span(match.lastgroup or 0)
        if len(text[start:end].split()) >= _SHORTEST:
            yield start, end


def _is_sentence(words: str) -> bool:
    return _SENTENCE.search(words.strip()) is not None


def _speaker_around(
    page: IndexedText, block: Block, quoted: tuple[int, int], mentions: list[Mention], grammar: Grammar
) -> tuple[str, Mention | None] | None:
    """Return the cue of speech beside a quotation and who speaks, ``None`` where there is no such cue."""
    flat = page.flat
    start, end = quoted
    cue = next(iter(grammar.attributed.find(page, end, min(block.end, end + _REACH))), None)
    if cue is not None and not re.search(r"[.!?]", flat[end + 1 : cue.start()]):
        return cue.group(), speaker_of(cue.span(), (end, block.end), mentions, grammar, flat)
    before = flat[max(block.start, start - _BACK) : start]
    cut = max((m.end() for m in re.finditer(r"[.!?]\s", before)), default=0)
    floor = start - len(before) + cut
    cues = grammar.attributed.find(page, floor, start)
    if cues:
        return cues[-1].group(), speaker_of(cues[-1].span(), (floor, start), mentions, grammar, flat)
    if before.rstrip(" \"'").endswith(":"):
        return ":", _nearest([m for m in _actors(mentions) if floor <= m.start < start], start, start)
    return None


def speaker_of(
    cue: tuple[int, int], within: tuple[int, int], mentions: list[Mention], grammar: Grammar, flat: str
) -> Mention | None:
    """Return the actor who speaks by a cue: after "according to" the next one, else the one before, else after it."""
    start, end = cue
    floor, ceiling = within
    if grammar.hearsay.fullmatch(flat, start, end):
        return None
    actors = [m for m in _actors(mentions) if floor <= m.start and m.end <= ceiling]
    after = [
        m
        for m in actors
        if m.start >= end and not re.search(r"[,;:.!?\"]", flat[end : m.start]) and m.start - end <= _REACH
    ]
    if grammar.attributed_next.fullmatch(flat, start, end):
        return after[0] if after and not _has_verb(flat, end, after[0].start, grammar) else None
    if is_behind(flat, floor, start, actors):
        return after[0] if after and after[0].start - end <= _REACH // 2 else None
    before = [m for m in actors if m.end <= start]
    return _nearest(before, start, start) or (after[0] if after else None)


def _has_verb(flat: str, start: int, end: int, grammar: Grammar) -> bool:
    return any("finite" in grammar.classes.get(word, ()) for word in flat[start:end].split())


def is_behind(flat: str, floor: int, start: int, mentions: Iterable[Mention]) -> bool:
    """Tell whether a cue stands behind what is said ("…, says X"), not behind a name ("X, the minister, says")."""
    before = flat[floor:start].rstrip()
    if not before.endswith((",", '"', "'")):
        return False
    return not any(m.kind in {"OfficeHolder", "Signatory"} and m.end == floor + len(before) - 1 for m in mentions)


def _nearest(mentions: list[Mention], start: int, end: int) -> Mention | None:
    return min(mentions, key=lambda m: min(abs(m.start - end), abs(start - m.end)), default=None)


def _actors(mentions: Iterable[Mention]) -> list[Mention]:
    return [m for m in mentions if m.kind in ACTORS and (len(m.things) == 1 or m.kind in {"OfficeHolder", "Signatory"})]
