"""Scenes: one sentence with its words, its mentions and how they hang together.

A shallow parse is all that frames need: clauses, and coordinated groups of mentions. Most sentences are only asked for
the kinds of what they name; the rest is parsed when a frame looks at it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import islice, pairwise
from typing import Any, Generic, TypeVar

from benelux_kg.claims import Mention
from benelux_kg.extraction.clauses import find_breaks
from benelux_kg.extraction.contrasts import Contrasts, find_contrasts
from benelux_kg.extraction.coordination import Group, Opening, find_groups
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.recogniser import Hit
from benelux_kg.extraction.tokens import NO_CLASSES, Token, Tokens

_Value = TypeVar("_Value")


class _Parsed(Generic[_Value]):
    """An attribute of a scene that is worked out when it is first read, then kept beside the others.

    (``functools.cached_property`` takes a lock each time, which costs more than most of these.)
    """

    def __init__(self, parse: Callable[[Scene], _Value]) -> None:
        self._parse = parse
        self._name = parse.__name__
        self.__doc__ = parse.__doc__

    def __get__(self, scene: Scene, owner: type[Scene]) -> _Value:
        value = scene.__dict__[self._name] = self._parse(scene)
        return value


class Scene:
    """A sentence (or a list item's sentence) ready for frames; offsets are those of the whole text."""

    def __init__(
        self,
        block: int,
        start: int,
        end: int,
        page: IndexedText,
        words: Tokens,
        mentions: list[Mention],
        hits: list[Hit],
        grammar: Grammar,
    ) -> None:
        self.block = block
        self.start = start
        self.end = end
        self.page = page
        self.flat = page.flat
        self.mentions = mentions
        self.hits = hits
        self.grammar = grammar
        self.kinds = frozenset([m.kind for m in mentions])
        """The kinds of mentions in it."""
        self.colours: dict[int, Any] = {}
        """How the text presents what stands at an offset, once it has been judged."""
        self.doubt: str | None = None
        """Why nothing that it says is stated, once that has been asked."""
        self.led_in: dict[tuple[int, str], Opening] = {}
        """What introduces a group, by where that begins and its kind, once it has been looked for."""
        self._words = words
        self._leads: dict[int, str] = {}
        self._holding: dict[frozenset[str], list[Group]] = {}

    @_Parsed
    def silent(self) -> frozenset[int]:
        """Return where the brackets that only give a body's short name, "(ABC)", and what stands in them begin."""
        if self.flat.find("(", self.start, self.end) < 0:
            return frozenset()
        return _find_short_names(self._words.within(self.start, self.end), self.mentions)

    @_Parsed
    def tokens(self) -> list[Token]:
        """Return its words and marks, without short names in brackets."""
        found = self._words.within(self.start, self.end)
        return [token for token in found if token.start not in self.silent] if self.silent else found

    @_Parsed
    def first_word(self) -> Token | None:
        """Return its first word, without what only limits a condition ("only if …")."""
        words = list(islice((token for token in self.tokens if token.word[0].isalnum()), 2))
        if (
            len(words) > 1
            and "conditionals" in words[1].classes
            and words[0].word in self.grammar.words("factuality", "only")
        ):
            return words[1]
        return words[0] if words else None

    @_Parsed
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @_Parsed
    def _opened(self) -> list[tuple[int, str]]:
        return find_breaks(self, main_first=not self.grammar.tables.get("clauses", {}).get("verb_second", False))

    @_Parsed
    def breaks(self) -> list[int]:
        """Return where clauses begin."""
        return [at for at, _ in self._opened]

    @_Parsed
    def openings(self) -> list[str]:
        """Tell what opens the clause after each break.

        A mark, a relative, the main clause resumed, a conjunct or a subordinate clause.
        """
        return [how for _, how in self._opened]

    @_Parsed
    def groups(self) -> list[Group]:
        """Return its mentions as they are coordinated."""
        return find_groups(self)

    @_Parsed
    def owners(self) -> frozenset[tuple[int, int]]:
        """Return where countries stand only to say whose a body is, and bodies what an office is about.

        ("the police of France", "the minister of Justice").
        """
        if "Agency" not in self.kinds:
            return frozenset()
        parts = {(part.start, part.end) for m in self.mentions if m.kind == "Agency" for _, part in m.parts}
        return frozenset(parts | (_portfolios(self) if "Role" in self.kinds else set()))

    @_Parsed
    def contrasts(self) -> Contrasts:
        """Return who is named in it only as the other one."""
        return find_contrasts(self)

    @_Parsed
    def trigger_ends(self) -> frozenset[int]:
        """Return where its triggers end."""
        return frozenset([hit.end for hit in self.hits])

    @_Parsed
    def stops(self) -> frozenset[int]:
        """Return where what names or does something ends: no words before that introduce what follows."""
        return self.trigger_ends | {m.end for m in self.mentions if m.kind != "Demonym"}

    def before(self, offset: int) -> str:
        """Return the words of the sentence before ``offset``, on one line."""
        words = self._leads.get(offset)
        if words is None:
            words = self._leads[offset] = self.flat[self.start : offset].replace("\n", " ").rstrip()
        return words

    def groups_of(self, kinds: frozenset[str]) -> list[Group]:
        """Return the groups in which something of ``kinds`` stands; many roles ask for the same."""
        known = self._holding.get(kinds)
        if known is None:
            known = self._holding[kinds] = [group for group in self.groups if not group.kinds.isdisjoint(kinds)]
        return known

    def clause(self, offset: int) -> int:
        """Return the number of the clause in which ``offset`` stands."""
        return bisect_right(self.breaks, offset)

    def opening(self, clause: int) -> str:
        """Return what opens the clause of that number: "main" for the first."""
        return self.openings[clause - 1] if clause else "main"

    def clause_span(self, offset: int) -> tuple[int, int]:
        """Return start and end of the clause in which ``offset`` stands."""
        breaks = self.breaks
        clause = bisect_right(breaks, offset)
        return (breaks[clause - 1] if clause else self.start), (breaks[clause] if clause < len(breaks) else self.end)

    def span_of(self, clause: int) -> tuple[int, int]:
        """Return start and end of the clause of that number."""
        breaks = self.breaks
        return (breaks[clause - 1] if clause else self.start), (breaks[clause] if clause < len(breaks) else self.end)

    def resumed_span(self, offset: int) -> tuple[int, int]:
        """Return the span of what the clause around ``offset`` resumes after a relative one, empty for nothing."""
        clause = bisect_right(self.breaks, offset)
        openings = self.openings
        if clause > 1 and openings[clause - 1] == "resume" and openings[clause - 2] == "relative":
            return self.span_of(clause - 2)
        return (0, 0)

    def end_of_main(self, offset: int) -> int:
        """Return where the words around ``offset`` end that no "but …", "because …" behind them belongs to."""
        later = (at for at, how in zip(self.breaks, self.openings, strict=True) if at > offset and how == "sub")
        return next(later, self.end)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after ``offset``."""
        return bisect_left(self._token_starts, offset)


def _find_short_names(tokens: list[Token], mentions: list[Mention]) -> frozenset[int]:
    ends = {m.end: m.things for m in mentions}
    named = {m.start: m.things for m in mentions}
    silent: set[int] = set()
    for before, opening, short, closing in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if (
            before.end in ends
            and opening.word == "("
            and closing.word == ")"
            and short.word.isalnum()
            and not short.word.isdigit()
            and named.get(short.start, ends[before.end]) == ends[before.end]
        ):
            silent |= {opening.start, short.start, closing.start}
    return frozenset(silent)


def _portfolios(scene: Scene) -> set[tuple[int, int]]:
    """Return where a body's word is but what an office is about ("de ministers van Justitie")."""
    grammar = scene.grammar
    joins = {
        word
        for word in grammar.words("holders", "joins")
        if not any("determiners" in grammar.classes.get(w, NO_CLASSES) for w in word.split())
    }
    return {
        (body.start, body.end)
        for role, body in pairwise(scene.mentions)
        if role.kind == "Role" and body.kind == "Agency" and scene.flat[role.end : body.start].strip() in joins
    }
