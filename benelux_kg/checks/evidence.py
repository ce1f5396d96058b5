"""``verify``: every claim is proved anew on the kept texts, and every file of the dataset tells the same."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.checks.findings import CheckReport, Finding
from benelux_kg.checks.proofs import Proofs
from benelux_kg.checks.records import read_records
from benelux_kg.corpus import read_text
from benelux_kg.errors import BeneluxKgError
from benelux_kg.extraction import Extractor
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import INFERRED, MERGED, document_section, order_sections, section_file, text_file
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.graph.quads import write_document
from benelux_kg.graph.register import Entry
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.graph.statements import Tally, infer_all, select_statements
from benelux_kg.vocabulary.identifiers import name_document_graph
from benelux_kg.vocabulary.naming import mint_document

_NAMED = 5
"""Differing lines of one section that are named one by one."""


def verify_dataset(dataset: Dataset) -> CheckReport:
    """Prove everything: texts, quotations, claims, frames, originals, and that store and merged files agree."""
    checked: Counter[str] = Counter()
    findings: list[Finding] = []
    for entry in dataset.entries:
        findings += verify_document(dataset, entry, checked)
    findings += [*_verify_inferred(dataset), *_verify_merged(dataset), *_verify_size(dataset)]
    return CheckReport(tuple(findings), dict(checked))


def verify_document(dataset: Dataset, entry: Entry, checked: Counter[str] | None = None) -> Iterator[Finding]:
    """Prove one text: its section, its words, its original, and that reading it again gives the same."""
    checked = Counter() if checked is None else checked
    lines = _lines_of(dataset, document_section(entry.record.slug))
    yield from _prove(dataset, entry, lines, checked)
    yield from _read_again(dataset, entry, lines)
    yield from _compare_store(dataset, entry, lines)
    yield from _compare_original(dataset, entry)


def prove_documents(dataset: Dataset, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Prove the sections of some texts, without reading them again."""
    for entry in entries:
        yield from _prove(dataset, entry, _lines_of(dataset, document_section(entry.record.slug)), Counter())


def _lines_of(dataset: Dataset, section: str) -> list[str]:
    path = dataset.folder / section_file(section)
    try:
        return list(read_lines(path))
    except (OSError, UnicodeDecodeError):
        return []


def _prove(dataset: Dataset, entry: Entry, lines: list[str], checked: Counter[str]) -> Iterator[Finding]:
    base, record = dataset.register.base, entry.record
    section = section_file(document_section(record.slug))
    if not lines:
        yield Finding("section", section, f"is missing or not readable; delete it and build {record.identifier} again")
    if lines != sorted(set(lines)):
        yield Finding("order", section, "is not sorted, or holds a line twice")
    fault = _check_text(dataset, entry)
    if fault:
        yield fault
    graph = write_iri(name_document_graph(record.slug), base)
    proofs = Proofs(read_records(lines, graph, base), mint_document(record.slug), record.sha256)
    claims, evidence = proofs.count()
    checked.update(texts=1, claims=claims, evidence=evidence)
    words = _kept_words(dataset, entry)
    yield from (Finding(check, section, message) for check, message in proofs.prove(words))


def _check_text(dataset: Dataset, entry: Entry) -> Finding | None:
    path = dataset.folder / text_file(entry.record.sha256)
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return Finding(
            "text", text_file(entry.record.sha256), f"{error.strerror}: the text of {entry.record.identifier}"
        )
    if found != entry.record.sha256:
        return Finding(
            "text", text_file(entry.record.sha256), f"is not the text of {entry.record.identifier} that was kept"
        )
    return None


def _kept_words(dataset: Dataset, entry: Entry) -> str | None:
    try:
        return dataset.read_text(entry)
    except BeneluxKgError:
        return None


