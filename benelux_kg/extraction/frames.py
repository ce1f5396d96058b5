"""Frames: what a policy text may state, how it says so in each language, and what follows in ``bkg:`` terms.

One TOML file per frame under ``data/frames``; ``docs`` explains the format. Reading a frame gathers every fault of
its file, then raises once.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from benelux_kg.errors import ResourceError
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.frame_keys import find_misshapen
from benelux_kg.extraction.kinds import FAMILIES, PRIMITIVE, expand_kinds
from benelux_kg.extraction.linting import lint_frames
from benelux_kg.resources import folder

SCOPES = ("clause", "sentence", "lead", "block", "paragraph", "section", "title", "document")
"""Where a role may be filled, from the narrowest to the widest."""

SIDES = ("any", "before", "after")
SOURCES = (
    "",
    "trigger",
    "words",
    "predicate",
    "phrase",
    "item",
    "text",
    "within",
    "statement",
    "main",
    "focus",
    "inside",
)
ENTITIES = ("", "action", "provision", "incident", "figure", "seat", "news")
FAN_OUTS = ("", "items", "pieces", "tasks", "statements")
GATES = ("", "cooperation")
"""What a page must be about for a frame to hold in it: ``cooperation`` of countries."""
_MEND = "docs/reference/frames.md tells what a frame holds"
_MEND = "docs/reference/frames.md tells what a frame holds"
_SETTINGS = ("owner", "whole", "domain", "date", "type", "agreement")


@dataclass(frozen=True, slots=True)
class Role:
    """One part of a frame: what may fill it, where, and how it is introduced.

    ``source`` tells where the filler comes from: "" any mention in scope, ``trigger`` the trigger itself, ``words``
    its words as text, ``predicate`` those with what follows, ``phrase`` the words of a group of mentions, ``item`` a
    list item or coordinated piece, ``within`` a mention inside the item, ``text`` the words after the trigger,
    ``statement`` the item where there is one, else the whole sentence, ``main`` the agreement whose text this is,
    ``inside`` a mention within the trigger's own words. Of groups in one scope, those introduced as ``prefers`` says
    go first.
    ``entity`` tells what the filler is made into (``action``, ``provision`` …); ``settings`` what it takes its name
    from.
    ``many`` takes all members of a coordinated group, ``every`` (``many = "all"``) all groups of the scope.
    ``least`` is the smallest number of different things that fill it. ``near`` is the largest distance from the
    trigger in characters (0: any);
    ``beyond`` leaves out a scope and the narrower ones; ``when`` and ``without`` name roles that must,
    or must not, be filled already; ``things`` limits the filler to these things and what is narrower than they,
    ``not_things`` bars such.
    """

    name: str
    kinds: frozenset[str]
    required: bool
    many: bool
    every: bool
    scope: str
    side: str
    markers: Mapping[str, tuple[str, ...]]
    not_markers: Mapping[str, tuple[str, ...]]
    prefers: Mapping[str, tuple[str, ...]]
    source: str
    entity: str
    near: int
    beyond: str
    least: int
    when: tuple[str, ...]
    without: tuple[str, ...]
    things: frozenset[str]
    not_things: frozenset[str]
    settings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Template:
    """A claim to be made: role names (``action``, ``date.start``) or terms (``voc:status/planned``)."""

    subject: str
    predicate: str
    object: str


@dataclass(frozen=True, slots=True)
class Example:
    """A frame's own test: a text and the claims that exactly this frame makes of it."""

    language: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One meaning with its roles, triggers per language, guards, claims and tests.

    ``under`` and ``outside`` are kinds of headings below which alone, or never, it holds;
    ``unless`` lists words of the trigger's clause, ``unless_under`` of the headings above, with which it does not hold;
    ``binding``: what shall or must be done, or on a condition, is stated all the same.
    """

    name: str
    version: str
    meaning: str
    fan_out: str
    triggers: Mapping[str, tuple[str, ...]]
    trigger_kinds: frozenset[str]
    trigger_blocks: frozenset[str]
    roles: tuple[Role, ...]
    claims: tuple[Template, ...]
    unless: Mapping[str, tuple[str, ...]]
    unless_under: Mapping[str, tuple[str, ...]]
    binding: bool
    needs: tuple[tuple[str, ...], ...]
    under: frozenset[str]
    outside: frozenset[str]
    factuality: str
    gate: str
    examples: tuple[Example, ...]

    def demands(self) -> tuple[Role, ...]:
        """Return the required roles that the trigger or its own sentence must fill."""
        return tuple(
            r
            for r in self.roles
            if r.required and (r.source == "trigger" or (r.source == "" and r.scope in {"clause", "sentence"}))
        )

    def role(self, name: str) -> Role | None:
        """Return the role called ``name``, if there is one."""
        return next((role for role in self.roles if role.name == name), None)


def _words(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(fold(word) for word in words) for language, words in table.items()}


def _role(name: str, table: Mapping[str, Any], faults: list[str]) -> Role:
    where = f"role {name}"
    types = list(table.get("types", []))
    faults += [f"{where}: unknown type {kind!r}" for kind in types if kind not in FAMILIES and kind not in PRIMITIVE]
    for key, allowed in (("scope", SCOPES), ("side", SIDES), ("from", SOURCES), ("as", ENTITIES)):
        if key in table and table[key] not in allowed:
            faults.append(f"{where}: {key} is {table[key]!r}, not one of {', '.join(filter(None, allowed))}")
    settings = {}
    for key in (*_SETTINGS, "when", "without"):
        value = table.get(key, ())
        settings[key] = (value,) if isinstance(value, str) else tuple(value)
    when, without = settings.pop("when"), settings.pop("without")
    return Role(
        name,
        expand_kinds(types),
        bool(table.get("required", False)),
        bool(table.get("many", False)),
        table.get("many") == "all",
        str(table.get("scope", "clause")),
        str(table.get("side", "any")),
        _words(table.get("markers", {})),
        _words(table.get("not_markers", {})),
        _words(table.get("prefers", {})),
        str(table.get("from", "")),
        str(table.get("as", "")),
        int(table.get("near", 0)),
        str(table.get("beyond", "")),
        int(table.get("least", 0)),
        when,
        without,
        frozenset(table.get("things", ())),
        frozenset(table.get("not_things", ())),
        {key: names for key, names in settings.items() if names},
    )


def _templates(rows: list[Mapping[str, str]], roles: Mapping[str, Role], faults: list[str]) -> tuple[Template, ...]:
    found = []
    for row in rows:
        template = Template(row.get("subject", ""), row.get("predicate", ""), row.get("object", ""))
        faults += [
            f"claim {template.predicate}: {part!r} is neither a role nor a term"
            for part in (template.subject, template.object)
            if ":" not in part and part.partition(".")[0] not in roles
        ]
        found.append(template)
    return tuple(found)


def parse_frame(text: str, where: str) -> Frame:
    """Read one frame; raises ``ResourceError`` with every fault of the file."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ResourceError(f"no TOML, or TOML that does not end: {error}", where=where) from error
    misshapen = list(find_misshapen(table))
    if misshapen:
        raise ResourceError("; ".join(misshapen), where=where, mend=_MEND)
    return _frame(table, where)


