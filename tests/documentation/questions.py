"""The reference of the questions, written from the catalogue.

Write it anew with: python -m tests.documentation.questions
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benelux_kg.querying import Parameter, Question, load_catalogue
from benelux_kg.querying.questions import LANGUAGES
from benelux_kg.querying.values import TYPES

PATH = Path(__file__).parents[2] / "docs" / "reference" / "questions.md"
HEAD = f"""# Questions

Every question that can be asked by name: `benelux-kg query NAME -p KEY=VALUE`. [How to ask](../how-to/ask-the-graph.md). This page is written from the
headers of the files in `queries/`; do not edit it.

## The header

Each file starts with TOML behind `#+`, which any SPARQL engine takes for a comment.

| key | holds |
|---|---|
| `summary` | what it answers, in a line |
| `tags` | by which it is found |
| `empty` | where an empty answer to the defaults is a finding: which one |
| `[question]` | the question in {", ".join(LANGUAGES)} |
| `[parameters.NAME]` | `type` ({", ".join(TYPES)}); `default`, or `optional = true` (then anything fits where it is not given); `allowed` values; of an IRI the `class` or `scheme` it is chosen from; of a number `least` and `most`; of a date `edge`, the day that a year or month stands for (`first`, `last`); `label` in four languages |
| `[columns]` | what each column of the answer means, in four languages and in their order; `xLabel` names the thing in `x` |

In the query `$NAME` is the place of a parameter.
"""


def write_reference() -> str:
    """Return the page: one section for each question."""
    catalogue = load_catalogue()
    tags = [f"| {tag} | {', '.join(_link(each) for each in catalogue.tagged(tag))} |" for tag in catalogue.tags]
    index = ["## By subject", "", "| tag | questions |", "|---|---|", *tags, ""]
    sections = [line for each in catalogue.values() for line in _write_section(each)]
    return "\n".join([HEAD, *index, *sections])


def _link(question: Question) -> str:
    return f"[{question.name}](#{question.name})"


def _write_section(question: Question) -> Iterator[str]:
    yield from (f"## {question.name}", "", f"{question.summary}.", "")
    yield from (f"- **{language}**: {text}" for language, text in question.questions.items())
    yield ""
    if question.empty:
        yield from (f"May be empty: {question.empty}.", "")
    if question.parameters:
        yield from ("| parameter | type | default | what |", "|---|---|---|---|")
        yield from map(_write_parameter, question.parameters)
        yield ""
    if question.columns:
        yield from ("| column | " + " | ".join(LANGUAGES) + " |", "|---" * (len(LANGUAGES) + 1) + "|")
        for each in question.columns:
            yield f"| `{each.name}` | " + " | ".join(each.labels[language] for language in LANGUAGES) + " |"
        yield ""
    yield from ("```sparql", question.sparql.rstrip(), "```", "")


def _write_parameter(parameter: Parameter) -> str:
    choice = ", ".join(f"`{each}`" for each in parameter.allowed) or f"`{parameter.of_class or parameter.scheme}`"
    kind = f"{parameter.type}: {choice}" if choice != "``" else parameter.type
    default = "any" if parameter.default is None else f"`{parameter.default}`"
    return f"| `{parameter.name}` | {kind} | {default} | {'; '.join(parameter.labels.values())} |"


if __name__ == "__main__":
    PATH.write_text(write_reference(), "utf-8")
