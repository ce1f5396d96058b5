"""Scenes: one sentence with its words, its mentions and how they hang together.

A shallow parse is all that frames need: clauses, coordinated groups of mentions, and the words that introduce each
group ("door België, Nederland en Luxemburg" is one group introduced by "door").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import broad
from benelux_kg.extraction.recogniser import Hit

_BREAKS = frozenset(";:–—()")
_NONE: frozenset[str] = frozenset()
_NONE_OWNED: frozenset[tuple[int, int]] = frozenset()
_INNER_WORDS = 2
_SUBJECT_WORDS = 8


class Token(NamedTuple):
    """A word or mark, folded, with the classes it can have."""

    start: int
    end: int
    word: str
    classes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Coordinated mentions; ``lead`` is the offset at which the words that introduce the group end."""

    mentions: tuple[Mention, ...]
    lead: int
    introduced: bool
    marker: str

    @property
    def start(self) -> int:
        """Return where the first member begins."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Return where the last member ends."""
        return self.mentions[-1].end


@dataclass(slots=True)
class Scene:
    """A sentence (or a list item's sentence) ready for frames; offsets are those of the whole text."""

    block: int
    start: int
    end: int
    flat: str
    tokens: list[Token]
    mentions: list[Mention]
    hits: list[Hit]
    groups: list[Group] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    silent: frozenset[int] = frozenset()
    owners: frozenset[tuple[int, int]] = _NONE_OWNED
    """Where countries stand only to say whose a body is.

    ("the police of France"), and bodies what an office is about.
    """
    openings: list[str] = field(default_factory=list)
    """What opens the clause after each break.

    A mark, a relative, the main clause resumed, a conjunct or a subordinate clause.
    """

    kinds: frozenset[str] = _NONE
    """The kinds of mentions in it."""
    colours: dict[int, Any] = field(default_factory=dict)
    """How the text presents what stands at an offset, once it has been judged."""
    leads: dict[int, str] = field(default_factory=dict)

    def before(self, offset: int) -> str:
        """Return the words of the sentence before ``offset``, on one line."""
        words = self.leads.get(offset)
        if words is None:
            words = self.leads[offset] = self.flat[self.start : offset].replace("\n", " ").rstrip()
        return words

    def clause(self, offset: int) -> int:
        """Return the number of the clause in which ``offset`` stands."""
        return bisect_right(self.breaks, offset)

    def opening(self, clause: int) -> str:
        """Return what opens the clause of that number: "main" for the first."""
        return self.openings[clause - 1] if clause else "main"

    def clause_span(self, offset: int) -> tuple[int, int]:
        """Return start and end of the clause in which ``offset`` stands."""
        at = self.clause(offset)
        return (self.breaks[at - 1] if at else self.start), (self.breaks[at] if at < len(self.breaks) else self.end)

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that starts at or after ``offset``."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)


def _portfolios(scene: Scene, grammar: Grammar) -> frozenset[tuple[int, int]]:
    """Return where a body's word is but what an office is about ("de ministers van Justitie")."""
    joins = {
        word
        for word in grammar.words("holders", "joins")
        if not any("determiners" in grammar.classes.get(w, _NONE) for w in word.split())
    }
    return frozenset(
        (body.start, body.end)
        for role, body in pairwise(scene.mentions)
        if role.kind == "Role" and body.kind == "Agency" and scene.flat[role.end : body.start].strip() in joins
    )


def tokenise(flat: str, start: int, end: int, grammar: Grammar) -> list[Token]:
    """Cut ``flat[start:end]`` into words and marks."""
    classes = grammar.classes
    return [
        Token(m.start(), m.end(), w := m.group(), classes.get(w, _NONE))
        for m in grammar.token.finditer(flat, start, end)
    ]


def set_scene(
    block: int, start: int, end: int, flat: str, mentions: list[Mention], hits: list[Hit], grammar: Grammar
) -> Scene:
    """Parse one sentence of the folded text ``flat``."""
    scene = Scene(block, start, end, flat, tokenise(flat, start, end, grammar), mentions, hits)
    _drop_short_names(scene)
    opened = _find_breaks(scene, main_first=not grammar.tables.get("clauses", {}).get("verb_second", False))
    scene.breaks, scene.openings = [at for at, _ in opened], [how for _, how in opened]
    scene.owners = frozenset(
        (part.start, part.end) for m in mentions if m.kind == "Agency" for _, part in m.parts
    ) | _portfolios(scene, grammar)
    scene.groups = _find_groups(scene, grammar)
    scene.kinds = frozenset(m.kind for m in mentions)
    return scene


