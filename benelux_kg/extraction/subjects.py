"""Subjects named in the sentence before: "zij", "de drie diensten" stand for those who were listed there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.vocabulary.naming import mint_person

ANAPHOR = "anaphor"
"""The value of a group that is nobody's name."""
_HOLDERS = frozenset({"OfficeHolder"})
_SORTS = {"bodies": frozenset({"Agency", "InternationalOrganisation"}), "holders": _HOLDERS}
_ANYBODY = frozenset({"Country", "Region", "Group", "Agency", "InternationalOrganisation", *_HOLDERS})
_SEVERAL = 2
_GAP = 60

Span = tuple[int, int]


class SubjectReader:
    """Finds one language's words for those whom the sentence before named."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        table = grammar.tables.get("subjects", {})
        self._numbers = grammar.mapping("figures", "numbers") | grammar.mapping("names", "both")
        pronouns, verb = _alternatives(grammar.words("subjects", "pronouns")), table.get("plural_verb", "(?!)")
        self._pronoun = re.compile(
            rf"(?:(?<=\A)(?P<first>{pronouns})\s+{verb}(?!\w)|(?<!\w){verb}\s+(?P<second>{pronouns})(?!\w))"
        )
        self._counted = {sort: self._compile(grammar.words("subjects", sort)) for sort in _SORTS}

    def _compile(self, nouns: Iterable[str]) -> re.Pattern[str]:
        numbers = _alternatives(self._numbers)
        return re.compile(rf"(?<![\w-])(?P<number>{numbers})\s+(?:{_alternatives(nouns)})(?![\w-])")

    def find(self, document: Document, flat: str, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the subjects that point back, as groups of those they stand for."""
        found: list[Mention] = []
        for block in document.blocks:
            for number, sentence in enumerate(block.sentences):
                span = sentence.start, sentence.end
                before = _within(mentions, block.start, span[0])
                earlier = block.sentences[number - 1] if number else None
                found += self._of_counted(flat, span, [m for m in mentions if m.end <= span[0]], mentions)
                if earlier is not None:
                    found += self._of_pronoun(flat, span, (earlier.start, earlier.end), [*before, *found])
        kept = [m for m in mentions if not any(f.start <= m.start and m.end <= f.end for f in found)]
        return sorted((*kept, *found), key=lambda m: (m.start, -m.end)) if found else mentions

    def _of_counted(self, flat: str, span: Span, before: list[Mention], mentions: list[Mention]) -> Iterator[Mention]:
        for sort, pattern in self._counted.items():
            for match in pattern.finditer(flat, *span):
                if any(
                    m.start < match.end() and match.start() < m.end and m.kind in _ANYBODY and not _is_nameless(m)
                    for m in mentions
                ):
                    continue
                things = _last_run(before, _SORTS[sort], int(self._numbers[match["number"]]))
                if things:
                    yield _group(match.start(), match.end(), things)

    def _of_pronoun(self, flat: str, span: Span, earlier: Span, mentions: list[Mention]) -> Iterator[Mention]:
        sentence = flat[span[0] : span[1]]
        match = self._pronoun.search(sentence)
        if match is None:
            return
        things = self._subject(flat, earlier, sorted(_within(mentions, *earlier), key=lambda m: m.start))
        if len(things) >= _SEVERAL:
            first, last = match.span("first" if match["first"] else "second")
            yield _group(span[0] + first, span[0] + last, things)

    def _subject(self, flat: str, sentence: Span, mentions: list[Mention]) -> tuple[str, ...]:
        """Return those who act in a sentence: the first list of actors that no preposition introduces."""
        run: list[Mention] = []
        for mention in (m for m in mentions if m.kind in _ANYBODY):
            if run and not self._joined(flat[run[-1].end : mention.start]):
                break
            if run or not self._is_introduced(flat[sentence[0] : mention.start]):
                run.append(mention)
        named = [m for m in run if not _is_nameless(m)]
        return tuple(dict.fromkeys(t for m in named for t in _things(m)))

    def _joined(self, between: str) -> bool:
        words = between.replace(",", " ").split()
        classes = self._grammar.classes
        return (
            len(between) < _GAP
            and ("," in between or any("conjunctions" in classes.get(w, ()) for w in words))
            and not any("finite" in classes.get(w, ()) for w in words)
        )

    def _is_introduced(self, before: str) -> bool:
        words = before.split()
        classes, delegates = self._grammar.classes, self._grammar.words("names", "delegates")
        for at in range(len(words) - 1, max(-1, len(words) - 4), -1):
            if "prepositions" in classes.get(words[at], ()):
                return not (at and words[at - 1] in delegates)
            if words[at].endswith((",", ";", ":")):
                return False
        return False


def _group(start: int, end: int, things: tuple[str, ...]) -> Mention:
    return Mention(start, end, "Group", things, value=ANAPHOR, reason="those named in the sentence before")


def _is_nameless(mention: Mention) -> bool:
    return all(thing.endswith("-any") for thing in mention.things)


def _things(mention: Mention) -> tuple[str, ...]:
    return (mint_person(mention.value),) if mention.kind in _HOLDERS else mention.things


def _within(mentions: Iterable[Mention], start: int, end: int) -> list[Mention]:
    return [m for m in mentions if start <= m.start and m.end <= end]


def _last_run(mentions: list[Mention], kinds: frozenset[str], size: int) -> tuple[str, ...]:
    """Return the last ``size`` different things of these kinds that stand close together, no more beside them."""
    run: list[Mention] = []
    for mention in reversed([m for m in mentions if m.kind in kinds and m.value != ANAPHOR]):
        if run and run[-1].start - mention.end > _GAP:
            if len({t for m in run for t in _things(m)}) == size:
                break
            run = []
        run.append(mention)
    things = tuple(dict.fromkeys(t for m in reversed(run) for t in _things(m)))
    return things if len(things) == size else ()


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(w) for w in words), key=lambda w: (-len(w), w))) or "(?!)"
