"""Groups: "de drie landen" and "onze landen" mean those whom the text speaks of, not always the same three."""

from __future__ import annotations

import re

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import Cover
from benelux_kg.extraction.cues import Cue, IndexedText
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.vocabulary.lexicon import Lexicon

_LIST_GAP = 30
_FEW = 4
_STATES = frozenset({"Country", "Region"})


def settle_groups(document: Document, mentions: list[Mention], lexicon: Lexicon) -> list[Mention]:
    """Keep a nameless group ("the three countries") only where the text shows which it is.

    It is the last list of as many states in its section, else the group itself where the text names it, the
    organisation it belongs to or all its members, else such a list of another section; else it is nobody.
    """
    if not any(m.kind == "Group" and m.value for m in mentions):
        return mentions
    named = {m.things for m in mentions if m.kind == "Group" and not m.value}
    single = {thing for m in mentions if not (m.kind == "Group" and m.value) for thing in m.things}
    settled = []
    for at, mention in enumerate(mentions):
        if mention.kind != "Group" or not mention.value:
            settled.append(mention)
            continue
        listed, told = _last_list(mentions[:at], len(mention.things))
        related = lexicon.entries[mention.value].related
        others = bool(listed) and set(listed) != set(mention.things)
        is_known = mention.things in named or not single.isdisjoint(related) or single.issuperset(mention.things)
        if others and not (is_known and _parted(document, told, mention.start)):
            settled.append(mention._replace(things=listed, value="", reason="the states listed before"))
        elif is_known:
            settled.append(mention._replace(value=""))
    return settled


def leave_out(mentions: list[Mention], flat: str, grammar: Grammar) -> list[Mention]:
    """Take out of a group whom its words except ("all Benelux countries except Luxembourg")."""
    if not any(m.kind == "Group" for m in mentions):
        return mentions
    excepting = grammar.words("names", "except")
    found: list[Mention] = []
    for mention in mentions:
        group = found[-1] if found else None
        if (
            group is not None
            and group.kind == "Group"
            and mention.kind in _STATES
            and set(mention.things) < set(group.things)
            and flat[group.end : mention.start].strip(" ,(").startswith(excepting)
            and len(flat[group.end : mention.start].split()) <= _FEW
        ):
            things = tuple(thing for thing in group.things if thing not in mention.things)
            found[-1] = group._replace(end=mention.end, things=things, reason="without those it excepts")
            continue
        found.append(mention)
    return found


def find_counted_groups(page: IndexedText, mentions: list[Mention], counted: Cue, grammar: Grammar) -> list[Mention]:
    """Return "the four countries" and the like as the states that the text listed last, where they are as many."""
    numbers = grammar.mapping("figures", "numbers") | grammar.mapping("names", "both")
    taken = Cover(mentions)
    found = []
    for match in counted.find(page):
        if taken.touches(*match.span()):
            continue
        states, _ = _last_list([m for m in mentions if m.end <= match.start()], int(numbers[match["number"]]))
        if len(states) > 1:
            found.append(Mention(match.start(), match.end(), "Group", states, reason="the states listed before"))
    return found


def compile_counted(grammar: Grammar) -> Cue:
    """Compile what a language calls a counted group of states."""
    words = (*grammar.mapping("figures", "numbers"), *grammar.mapping("names", "both"))
    numbers = "|".join(map(re.escape, words))
    states = "|".join(re.escape(w) for w in grammar.words("names", "states"))
    pattern = (
        re.compile(rf"(?<![\w-])(?P<number>{numbers})\s+(?:[^\W\d]+e\s+)?(?:{states})(?![\w-])")
        if states
        else re.compile(r"(?!)")
    )
    return grammar.cues.add(pattern, words if states else ())


def _parted(document: Document, first: int, second: int) -> bool:
    """Tell whether two places of a text stand under different headings."""
    blocks = [document.blocks[at] if (at := document.block_at(offset)) >= 0 else None for offset in (first, second)]
    return None not in blocks and len({block.heading for block in blocks if block is not None}) > 1


def _last_list(mentions: list[Mention], size: int) -> tuple[tuple[str, ...], int]:
    """Return the last run of exactly ``size`` states that stand close together, nothing else between them.

    With it comes where it begins, -1 for none.
    """
    run: list[Mention] = []
    for mention in reversed(mentions):
        if mention.kind not in _STATES or (run and run[-1].start - mention.end > _LIST_GAP):
            if len(run) == size:
                break
            run = []
        if mention.kind in _STATES:
            run.append(mention)
    found = tuple(dict.fromkeys(thing for m in reversed(run) for thing in m.things))
    return (found, run[-1].start) if len(found) == size == len(run) else ((), -1)
