"""Whether all files of a dataset tell the same: sections, store, merged file, inferences."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.findings import Finding
from benelux_kg.errors import DatasetError
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.entailment import infer_all
from benelux_kg.graph.layout import INFERRED, MERGED, STORE, document_section, order_sections, section_file
from benelux_kg.graph.register import Entry
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.graph.statements import Tally, select_statements
from benelux_kg.graph.store import load_store, open_store, tell_damage
from benelux_kg.vocabulary.identifiers import name_document_graph

_NAMED = 5
"""Differing lines of one section that are named one by one."""


def compare_files(dataset: Dataset) -> Iterator[Finding]:
    """Compare what is put together from all sections with the sections."""
    yield from _compare_inferred(dataset)
    yield from _compare_merged(dataset)
    yield from _check_store(dataset)


def lines_of(dataset: Dataset, section: str) -> list[str]:
    """Give the lines of a section; none where it cannot be read."""
    path = dataset.folder / section_file(section)
    try:
        return list(read_lines(path))
    except (OSError, UnicodeDecodeError):
        return []


def name_differences(check: str, where: str, found: Iterable[str], expected: Iterable[str]) -> Iterator[Finding]:
    """Name the lines that are too much and those that are missing."""
    have, want = set(found), set(expected)
    for what, lines in (("does not follow", have - want), ("is missing", want - have)):
        for line in sorted(lines)[:_NAMED]:
            yield Finding(check, where, f"{what}: {line.strip()[:300]}")
        if len(lines) > _NAMED:
            yield Finding(check, where, f"{what}: {len(lines) - _NAMED} lines more")


def compare_store(dataset: Dataset, entry: Entry, lines: list[str]) -> Iterator[Finding]:
    """Compare a text's graph in the store with the lines of its section."""
    graph = ox.NamedNode(dataset.names.expand(name_document_graph(entry.record.slug)))
    stored = (f"{quad} .\n" for quad in dataset.store.quads_for_pattern(None, None, None, graph))
    with suppress(RuntimeError):  # a damaged table file, which is told of the store as a whole
        yield from name_differences("store", f"store, {entry.record.identifier}", stored, lines)


def _check_store(dataset: Dataset) -> Iterator[Finding]:
    """Compare the store as a whole, and tell where it is damaged: queries go around what cannot be opened."""
    try:
        if (dataset.folder / STORE).is_dir():
            open_store(dataset.folder / STORE)
        yield from _compare_size(dataset)
    except (DatasetError, RuntimeError) as error:
        damage = error if isinstance(error, DatasetError) else tell_damage(error)
        if damage is None:
            raise
        yield Finding("store", damage.where, f"{damage.what}: {damage.mend}")


def _compare_inferred(dataset: Dataset) -> Iterator[Finding]:
    register = dataset.register
    sections = [section for section in order_sections(register.slugs) if section != INFERRED]
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        SortedLines(Path(folder)) as statements,
        SortedLines(Path(folder)) as inferred,
    ):
        whole = Path(folder, "whole.nq")
        with whole.open("w", encoding="utf-8", newline="\n") as target:
            for section in sections:
                lines = list(_whole(lines_of(dataset, section)))
                target.writelines(lines)
                if section.startswith(document_section("")):
                    statements.extend(select_statements(lines, register.base))
        store = load_store(Path(folder, "store"), [whole])
        infer_all(store, statements, inferred, Tally(register.base), Path(folder), register.base, infer=register.infers)
        expected = [line for line, _ in groupby(inferred)]
    yield from name_differences("inference", section_file(INFERRED), lines_of(dataset, INFERRED), expected)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.count(" ") > 3 and line.endswith("> .\n"))  # noqa: PLR2004 — a quad and its end


def _compare_merged(dataset: Dataset) -> Iterator[Finding]:
    """Compare ``dataset.nq`` with the sections it was put together from."""
    path = dataset.folder / MERGED
    if not path.exists():
        yield Finding("merged", MERGED, "has not been put together yet", is_failure=False)
        return
    with path.open(encoding="utf-8", newline="\n", errors="replace") as stream:
        groups = groupby(stream, key=lambda line: line.rsplit(" ", 2)[-2:-1])
        for section in order_sections(dataset.register.slugs):
            expected = lines_of(dataset, section)
            if expected:
                _, found = next(groups, ("", iter(())))
                yield from name_differences("merged", MERGED, found, expected)
        yield from (Finding("merged", MERGED, f"does not follow: {next(rest).strip()[:300]}") for _, rest in groups)


def _compare_size(dataset: Dataset) -> Iterator[Finding]:
    """Compare the store as a whole: no graph too many, and in its default graph every triple once."""
    default = ox.DefaultGraph()
    written = stored = 0
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        SortedLines(Path(folder)) as stated,
        SortedLines(Path(folder)) as held,
    ):
        for section in order_sections(dataset.register.slugs):
            lines = lines_of(dataset, section)
            written += len(lines)
            stated.extend(f"{line[: line.rfind(' <')]} .\n" for line in _whole(lines))
        for quad in dataset.store:
            if quad.graph_name == default:
                held.extend((f"{quad.triple} .\n",))
            else:
                stored += 1
        yield from _compare_triples(held, stated)
    if stored != written:
        yield Finding("store", "store", f"holds {stored} quads, the sections hold {written}")


def _compare_triples(held: Iterable[str], stated: Iterable[str]) -> Iterator[Finding]:
    """Compare sorted triples, repeated or not."""
    tagged = heapq.merge(
        ((line, "does not follow") for line in held if _is_ground(line)),
        ((line, "is missing") for line in stated if _is_ground(line)),
    )
    for line, group in groupby(tagged, key=itemgetter(0)):
        faults = {fault for _, fault in group}
        if len(faults) == 1:
            yield Finding("store", "store, merged", f"{faults.pop()}: {line.strip()[:300]}")


def _is_ground(line: str) -> bool:
    """Tell whether a triple has no blank node, which the store names as it likes."""
    subject, _, object_ = line.split(" ", 2)
    return not subject.startswith("_:") and not object_.startswith("_:")
