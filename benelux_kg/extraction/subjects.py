"""Subjects named in the sentence before: "zij", "de drie diensten" stand for those who were listed there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from benelux_kg.claims import Mention
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.covering import absorb
from benelux_kg.extraction.cues import Cue, IndexedText
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.vocabulary.naming import mint_person

ANAPHOR = "anaphor"
"""The value of a group that is nobody's name."""
_HOLDERS = frozenset({"OfficeHolder"})
_SORTS = {"bodies": frozenset({"Agency", "InternationalOrganisation"}), "holders": _HOLDERS}
_ANYBODY = frozenset({"Country", "Region", "Group", "Agency", "InternationalOrganisation", *_HOLDERS})
_LISTED = {"states": frozenset({"Country", "Group"}), "offices": _HOLDERS}
_SEVERAL = 2
_GAP = 60
_FAR = 1500
"""How far back "the countries", "the ministers" may have been listed."""

Span = tuple[int, int]


class SubjectReader:
    """Finds one language's words for those whom the sentence before named."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        table = grammar.tables.get("subjects", {})
        self._numbers = grammar.mapping("figures", "numbers") | grammar.mapping("names", "both")
        words = grammar.words("subjects", "pronouns")
        pronouns, verb = alternatives(words), table.get("plural_verb", "(?!)")
        self._verb = re.compile(verb)
        self._acting = re.compile(
            rf"(?:(?<=\A)(?P<first>{pronouns})\s+{verb}(?!\w)|(?<!\w){verb}\s+(?P<second>{pronouns})(?!\w))"
        )
        self._pronoun = grammar.cues.add(re.compile(pronouns), words)
        self._listed_before = {kinds: self._plain(grammar.words("subjects", name)) for name, kinds in _LISTED.items()}
        self._counted = {sort: self._compile(grammar.words("subjects", sort)) for sort in _SORTS}

    def _compile(self, nouns: Iterable[str]) -> Cue:
        numbers = alternatives(self._numbers)
        pattern = re.compile(rf"(?<![\w-])(?P<number>{numbers})\s+\w*?(?:{alternatives(nouns)})(?![\w-])")
        return self._grammar.cues.add(pattern, self._numbers)

    def _plain(self, words: Collection[str]) -> Cue:
        return self._grammar.cues.add(re.compile(rf"(?<![\w-])(?:{alternatives(words)})(?![\w'’-])"), words)

    def find(self, document: Document, page: IndexedText, mentions: list[Mention]) -> list[Mention]:
        """Return ``mentions`` with the subjects that point back, as groups of those they stand for."""
        cues = [
            cue
            for cue in (self._pronoun, *self._listed_before.values(), *self._counted.values())
            if cue.stands_in(page)
        ]
        if not cues:
            return mentions
        found: list[Mention] = []
        for block in document.blocks:
            for number, sentence in enumerate(block.sentences):
                span = sentence.start, sentence.end
                if any(cue.stands_in(page, *span) for cue in cues):
                    found += self._of_counted(page, span, mentions)
                    found += self._of_listed(page, span, mentions)
                    if number:
                        earlier = block.sentences[number - 1]
                        before = _within(mentions, block.start, span[0])
                        found += self._of_pronoun(page.flat, span, (earlier.start, earlier.end), [*before, *found])
        return absorb(mentions, found) if found else mentions

    def _of_counted(self, page: IndexedText, span: Span, mentions: list[Mention]) -> Iterator[Mention]:
        for sort, counted in self._counted.items():
            for match in counted.find(page, *span):
                if any(
                    m.start < match.end() and match.start() < m.end and m.kind in _ANYBODY and not _is_nameless(m)
                    for m in mentions
                ):
                    continue
                before = [m for m in mentions if m.end <= span[0]]
                things = _last_run(before, _SORTS[sort], int(self._numbers[match["number"]]))
                if things:
                    yield _group(match.start(), match.end(), things)

    def _of_listed(self, page: IndexedText, span: Span, mentions: list[Mention]) -> Iterator[Mention]:
        """Yield "the countries", "the ministers" as those listed last, not long before."""
        for kinds, cue in self._listed_before.items():
            for match in cue.find(page, *span):
                if self._is_said_of_others(page.flat, span, match, mentions):
                    continue
                near = [m for m in mentions if m.kind in kinds and match.start() - _FAR < m.start and m.end <= span[0]]
                things = self._listed(page.flat, near)
                if things:
                    yield _group(match.start(), match.end(), things)

    def _is_said_of_others(self, flat: str, span: Span, match: re.Match[str], mentions: list[Mention]) -> bool:
        """Tell whether words behind say whose they are, or they are acted on, or something has a name there."""
        named = any(m.start < match.end() and match.start() < m.end and m.kind != "Role" for m in mentions)
        behind = flat[match.end() : span[1]].split(maxsplit=1)
        owned = bool(behind) and "prepositions" in self._grammar.classes.get(behind[0], ())
        return named or owned or self._is_object(flat[span[0] : match.start()])

    def _is_object(self, before: str) -> bool:
        """Tell whether neither a preposition nor a verb of several stands before it, nor a sentence begins there."""
        words = before.split()
        if (
            not words
            or words[-1].endswith((",", ";", ":"))
            or "prepositions" in self._grammar.classes.get(words[-1], ())
        ):
            return False
        return self._verb.fullmatch(words[-1]) is None

    def _listed(self, flat: str, mentions: list[Mention]) -> tuple[str, ...]:
        """Return the states of the last group or list among ``mentions``, empty where a single one stands last."""
        run: list[Mention] = []
        for mention in reversed(mentions):
            if run and not self._joined(flat[mention.end : run[-1].start]):
                break
            run.append(mention)
        things = tuple(dict.fromkeys(t for m in reversed(run) for t in _things(m)))
        return things if len(things) >= _SEVERAL else ()

    def _of_pronoun(self, flat: str, span: Span, earlier: Span, mentions: list[Mention]) -> Iterator[Mention]:
        sentence = flat[span[0] : span[1]]
        match = self._acting.search(sentence)
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
