"""The SKOS vocabularies as a plain lexicon: which words of which language stand for which things."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import ResourceError
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import compact, expand

SILENT_SCHEMES = frozenset({"voc:agency-type", "voc:status", "voc:portfolio"})
"""Schemes whose labels are not looked for in running text."""

_SHOWN = 5

_LABELS = {
    "skos:prefLabel": "preferred",
    "skos:altLabel": "alternative",
    "skos:hiddenLabel": "hidden",
    "bkg:demonym": "demonym",
    "bkg:sharedLabel": "shared",
}
_SCHEME_KINDS = {"voc:action-type": "ActionType", "voc:role": "Role", "voc:portfolio": "Portfolio"}


@dataclass(frozen=True, slots=True)
class Label:
    """One wording of one entry in one language; ``sort`` says which kind of label it is."""

    text: str
    language: str
    sort: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing or concept of the vocabulary.

    ``kind`` is the local name of its class (``Country``, ``ThreatDomain``, ``ActionType``, ``Group`` …).
    """

    iri: str
    kind: str
    scheme: str
    labels: tuple[Label, ...]
    year: str = ""
    notation: str = ""
    country: str = ""
    agency_type: str = ""
    broader: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    preferred: Mapping[str, str] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """Return the preferred label in ``language``, else in the first language that has one."""
        return self.preferred.get(language) or next(iter(self.preferred.values()), self.iri)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by compact IRI, and among them the groups of states."""

    entries: dict[str, Entry] = field(default_factory=dict)
    groups: tuple[Entry, ...] = ()

    def ancestors(self, iri: str) -> list[str]:
        """Return the broader concepts of ``iri``, nearest first."""
        found: list[str] = []
        waiting = [iri]
        while waiting:
            entry = self.entries.get(waiting.pop(0))
            fresh = [b for b in (entry.broader if entry else ()) if b not in found]
            found += fresh
            waiting += fresh
        return found

    def is_top(self, iri: str) -> bool:
        """Tell whether nothing is broader than ``iri``."""
        entry = self.entries.get(iri)
        return entry is None or not entry.broader

    def check(self) -> None:
        """Raise ``ResourceError`` where two entries own one label in one language."""
        owners: dict[tuple[str, str], str] = {}
        faults = []
        for entry in self.entries.values():
            if entry.scheme in SILENT_SCHEMES:
                continue
            for label in entry.labels:
                key = (label.language, label.text.casefold())
                other = owners.setdefault(key, entry.iri) if label.sort != "shared" else entry.iri
                if other != entry.iri:
                    faults.append(f'"{label.text}"@{label.language} names both {other} and {entry.iri}')
        if faults:
            first, rest = sorted(set(faults))[:_SHOWN], sorted(set(faults))[_SHOWN:]
            raise ResourceError(
                "; ".join((*first, *([f"and {len(rest)} more"] if rest else []))),
                where="vocabulary",
                mend="leave it on the usual reading and make it bkg:sharedLabel on the other",
            )


def _kind(types: set[str], scheme: str) -> str:
    if "skos:Collection" in types:
        return "Group"
    own = sorted(t.removeprefix("bkg:") for t in types if t.startswith("bkg:"))
    return own[0] if own else _SCHEME_KINDS.get(scheme, "Concept")


def _entry(iri: str, properties: dict[str, list[ox.NamedNode | ox.Literal]]) -> Entry:
    def things(name: str) -> tuple[str, ...]:
        return tuple(sorted(compact(o.value) for o in properties.get(name, ())))

    def first(name: str) -> str:
        return next(iter(things(name)), "")

    labels = sorted(
        (
            Label(o.value, str(o.language or ""), sort)
            for name, sort in _LABELS.items()
            for o in properties.get(name, ())
            if isinstance(o, ox.Literal)
        ),
        key=lambda label: (label.language, label.sort, label.text),
    )
    scheme = first("skos:inScheme")
    return Entry(
        iri,
        _kind(set(things("rdf:type")), scheme),
        scheme,
        tuple(labels),
        year=next((o.value for o in properties.get("bkg:year", ())), ""),
        notation=next((o.value for o in properties.get("skos:notation", ())), ""),
        country=first("bkg:country"),
        agency_type=first("bkg:agencyType"),
        broader=things("skos:broader"),
        members=things("skos:member"),
        related=things("skos:related"),
        preferred={label.language: label.text for label in labels if label.sort == "preferred"},
    )


def read_lexicon(paths: list[Path]) -> Lexicon:
    """Read the Turtle files ``paths``; raises ``ResourceError`` naming file and line where one does not parse."""
    subjects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        try:
            for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                subjects[triple.subject.value][triple.predicate.value].append(triple.object)
        except (SyntaxError, ValueError) as error:
            raise ResourceError(str(error), where=path.name) from error
    wanted = {
        expand(name): name
        for name in (
            *_LABELS,
            "rdf:type",
            "skos:inScheme",
            "skos:broader",
            "skos:member",
            "skos:related",
            "skos:notation",
            "bkg:year",
            "bkg:country",
            "bkg:agencyType",
        )
    }
    entries = {}
    for iri in sorted(subjects):
        properties = {wanted[p]: objects for p, objects in subjects[iri].items() if p in wanted}
        if "skos:prefLabel" in properties and "skos:ConceptScheme" not in {
            compact(t.value) for t in properties.get("rdf:type", ())
        }:
            entry = _entry(compact(iri), properties)
            entries[entry.iri] = entry
    return Lexicon(entries, tuple(entry for entry in entries.values() if entry.kind == "Group"))


@functools.cache
def load_lexicon() -> Lexicon:
    """Read the project's own vocabulary once; raises ``ResourceError`` where it has faults."""
    lexicon = read_lexicon(sorted(folder("ontology/vocabulary").glob("*.ttl")))
    lexicon.check()
    return lexicon
