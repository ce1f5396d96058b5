"""The whole catalogue on 100 000 and 1 000 000 triples, beside bare pyoxigraph and rdflib in memory, in one run.

The graph is the shipped one, its texts told again and again with other actions, claims and documents: the countries,
bodies and domains stay what they are, so that hubs grow as they would. Times are of the processor, the best of several
runs, warm. rdflib answers each question once, in a process of its own that is ended after a while; what it had taken by
then counts as if it had ended there, marked with ``>``, so that the gain is at least what is printed::

    python benchmarks/queries.py               # both sizes, some ten minutes
    python benchmarks/queries.py 100000 --no-rdflib
"""

from __future__ import annotations

import argparse
import gc
import os
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import pyoxigraph as ox  # noqa: E402 - the path is set first

from benelux_kg.querying import Question, answer, bind, load_catalogue  # noqa: E402 - the path is set first

GRAPH = ROOT / "data" / "graph"
TOLD_AGAIN = re.compile(
    r"(/(?:id/(?:action|claim|evidence|document|news|provision|figure|incident|inference|person|post)|graph/document)"
    r"/[^>]+)>"
)
PATIENCE = 10
"""Seconds of the processor after which rdflib is given up on."""
RUNS = 3
LEAST = 0.05
"""Seconds of the processor that one run takes at least, the query asked as often as that needs."""


def make_lines(size: int) -> list[str]:
    """Return ``size`` N-Quads or a few more."""
    background = [line for name in ("ontology", "vocabulary") for line in read(GRAPH / f"{name}.nq")]
    texts = [line for path in sorted((GRAPH / "documents").glob("*.nq")) for line in read(path)]
    texts += read(GRAPH / "inferred.nq")
    lines, copy = dict.fromkeys(background + texts), 0
    while len(lines) < size:
        copy += 1
        lines.update(dict.fromkeys(TOLD_AGAIN.sub(rf"\1-{copy}>", line) for line in texts))
    return list(lines)


def read(path: Path) -> list[str]:
    """Return the lines of a file."""
    return path.read_text("utf-8").splitlines(keepends=True)


def load_store(lines: list[str]) -> ox.Store:
    """Hold named graphs and, merged, the default graph, as the store of a dataset does."""
    store = ox.Store()
    store.bulk_load(input="".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    merged = "".join(f"{line[: line.rindex(' <')]} .\n" for line in lines)
    store.bulk_load(input=merged.encode(), format=ox.RdfFormat.N_QUADS)
    return store


def load_rdflib(lines: list[str]) -> Any:
    """Hold the same in rdflib."""
    import rdflib

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data="".join(lines), format="nquads")
    return dataset


def clock(job: Callable[[], object], times: int = 1) -> float:
    """Return the seconds of the processor that ``job`` takes."""
    started = time.process_time()
    for _ in range(times):
        job()
    return (time.process_time() - started) / times


def compare(store: ox.Store, question: Question) -> tuple[float, float, int]:
    """Return the best times of ours and of bare pyoxigraph, taken in turns, and the number of rows."""
    terms = bind(question, {})
    text = question.fill(terms)
    rows = len(list(answer(store, question, terms).rows))
    times = max(1, int(LEAST / max(clock(lambda: list(store.query(text))), 1e-4)))  # type: ignore[arg-type]
    ours, bare = [], []
    for _ in range(RUNS):
        ours.append(clock(lambda: list(answer(store, question, terms).rows), times))
        bare.append(clock(lambda: list(store.query(text)), times))  # type: ignore[arg-type]
    return min(ours), min(bare), rows


def ask_rdflib(dataset: Any, question: Question) -> tuple[float, bool]:
    """Return what rdflib takes, or how long it was let, and whether it came to an end."""
    text = question.fill(bind(question, {}))
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        os.write(writing, repr(clock(lambda: list(dataset.query(text)))).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    status = os.waitpid(child, 0)[1]
    if status and not os.WIFSIGNALED(status):
        raise SystemExit(f"rdflib cannot answer {question.name}")
    return (float(told), True) if told else (float(PATIENCE), False)


def measure(size: int, *, with_rdflib: bool) -> Iterator[str]:
    """Yield the table for one size, line by line."""
    lines = make_lines(size)
    yield f"{len(lines):,} triples"
    store = load_store(lines)
    dataset = load_rdflib(lines) if with_rdflib else None
    gc.freeze()  # so that the processes that ask rdflib share its memory
    yield f"{'question':28}{'rows':>7}{'ours':>10}{'bare':>10}{'ours/bare':>11}{'rdflib':>11}{'faster':>8}"
    overheads, gains, given_up = [], [], 0
    for name, question in load_catalogue().items():
        ours, bare, rows = compare(store, question)
        overheads.append(ours / bare)
        line = f"{name:28}{rows:7}{ours * 1000:8.1f}ms{bare * 1000:8.1f}ms{ours / bare:11.2f}"
        if dataset is not None:
            theirs, ended = ask_rdflib(dataset, question)
            gains.append(theirs / ours)
            given_up += not ended
            line += f"{' ' if ended else '>'}{theirs * 1000:8.0f}ms{theirs / ours:7.0f}x"
        yield line
    yield f"beside bare pyoxigraph: {statistics.geometric_mean(overheads):.2f} times its time (geometric mean)"
    if gains:
        gain = f"{statistics.geometric_mean(gains):.0f} times faster (geometric mean)"
        yield f"beside rdflib: {gain}" + (f", {given_up} of {len(gains)} given up after {PATIENCE} s" * bool(given_up))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--no-rdflib", action="store_true")
    given = parser.parse_args()
    for size in given.sizes:
        for line in measure(size, with_rdflib=not given.no_rdflib):
            print(line, flush=True)


if __name__ == "__main__":
    main()