def _drop_short_names(scene: Scene) -> None:
    """Leave out the brackets that only give a body's short name, "(ABC)", and what stands in them."""
    ends = {m.end: m.things for m in scene.mentions}
    named = {m.start: m.things for m in scene.mentions}
    silent: set[int] = set()
    for before, opening, short, closing in zip(
        scene.tokens, scene.tokens[1:], scene.tokens[2:], scene.tokens[3:], strict=False
    ):
        if (
            before.end in ends
            and opening.word == "("
            and closing.word == ")"
            and short.word.isalnum()
            and not short.word.isdigit()
            and named.get(short.start, ends[before.end]) == ends[before.end]
        ):
            silent |= {opening.start, short.start, closing.start}
    scene.tokens = [token for token in scene.tokens if token.start not in silent]
    scene.silent = frozenset(silent)


def _find_breaks(scene: Scene, *, main_first: bool) -> list[tuple[int, str]]:  # noqa: C901, PLR0912 - one pass over the words
    """Return where clauses begin and how; ``main_first``.

    After a subordinate clause the subject comes first, not the verb.
    """
    covered = sorted((m.start, m.end) for m in scene.mentions)
    at = 0
    breaks: list[tuple[int, str]] = []
    previous: Token | None = None
    verbs = {hit.start for hit in scene.hits}
    nouns = {m.start for m in scene.mentions} - verbs
    first = next((t for t in scene.tokens if t.word[0].isalnum()), None)
    opens_low = first is not None and bool(first.classes & {"subordinators", "conditionals"})
    inside = opens_low
    finite = False
    parties = {m.start for m in scene.mentions if m.kind == "ContractingParty"}
    behind = {m.end for m in scene.mentions if m.kind == "ContractingParty"}
    for token, following in zip(scene.tokens, [*scene.tokens[1:], None], strict=True):
        is_verb = token.start in verbs or "finite" in token.classes
        if token.start in parties or (previous is not None and previous.end in behind):
            breaks.append((token.start, "mark"))
        if (
            not inside
            and token.word not in _BREAKS
            and "finite" in token.classes
            and previous is not None
            and previous.word == ","
        ):
            late = _late_relative(scene, token, breaks[-1][0] if breaks else scene.start)
            if late is not None:
                breaks += [(late.start, "relative"), (token.start, "resume")]
        elif inside and previous is not None and previous.word == ",":
            subject = (
                opens_low
                and main_first
                and finite
                and (token.start in nouns or bool(token.classes & {"determiners", "pronouns"}))
            )
            if (
                subject
                or (is_verb and not (opens_low and main_first))
                or (not main_first and not opens_low and _ends_low(scene, previous))
            ):
                breaks.append((token.start, "resume"))
                inside = opens_low = False
        finite = finite or is_verb
        while at < len(covered) and covered[at][1] <= token.start:
            at += 1
        if at < len(covered) and covered[at][0] <= token.start:
            previous = token
            continue
        if token.word in _BREAKS:
            breaks.append((token.end, "mark"))
        elif (_is_relative(token, following) and previous is not None and previous.word == ",") or (
            token.start in verbs
            and "finite" not in token.classes
            and previous is not None
            and previous.word == ","
            and not inside
            and _resumes(scene, token)
        ):
            breaks.append((token.start, "relative"))
            inside = True
        elif "relatives" in token.classes and previous is not None and _ends_noun(previous, covered):
            breaks.append((token.start, "relative"))
        elif "conjunctions" in token.classes and _opens_clause(scene, token, breaks[-1][0] if breaks else scene.start):
            breaks.append((token.start, "conjunct"))
        elif (
            "subordinators" in token.classes
            and previous is not None
            and token is not first
            and "prepositions" not in token.classes
        ):
            breaks.append((token.start, "sub"))
        previous = token
    return breaks


def _ends_low(scene: Scene, comma: Token) -> bool:
    """Tell whether a comma ends a clause that has its verb last ("…, der in Trier unterzeichnet wurde, und …")."""
    at = scene.token_at(comma.start) - 1
    return at >= 0 and "finite" in scene.tokens[at].classes


def _resumes(scene: Scene, token: Token) -> bool:
    """Tell whether the main clause goes on with its verb after a comma ("…, signed at Liège, will be revised")."""
    rest = scene.tokens[scene.token_at(token.end) :]
    return any(mark.word == "," and "finite" in verb.classes for mark, verb in pairwise(rest))


def _is_relative(token: Token, following: Token | None) -> bool:
    """Tell relatives from articles of the same form: those stand right before a noun or an adjective."""
    return "relatives" in token.classes or bool(
        "weak_relatives" in token.classes and following is not None and following.classes - {"conjunctions"}
    )


def _late_relative(scene: Scene, verb: Token, start: int) -> Token | None:
    """Return what opened a relative clause that the comma before ``verb`` ends ("het verdrag dat …, zal")."""
    inner = scene.tokens[scene.token_at(start) + 1 : scene.token_at(verb.start)]
    covered = [(m.start, m.end) for m in scene.mentions]
    found = [
        t
        for before, t in pairwise(inner)
        if "relatives" in t.classes and not before.classes and before.word[0].isalnum()
    ]
    return next((t for t in reversed(found) if not any(s <= t.start < e for s, e in covered)), None)


