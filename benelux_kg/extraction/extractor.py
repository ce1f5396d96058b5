"""The extractor: one document in, all that it states out."""

from __future__ import annotations

import functools
import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from benelux_kg.claims import Extract, Mention, Thing
from benelux_kg.corpus.document import Document
from benelux_kg.extraction.agreements import AgreementReader, drop_unions, focus_agreement, main_agreement
from benelux_kg.extraction.compound_agreements import CompoundAgreements
from benelux_kg.extraction.coreference import Resolver, Topic
from benelux_kg.extraction.covering import Cover, absorb, beginning_in, merge
from benelux_kg.extraction.cues import IndexedText
from benelux_kg.extraction.dated_agreements import DatedAgreements
from benelux_kg.extraction.dates import DateReader, complete_year, count_from, is_open, is_relative
from benelux_kg.extraction.emission import Draft, Emitter
from benelux_kg.extraction.entities import Entity
from benelux_kg.extraction.envoys import EnvoyReader
from benelux_kg.extraction.figures import FigureReader
from benelux_kg.extraction.folding import fold, squeeze
from benelux_kg.extraction.frames import Frame, load_frames
from benelux_kg.extraction.grammar import Grammar, load_grammar
from benelux_kg.extraction.groups import compile_counted, find_counted_groups, leave_out, settle_groups
from benelux_kg.extraction.holders import HolderReader
from benelux_kg.extraction.kinds import COMPOSED
from benelux_kg.extraction.listed_bodies import ListedBodies
from benelux_kg.extraction.matching import Match, Matcher
from benelux_kg.extraction.names import NameReader
from benelux_kg.extraction.news import merge_news, report_news
from benelux_kg.extraction.persons import complete_names, find_persons, find_returning
from benelux_kg.extraction.pronouns import PronounReader
from benelux_kg.extraction.readings import (
    Chooser,
    SoundAlikes,
    compose_bodies,
    drop_named_years,
    settle_neighbours,
    settle_origins,
)
from benelux_kg.extraction.recogniser import Hit, Recogniser, Sweep
from benelux_kg.extraction.register import Register
from benelux_kg.extraction.relevance import TradeNames
from benelux_kg.extraction.settling import Settler
from benelux_kg.extraction.subjects import SubjectReader
from benelux_kg.extraction.surroundings import Surroundings
from benelux_kg.extraction.titles import TitleReader
from benelux_kg.extraction.treaty_texts import TreatyReader
from benelux_kg.extraction.triggers import Trigger, find_triggers, list_triggers
from benelux_kg.resources import folder
from benelux_kg.vocabulary.lexicon import Lexicon, load_lexicon

_DAY = len("2018-07-23")
_DATELINE = "dateline"
_PART_OF = "bkg:partOf"
_TOLD = frozenset({"Signing", "Cooperation"})
"""Kinds whose frames read the words within them: those set no other frame off."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was recognised in a document, before any frame: for the trace."""

    page: IndexedText
    mentions: list[Mention]
    inner: list[Mention]
    hits: list[Hit]


class LanguageReader:
    """Everything needed to read one language."""

    def __init__(self, lexicon: Lexicon, frames: tuple[Frame, ...], language: str) -> None:
        grammar = load_grammar(language)
        self.grammar: Grammar = grammar
        self.things: dict[str, Thing] = {}
        self.triggers: tuple[Trigger, ...] = list_triggers(frames, language)
        compounds = {key: grammar.words("compounds", key) for key in ("heads", "links")} | {
            "between": grammar.words("names", "between"),
            "elisions": grammar.words("words", "elisions"),
        }
        self.recogniser = Recogniser(lexicon, language, [t.first for t in self.triggers], compounds)
        self.chooser = Chooser(lexicon, grammar)
        self.sound_alikes = SoundAlikes(grammar)
        self.dates = DateReader(grammar)
        self.counted = compile_counted(grammar)
        self.figures = FigureReader(grammar)
        titles = TitleReader(grammar)
        self.trade_names = TradeNames(lexicon, grammar)
        self.holders = HolderReader(grammar, titles, self.trade_names.unions)
        self.envoys = EnvoyReader(grammar, lexicon, titles)
        self.names = NameReader(grammar)
        self.listed = ListedBodies(grammar)
        self.agreements = AgreementReader(grammar, lexicon)
        self.dated = DatedAgreements(grammar, lexicon)
        self.compounds = CompoundAgreements(grammar, lexicon)
        self.treaties = TreatyReader(grammar, lexicon)
        self.resolver = Resolver(grammar, lexicon)
        self.pronouns = PronounReader(grammar, lexicon)
        self.subjects = SubjectReader(grammar)
        self.matcher = Matcher(grammar, lexicon, frames)


