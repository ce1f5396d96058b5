"""Coordination: which mentions of a sentence belong together, and which words introduce them.

"door België, Nederland en Luxemburg" is one group introduced by "door".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from benelux_kg.claims import Mention
from benelux_kg.extraction.kinds import ACTS, broad
from benelux_kg.extraction.tokens import Token

if TYPE_CHECKING:
    from benelux_kg.extraction.grammar import Grammar
    from benelux_kg.extraction.scenes import Scene

_INNER_WORDS = 2
_JOINTS = frozenset({",", "/", "&"})
_SMALL = frozenset({"determiners", "prepositions", "additives"})
_LINKS = frozenset({"postpositions", "conjunctions", "relatives"})


class Opening(NamedTuple):
    """Where the words that introduce a group end, and the preposition among them, empty for none."""

    lead: int
    marker: str


class Group:
    """Coordinated mentions."""

    __slots__ = ("end", "kinds", "mentions", "start")

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions
        self.start = mentions[0].start
        self.end = mentions[-1].end
        self.kinds = frozenset([m.kind for m in mentions])


def find_groups(scene: Scene) -> list[Group]:
    """Return the groups of a sentence's mentions in text order, then its demonyms one by one."""
    groups: list[list[Mention]] = []
    for mention in scene.mentions:
        if mention.kind == "Demonym" or mention.start in scene.silent:
            continue
        if (
            groups
            and broad(groups[-1][-1].kind) == broad(mention.kind)
            and _coordinates(scene, groups[-1][-1].end, mention.start)
            and not _is_fronted(scene, groups[-1], mention)
        ):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    groups += [[mention] for mention in scene.mentions if mention.kind == "Demonym"]
    return [Group(members) for members in groups]


def find_opening(scene: Scene, group: Group) -> Opening:
    """Return what introduces a group."""
    key = group.start, group.mentions[0].kind
    known = scene.led_in.get(key)
    if known is None:
        known = scene.led_in[key] = _introduce(scene, _beginning(group.mentions[0]))
    return known


def is_introduced(scene: Scene, group: Group, markers: tuple[str, ...]) -> bool:
    """Tell whether one of ``markers`` stands right before the group; "" stands for no preposition."""
    opening = find_opening(scene, group)
    if "" in markers and not opening.marker:
        return True
    before = scene.before(opening.lead)
    if not before.endswith(markers):
        return False
    return any(marker and before.endswith(marker) and not before[: -len(marker)][-1:].isalnum() for marker in markers)


def _beginning(mention: Mention) -> int:
    """Return where a mention begins, with the demonyms before a body ("de Belgische en de Nederlandse politie")."""
    if mention.kind != "Agency" or not mention.parts:
        return mention.start
    return min([mention.start, *(part.start for _, part in mention.parts if part.end <= mention.start)])


def _coordinates(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the words between two mentions do nothing but join them."""
    if scene.clause(start) != scene.clause(end):
        return False
    joined = False
    others = 0
    verbs = scene.trigger_ends
    denials = scene.grammar.words("factuality", "contrast_denied")
    for token in scene.tokens[scene.token_at(start) : scene.token_at(end)]:
        classes = token.classes
        if token.word in _JOINTS or "conjunctions" in classes:
            joined = True
        elif (
            not token.word[0].isalnum()
            or token.word in denials
            or (joined and _parts(token, is_verb=token.end in verbs))
        ):
            return False
        elif classes.isdisjoint(_SMALL):
            others += 1
        elif "prepositions" in classes and not joined:
            return False
    return joined and others <= _INNER_WORDS


def _is_fronted(scene: Scene, before: list[Mention], mention: Mention) -> bool:
    """Tell whether an act only tells on which occasion the act behind the comma is done ("lors de A, B a eu lieu")."""
    if mention.kind not in ACTS or scene.flat[before[-1].end : mention.start].lstrip()[:1] != ",":
        return False
    words = scene.grammar.words("events", "occasion")
    return len(before) == 1 and bool(words) and is_introduced(scene, Group(before), words)


def _parts(token: Token, *, is_verb: bool) -> bool:
    """Tell whether a word behind a conjunction begins something else: a verb, or a relative clause."""
    classes = token.classes
    if ("finite" in classes or is_verb) and classes.isdisjoint(_SMALL):
        return True
    return "relatives" in classes and "determiners" not in classes


def _introduce(scene: Scene, start: int) -> Opening:
    """Walk back over determiners and adjectives; tell where that ends and which preposition stands there.

    Delegates stand for those who sent them: "members of the parliament" are introduced as "members" is.
    """
    tokens, grammar = scene.tokens, scene.grammar
    at, lead, skipped = scene.token_at(start) - 1, start, 0
    while at >= 0:
        token = tokens[at]
        if at and _sends(tokens[at - 1], token, grammar):
            at, skipped, lead = at - 2, 0, tokens[at - 1].start
            continue
        is_article = at == 0 and token.word in grammar.words("words", "leading_articles")
        if "prepositions" in token.classes and not is_article and not _is_other(tokens, at, skipped):
            return Opening(token.end, token.word)
        if token.end in scene.stops or not token.word[0].isalnum() or _links(token):
            break
        if token.classes.isdisjoint(("determiners", "additives")) and not is_article:
            skipped += 1
            if skipped > _INNER_WORDS:
                break
        lead = token.start
        at -= 1
    return Opening(lead, "")


def _sends(delegate: Token, token: Token, grammar: Grammar) -> bool:
    """Tell whether two words are of delegates: "members of"."""
    if token.word not in grammar.words("names", "sending"):
        return False
    return delegate.word in grammar.words("names", "delegates") or delegate.word.endswith(
        grammar.words("names", "delegate_endings")
    )


def _is_other(tokens: list[Token], at: int, skipped: int) -> bool:
    """Tell whether a word that can be a preposition is a verb here, or an article."""
    classes = tokens[at].classes
    if "finite" in classes and skipped:
        return True
    return "determiners" in classes and skipped == 0 and at > 0 and "prepositions" in tokens[at - 1].classes


def _links(token: Token) -> bool:
    """Tell whether a word joins or opens a clause; what can be a determiner is no relative."""
    links = token.classes & _LINKS
    return bool(links - {"relatives"} if "determiners" in token.classes else links)