def _frame(table: Mapping[str, Any], where: str) -> Frame:
    faults: list[str] = []
    triggers = dict(table.get("triggers", {}))
    kinds, blocks = triggers.pop("kinds", []), triggers.pop("blocks", [])
    roles = {name: _role(name, role, faults) for name, role in table.get("roles", {}).items()}
    frame = Frame(
        str(table.get("name", "")),
        str(table.get("version", "")),
        str(table.get("meaning", "")),
        str(table.get("fan_out", "")),
        _words(triggers),
        expand_kinds(kinds),
        frozenset(blocks),
        tuple(roles.values()),
        _templates(table.get("claims", []), roles, faults),
        _words(table.get("unless", {})),
        _words(table.get("unless_under", {})),
        bool(table.get("binding", False)),
        tuple(tuple(group) for group in table.get("needs", [])),
        frozenset(table.get("under", ())),
        frozenset(table.get("outside", ())),
        str(table.get("factuality", "")),
        str(table.get("gate", "")),
        tuple(
            Example(row.get("language", ""), row.get("text", ""), tuple(row.get("claims", [])))
            for row in table.get("tests", [])
        ),
    )
    if frame.gate not in GATES:
        faults.append(f"gate is {frame.gate!r}, not one of {', '.join(filter(None, GATES))}")
    if frame.fan_out not in FAN_OUTS:
        faults.append(f"fan_out is {frame.fan_out!r}, not one of {', '.join(filter(None, FAN_OUTS))}")
    if faults:
        raise ResourceError("; ".join(faults), where=where, mend=_MEND)
    return frame


def read_frames(paths: list[Path]) -> tuple[Frame, ...]:
    """Read frame files in the order given; raises ``ResourceError`` once, with every fault of every file."""
    frames, faults = {}, []
    for path in paths:
        try:
            frames[path.name] = parse_frame(path.read_text("utf-8"), path.name)
        except ResourceError as error:
            faults.append(f"{error.where}: {error.what}")
        except (OSError, UnicodeDecodeError) as error:
            faults.append(f"{path.name}: cannot be read ({error})")
    faults += lint_frames(frames)
    if faults:
        raise ResourceError("; ".join(faults), where="frames", mend=_MEND)
    return tuple(frames.values())


@cache
def load_frames() -> tuple[Frame, ...]:
    """Read the project's own frames, by file name."""
    return read_frames(sorted(folder("data/frames").glob("*.toml")))
