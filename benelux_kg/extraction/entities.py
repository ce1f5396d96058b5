"""Things a text describes without the vocabulary knowing them: actions, provisions, incidents, figures, posts.

While a document is read they are entities that gather what is said of them; only at its end does each get its name,
from what it then *is*.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from benelux_kg.vocabulary import naming

_DAY = len("2018-07-23")


@dataclass(slots=True, eq=False)
class Entity:
    """One thing in the making. ``sort`` is action, provision, incident, figure, seat or news."""

    sort: str
    anchor: int
    label: str
    name: str = ""
    action_type: str = ""
    domain: str = ""
    owner: str = ""
    agreement: str = ""
    start: str = ""
    value: str = ""
    counts: str = ""
    ordinal: int = 0
    of_words: bool = False
    """Whether its label are words that the vocabulary knows, not a whole phrase of the text."""
    whole: Entity | None = None
    """The action of which this one is told to be a part: it tells it from others where nobody's it is."""
    same_as: Entity | None = None
    iri: str = ""
    types: tuple[str, ...] = field(default=())
    also: tuple[str, ...] = ()
    """The action types of what turned out to be this thing."""

    def root(self) -> Entity:
        """Return the entity that this one turned out to be."""
        entity = self
        while entity.same_as is not None:
            entity = entity.same_as
        return entity

    def merge(self, other: Entity) -> None:
        """Take over what ``other`` knows; from now on both are one."""
        mine, theirs = self.root(), other.root()
        if mine is theirs:
            return
        for key in ("name", "action_type", "domain", "owner", "agreement", "start", "whole"):
            if not getattr(mine, key):
                setattr(mine, key, getattr(theirs, key))
        mine.also = (*mine.also, *theirs.also, theirs.action_type)
        theirs.same_as = mine

    def key(self) -> str:
        """Return the name this entity's facts give it, empty where they do not tell it from others of its kind."""
        if self.sort == "provision":
            return naming.mint_provision(
                self.agreement,
                self.action_type,
                self.domain,
                "" if self.action_type or self.domain else str(self.ordinal),
            )
        if self.sort == "incident":
            return naming.mint_incident(self.domain or self.action_type, self.start)
        if self.sort == "figure":
            return naming.mint_figure(self.counts, self.owner, self.value)
        if self.sort == "news":
            return naming.mint_news(self.label, self.start) if self.label else ""
        if self.sort == "seat":
            return naming.mint_seat(self.owner)
        return self.own_key() or self._key_within()

    def own_key(self) -> str:
        """Return the name that an action's own facts give it."""
        if self.agreement:
            return naming.mint_measure(self.name, self.action_type, "", self.agreement)
        if self.start:
            by = self.domain if self.domain or len(self.start) >= _DAY else self.owner
            vague = not (self.name or by) and len(self.start) < _DAY
            return "" if vague else naming.mint_event(self.name, self.action_type, by, self.start)
        if not (self.name or self.domain or self.owner):
            return ""
        return naming.mint_measure(self.name, self.action_type, self.domain, self.owner)

    def _key_within(self) -> str:
        """Return the name that the whole gives a part without facts of its own, empty where the whole has none."""
        whole = self.whole.root().own_key() if self.whole is not None else ""
        return naming.mint_measure("", self.action_type, "", whole) if whole and not self.start else ""

    def classes(self) -> tuple[str, ...]:
        """Return the classes this entity's facts give it."""
        if self.sort == "action":
            return ("bkg:Event",) if self.start else ("bkg:Measure",)
        return {
            "provision": ("bkg:Provision",),
            "incident": ("bkg:Incident",),
            "figure": ("bkg:Figure",),
            "seat": ("bkg:Place",),
            "news": ("bkg:NewsItem",),
        }[self.sort]


def name_entities(entities: list[Entity]) -> None:
    """Give every entity its IRI and classes; where two of one document would share one, the later gets its ordinal."""
    taken: dict[str, int] = {}
    for entity in sorted((e for e in entities if e.same_as is None), key=lambda e: e.anchor):
        iri = entity.key()
        taken[iri] = taken.get(iri, 0) + 1
        if taken[iri] > 1 and entity.sort == "provision":
            iri = f"{iri}-{taken[iri]}"
        entity.iri, entity.types = iri, entity.classes()
