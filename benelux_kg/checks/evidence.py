"""``verify``: every claim is proved anew on the kept texts, and every file of the dataset tells the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from benelux_kg.checks.agreement import compare_files, compare_store, lines_of, name_differences
from benelux_kg.checks.findings import CheckReport, Finding
from benelux_kg.checks.proofs import Proofs
from benelux_kg.checks.records import read_records
from benelux_kg.corpus import read_text
from benelux_kg.errors import BeneluxKgError
from benelux_kg.extraction import Extractor
from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import document_section, section_file, text_file
from benelux_kg.graph.ntriples import write_iri
from benelux_kg.graph.quads import write_document
from benelux_kg.graph.register import Entry
from benelux_kg.vocabulary.identifiers import name_document_graph
from benelux_kg.vocabulary.naming import mint_document

_NAMED = 20
"""Findings of one kind in one place that are named one by one."""


def verify_dataset(dataset: Dataset) -> CheckReport:
    """Prove everything: texts, quotations, claims, frames, originals, and that store and merged files agree."""
    checked: Counter[str] = Counter()
    findings: list[Finding] = []
    for entry in dataset.entries:
        findings += verify_document(dataset, entry, checked)
    findings += compare_files(dataset)
    return CheckReport(tuple(_name_some(findings)), dict(checked))


def verify_document(dataset: Dataset, entry: Entry, checked: Counter[str] | None = None) -> Iterator[Finding]:
    """Prove one text: its section, its words, its original, and that reading it again gives the same."""
    checked = Counter() if checked is None else checked
    lines = lines_of(dataset, document_section(entry.record.slug))
    yield from _prove(dataset, entry, lines, checked)
    yield from _read_again(dataset, entry, lines)
    yield from compare_store(dataset, entry, lines)
    yield from _compare_original(dataset, entry)


def prove_documents(dataset: Dataset, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Prove the sections of some texts, without reading them again."""
    for entry in entries:
        yield from _prove(dataset, entry, lines_of(dataset, document_section(entry.record.slug)), Counter())


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


def _name_some(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Name the first findings of each kind and place, and count the rest: one cut section breaks many proofs."""
    found: Counter[tuple[str, str, bool]] = Counter()
    for each in findings:
        kind = each.check, each.where, each.is_failure
        found[kind] += 1
        if found[kind] <= _NAMED:
            yield each
    for (check, where, is_failure), number in found.items():
        if number > _NAMED:
            yield Finding(check, where, f"{number - _NAMED} faults more", is_failure=is_failure)


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
    yield from name_differences("frames", section, lines, write_document(extract, register.signature, register.base))


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
