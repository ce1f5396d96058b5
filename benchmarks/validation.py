"""Validation of 10 000 and 100 000 triples: ours, raw pySHACL with the same shapes, and rudof where it is installed.

All three get the same file and the same shapes, in one run, one after the other in processes of their own::

    python benchmarks/validation.py               # 10 000 and 100 000 triples
    python benchmarks/validation.py 5000 20000

Then what it costs a build to validate one changed page, beside all pages: in processor time, of validating alone::

    python benchmarks/validation.py change        # 1 000 pages
    python benchmarks/validation.py change 50
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import write_folder  # noqa: E402 - the path is set first
from benelux_kg import pipeline  # noqa: E402 - the path is set first

_PER_PAGE = 3_000


def write_data(count: int, folder: Path) -> Path:
    """Write a file of about ``count`` triples: generated pages, each as whole as it fits."""
    pages, graph = folder / f"pages-{count}", folder / f"graph-{count}"
    write_folder(pages, max(1, count // _PER_PAGE))
    pipeline.build([pages], graph, validate=False, merge=False)
    target = folder / f"data-{count}.nq"
    target.write_bytes(b"".join(path.read_bytes() for path in sorted((graph / "documents").glob("*.nq"))))
    return target


def run_ours(path: str, engine: str = "pyshacl") -> None:
    """Validate as the command does, from the file to the report."""
    from benelux_kg.checks.reports import write_text
    from benelux_kg.pipeline.validating import validate

    write_text(validate(path, engine=engine))


def run_rudof(path: str) -> None:
    """Validate as ``--engine rudof`` does."""
    run_ours(path, "rudof")


def run_pyshacl(path: str) -> None:
    """Validate as somebody would who has only rdflib and pySHACL: the same triples, the same shapes."""
    import pyshacl
    import rdflib

    data = rdflib.Graph()
    for quad in rdflib.Dataset().parse(path, format="nquads").quads():
        data.add(quad[:3])
    for each in sorted((ROOT / "ontology" / "vocabulary").glob("*.ttl")):
        data.parse(each)
    shapes = rdflib.Graph()
    for each in sorted((ROOT / "shapes").glob("*.ttl")):
        shapes.parse(each)
    ontology = rdflib.Graph().parse(ROOT / "ontology" / "benelux.ttl")
    for triple in ontology.triples((None, rdflib.RDFS.subClassOf, None)):
        data.add(triple)
    pyshacl.validate(data, shacl_graph=shapes, inplace=True)


def build_validated(pages: str, graph: str) -> None:
    """Build, and print the processor seconds that went into validating: single texts, and what they touch."""
    from benelux_kg.checks.admission import Admission
    from benelux_kg.pipeline.revalidating import Revalidation

    spent = [
        _add_up(owner, name)
        for owner, name in (
            (Admission, "validate"),
            (Revalidation, "validate_all"),
            (Revalidation, "validate_change"),
        )
    ]
    pipeline.build([pages], graph, merge=False)
    print(sum(map(sum, spent)))


def _add_up(owner: type, name: str) -> list[float]:
    """Have every call of a method put down its processor seconds."""
    called, spent = getattr(owner, name), list[float]()

    def run(*arguments: object) -> object:
        begun = time.process_time()
        try:
            return called(*arguments)
        finally:
            spent.append(time.process_time() - begun)

    setattr(owner, name, run)
    return spent


def measure_change(count: int) -> None:
    """Print what validating costs after a page of ``count`` has changed, and what validating all of them does."""
    with tempfile.TemporaryDirectory() as folder:
        pages, graph = Path(folder, "pages"), Path(folder, "graph")
        write_folder(pages, count)
        pipeline.build([pages], graph, validate=False, merge=False)
        whole = measure("build", pages, graph)
        page = sorted(pages.rglob("*.md"))[count // 2]
        page.write_text(page.read_text("utf-8") + "\nBelgië en Luxemburg bestrijden samen de fraude.\n", "utf-8")
        one = measure("build", pages, graph)
    print(f"{count} pages: validating all {whole:.1f} s, after one has changed {one:.2f} s, 1/{whole / one:.0f}")


_RUNS = {"ours": run_ours, "pyshacl": run_pyshacl, "rudof": run_rudof}


def measure(name: str, *paths: Path) -> float:
    """Give the processor seconds of one run in a new process; endless where it fails."""
    done = subprocess.run([sys.executable, __file__, name, *paths], capture_output=True, text=True, check=False)
    return float(done.stdout) if done.returncode == 0 else float("inf")


def main(counts: list[int]) -> None:
    """Print the figures of every size and how they grow."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_data(count, Path(folder)) for count in counts]
        sizes = [sum(1 for _ in path.open("rb")) for path in paths]
        figures = [{name: measure(name, path) for name in _RUNS} for path in paths]
    for size, times in zip(sizes, figures, strict=True):
        told = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in times.items())
        print(f"{size} triples: {told}; ours is {times['ours'] / times['pyshacl']:.2f} times raw pySHACL, ", end="")
        print(f"{times['ours'] / times['rudof']:.2f} times rudof")
    growth = figures[-1]["ours"] / figures[0]["ours"]
    print(f"{sizes[-1] / sizes[0]:.1f} times the triples: {growth:.1f} times the time")


if __name__ == "__main__":
    if sys.argv[1:2] == ["change"]:
        measure_change(int(sys.argv[2]) if sys.argv[2:] else 1_000)
    elif sys.argv[1:2] == ["build"]:
        build_validated(sys.argv[2], sys.argv[3])
    elif sys.argv[1:2] and sys.argv[1] in _RUNS:
        _RUNS[sys.argv[1]](sys.argv[2])
        print(time.process_time())
    else:
        main([int(count) for count in sys.argv[1:]] or [10_000, 100_000])
