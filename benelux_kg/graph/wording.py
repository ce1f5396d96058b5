"""What a rule says, in words that people read."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from benelux_kg.graph.rulebook import load_rules
from benelux_kg.resources import folder
from benelux_kg.vocabulary.namespaces import DEFAULT_BASE, LANGUAGE_IRIS

Label = Callable[[str, str], str]
"""Gives the label of a compact IRI in a language."""


def word_rule(name: str, label: Label, base: str = DEFAULT_BASE) -> Mapping[str, str]:
    """Give the statement of a rule, a comparison or an axiom by language; nothing where it is none of them."""
    stated = {rule.name: rule.statement for rule in load_rules(base)}.get(name)
    return stated or _word_axiom(name, label)


def _word_axiom(name: str, label: Label) -> dict[str, str]:
    subject, _, rest = name.partition(" ")
    axiom, _, value = rest.partition(" ")
    words = _words().get(value) or _words().get(axiom or name, {})
    return {
        each: text.format(label(subject, each), _value(value, words, label, each)) if axiom else text
        for each, text in words.items()
        if each in LANGUAGE_IRIS
    }


def _value(value: str, words: Mapping[str, Any], label: Label, language: str) -> str:
    if not value.startswith("( "):
        return label(value, language)
    steps = (words["step"][language].format(label(step, language)) for step in value.split()[1:-1])
    return f" {words['and'][language]} ".join(steps)


@cache
def _words() -> dict[str, Any]:
    path = folder("ontology") / "rules" / "words.toml"
    return tomllib.loads(path.read_text("utf-8"))
