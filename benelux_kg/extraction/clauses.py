"""Clauses: where in a sentence one begins, and what opens it.

Only few words can open or end a clause: those of a class, the triggers, marks, and what stands behind a comma.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from benelux_kg.extraction.kinds import AGREEMENTS
from benelux_kg.extraction.tokens import Token

if TYPE_CHECKING:
    from benelux_kg.extraction.scenes import Scene

BREAKS = frozenset(";:–—()")
"""Marks that end a clause."""
_STIRRING = frozenset({"finite", "relatives", "weak_relatives", "conjunctions", "subordinators"})
_BODIES = frozenset({"Agency", "InternationalOrganisation", "Cooperation"})
_SHORT = 12
_TIMES = frozenset({"Date", "Place"})
_BRACKETS = 4
"""How many letters a pair of brackets, a comma and spaces take."""
_SUBJECT_WORDS = 8
_NOWHERE = Token(-1, -1, "", frozenset())

Break = tuple[int, str]


def find_breaks(scene: Scene, *, main_first: bool) -> list[Break]:
    """Return where clauses begin and how.

    ``main_first`` tells that after a subordinate clause the subject comes first, not the verb.
    """
    reading = _Reading(scene, main_first=main_first)
    parties = [m for m in scene.mentions if m.kind == "ContractingParty"]
    begins, ends = {m.start for m in parties}, {m.end for m in parties}
    verbs, previous, behind_comma = reading.verbs, _NOWHERE, False
    for at, token in enumerate(scene.tokens):
        start, _, word, classes = token
        if parties and (start in begins or previous.end in ends):
            reading.breaks.append((start, "mark"))
        if behind_comma or not classes.isdisjoint(_STIRRING) or word in BREAKS or start in verbs:
            reading.take(at, token, previous)
        previous, behind_comma = token, word == ","
    return reading.breaks


class _Reading:
    """The clauses of one sentence while its words are read."""

    def __init__(self, scene: Scene, *, main_first: bool) -> None:
        self.breaks: list[Break] = []
        self.verbs = {hit.start for hit in scene.hits}
        self._verb_ends = {hit.end for hit in scene.hits}
        self._scene = scene
        self._main_first = main_first
        self._covered = sorted((m.start, m.end) for m in scene.mentions)
        self._glosses = _find_glosses(scene)
        self._passed = 0
        self._dates = frozenset([m.start for m in scene.mentions if m.kind == "Date"])
        self._first = scene.first_word or _NOWHERE
        self._opens_low = not self._first.classes.isdisjoint(("subordinators", "conditionals"))
        self._inside = self._opens_low
        self._finite = False

    def _words(self, key: str) -> tuple[str, ...]:
        return self._scene.grammar.words("clauses", key)

    def take(self, at: int, token: Token, previous: Token) -> None:
        """Read a word that may begin a clause."""
        is_finite = "finite" in token.classes
        is_verb = is_finite or token.start in self.verbs
        if previous.word == ",":
            self._resume(token, previous, is_finite=is_finite, is_verb=is_verb)
        self._finite = self._finite or is_verb
        if not self._is_covered(token.start):
            self._open(at, token, previous)

    def _resume(self, token: Token, comma: Token, *, is_finite: bool, is_verb: bool) -> None:
        """Go back to the main clause behind a comma."""
        if self._inside:
            if self._ends_inner(token, comma, is_verb=is_verb):
                self.breaks.append((token.start, "resume"))
                self._inside = self._opens_low = False
        elif is_finite and token.word not in BREAKS:
            late = self._late_relative(token)
            if late is not None:
                self.breaks += [(late.start, "relative"), (token.start, "resume")]

    def _ends_inner(self, token: Token, comma: Token, *, is_verb: bool) -> bool:
        """Tell whether ``token`` goes on with the main clause after a subordinate one."""
        low_first = self._opens_low and self._main_first
        subject = (
            low_first
            and self._finite
            and (self._names(token) or not token.classes.isdisjoint(("determiners", "pronouns")))
        )
        verb_last = not self._main_first and not self._opens_low and self._ends_low(comma)
        return subject or (is_verb and not low_first) or verb_last

    def _open(self, at: int, token: Token, previous: Token) -> None:
        """Open the clause that ``token`` begins, if it begins one."""
        if token.start in self._glosses:
            return
        if token.word in BREAKS:
            self.breaks.append((token.end, "mark"))
        elif previous.word == "," and (self._is_relative(at, token) or self._is_participle(token)):
            self.breaks.append((token.start, "relative"))
            self._inside = True
        elif self._is_introduced(token, previous):
            self.breaks.append((previous.start, "relative"))
        elif "relatives" in token.classes and (
            any(end == previous.end for _, end in self._covered)
            or (not previous.classes and previous.word[:1].isalnum() and self._is_fused(at, previous))
        ):
            self.breaks.append((token.start, "relative"))
        elif "conjunctions" in token.classes and (
            self._opens_clause(token) or self._dates_anew(at, previous) or self._tells_more(at)
        ):
            self.breaks.append((token.start, "conjunct"))
        elif (
            "subordinators" in token.classes and "prepositions" not in token.classes and self._is_behind(token, at)
        ) or (previous.word == "," and (token.word in self._words("concessives") or self._is_another(at))):
            self.breaks.append((token.start, "sub"))

    def _is_introduced(self, token: Token, previous: Token) -> bool:
        """Tell whether a preposition and a relative that is no article open a clause ("an agreement under which …")."""
        return (
            "relatives" in token.classes
            and "determiners" not in token.classes
            and "prepositions" in previous.classes
            and previous.start > self._last()
            and previous is not self._first
        )

    def _last(self) -> int:
        return self.breaks[-1][0] if self.breaks else self._scene.start

    def _is_covered(self, offset: int) -> bool:
        """Tell whether a mention covers ``offset``, which lies behind all that were asked for before."""
        while self._passed < len(self._covered) and self._covered[self._passed][1] <= offset:
            self._passed += 1
        return self._passed < len(self._covered) and self._covered[self._passed][0] <= offset

    def _names(self, token: Token) -> bool:
        return token.start not in self.verbs and any(start == token.start for start, _ in self._covered)

    def _is_behind(self, token: Token, at: int) -> bool:
        return at > 0 and token is not self._first

    def _is_relative(self, at: int, token: Token) -> bool:
        """Tell relatives from articles of the same form: those stand right before a noun or an adjective."""
        tokens = self._scene.tokens
        following = tokens[at + 1].classes if at + 1 < len(tokens) else frozenset()
        return "relatives" in token.classes or bool("weak_relatives" in token.classes and following - {"conjunctions"})

    def _is_participle(self, token: Token) -> bool:
        """Tell whether a trigger behind a comma is but a participle: the main clause goes on with its verb."""
        if token.start not in self.verbs or "finite" in token.classes or self._inside:
            return False
        return self._goes_on(token) or token.word.endswith(self._words("participles"))

    def _goes_on(self, token: Token) -> bool:
        """Tell whether the main clause goes on with its verb after a comma ("…, signed at Liège, will be revised")."""
        rest = self._scene.tokens[self._scene.token_at(token.end) :]
        return any(mark.word == "," and "finite" in verb.classes for mark, verb in pairwise(rest))

    def _ends_low(self, comma: Token) -> bool:
        """Tell whether a comma ends a clause that has its verb last ("…, der in Trier unterzeichnet wurde, und …")."""
        at = self._scene.token_at(comma.start) - 1
        return at >= 0 and ("finite" in self._scene.tokens[at].classes or comma.start in self._verb_ends)

    def _late_relative(self, verb: Token) -> Token | None:
        """Return what opened a relative clause that the comma before ``verb`` ends ("het verdrag dat …, zal")."""
        scene = self._scene
        inner = scene.tokens[scene.token_at(self._last()) + 1 : scene.token_at(verb.start)]
        found = [
            t
            for before, t in pairwise(inner)
            if "relatives" in t.classes and not before.classes and before.word[0].isalnum()
        ]
        return next((t for t in reversed(found) if not any(s <= t.start < e for s, e in self._covered)), None)

    def _tells_more(self, at: int) -> bool:
        """Tell whether a relative clause is followed by another with a verb of its own ("die … en die hebben …")."""
        following = self._scene.tokens[at + 1 : at + 3]
        return (
            self._inside
            and len(following) > 1
            and "relatives" in following[0].classes
            and "finite" in following[1].classes
        )

    def _dates_anew(self, at: int, previous: Token) -> bool:
        """Tell whether a verb ends before a conjunction and a date behind it opens what is next ("… en op 3 mei …")."""
        if previous.end not in self._scene.trigger_ends and "finite" not in previous.classes:
            return False
        following = self._scene.tokens[at + 1 : at + 4]
        opening = next((t for t in following if t.classes.isdisjoint(("prepositions", "relatives"))), _NOWHERE)
        return opening.start in self._dates

    def _is_fused(self, at: int, noun: Token) -> bool:
        """Tell whether a word right behind a noun can only be a relative: by its form, or by an article behind it.

        "The fourth that …" is no noun but the subject told of before.
        """
        word, following = self._scene.tokens[at].word, self._scene.tokens[at + 1 : at + 2]
        return word in self._words("fused_relatives") or (
            word in self._words("relatives_before_article")
            and noun.word not in self._scene.grammar.words("dates", "days")
            and bool(following)
            and "determiners" in following[0].classes
        )

    def _is_another(self, at: int) -> bool:
        """Tell whether the verb is left out that was said of the first ("…, the second on 3 May in Liège")."""
        tokens = self._scene.tokens[at : at + 3]
        shape = ("determiners", "", "prepositions")
        return (
            len(tokens) == len(shape)
            and all(not kind or kind in token.classes for kind, token in zip(shape, tokens, strict=True))
            and tokens[1].word in self._scene.grammar.words("dates", "days")
        )

    def _opens_clause(self, conjunction: Token) -> bool:
        """Tell whether a finite verb follows a conjunction, at once.

        ("… en willen …") or after a subject of its own ("… en Nederland zal …").
        """
        scene = self._scene
        at = scene.token_at(conjunction.end)
        following = scene.tokens[at : at + _SUBJECT_WORDS]
        if following and "finite" in following[0].classes:
            return True
        if not _opens_with_subject(following):  # asked first, as it looks at a few words only
            return False
        return any("finite" in t.classes for t in scene.tokens[scene.token_at(self._last()) : at])


def _find_glosses(scene: Scene) -> frozenset[int]:
    """Return the brackets around nothing but the short name of a body ("the Agency (FAVV)"), or a town and a day."""
    found = set(_find_times(scene))
    for name in scene.mentions:
        inside = (
            name.start > scene.start
            and scene.flat[name.start - 1] == "("
            and scene.flat[name.end : name.end + 1] == ")"
        )
        if inside and name.kind in _BODIES and name.end - name.start <= _SHORT:
            found |= {name.start - 1, name.end}
    return frozenset(found)


def _find_times(scene: Scene) -> Iterator[int]:
    """Yield the brackets that tell nothing but when, and where: "(Breda, 5 maart)".

    Behind an agreement they are its own: "the Treaty of Liège (2014)".
    """
    opened = scene.flat.find("(", scene.start, scene.end)
    while opened >= 0:
        closed = scene.flat.find(")", opened, scene.end)
        inside = [m for m in scene.mentions if opened < m.start and m.end <= closed]
        before = [m for m in scene.mentions if m.end <= opened]
        covered = sum(m.end - m.start for m in inside)
        apart = before and before[-1].kind not in AGREEMENTS and {m.kind for m in inside} <= _TIMES
        if apart and any(m.kind == "Date" for m in inside) and closed - opened - covered <= _BRACKETS:
            yield opened
            yield closed
        opened = scene.flat.find("(", opened + 1, scene.end)


def _opens_with_subject(following: list[Token]) -> bool:
    for token, beyond in pairwise(following):
        if token.word == "," or token.word in BREAKS:
            return False
        if "finite" in token.classes and "infinitives" not in token.classes:
            return beyond.word[0].isalnum() and "finite" not in beyond.classes
    return False
