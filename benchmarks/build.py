"""Measure whole builds: time and memory against the number of pages, and what one changed page costs.

Writes its corpora and datasets into a temporary folder::

    python benchmarks/build.py                 # 1 000 and 10 000 pages
    python benchmarks/build.py 200 2000
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write_folder  # noqa: E402 - the path is set first

MERGED = ("dataset.nq", "graph.ttl", "graph.jsonld")
PROGRAM = """
import resource, sys, time
from benelux_kg import pipeline
start, begun = time.perf_counter(), time.process_time()
{call}
spent, used = time.perf_counter() - start, time.process_time() - begun
own, workers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
used += workers.ru_utime + workers.ru_stime
print(spent, used, max(own.ru_maxrss, workers.ru_maxrss) // 1024)
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor, and the peak of the largest process in MiB."""

    seconds: float
    processor: float
    memory: int

    def __str__(self) -> str:
        return f"{self.seconds:.2f} s ({self.processor:.2f} s of the processor), {self.memory} MiB"


def run(call: str) -> Cost:
    """Run ``call`` on the pipeline in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", f"if __name__ == '__main__':\n    exec({PROGRAM.format(call=call)!r})"]
    output = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    seconds, processor, memory = output.split()
    return Cost(float(seconds), float(processor), int(memory))


def build(pages: Path, graph: Path, options: str = "") -> Cost:
    """Build without validation, with one worker for each core."""
    jobs = os.cpu_count() or 1
    return run(f"pipeline.build([{str(pages)!r}], {str(graph)!r}, validate=False, jobs={jobs}{options})")


def time_cat(graph: Path) -> float:
    """Time ``cat`` over the merged files."""
    target = graph.with_suffix(".cat")
    start = time.perf_counter()
    with target.open("wb") as stream:
        subprocess.run(["cat", *(str(graph / name) for name in MERGED)], stdout=stream, check=True)
    spent = time.perf_counter() - start
    target.unlink()
    return spent


def measure_builds(folder: Path, small: int, large: int) -> None:
    """Print the cost of both corpora and the ratios."""
    costs = {}
    for count in (small, large):
        write_folder(folder / f"pages-{count}", count)
        costs[count] = cost = build(folder / f"pages-{count}", folder / f"graph-{count}")
        report = json.loads((folder / f"graph-{count}" / "report.json").read_text("utf-8"))
        claims, evidence = (report[name] / count for name in ("claims", "evidence"))
        rate = f"{claims:.1f} claims, {evidence:.1f} pieces of evidence a page"
        print(f"{count:6} pages  {cost}  {rate}")
    times, processor, memory = (
        getattr(costs[large], name) / getattr(costs[small], name) for name in ("seconds", "processor", "memory")
    )
    ratios = f"{times:.2f} times the time ({processor:.2f} of the processor), {memory:.2f} times the memory"
    print(f"{large // small} times the pages: {ratios}")


def measure_change(folder: Path, count: int) -> None:
    """Print what one changed page costs, and the merged files after it."""
    pages, graph = folder / f"pages-{count}", folder / f"graph-{count}"
    page = next(path for path in sorted(pages.rglob("*.md")))
    page.write_text(page.read_text("utf-8") + "\nDe drie landen willen daar later op terugkomen.\n", "utf-8")
    whole = build(pages, graph, ", merge=False")
    print(f"one changed page of {count}: {whole} until store and shards are up to date")
    merged = run(f"pipeline.merge({str(graph)!r})")
    cat = min(time_cat(graph) for _ in range(3))
    print(f"merged files: {merged.seconds:.2f} s, cat {cat:.2f} s, ratio {merged.seconds / cat:.2f}")


def main(small: int, large: int) -> None:
    """Measure and print everything."""
    with tempfile.TemporaryDirectory() as folder:
        measure_builds(Path(folder), small, large)
        measure_change(Path(folder), large)


if __name__ == "__main__":
    counts = [int(argument) for argument in sys.argv[1:]] or [1000, 10_000]
    main(counts[0], counts[-1])