class Extractor:
    """Reads documents with one vocabulary and one set of frames."""

    def __init__(self, lexicon: Lexicon, frames: tuple[Frame, ...], signature: str = "") -> None:
        self.lexicon = lexicon
        self.frames = frames
        self.signature = signature
        self._readers: dict[str, LanguageReader] = {}

    @classmethod
    @functools.cache
    def load(cls) -> Extractor:
        """Load the project's own vocabulary, frames and languages."""
        return cls(load_lexicon(), load_frames(), sign_resources())

    def reader(self, language: str) -> LanguageReader:
        """Return what reads ``language``, made at its first use."""
        if language not in self._readers:
            self._readers[language] = LanguageReader(self.lexicon, self.frames, language)
        return self._readers[language]

    def extract(self, document: Document) -> Extract:
        """Return all that ``document`` states."""
        reader = self.reader(document.language)
        seen = self.recognise(document)
        register = Register(document.text, document.language, self.lexicon, reader.grammar, reader.things)
        drafts = list(self._drafts(document, seen, register))
        register.merge_occasions(_parts(drafts))
        merge_news(document, register)
        told_of = tuple(drafts)
        drafts += [
            draft
            for frame in self.frames
            if _DATELINE in frame.trigger_blocks
            for draft in report_news(document, register, frame, told_of)
        ]
        register.name_all()
        evidence = Settler(document, register).settle(drafts, [*seen.mentions, *seen.inner])
        claims = {e.claim for e in evidence}
        named = {node for claim in claims for node in (claim.subject, claim.object, claim.attributed_to)}
        things = register.things({node for node in named if isinstance(node, str) and node})
        return Extract(document.record, things, tuple(evidence))

    def _drafts(self, document: Document, seen: Seen, register: Register) -> Iterator[Draft]:
        emitter = Emitter(document.text, document.language, register)
        titles = (b for b in reversed(document.blocks) if b.kind == "teaser_title" and b.group >= 0)
        headlines = {b.group: " ".join(document.words(b).split()) for b in titles}
        for match in self.matches(document, seen, hopeful=True):
            register.title(headlines.get(document.blocks[match.scene.block].group, document.title))
            yield from emitter.emit(match)

    def recognise(self, document: Document) -> Seen:
        """Return the mentions of a document, each with one reading."""
        reader = self.reader(document.language)
        text = document.text
        page = IndexedText(fold(text), reader.grammar.cues)
        flat = page.flat
        sweep: Sweep = reader.recogniser.sweep(text, squeeze(flat))
        floor = document.blocks[0].start if document.blocks else 0
        mentions = [reader.chooser.choose(c, flat) for c in sweep.candidates if c.start >= floor]
        mentions = reader.sound_alikes.drop(mentions, page)
        mentions = settle_neighbours(mentions, sweep.candidates, flat, reader.grammar)
        inner = [reader.chooser.choose(c, flat) for c in sweep.inner if c.start >= floor]
        mentions = reader.trade_names.drop(mentions, text, flat)
        mentions = merge(mentions, _complete(reader.dates.find(page), document, floor))
        mentions = drop_named_years(mentions, text)
        mentions = reader.listed.find(text, reader.names.find(text, mentions))
        mentions = reader.agreements.find(document, page, mentions)
        mentions = [m for m in mentions if m.start >= floor]
        mentions = reader.compounds.find(document, flat, mentions)
        mentions = reader.dated.find(page, mentions)
        mentions = reader.treaties.read(document, flat, drop_unions(mentions, flat))
        mentions = absorb(mentions, reader.holders.find(text, mentions, floor))
        mentions = complete_names(mentions)
        mentions = settle_origins(merge(mentions, find_persons(text, mentions)), text)
        mentions = absorb(mentions, find_returning(flat, mentions, reader.grammar))
        mentions = reader.envoys.find(text, page, mentions)
        mentions = leave_out(settle_groups(document, mentions, self.lexicon), flat, reader.grammar)
        mentions = merge(mentions, find_counted_groups(page, mentions, reader.counted, reader.grammar))
        mentions = compose_bodies(mentions, flat, self.lexicon, reader.grammar)
        mentions = merge(mentions, [f for f in reader.figures.find(text, page, mentions) if f.start >= floor])
        focus = focus_agreement(mentions)
        topic = Topic(focus, [b.start for b in document.blocks]) if focus is not None else None
        mentions = reader.resolver.resolve(page, mentions, main_agreement(mentions), topic)
        mentions = reader.pronouns.find(document, page, mentions)
        mentions = reader.subjects.find(document, page, mentions)
        told = Cover(m for m in mentions if m.kind in _TOLD)
        hits = [h for h in sweep.hits if h.start >= floor and not told.touches(h.start, h.start + 1)]
        return Seen(page, mentions, inner, hits)

    def survey(self, document: Document, seen: Seen) -> Surroundings:
        """Return the scenes of a document."""
        return Surroundings(
            document, seen.page, seen.mentions, seen.inner, seen.hits, self.reader(document.language).grammar
        )

    def matches(self, document: Document, seen: Seen, *, hopeful: bool = False) -> Iterator[Match]:
        """Yield every attempt of every frame, failed ones with their failures, in text order.

        ``hopeful`` leaves out those that cannot succeed.
        """
        reader = self.reader(document.language)
        matcher, triggers = reader.matcher, reader.triggers
        around = self.survey(document, seen)
        for scene in around.scenes():
            kind = around.block(scene).kind
            for frame, start, end in find_triggers(scene, triggers):
                yield from matcher.match_words(frame, start, end, scene, around, hopeful=hopeful)
            for mention in scene.mentions:
                if kind != _DATELINE or mention.kind in COMPOSED:
                    yield from matcher.match_mention(mention, scene, around, hopeful=hopeful)
            yield from matcher.match_block(kind, scene, around, hopeful=hopeful)


