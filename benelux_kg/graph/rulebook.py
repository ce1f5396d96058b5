"""The rules that are shipped: those in ``ontology/rules/*.rq``, and the axioms of the ontology.

A rule file is a SPARQL CONSTRUCT of one triple, from triple patterns, ``FILTER(…)`` and ``FILTER NOT EXISTS {…}``, and
no more: so each conclusion can tell the facts it rests on. Its ``#+`` header is TOML.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from benelux_kg.errors import ResourceError
from benelux_kg.graph.axioms import read_axioms
from benelux_kg.graph.rules import Example, Exclusion, Pattern, Rule, variables
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, namespaces

_HEADER = re.compile(r"^#\+ ?(.*)$", re.MULTILINE)
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)
_PREFIX = re.compile(r"^\s*PREFIX\s+\S+\s*<[^<>]*>\s*$", re.MULTILINE | re.IGNORECASE)
_FORM = re.compile(r"\s*CONSTRUCT\s*\{(?P<template>[^{}]*)\}\s*WHERE\s*\{(?P<body>.*)\}\s*", re.DOTALL | re.IGNORECASE)
_QUOTED = r'"(?:\\.|[^"\\])*"|<[^<>\s]*>'
_TOKEN = re.compile(rf"{_QUOTED}|FILTER\s+NOT\s+EXISTS\s*\{{|FILTER\s*\(|[{{}}()]|.", re.DOTALL | re.IGNORECASE)
_VARIABLE = re.compile(rf"({_QUOTED})|[?$](\w+)")
_SCHEME = "variable:"
_MEND = "a rule has triple patterns, FILTER (…) and FILTER NOT EXISTS {…}, and no more"


@lru_cache(maxsize=8)
def load_rules(base: str = DEFAULT_BASE) -> tuple[Rule, ...]:
    """Give all rules that are shipped, sorted by name."""
    files = sorted((folder("ontology") / "rules").glob("*.rq"))
    rules = [*(read_rule(path, base) for path in files), *read_axioms()]
    return tuple(sorted(rules, key=lambda rule: rule.name))


def rules_digest() -> str:
    """Give one digest over the files of the rules."""
    rules = folder("ontology") / "rules"
    files = sorted([*rules.glob("*.rq"), *rules.glob("*.toml")])
    return sha256(b"".join(sha256(path.read_bytes()).digest() for path in files)).hexdigest()


def read_rule(path: Path, base: str = DEFAULT_BASE) -> Rule:
    """Read a rule file; raises ``ResourceError`` where it is none."""
    try:
        return parse_rule(path.stem, path.read_text("utf-8"), base)
    except (ValueError, SyntaxError, KeyError, TypeError, OSError) as error:
        raise ResourceError(" ".join(str(error).split()), where=str(path), mend=_MEND) from error


def parse_rule(name: str, text: str, base: str = DEFAULT_BASE) -> Rule:
    """Make a rule of the text of its file; raises ``ValueError`` or ``KeyError`` where it is none."""
    header = tomllib.loads("\n".join(_HEADER.findall(text)))
    prologue = _known_prefixes(base) + "\n".join(_PREFIX.findall(text))
    form = _FORM.fullmatch(_PREFIX.sub("", _COMMENT.sub("", text)))
    if not form:
        raise ValueError("is no CONSTRUCT { … } WHERE { … }")
    conclusions, (premises, tests, unless) = _patterns(form["template"], prologue), _split(form["body"], prologue)
    if len(conclusions) != 1 or not premises:
        raise ValueError("does not conclude one triple from others")
    if not variables(*conclusions) <= variables(*premises):
        raise ValueError("concludes something on what no premise names")
    examples = tuple(_read_example(table) for table in header["example"])
    return Rule(name, conclusions[0], premises, tests, unless, prologue, header["statement"], examples)


def _known_prefixes(base: str) -> str:
    return "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in namespaces(base).prefixes.items())


def _read_example(table: dict[str, Any]) -> Example:
    follows = "then" in table
    return Example(table["name"], table["given"], table["then" if follows else "not"], follows)


def _split(body: str, prologue: str) -> tuple[tuple[Pattern, ...], tuple[str, ...], tuple[Exclusion, ...]]:
    """Part the patterns of a group from its tests and exceptions."""
    plain, tests, unless = [], [], []
    tokens = iter(_TOKEN.findall(body))
    for token in tokens:
        if token[:6].upper() != "FILTER":
            plain.append(token)
        elif token.endswith("("):
            tests.append(_take(tokens, "(", ")"))
        else:
            patterns, inner, deeper = _split(_take(tokens, "{", "}"), prologue)
            if deeper:
                raise ValueError("has an exception within an exception")
            unless.append(Exclusion(patterns, inner))
    return _patterns("".join(plain), prologue), tuple(tests), tuple(unless)


def _take(tokens: Any, opening: str, closing: str) -> str:
    taken: list[str] = []
    depth = 1
    for token in tokens:
        depth += token.endswith(opening)
        depth -= token == closing
        if not depth:
            return "".join(taken).strip()
        taken.append(token)
    raise ValueError(f"has a {opening} that is never closed")


def _patterns(turtle: str, prologue: str) -> tuple[Pattern, ...]:
    """Read triple patterns with the reader for Turtle, to which a variable is one more IRI."""
    named = _VARIABLE.sub(lambda match: match[1] or f"<{_SCHEME}{match[2]}>", turtle.strip())
    text = f"{named} ." if named and not named.endswith(".") else named
    quads = ox.parse(input=f"{prologue}\n{text}", format=ox.RdfFormat.TURTLE)
    return tuple((_slot(q.subject), _slot(q.predicate), _slot(q.object)) for q in quads)


def _slot(term: Any) -> Any:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value.removeprefix(_SCHEME) if term.value.startswith(_SCHEME) else term
    raise ValueError("has a blank node")
