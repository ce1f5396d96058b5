"""Surroundings: the scenes of a document, and which of them a role may look into from where a trigger stands."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import attrgetter

from benelux_kg.claims import Mention, Span
from benelux_kg.corpus.document import Block, Document
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.grammar import Grammar, alternatives
from benelux_kg.extraction.kinds import ACTS
from benelux_kg.extraction.recogniser import Hit
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.speech import find_quotations
from benelux_kg.extraction.tokens import Tokens

_LAST_WORD = re.compile(r"[\s,]+(\w+)\Z")
_SEMICOLON = re.compile(r";\s+")
_OFTEN = 3
_PARAGRAPH = "paragraph"


class Surroundings:
    """All scenes of one document, set as they are asked for."""

    def __init__(
        self,
        document: Document,
        page: IndexedText,
        mentions: list[Mention],
        inner: list[Mention],
        hits: list[Hit],
        grammar: Grammar,
    ) -> None:
        self.inner = inner
        self.relevant: bool | None = None
        self.document = document
        self.page = page
        self.flat = page.flat
        self.mentions = mentions
        self._hits = hits
        self._starts = [m.start for m in mentions]
        self._hit_starts = [h.start for h in hits]
        self._grammar = grammar
        self._words = Tokens(page.flat, grammar)
        self.quotations = find_quotations(document.text, page, document.blocks, mentions, grammar)
        self.protagonist = _find_protagonist(mentions)
        self._supposed = [Span(*match.span()) for match in grammar.supposed.find(page)]
        self._invented = bool(grammar.invented.find(page))
        self._scenes: dict[tuple[int, int], Scene] = {}
        self._kinds: dict[int, frozenset[str]] = {}
        self._around: dict[int, frozenset[str]] = {}
        self._items: dict[int, list[int]] = {}
        for number, block in enumerate(document.blocks):
            if block.lead_in >= 0:
                self._items.setdefault(block.lead_in, []).append(number)
        joins, opens = grammar.words("words", "conjunctions"), grammar.words("phrases", "task_opens")
        self._complements = frozenset(grammar.words("clauses", "complements"))
        self._again = {word: _compile_repetition(word, joins) for word in self._complements}
        self._joint, self._task = _compile_joints(joins, opens)

    def scenes(self) -> Iterator[Scene]:
        """Yield every sentence that may state something, in the order of the text."""
        for number, block in enumerate(self.document.blocks):
            if block.kind not in {"furniture", "breadcrumb"}:
                for span in block.sentences:
                    yield self.scene(number, span.start, span.end)

    def scene(self, block: int, start: int, end: int) -> Scene:
        """Return the scene of one stretch of a block."""
        known = self._scenes.get((start, end))
        if known is None:
            mentions = [
                m
                for m in self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
                if m.end <= end
            ]
            hits = self._hits[bisect_left(self._hit_starts, start) : bisect_left(self._hit_starts, end)]
            known = self._scenes[start, end] = Scene(
                block, start, end, self.page, self._words, mentions, hits, self._grammar
            )
        return known

    def block(self, scene: Scene) -> Block:
        """Return the block a scene belongs to."""
        return self.document.blocks[scene.block]

    def is_supposed(self, scene: Scene) -> bool:
        """Tell whether a sentence itself says that it only supposes something, or the page that it is made up."""
        return self._invented or self._supposes(scene.start, scene.end)

    def is_retracted(self, scene: Scene) -> bool:
        """Tell whether the sentence behind, in the same paragraph, begins by taking this one back."""
        retracted = self._grammar.retracted
        block = self.block(scene)
        if not retracted.stands_in(self.page, scene.end, block.end):
            return False
        at = bisect_left(block.sentences, scene.end, key=attrgetter("start"))
        if at == len(block.sentences):
            return False
        behind = block.sentences[at]
        return any(found.start() == behind.start for found in retracted.find(self.page, behind.start, behind.end))

    def follows_supposition(self, scene: Scene) -> bool:
        """Tell whether a sentence stands behind one that supposes something, in its paragraph."""
        return self._supposes(self.block(scene).start, scene.start)

    def _supposes(self, start: int, end: int) -> bool:
        """Tell whether words of supposition stand between two places."""
        at = bisect_left(self._supposed, start, key=attrgetter("start"))
        return at < len(self._supposed) and self._supposed[at].end <= end

    def leading(self, scene: Scene) -> Scene | None:
        """Return the sentence that leads in the list in which a scene stands."""
        above = self.block(scene).lead_in
        sentences = self.document.blocks[above].sentences if above >= 0 else ()
        return self._sentence(above, len(sentences) - 1) if sentences else None

    def block_at(self, offset: int) -> int:
        """Return the number of the block in which ``offset`` stands, -1 for none."""
        return self.document.block_at(offset)

    def is_under(self, scene: Scene, kinds: frozenset[str]) -> bool:
        """Tell whether the scene stands below a heading of one of ``kinds``, at once or with others between."""
        return any(heading.kind in kinds for heading in self.headings(scene))

    def number(self, scene: Scene) -> int:
        """Return the number of the list item that a scene is, else of the article it stands in."""
        block = self.block(scene)
        if block.kind == "item" or block.heading < 0:
            return block.ordinal
        return next((heading.ordinal for heading in self.headings(scene) if heading.ordinal), 0)

    def headings(self, scene: Scene) -> Iterator[Block]:
        """Yield the headings above a scene, the nearest first."""
        above = self.block(scene).heading
        while above >= 0:
            yield self.document.blocks[above]
            above = self.document.blocks[above].heading

    def _sentence(self, number: int, at: int) -> Scene:
        span = self.document.blocks[number].sentences[at]
        return self.scene(number, span.start, span.end)

    def _kinds_in(self, block: int) -> frozenset[str]:
        """Return the kinds of all that a block names."""
        known = self._kinds.get(block)
        if known is None:
            start, end = self.document.blocks[block].start, self.document.blocks[block].end
            inside = self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
            known = self._kinds[block] = frozenset([m.kind for m in inside])
        return known

    def kinds_around(self, block: int) -> frozenset[str]:
        """Return the kinds of all that a block, its lead-in and the headings above name."""
        known = self._around.get(block)
        if known is None:
            beyond = [block, self.document.blocks[block].lead_in, *self._titles(self.document.blocks[block])]
            known = self._around[block] = frozenset().union(*(self._kinds_in(n) for n in beyond if n >= 0))
        return known

    def beyond(self, scene: Scene, kinds: frozenset[str]) -> Iterator[tuple[str, Scene, int]]:
        """Yield the scopes beyond a sentence from narrow to wide, each with the offset that counts as near in it.

        Only those in which something of ``kinds`` is named.
        """
        for scope, other, anchor in self._scopes(scene, kinds):
            if not other.kinds.isdisjoint(kinds):
                yield scope, other, anchor

    def _scopes(self, scene: Scene, kinds: frozenset[str]) -> Iterator[tuple[str, Scene, int]]:
        """Yield the scopes beyond a sentence; blocks that name nothing of ``kinds`` are passed over."""
        block = self.block(scene)
        lead = block.lead_in
        leads = lead >= 0 and not self._kinds_in(lead).isdisjoint(kinds)
        sentences = len(self.document.blocks[lead].sentences) if leads else 0
        if sentences:
            other = self._sentence(lead, sentences - 1)
            yield "lead", other, other.end
        if not self._kinds_in(scene.block).isdisjoint(kinds):
            yield from self._beside(scene)
        for at in range(sentences - 2, -1, -1):
            other = self._sentence(lead, at)
            yield "section", other, other.end
        for title in self._titles(block):
            if not self._kinds_in(title).isdisjoint(kinds):
                scope = "title" if self.document.blocks[title].kind == "title" else "section"
                for at in range(len(self.document.blocks[title].sentences)):
                    heading = self._sentence(title, at)
                    yield scope, heading, heading.end

    def _beside(self, scene: Scene) -> Iterator[tuple[str, Scene, int]]:
        """Yield the sentences before a scene in its block, the nearest first; none inherits from what follows."""
        spans = self.document.blocks[scene.block].sentences
        for at in range(bisect_right(spans, scene.start, key=attrgetter("end")) - 1, -1, -1):
            other = self._sentence(scene.block, at)
            yield "block", other, other.end

    def above(self, scene: Scene, kinds: frozenset[str]) -> Iterator[Scene]:
        """Yield the sentences of the paragraph before, under the same heading, that name something of ``kinds``."""
        blocks, number = self.document.blocks, scene.block
        own, before = blocks[number], blocks[number - 1]
        if number and own.kind == before.kind == _PARAGRAPH and own.heading == before.heading:
            for at in range(len(before.sentences) - 1, -1, -1):
                other = self._sentence(number - 1, at)
                if not other.kinds.isdisjoint(kinds):
                    yield other

    def _titles(self, block: Block) -> Iterator[int]:
        """Yield the headings above a block, the nearest first; a news item's own comes before them."""
        blocks = self.document.blocks
        if block.kind in {"teaser", "dateline"}:
            yield from (n for n, b in enumerate(blocks) if b.group == block.group and b.kind == "teaser_title")
        above = block.heading
        while above >= 0:
            yield above
            above = blocks[above].heading

    def pieces(self, scene: Scene, offset: int, fan_out: str) -> Iterator[Scene]:
        """Yield what a lead-in leads in.

        The items of its list, or (``pieces``) the coordinated phrases after ``offset``, (``tasks``) the coordinated
        infinitives.
        """
        block = self.block(scene)
        is_last = block.sentences and block.sentences[-1].end == scene.end
        items = (
            self._items.get(scene.block, [])
            if is_last and not self.flat[offset : scene.end].strip(" :,.…").count(". ")
            else []
        )
        if items:
            for number in items:
                item = self.document.blocks[number]
                yield self.scene(number, item.start, item.end)
        elif fan_out in {"pieces", "tasks"}:
            yield from self._phrases(scene, offset, acts=fan_out == "pieces")
        elif fan_out == "statements":
            cuts = [m.end() for m in _SEMICOLON.finditer(self.flat, scene.start, scene.end)]
            for first, last in zip([scene.start, *cuts], [*cuts, scene.end], strict=True):
                if any(map(str.isalpha, self.flat[first:last])):
                    yield self.scene(scene.block, *_trim(self.flat, first, last, self._joint))

    def _phrases(self, scene: Scene, offset: int, *, acts: bool) -> Iterator[Scene]:
        span = self.complement(scene, offset)
        if span is None:
            return
        start, end = span
        cuts = [start, *self._repeated(offset, end)]
        for match in self._joint.finditer(self.flat, start, end) if len(cuts) == 1 else ():
            following = next((m for m in scene.mentions if m.start >= match.end()), None)
            own = [m for m in scene.mentions if cuts[-1] <= m.start < match.start() and m.kind in ACTS]
            begins = (
                following is not None
                and following.kind in ACTS
                and following.end <= end
                and _is_near(self.flat, match.end(), following.start)
            )
            if (acts and begins and own) or self._task.match(self.flat, match.start()):
                cuts.append(match.end())
        for first, last in zip(cuts, [*cuts[1:], end], strict=True):
            yield self.scene(scene.block, *_trim(self.flat, first, last, self._joint))

    def _repeated(self, offset: int, end: int) -> list[int]:
        """Return where what a verb asks for is said again ("lays down that X, that Y and that Z"), the last joined."""
        opener = self.flat[:offset].rpartition(" ")[2] if offset < end else ""
        if opener not in self._complements:
            return []
        found = list(self._again[opener].finditer(self.flat, offset, end))
        return [m.end() for m in found] if any(m["join"] for m in found) else []

    def complement(self, scene: Scene, offset: int) -> tuple[int, int] | None:
        """Return the words after ``offset`` up to the end of their sentence or a parenthesis, without end marks."""
        end = next((b for b in scene.breaks if b > offset + 2 and self.flat[b - 1] in ";:()"), scene.end)
        start, end = _trim(self.flat, offset, end, self._joint)
        return (start, end) if end - start > 2 else None  # noqa: PLR2004 - shorter than any phrase


