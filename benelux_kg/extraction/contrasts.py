"""Contrasts: who or what is named only as the other one ("unlike Belgium, …", "the Netherlands, not Belgium, signed").

Such a one does nothing in its clause, and the "not" before it denies nothing of those who do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from benelux_kg.extraction.kinds import ACTORS, AGREEMENTS, DOMAINS

if TYPE_CHECKING:
    from benelux_kg.extraction.coordination import Group
    from benelux_kg.extraction.scenes import Scene

_KINDS: Final = ACTORS | AGREEMENTS | DOMAINS | {"Place", "Date"}


class Contrasts(NamedTuple):
    """The mentions of a sentence that stand only for contrast, and where words stand that deny no more than these."""

    apart: frozenset[tuple[int, int]] = frozenset()
    denials: frozenset[int] = frozenset()


NONE: Final = Contrasts()


def find_contrasts(scene: Scene) -> Contrasts:
    """Return the contrasts of a sentence."""
    grammar = scene.grammar
    if scene.kinds.isdisjoint(_KINDS) or not grammar.contrasting.stands_in(scene.page, scene.start, scene.end):
        return NONE
    apart: set[tuple[int, int]] = set()
    denials: set[int] = set()
    for group in scene.groups:
        if group.kinds.isdisjoint(_KINDS):
            continue
        at = _lead(scene, group)
        denial = _denial(scene, group, at)
        if denial >= 0:
            denials.add(denial)
        if denial >= 0 or _is_compared(scene, at):
            end = _end_of_compared(scene, group) if denial < 0 else group.end
            apart.update((m.start, m.end) for m in group.mentions if m.start < end)
    return Contrasts(frozenset(apart), frozenset(denials))


def _lead(scene: Scene, group: Group) -> int:
    """Return the index of the word before a group, its article and the demonyms before it."""
    at = scene.token_at(group.start) - 1
    demonyms = {m.start for m in scene.mentions if m.kind == "Demonym"}
    while at >= 0 and (scene.tokens[at].start in demonyms or "determiners" in scene.tokens[at].classes):
        at -= 1
    return at


def _is_compared(scene: Scene, at: int) -> bool:
    """Tell whether the words up to the ``at``-th set what follows against something else ("unlike", "border with")."""
    before = scene.before(scene.tokens[at].end) if at >= 0 else ""
    words = (*scene.grammar.words("factuality", "contrasted"), *scene.grammar.words("factuality", "opposite"))
    return before.endswith(words) and any(before.endswith(w) and not before[: -len(w)][-1:].isalnum() for w in words)


def _end_of_compared(scene: Scene, group: Group) -> int:
    """Return where those end who are compared: a comma before the last parts them from who does something.

    ("Unlike France, Belgium signed").
    """
    comma = scene.flat.rfind(",", group.start, group.end)
    return comma if comma >= 0 else group.end


def _denial(scene: Scene, group: Group, at: int) -> int:
    """Return where the "not" stands that denies no more than a group, -1 for none.

    It stands right before the group or right behind it, and the sentence begins, breaks or ends on both sides.
    """
    tokens, denials = scene.tokens, scene.grammar.words("factuality", "contrast_denied")
    if at >= 0 and "prepositions" in tokens[at].classes:
        at -= 1
    behind = scene.token_at(group.end)
    if at >= 0 and tokens[at].word in denials:
        return tokens[at].start if _parts(scene, at - 1) and _parts(scene, behind) else -1
    if behind < len(tokens) and tokens[behind].word in denials:
        return tokens[behind].start if at >= 0 and _parts(scene, at) and _parts(scene, behind + 1) else -1
    return -1


def _parts(scene: Scene, at: int) -> bool:
    """Tell whether the sentence begins, breaks or ends at a word."""
    if not 0 <= at < len(scene.tokens):
        return True
    word = scene.tokens[at].word
    return not word[0].isalnum() or word in scene.grammar.words("factuality", "contrast_but")
