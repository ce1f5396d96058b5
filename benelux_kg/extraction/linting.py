"""The linter: what is wrong with frames that parse, looked for in all of them together.

A frame that names an unknown term, that nothing can set off, or that two files claim would fail in silence: it would
claim nothing, or something nobody can look up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from benelux_kg.claims import Factuality
from benelux_kg.extraction.folding import fold
from benelux_kg.extraction.grammar import APART
from benelux_kg.extraction.kinds import PRIMITIVE
from benelux_kg.resources import folder, languages
from benelux_kg.vocabulary.lexicon import load_lexicon
from benelux_kg.vocabulary.namespaces import PREFIXES, compact

if TYPE_CHECKING:
    from benelux_kg.extraction.frames import Frame, Role

BLOCKS: Final = frozenset(
    {"title", "heading", "paragraph", "item", "teaser_title", "dateline", "teaser", "programme", "article", "recital"}
)
"""The kinds of blocks in which something may be stated."""
PARTS: Final = frozenset(
    {"start", "end", "year", "label", "type", "domain", "order", "value", "unit", "counts"}
    | {"post", "role", "country", "state", "body", "agreement", "date", "place", "name", "each", "minted"}
)
"""What may stand behind the dot of a role in a claim."""
_LISTED = frozenset({"item", "within"})


def lint_frames(frames: Mapping[str, Frame]) -> Iterator[str]:
    """Yield each fault of ``frames``, by file name, as ``file: fault``."""
    for file, frame in frames.items():
        yield from (f"{file}: {fault}" for fault in _lint(frame, file))
    yield from _about_namesakes(frames)
    yield from _about_shared_triggers(frames)


def _lint(frame: Frame, file: str) -> Iterator[str]:
    yield from _about_name(frame, file)
    for look in (_about_terms, _about_triggers, _about_roles, _about_examples):
        yield from look(frame)


def find_untested(frame: Frame) -> Iterator[str]:
    """Yield the languages that have triggers and no test in which the frame claims something."""
    proven = {example.language for example in frame.examples if example.claims}
    yield from (language for language in languages() if frame.triggers.get(language) and language not in proven)


def _about_name(frame: Frame, file: str) -> Iterator[str]:
    if frame.name != PurePath(file).stem:
        yield f"the name is {frame.name!r}, the file's is {PurePath(file).stem!r}"
    yield from (f"{key} is empty" for key in ("version", "meaning") if not getattr(frame, key).strip())
    if frame.factuality and frame.factuality not in set(Factuality):
        yield f"factuality is {frame.factuality!r}, not one of {', '.join(Factuality)}"


def _about_namesakes(frames: Mapping[str, Frame]) -> Iterator[str]:
    counted = Counter(frame.name for frame in frames.values())
    for name in (name for name, times in counted.items() if times > 1):
        files = " and ".join(file for file, frame in frames.items() if frame.name == name)
        yield f"{files}: two frames are called {name!r}"


@cache
def _properties() -> frozenset[str]:
    """Return the properties that the ontology declares."""
    triples = ox.parse(path=str(folder("ontology") / "benelux.ttl"), format=ox.RdfFormat.TURTLE)
    declared = (
        (compact(t.subject.value), compact(t.object.value))
        for t in triples
        if isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.NamedNode)
    )
    return frozenset(subject for subject, sort in declared if sort.startswith("owl:") and sort.endswith("Property"))


def _about_terms(frame: Frame) -> Iterator[str]:
    if not frame.claims:
        yield "it claims nothing"
    for claim in frame.claims:
        if claim.predicate not in _properties():
            yield f"unknown term {claim.predicate!r}: the ontology has no such property"
        for part in (claim.subject, claim.object):
            if ":" in part and not _is_known(part):
                yield f"unknown term {part!r}: the vocabulary has no such thing"
            elif ":" not in part and "." in part and part.partition(".")[2] not in PARTS:
                yield f"unknown part {part!r}: a role has {', '.join(sorted(PARTS))}"
    for role in frame.roles:
        named = (
            *role.things,
            *role.not_things,
            *(value for values in role.settings.values() for value in values if ":" in value),
        )
        yield from (
            f"role {role.name}: unknown term {thing!r}: the vocabulary has no such thing"
            for thing in sorted(named)
            if not _is_known(thing)
        )


def _is_known(term: str) -> bool:
    prefix = term.partition(":")[0]
    return term in load_lexicon().entries if prefix in {"voc", "id"} else prefix in PREFIXES


def _about_triggers(frame: Frame) -> Iterator[str]:
    yield from (
        f"trigger kind {kind!r}: no mention is of that kind" for kind in sorted(frame.trigger_kinds - PRIMITIVE)
    )
    for key in ("trigger_blocks", "under", "outside"):
        yield from (
            f"{key.removeprefix('trigger_')} {kind!r}: no block is of that kind"
            for kind in sorted(getattr(frame, key) - BLOCKS)
        )
    if not any(frame.triggers.values()) and not frame.trigger_kinds and not frame.trigger_blocks:
        yield "nothing sets it off: it has no triggers"
    for language, triggers in frame.triggers.items():
        yield from (f"trigger {words!r} ({language}) {fault}" for words in triggers if (fault := _unreachable(words)))
        yield from (
            f"trigger {words!r} ({language}) stands there twice, upper case and accents aside"
            for words, times in Counter(triggers).items()
            if times > 1
        )


def _unreachable(words: str) -> str:
    """Tell why a trigger can never be met with, or is met with everywhere; empty where it is sound."""
    first, apart, rest = (part.strip() for part in words.partition(APART))
    if not first.strip("*"):
        return "never ends: it has no words to begin with, so it would fit anywhere"
    if apart and not rest:
        return f"never ends: no words stand after {APART!r}"
    if APART in rest:
        return f"has more than two parts: only one {APART!r} is read"
    if "*" in first[:-1] or "*" in rest or (apart and "*" in first):
        return "can never be met with: '*' stands for the end of the last word only"
    if words != " ".join(words.split()):
        return "can never be met with: one space stands between words, none around them"
    return "" if words == fold(words) else "can never be met with: it is not folded"


def _about_shared_triggers(frames: Mapping[str, Frame]) -> Iterator[str]:
    owners: dict[tuple[str, str], list[str]] = {}
    for file, frame in frames.items():
        for language, triggers in frame.triggers.items():
            for words in dict.fromkeys(triggers):
                owners.setdefault((language, words), []).append(file)
    for (language, words), files in owners.items():
        if len(files) > 1:
            yield f"{' and '.join(files)}: trigger {words!r} ({language}) sets off both"


def _about_roles(frame: Frame) -> Iterator[str]:
    names = [role.name for role in frame.roles]
    yield from (f"needs: there is no role {name!r}" for group in frame.needs for name in group if name not in names)
    used = _used_roles(frame)
    for at, role in enumerate(frame.roles):
        where = f"role {role.name}"
        if role.name not in used:
            yield f"{where}: no claim, setting or condition uses it"
        yield from (f"{where}: {fault}" for fault in (*_about_order(role, names, at), *_about_source(role, frame)))
    yield from (
        f"role {name}: never ends: it takes its name from itself ({' → '.join(way)})"
        for name in names
        if (way := _circle(name, frame))
    )


def _used_roles(frame: Frame) -> set[str]:
    claimed = {part.partition(".")[0] for claim in frame.claims for part in (claim.subject, claim.object)}
    told = {
        name for role in frame.roles for names in (*role.settings.values(), role.when, role.without) for name in names
    }
    conditions = {role.name for role in frame.roles if role.required or role.entity} | {
        name for group in frame.needs for name in group
    }
    return claimed | told | conditions


def _about_order(role: Role, names: list[str], at: int) -> Iterator[str]:
    for key, others in (("when", role.when), ("without", role.without)):
        for name in others:
            if name not in names:
                yield f"{key}: there is no role {name!r}"
            elif name not in names[:at]:
                yield f"{key}: role {name!r} is filled later; put it first"
    for key, others in role.settings.items():
        yield from (f"{key}: there is no role {name!r}" for name in others if ":" not in name and name not in names)


def _about_source(role: Role, frame: Frame) -> Iterator[str]:
    if role.source in _LISTED and not frame.fan_out:
        yield f"nothing can fill it: from = {role.source!r} needs fan_out"
    if role.source == "trigger" and frame.trigger_kinds and role.kinds and not role.kinds & frame.trigger_kinds:
        yield "nothing can fill it: no trigger is of its types"


def _circle(name: str, frame: Frame) -> tuple[str, ...]:
    """Return the way from a role over others back to it, along what the things made of roles take their names from."""
    ways: list[tuple[str, ...]] = [(name,)]
    for way in ways:
        role = frame.role(way[-1])
        for following in (n for names in (role.settings.values() if role and role.entity else ()) for n in names):
            if following == name and len(way) > 1:
                return (*way, name)
            if following not in way:
                ways.append((*way, following))
    return ()


def _about_examples(frame: Frame) -> Iterator[str]:
    for number, example in enumerate(frame.examples, 1):
        if example.language not in languages():
            yield f"test {number}: language {example.language!r} is none of {', '.join(languages())}"
        if not example.text.strip():
            yield f"test {number}: the text is empty"
    if not any(example.claims for example in frame.examples):
        yield "no positive test: add one whose text gives claims"
    if all(example.claims for example in frame.examples):
        yield "no negative test: add one whose text gives none (claims = [])"
