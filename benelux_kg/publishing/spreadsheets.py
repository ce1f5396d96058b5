"""CSV tables with CSVW metadata: one for each class to look at, and two or three that hold the graph exactly.

``relations.csv`` has a row for each fact between two things, ``values.csv`` one for each literal, in the column of its
language or datatype; converted by the standard's own rules they are the graph again. The tables of the classes show the
same with labels, one thing a row; the metadata keeps them out of a conversion. A blank node has no name that a table
could hold: the class expressions of the ontology are left out.

Source: Model for Tabular Data, 6.4 Parsing Cells; Metadata Vocabulary for Tabular Data; Generating RDF from Tabular
Data, 4.6 Minimal mode.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from benelux_kg.publishing.content import Content
from benelux_kg.publishing.csvw import DATATYPES, describe_class, describe_group, describe_relations, describe_values
from benelux_kg.publishing.labels import Labels
from benelux_kg.publishing.subjects import RESOURCE, Fact, Subject, read_subjects

METADATA: Final = "csv-metadata.json"
"""The name under which readers of CSVW look for it."""
_JOINT: Final = " | "


def write_tables(content: Content, folder: Path) -> None:
    """Write every table, and the metadata that says what they mean."""
    named = content.keep(lambda lines: (line for line in lines if line[0] == "<" and " _:" not in line))
    with named.sort_triples() as lines, ExitStack() as files:
        survey = _Survey(content, read_subjects(lines))
        writer = _Writer(content, survey, folder, files)
        for subject in read_subjects(lines):
            writer.write(subject)
    text = json.dumps(describe_group(survey.describe()), ensure_ascii=False, indent=1) + "\n"
    (folder / METADATA).write_text(text, "utf-8", newline="\n")


class _Survey:
    """What the tables will hold: the kinds of literals, and the properties of each class."""

    def __init__(self, content: Content, subjects: Iterable[Subject]) -> None:
        self._names = content.names
        self._type = content.names.expand("rdf:type")
        kinds: set[str] = set()
        self.empty: list[str] = []
        properties: dict[str, set[str]] = {}
        for subject in subjects:
            for fact in subject.facts:
                kinds.add(fact.kind)
                if not fact.value and fact.kind not in self.empty:
                    self.empty.append(fact.kind)
            for name in self.classes(subject):
                said = properties.setdefault(name, set())
                said |= {fact.predicate for fact in subject.facts if fact.predicate != self._type}
        self.kinds = sorted(kinds - {RESOURCE})
        self.empty.sort()
        self.properties = {name: sorted(said) for name, said in sorted(properties.items())}

    def classes(self, subject: Subject) -> list[str]:
        """Give the classes of a thing."""
        return [fact.value for fact in subject.facts if fact.predicate == self._type and fact.kind == RESOURCE]

    def describe(self) -> Iterator[dict[str, Any]]:
        """Yield the metadata of each table."""
        yield describe_relations("relations.csv")
        yield describe_values("values.csv", self.kinds)
        yield from (describe_values(_empty_file(kind), [kind], null="NULL") for kind in self.empty)
        for iri, properties in self.properties.items():
            yield describe_class(self.file(iri), iri, self._columns(properties))

    def _columns(self, properties: list[str]) -> list[tuple[str, str]]:
        return [(self._names.compact(iri), iri) for iri in properties]

    def file(self, iri: str) -> str:
        """Name the table of a class: by its short name or, where that is none for a file, with a hash."""
        short = self._names.compact(iri).removeprefix("bkg:").replace(":", "-")
        plain = re.sub("[^A-Za-z0-9-]+", "-", short)[-80:]
        return f"{plain}.csv" if plain == short else f"{plain}-{sha256(iri.encode()).hexdigest()[:8]}.csv"

    def header(self, name: str) -> list[str]:
        """Give the heading of the table of a class."""
        return ["id", "label", *(self._names.compact(iri) for iri in self.properties[name])]


class _Writer:
    def __init__(self, content: Content, survey: _Survey, folder: Path, files: ExitStack) -> None:
        self._survey = survey
        self._labels = Labels(content.store, content.names)

        def open_table(name: str, header: list[str]) -> Any:
            stream = files.enter_context((folder / name).open("w", encoding="utf-8", newline=""))
            table = csv.writer(stream)
            table.writerow(header)
            return table

        columns = [DATATYPES.column(kind) for kind in survey.kinds]
        self._relations = open_table("relations.csv", ["subject", "property", "object"])
        self._values = open_table("values.csv", ["subject", "property", *columns])
        self._empty = {
            kind: open_table(_empty_file(kind), ["subject", "property", DATATYPES.column(kind)])
            for kind in survey.empty
        }
        self._classes = {name: open_table(survey.file(name), survey.header(name)) for name in survey.properties}

    def write(self, subject: Subject) -> None:
        """Write the rows of one thing."""
        for fact in subject.facts:
            if fact.kind == RESOURCE:
                self._relations.writerow((subject.iri, fact.predicate, fact.value))
            elif fact.value:
                cells = [fact.text if kind == fact.kind else "" for kind in self._survey.kinds]
                self._values.writerow((subject.iri, fact.predicate, *cells))
            else:
                self._empty[fact.kind].writerow((subject.iri, fact.predicate, ""))
        for name in self._survey.classes(subject):
            self._classes[name].writerow(self._row(subject, self._survey.properties[name]))

    def _row(self, subject: Subject, properties: list[str]) -> list[str]:
        said: dict[str, list[str]] = {}
        for fact in subject.facts:
            said.setdefault(fact.predicate, []).append(self._show(fact))
        cells = (_JOINT.join(said.get(iri, ())) for iri in properties)
        return [subject.iri, self._labels.label(subject.iri), *cells]

    def _show(self, fact: Fact) -> str:
        return self._labels.label(fact.value) if fact.kind == RESOURCE else fact.text


def _empty_file(kind: str) -> str:
    return f"empty-{DATATYPES.column(kind)}.csv"
