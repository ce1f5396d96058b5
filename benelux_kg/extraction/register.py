"""The register of one document: what it has named so far, and which words speak of the same thing."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection
from operator import itemgetter

from benelux_kg.claims import Literal, Mention, Thing
from benelux_kg.extraction.coordination import is_introduced
from benelux_kg.extraction.entities import Entity, name_entities
from benelux_kg.extraction.filling import Filler
from benelux_kg.extraction.grammar import Grammar
from benelux_kg.extraction.kinds import ACTS
from benelux_kg.extraction.labels import ActionLabeller
from benelux_kg.extraction.scenes import Scene
from benelux_kg.extraction.subjects import ANAPHOR
from benelux_kg.vocabulary.lexicon import Lexicon
from benelux_kg.vocabulary.naming import local, mint_person

_OWNERS = 6
_LABEL_REACH = 40


class Register:
    """Entities by the place where they are anchored, and labels of everything named.

    ``known`` keeps what the vocabulary says of a thing in this language, for the documents that follow.
    """

    def __init__(self, text: str, language: str, lexicon: Lexicon, grammar: Grammar, known: dict[str, Thing]) -> None:
        self._text = text
        self._known = known
        self._language = language
        self._lexicon = lexicon
        self._grammar = grammar
        self._anchored: dict[tuple[str, int], Entity] = {}
        self._entities: list[Entity] = []
        self._by_anchor: dict[str, list[tuple[int, ...]]] = {}
        """Where things of a sort are anchored, and their numbers."""
        self._minted: dict[str, Thing] = {}
        self._owners: dict[str, tuple[str, ...]] = {}
        """Who a name made of several owners stands for."""
        self._title = ""
        self._clauses: list[tuple[Entity, tuple[int, int]]] = []
        self._occasions: list[tuple[Entity, tuple[int, int]]] = []
        self._towns: dict[Entity, frozenset[str]] = {}
        """The towns that stand in the sentence in which an action was first named."""

    def entity(self, sort: str, filler: Filler, ordinal: int) -> Entity:
        """Return the entity that the filler's words stand for, a new one where they stand for none yet."""
        mention = filler.mentions[0] if filler.mentions else None
        anchor = mention.start if mention else filler.start
        known = self._anchored.get((sort, anchor))
        if known is None:
            known = self._new(sort, anchor, filler, mention)
            known.ordinal = ordinal
            self._anchored[sort, anchor] = known
            insort(self._by_anchor.setdefault(sort, []), (anchor, len(self._entities)))
            self._entities.append(known)
            self._place(known, mention, filler.scene)
            self._link(known, mention, filler.scene)
        return known.root()

    def placeholder(self, filler: Filler) -> str:
        """Return the action type by which something is said to belong to an action."""
        return filler.mentions[0].things[0] if filler.mentions and filler.mentions[0].things else ""

    def owner_key(self, things: list[str]) -> str:
        """Return what those to whom something belongs are called in its name: a group of states as its organisation."""
        if len(things) == 1:
            return things[0]
        group = next((e for e in self._lexicon.groups if set(e.members) == set(things) and e.related), None)
        if group is not None:
            return group.related[0]
        key = "-".join(sorted({local(thing) for thing in things})[:_OWNERS])
        self._owners.setdefault(key, tuple(dict.fromkeys(sorted(things)))[:_OWNERS])
        return key

    def describe(self, entity: Entity, key: str, value: str) -> None:
        """Note ``value`` under ``key`` where the entity does not know it yet."""
        if value and not getattr(entity, key):
            setattr(entity, key, value)

    def _new(self, sort: str, anchor: int, filler: Filler, mention: Mention | None) -> Entity:
        if mention is None and sort == "news":
            return Entity(sort, anchor, self._title)
        if mention is None:
            entity = Entity(sort, anchor, _plain(self._text[filler.start : filler.end]))
            inside = [m for m in filler.scene.mentions if filler.start <= m.start < filler.end]
            acts = [m.things[0] for m in inside if m.kind in ACTS and m.things]
            entity.action_type = min(acts, key=self._lexicon.is_top, default="")
            entity.domain = min((m.things[0] for m in inside if m.kind.endswith("Domain")), default="")
            entity.name = next((m.value for m in inside if m.kind == "Action"), "")
            return entity
        entity = Entity(sort, anchor, self._title if sort == "news" else self._phrase(mention, filler.scene))
        entity.of_words = True
        if mention.kind in {"ActionType", "Action"}:
            entity.action_type = mention.things[0]
            if mention.kind == "Action":
                entity.name = entity.label = mention.value
        elif mention.kind.endswith("Domain"):
            entity.domain = mention.things[0]
        elif mention.kind in {"Figure", "Duration"}:
            entity.value, unit, entity.counts = mention.value.split("|")
            entity.types = (unit,) if unit else ()
            entity.counts = entity.counts or unit
        return entity

    def _phrase(self, mention: Mention, scene: Scene) -> str:
        """Return the mention with the adjectives before it."""
        start = mention.start
        for at in range(scene.token_at(mention.start) - 1, -1, -1):
            token = scene.tokens[at]
            if (
                token.classes
                or not token.word[0].isalnum()
                or mention.start - token.start > _LABEL_REACH
                or token.word.isdigit()
                or any(m.start <= token.start < m.end and m.kind != "Demonym" for m in scene.mentions)
                or any(h.start <= token.start < h.end for h in scene.hits)
            ):
                break
            start = token.start
        return _plain(self._text[start : mention.end])

    def _link(self, entity: Entity, mention: Mention | None, scene: Scene) -> None:
        """Find the earlier entity that these words point back to."""
        if entity.sort != "action" or mention is None:
            return
        definite = self._points_back(mention, scene, "definites")
        if entity.name:
            earlier = self._earlier(entity)
            same = next((e for e in earlier if e.name == entity.name), None) or (
                self._only_known(entity, earlier, mention, scene) if definite else None
            )
        elif self._points_back(mention, scene, "demonstratives"):
            earlier = self._earlier(entity)[::-1]
            same = next((e for e in earlier if e.action_type == entity.action_type), None) or next(
                (e for e in earlier if e.name and e.anchor < entity.anchor), None
            )
        else:
            same = self._only_known(entity, self._earlier(entity), mention, scene) if definite else None
        if same is not None:
            same.merge(entity)

    def _earlier(self, entity: Entity) -> list[Entity]:
        """Return the actions told of before."""
        return [e for e in self._entities if e.sort == "action" and e is not entity and e.same_as is None]

    def _points_back(self, mention: Mention, scene: Scene, words: str) -> bool:
        """Tell whether "the" or "this" stands before an action; before a thing of its own it belongs to that."""
        at = scene.token_at(mention.start) - 1
        for token in reversed(scene.tokens[max(0, at - 1) : at + 1]):
            if words in token.classes:
                return True
            if token.classes or not token.word[0].isalnum() or words == "definites":
                return False
            if any(m.start <= token.start < m.end <= mention.start and m.kind != "Demonym" for m in scene.mentions):
                return False
        return False

    def _only_known(self, entity: Entity, earlier: list[Entity], mention: Mention, scene: Scene) -> Entity | None:
        """Return the one dated or named action that "the exercise" can be.

        None where the sentence gives another date, or another town.
        """
        known = [e for e in earlier if (e.start or e.name) and e.anchor < scene.start and self._alike(e, entity)]
        dates = {m.value.split("/")[0] for m in self._dates(mention, scene)}
        if len(known) != 1 or self._is_elsewhere(known[0], scene):
            return None
        return known[0] if not dates or known[0].start in dates else None

    def _is_elsewhere(self, earlier: Entity, scene: Scene) -> bool:
        """Tell whether a sentence names other towns than the one that first told of an action."""
        told, here = self._towns.get(earlier, frozenset()), _towns(scene)
        return bool(told and here) and told.isdisjoint(here)

    def _dates(self, mention: Mention, scene: Scene) -> list[Mention]:
        """Return the dates that may be an action's own: on an occasion only what stands beside it is."""
        own = scene.clause(mention.start)
        dates = [m for m in scene.mentions if m.kind == "Date" and not _tells_of_another(scene, m, own)]
        if dates and self._is_occasion(mention, scene):
            return [m for m in dates if len(scene.flat[mention.end : m.start].split()) <= 1 and m.start >= mention.end]
        return dates

    def _alike(self, one: Entity, other: Entity) -> bool:
        """Tell whether two actions can be the same.

        Of one type, or one's is narrower than the other's, and no two dates or names.
        """
        if (one.start and other.start and one.start != other.start) or (
            one.name and other.name and one.name != other.name
        ):
            return False
        types, others = {one.action_type, *one.also} - {""}, {other.action_type, *other.also} - {""}
        return any(
            a == b or a in self._lexicon.ancestors(b) or b in self._lexicon.ancestors(a) for a in types for b in others
        )

    def _between(self, sort: str, first: int, last: int) -> list[Entity]:
        """Return the things of one sort that are anchored between two offsets, in the order in which they came."""
        known = self._by_anchor.get(sort, [])
        begun = known[bisect_left(known, (first,)) : bisect_left(known, (last,))]
        return [self._entities[number] for _, number in sorted(begun, key=itemgetter(1))]

    def merge_actions(self, first: int, last: int, title_end: int) -> None:
        """Make the headline's action of a news item and its body's action of the same type one."""
        inside = [e for e in self._between("action", first, last) if e.same_as is None]
        heads = [e for e in inside if e.anchor < title_end]
        for entity in inside:
            head = next((h for h in heads if h is not entity and h.same_as is None and self._alike(h, entity)), None)
            if head is not None and entity.anchor >= title_end:
                head.merge(entity)

    def merge_occasions(self, parts: Collection[tuple[Entity, Entity]]) -> None:
        """Make one of an occasion and what is done on it, where both have one date.

        ("during the operation they checked …"); ``parts`` are told to be parts of a whole, and stay apart from it.
        """
        apart = {(id(part.root()), id(whole.root())) for part, whole in parts}
        for occasion, clause in self._occasions:
            for other, its in self._clauses:
                if (
                    its == clause
                    and other.root() is not occasion.root()
                    and (id(other.root()), id(occasion.root())) not in apart
                    and occasion.root().start
                    and other.root().start == occasion.root().start
                ):
                    occasion.merge(other)

    def _place(self, entity: Entity, mention: Mention | None, scene: Scene) -> None:
        if entity.sort != "action" or mention is None:
            return
        self._towns[entity] = _towns(scene)
        clause = scene.clause_span(mention.start)
        self._clauses.append((entity, clause))
        if self._is_occasion(mention, scene):
            self._occasions.append((entity, clause))

    def _is_occasion(self, mention: Mention, scene: Scene) -> bool:
        """Tell whether words like "during" introduce an action."""
        group = next((g for g in scene.groups if mention in g.mentions), None)
        words = self._grammar.words("events", "occasion")
        return group is not None and bool(words) and is_introduced(scene, group, words)

    def mint(self, iri: str, types: tuple[str, ...], label: str) -> str:
        """Note a thing that has its name already."""
        self._minted.setdefault(iri, Thing(iri, types, (Literal(label, "rdf:langString", self._language),)))
        return iri

    def person(self, holder: Mention) -> str:
        """Return the name of the person that an office-holder's words name."""
        return self.mint(mint_person(holder.value), ("bkg:Person",), holder.value)

    def body(self, iri: str) -> str:
        """Note a country's body of some type, labelled by both."""
        kind, _, code = local(iri).rpartition("-")
        label = f"{self.label_of(f'id:agency/{kind}-any')} ({self.label_of(f'id:country/{code}')})"
        return iri if iri in self._lexicon.entries else self.mint(iri, ("bkg:Agency",), label)

    def is_listed(self, iri: str) -> bool:
        """Tell whether the vocabulary holds a thing."""
        return iri in self._lexicon.entries

    def note(self, mention: Mention) -> None:
        """Note type and label of what a mention names and the vocabulary does not hold."""
        for thing in mention.things:
            if thing in self._lexicon.entries or mention.value == ANAPHOR:
                continue
            if mention.kind == "Agency" and not mention.value:
                self.body(thing)
            else:
                words = mention.part("label") or mention
                self.mint(thing, (f"bkg:{mention.kind}",), _plain(self._text[words.start : words.end]))

    def title(self, label: str) -> None:
        """Say what the page, or the news item that is being read, is called."""
        self._title = label

    def found(self, sort: str, first: int, last: int) -> list[Entity]:
        """Return the things of one sort that are anchored between two offsets, each once."""
        inside = self._between(sort, first, last)
        return list({id(e.root()): e for e in reversed(inside)}.values())[::-1]

    def anchored(self, offset: int) -> str:
        """Return the IRI of the action whose words begin at ``offset``, empty where nothing is said of it."""
        entity = self._anchored.get(("action", offset))
        return entity.root().iri if entity else ""

    def code_of(self, iri: str) -> str:
        """Return the vocabulary's notation, else the last part of the name."""
        entry = self._lexicon.entries.get(iri)
        return entry.notation if entry and entry.notation else local(iri)

    def label_of(self, iri: str) -> str:
        """Return the vocabulary's label in the document's language."""
        entry = self._lexicon.entries.get(iri)
        return entry.label(self._language) if entry else local(iri)

    def name_all(self) -> None:
        """Give every entity its IRI, and every action its label."""
        name_entities(self._entities)
        labeller = ActionLabeller(self._lexicon, self._grammar, self._owners)
        for action in self._entities:
            if action.sort == "action" and action.same_as is None:
                action.label = labeller.label(action)

    def things(self, named: set[str]) -> tuple[Thing, ...]:
        """Return type and label of everything in ``named``."""
        found: dict[str, Thing] = {}
        for entity in self._entities:
            if entity.same_as is None and entity.iri in named:
                found.setdefault(
                    entity.iri,
                    Thing(entity.iri, entity.types, (Literal(entity.label, "rdf:langString", self._language),)),
                )
        for iri in named - found.keys():
            thing = self._minted.get(iri) or self._known.get(iri) or self._look_up(iri)
            if thing is not None:
                found[iri] = thing
        return tuple(found[iri] for iri in sorted(found))

    def _look_up(self, iri: str) -> Thing | None:
        entry = self._lexicon.entries.get(iri)
        if entry is None:
            return None
        kind = "skos:Concept" if entry.kind in {"ActionType", "Role", "Concept", "Portfolio"} else f"bkg:{entry.kind}"
        label = Literal(entry.label(self._language), "rdf:langString", self._language)
        self._known[iri] = Thing(iri, (kind,), (label,))
        return self._known[iri]


def _towns(scene: Scene) -> frozenset[str]:
    return frozenset(thing for m in scene.mentions if m.kind == "Place" for thing in m.things)


def _tells_of_another(scene: Scene, date: Mention, own: int) -> bool:
    """Tell whether a date stands in a relative clause, other than the clause of that number."""
    clause = scene.clause(date.start)
    return clause != own and scene.opening(clause) == "relative"


def _plain(text: str) -> str:
    return " ".join(text.split())