def _read_again(dataset: Dataset, entry: Entry, lines: list[str]) -> Iterator[Finding]:
    """Let every frame fire again on the kept text."""
    record, register = entry.record, dataset.register
    section = section_file(document_section(record.slug))
    extractor = Extractor.load()
    if extractor.signature != register.signature:
        message = "was read with another vocabulary or other frames, not read again; build to bring it up to date"
        yield Finding("frames", section, message, is_failure=False)
        return
    text = _kept_words(dataset, entry)
    if text is None:
        return
    try:
        document = read_text(text, record.identifier, record.language)
        extract = extractor.extract(replace(document, record=record))
    except BeneluxKgError as error:
        yield Finding("frames", section, f"the kept text cannot be read again: {error}")
        return
    yield from _differ("frames", section, lines, write_document(extract, register.signature, register.base))


def _differ(check: str, where: str, found: Iterable[str], expected: Iterable[str]) -> Iterator[Finding]:
    """Name the lines that are too much and those that are missing."""
    have, want = set(found), set(expected)
    for what, lines in (("does not follow", have - want), ("is missing", want - have)):
        for line in sorted(lines)[:_NAMED]:
            yield Finding(check, where, f"{what}: {line.strip()[:300]}")
        if len(lines) > _NAMED:
            yield Finding(check, where, f"{what}: {len(lines) - _NAMED} lines more")


def _compare_store(dataset: Dataset, entry: Entry, lines: list[str]) -> Iterator[Finding]:
    graph = ox.NamedNode(dataset.names.expand(name_document_graph(entry.record.slug)))
    stored = (f"{quad} .\n" for quad in dataset.store.quads_for_pattern(None, None, None, graph))
    yield from _differ("store", f"store, {entry.record.identifier}", stored, lines)


def _compare_original(dataset: Dataset, entry: Entry) -> Iterator[Finding]:
    path = dataset.find_origin(entry)
    name = entry.record.identifier
    if path is None:
        yield Finding("original", name, "came from standard input, not compared", is_failure=False)
        return
    try:
        found = sha256(path.read_bytes()).hexdigest()
    except OSError:
        yield Finding("original", name, f"is no longer at {path}, not compared", is_failure=False)
        return
    if found != entry.original:
        yield Finding("original", name, f"{path} has changed since it was read; build again")


def _verify_inferred(dataset: Dataset) -> Iterator[Finding]:
    base = dataset.register.base
    with tempfile.TemporaryDirectory() as folder, SortedLines(Path(folder)) as statements:
        for slug in dataset.register.slugs:
            statements.extend(select_statements(_whole(_lines_of(dataset, document_section(slug))), base))
        expected = sorted(infer_all(statements, Tally(base), base))
    yield from _differ("inference", section_file(INFERRED), _lines_of(dataset, INFERRED), expected)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if line.count(" ") > 3 and line.endswith("> .\n"))  # noqa: PLR2004 — a quad and its end


def _verify_merged(dataset: Dataset) -> Iterator[Finding]:
    """Compare ``dataset.nq`` with the sections it was put together from."""
    path = dataset.folder / MERGED
    if not path.exists():
        yield Finding("merged", MERGED, "has not been put together yet", is_failure=False)
        return
    with path.open(encoding="utf-8", newline="\n", errors="replace") as stream:
        groups = groupby(stream, key=lambda line: line.rsplit(" ", 2)[-2:-1])
        for section in order_sections(dataset.register.slugs):
            expected = _lines_of(dataset, section)
            if expected:
                _, found = next(groups, ("", iter(())))
                yield from _differ("merged", MERGED, found, expected)
        yield from (Finding("merged", MERGED, f"does not follow: {next(rest).strip()[:300]}") for _, rest in groups)


def _verify_size(dataset: Dataset) -> Iterator[Finding]:
    sections = order_sections(dataset.register.slugs)
    stored, written = len(dataset.store), sum(len(_lines_of(dataset, section)) for section in sections)
    if stored != written:
        yield Finding("store", "store", f"holds {stored} quads, the sections hold {written}")