@functools.cache
def _compile_joints(joins: tuple[str, ...], opens: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what joins two phrases, and what joins two tasks, in the language of these conjunctions."""
    conjunctions = alternatives(joins)
    return (
        re.compile(rf",\s*(?:(?:{conjunctions})\s+)?|\s(?:{conjunctions})\s+"),
        re.compile(rf",?\s(?:{conjunctions})\s+(?=(?:{alternatives(opens)})\s)"),
    )


@functools.cache
def _compile_repetition(opener: str, joins: tuple[str, ...]) -> re.Pattern[str]:
    """Return what opens the second and each further clause that one verb asks for."""
    return re.compile(rf"(?:,|\s(?P<join>{alternatives(joins)}))\s+(?={re.escape(opener)}\s)")


def _find_protagonist(mentions: list[Mention]) -> Mention | None:
    """Return the first mention of the group, organisation or cooperation named most, three times at least."""
    named: dict[tuple[str, ...], list[Mention]] = {}
    for mention in mentions:
        if mention.kind in {"Group", "InternationalOrganisation", "Cooperation"} and mention.things:
            named.setdefault(mention.things, []).append(mention)
    most = max(named.values(), key=len, default=[])
    return most[0] if len(most) >= _OFTEN else None


def _is_near(flat: str, start: int, end: int) -> bool:
    return len(flat[start:end].split()) <= 2  # noqa: PLR2004 - a determiner and an adjective


def _trim(flat: str, start: int, end: int, joint: re.Pattern[str]) -> tuple[int, int]:
    while start < end and flat[start] in " \n\t,;:.–-":
        start += 1
    while end > start and flat[end - 1] in " \n\t,;:.()":
        end -= 1
    loose = _LAST_WORD.search(flat[start:end])
    if loose is not None and joint.fullmatch(f" {loose.group(1)} "):
        end = start + loose.start()
    return start, end