def _complete(dates: list[Mention], document: Document, floor: int) -> list[Mention]:
    """Fill in the years that the text leaves out.

    From the news item's date, else the date last named in the paragraph, else the page's, else the date last named.
    """
    found = []
    last, said = document.record.issued, -1
    starts = [block.start for block in document.blocks]
    days = _news_dates(document, dates)
    for date in dates:
        if date.start < floor:
            continue
        at, block = document.block_at(date.start), bisect_right(starts, date.start)
        day = days.get(document.blocks[at].group, "") if at >= 0 else ""
        value, reason = date.value, date.reason
        if is_relative(value):
            issued = day or document.record.issued
            value, reason = count_from(value, issued), f"counted from {issued}"
        elif is_open(value):
            near = last if block == said else ""
            context = day or near or document.record.issued or last
            value = complete_year(value, context)
            reason = f"the year from {context}"
        if value:
            if len(value) >= _DAY and not is_relative(date.value):
                last, said = value, block
            found.append(Mention(date.start, date.end, "Date", value=value, reason=reason))
    return found


def _news_dates(document: Document, dates: list[Mention]) -> dict[int, str]:
    """Return the day of each news item, by its group; empty where its date line tells of none."""
    lines = {b.group: b for b in reversed(document.blocks) if b.kind == "dateline" and b.group >= 0}
    return {group: _first_full(beginning_in(dates, line.start, line.end)) for group, line in lines.items()}


def _first_full(dates: Iterable[Mention]) -> str:
    return next((d.value for d in dates if not is_open(d.value) and not is_relative(d.value)), "")


def sign_resources() -> str:
    """Return a hash over everything that decides what a text is found to state."""
    digest = hashlib.sha256(version("benelux-kg").encode())
    for name in ("ontology/vocabulary", "data/frames", "data/grammar", "data/languages"):
        for path in sorted(folder(name).iterdir()):
            digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _parts(drafts: Iterable[Draft]) -> list[tuple[Entity, Entity]]:
    """Return the actions that drafts tell to be parts of others, each with its whole."""
    told = ((d.subject, d.object) for d in drafts if d.predicate == _PART_OF)
    return [(part, whole) for part, whole in told if isinstance(part, Entity) and isinstance(whole, Entity)]
