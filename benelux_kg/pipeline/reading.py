"""Reading texts into shards: in this process, or in several."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benelux_kg.checks.results import ShapeResult
from benelux_kg.corpus import Source, read_document
from benelux_kg.errors import SourceError
from benelux_kg.extraction import Extractor
from benelux_kg.graph.layout import document_section, section_file
from benelux_kg.graph.shards import Shard, ShardWriter, read_lines

if TYPE_CHECKING:
    from benelux_kg.checks.admission import Admission

_WORTH_A_PROCESS = 4
"""Texts for which starting one more process pays."""


@dataclass(frozen=True, slots=True)
class Task:
    """A text to read; ``content`` holds it where it came from standard input."""

    source: Source
    origin: str
    original: str
    language: str | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: a shard, or the reason why there is none."""

    task: Task
    shard: Shard | None = None
    error: SourceError | None = None
    results: tuple[ShapeResult, ...] = ()


def read_shards(
    tasks: list[Task], writer: ShardWriter, jobs: int = 1, admission: Admission | None = None
) -> Iterator[Outcome]:
    """Read every text, write its section and validate it; outcomes come in the order of the tasks."""
    read = partial(read_shard, writer=writer, admission=admission)
    workers = min(jobs, len(tasks) // _WORTH_A_PROCESS)
    if workers < 2:  # noqa: PLR2004 — one worker is this process
        yield from map(read, tasks)
    else:
        yield from _read_beside(tasks, read, workers)


def _read_beside(tasks: Iterable[Task], read: Callable[[Task], Outcome], workers: int) -> Iterator[Outcome]:
    context = multiprocessing.get_context("spawn")
    with _deaf_to_interrupts():
        pool = context.Pool(workers, initializer=_ignore_interrupts)
    with pool:
        yield from pool.imap(read, tasks, chunksize=4)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let what is started meanwhile be deaf to Ctrl-C from its first moment: it is for this process alone."""
    if threading.current_thread() is not threading.main_thread():  # only there can it be set
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that started the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def read_shard(task: Task, writer: ShardWriter, admission: Admission | None = None) -> Outcome:
    """Read one text, extract what it states, write its section and validate it."""
    identifier = task.source.identifier
    try:
        document = read_document(task.content or Path(task.source.path or ""), identifier, task.language)
    except SourceError as error:
        return Outcome(task, error=error)
    try:
        extract = Extractor.load().extract(document)
        shard = writer.write(extract, document.text, task.origin, task.original)
        section = writer.folder / section_file(document_section(shard.entry.record.slug))
        results = admission.validate(read_lines(section)) if admission else ()
        return Outcome(task, shard, results=tuple(results))
    except Exception as error:
        error.add_note(f"while reading {identifier}")
        raise
