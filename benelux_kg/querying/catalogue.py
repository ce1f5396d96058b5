"""The catalogue of questions: one ``.rq`` file each, with a header that says what it asks, of what, and of whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from benelux_kg.errors import QueryError, ResourceError, UsageError
from benelux_kg.querying.nearest import suggest
from benelux_kg.querying.questions import Question
from benelux_kg.querying.reading import read_question
from benelux_kg.resources import folder


class Catalogue(Mapping[str, Question]):
    """All questions by name, in alphabetical order."""

    def __init__(self, questions: Iterator[Question]) -> None:
        self._questions = MappingProxyType({each.name: each for each in sorted(questions, key=lambda q: q.name)})

    def __getitem__(self, name: str) -> Question:
        """Give the question of that name; raises ``QueryError`` with the nearest where there is none."""
        if name not in self._questions:
            mend = suggest(name, self._questions)
            raise UnknownQuestionError(f"no question is called {name}", where="queries", mend=mend)
        return self._questions[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._questions)

    def __len__(self) -> int:
        return len(self._questions)

    def __contains__(self, name: object) -> bool:
        return name in self._questions

    @property
    def tags(self) -> list[str]:
        """Give every tag, sorted."""
        return sorted({tag for each in self.values() for tag in each.tags})

    def tagged(self, tag: str) -> list[Question]:
        """Give the questions with a tag; raises ``UsageError`` with the nearest where no question has it."""
        found = [each for each in self.values() if tag in each.tags]
        if not found:
            raise UsageError(f"no question has the tag {tag}", where="--tag", mend=suggest(tag, self.tags))
        return found


class UnknownQuestionError(QueryError, KeyError):
    """Nothing in the catalogue has that name."""

    __str__ = Exception.__str__  # a KeyError would show it in quotes


@cache
def load_catalogue(queries: Path | None = None) -> Catalogue:
    """Read the shipped catalogue, or the folder ``queries``; raises ``ResourceError`` with every fault of all."""
    questions, faults = [], []
    for path in sorted((queries or folder("queries")).glob("*.rq")):
        try:
            questions.append(read_question(path))
        except ResourceError as error:
            faults.append(error)
    if faults:
        raise ResourceError("; ".join(str(each) for each in faults))
    return Catalogue(iter(questions))