def _opens_clause(scene: Scene, conjunction: Token, start: int) -> bool:
    """Tell whether a finite verb follows a conjunction, at once.

    ("… en willen …") or after a subject of its own ("… en Nederland zal …").
    """
    at = scene.token_at(conjunction.end)
    following = scene.tokens[at : at + _SUBJECT_WORDS]
    if following and "finite" in following[0].classes:
        return True
    if not _opens_with_subject(following):  # asked first, as it looks at a few words only
        return False
    return any("finite" in t.classes for t in scene.tokens[scene.token_at(start) : at])


def _opens_with_subject(following: list[Token]) -> bool:
    for token, beyond in pairwise(following):
        if token.word == "," or token.word in _BREAKS:
            return False
        if "finite" in token.classes and "infinitives" not in token.classes:
            return beyond.word[0].isalnum() and "finite" not in beyond.classes
    return False


def _ends_noun(token: Token, covered: list[tuple[int, int]]) -> bool:
    return any(e == token.end for _, e in covered)


def _find_groups(scene: Scene, grammar: Grammar) -> list[Group]:
    groups: list[list[Mention]] = []
    for mention in scene.mentions:
        if mention.kind == "Demonym" or mention.start in scene.silent:
            continue
        if (
            groups
            and broad(groups[-1][-1].kind) == broad(mention.kind)
            and _coordinates(scene, groups[-1][-1].end, mention.start)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    groups += [[mention] for mention in scene.mentions if mention.kind == "Demonym"]
    stops = {m.end for m in scene.mentions if m.kind != "Demonym"} | {h.end for h in scene.hits}
    return [Group(tuple(members), *_introduction(scene, _beginning(members[0]), stops, grammar)) for members in groups]


def _beginning(mention: Mention) -> int:
    """Return where a mention begins, with the demonyms before a body ("de Belgische en de Nederlandse politie")."""
    parts = [part.start for _, part in mention.parts if mention.kind == "Agency" and part.end <= mention.start]
    return min([mention.start, *parts])


def _coordinates(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the words between two mentions do nothing but join them."""
    if scene.clause(start) != scene.clause(end):
        return False
    joined = False
    others = 0
    verbs = {hit.end for hit in scene.hits}
    for token in scene.tokens[scene.token_at(start) : scene.token_at(end)]:
        if token.word in {",", "/", "&"} or "conjunctions" in token.classes:
            joined = True
        elif (
            (
                joined
                and ("finite" in token.classes or token.end in verbs)
                and not token.classes & {"determiners", "prepositions", "additives"}
            )
            or token.word in _BREAKS
            or not token.word[0].isalnum()
            or (joined and "relatives" in token.classes and "determiners" not in token.classes)
        ):
            return False
        elif not token.classes & {"determiners", "prepositions", "additives"}:
            others += 1
        elif "prepositions" in token.classes and not joined:
            return False
    return joined and others <= _INNER_WORDS


def _introduction(scene: Scene, start: int, stops: set[int], grammar: Grammar) -> tuple[int, bool, str]:
    """Walk back over determiners and adjectives; tell where that ends and whether a preposition stands there.

    Delegates stand for those who sent them: "members of the parliament" are introduced as "members" is.
    """
    delegates, endings, sending = (
        grammar.words("names", "delegates"),
        grammar.words("names", "delegate_endings"),
        grammar.words("names", "sending"),
    )
    at = scene.token_at(start) - 1
    skipped = 0
    lead = start
    while at >= 0:
        token = scene.tokens[at]
        if (
            at
            and token.word in sending
            and (scene.tokens[at - 1].word in delegates or scene.tokens[at - 1].word.endswith(endings))
        ):
            at, skipped, lead = at - 2, 0, scene.tokens[at - 1].start
            continue
        if (
            "prepositions" in token.classes
            and not ("finite" in token.classes and skipped)
            and not ("determiners" in token.classes and skipped == 0 and at and _is_preposition(scene.tokens[at - 1]))
        ):
            return token.end, True, token.word
        if (
            token.end in stops
            or not token.word[0].isalnum()
            or token.classes & {"conjunctions", "relatives"} - _determiner(token)
        ):
            return lead, False, ""
        if not token.classes & {"determiners", "additives"}:
            skipped += 1
            if skipped > _INNER_WORDS:
                return lead, False, ""
        lead = token.start
        at -= 1
    return lead, False, ""


def _determiner(token: Token) -> frozenset[str]:
    return frozenset({"relatives"}) if "determiners" in token.classes else _NONE


def _is_preposition(token: Token) -> bool:
    return "prepositions" in token.classes
