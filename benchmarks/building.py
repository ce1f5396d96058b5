"""Time and memory of a whole build, of one changed page, and of putting the merged files together.

Each step runs in a process of its own, on a generated corpus::

    python benchmarks/building.py              # 1 000 and 10 000 pages
    python benchmarks/building.py 200 2000
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write_folder  # noqa: E402 - the path is set first
from benelux_kg import pipeline  # noqa: E402 - the path is set first

EXTRA = "\n\nOp 3 mei 2019 ondertekenden België en Nederland in Brussel een verdrag.\n"


def run(step: str, *arguments: str | Path) -> tuple[float, int]:
    """Run one step in a new process; give its seconds and its peak memory in MB."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, __file__, step, *map(str, arguments)], check=True, capture_output=True, text=True
    )
    return time.perf_counter() - started, int(done.stdout)


def step(name: str, *arguments: str) -> None:
    """Do one step in this process and print its peak memory."""
    if name == "build":
        pipeline.build([arguments[0]], arguments[1], validate=False)
    elif name == "update":
        pipeline.build([arguments[0]], arguments[1], validate=False, merge=False)
    elif name == "merge":
        pipeline.merge(arguments[0])
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def concatenate(graph: Path) -> float:
    """Copy all sections and parts with ``cat``; give its seconds."""
    started = time.perf_counter()
    command = "cat {0}/*.nq {0}/documents/*.nq > {1}; find {0}/parts -type f -exec cat {{}} + >> {1}"
    target = graph.parent / "cat.out"
    subprocess.run(["sh", "-c", command.format(graph, target)], check=True)
    seconds = time.perf_counter() - started
    target.unlink()
    return seconds


def measure(count: int, folder: Path) -> tuple[float, int]:
    """Print all figures for ``count`` pages; give seconds and memory of the build."""
    pages, graph = folder / f"pages-{count}", folder / f"graph-{count}"
    write_folder(pages, count)
    seconds, memory = run("build", pages, graph)
    report = pipeline.open_dataset(graph).report
    per_page = (report.claims + report.mentions) / report.documents
    print(f"{count} pages: {seconds:.1f} s, {memory} MB, {per_page:.0f} claims a page")
    page = next(pages.rglob("*.md"))
    page.write_text(page.read_text("utf-8") + EXTRA, "utf-8")
    print(f"  one changed page: {run('update', pages, graph)[0]:.2f} s")
    (graph / "dataset.nq").unlink(missing_ok=True)
    copied = concatenate(graph)
    merged = run("merge", graph)[0]
    print(f"  merged files: {merged:.2f} s, cat {copied:.2f} s, {merged / copied:.2f} times")
    return seconds, memory


def main(counts: list[int]) -> None:
    """Measure every size and compare the last with the first."""
    with tempfile.TemporaryDirectory() as folder:
        figures = [measure(count, Path(folder)) for count in counts]
    (seconds, memory), (last_seconds, last_memory) = figures[0], figures[-1]
    print(f"time {last_seconds / seconds:.1f} times, memory {last_memory / memory:.2f} times")


if __name__ == "__main__":
    if sys.argv[1:2] and not sys.argv[1].isdigit():
        step(*sys.argv[1:])
    else:
        main([int(count) for count in sys.argv[1:]] or [1_000, 10_000])
