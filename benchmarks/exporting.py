"""How long an export takes and how much memory it holds, beside rdflib, in one run.

    python benchmarks/exporting.py 100000 1000000

The graph is the shipped one, its texts repeated under other names until it has so many quads. Each program runs in a
process of its own and reads the same quads. Seconds are those of the processor, which a busy machine does not stretch.
For rdflib reading and writing are told apart: it has to read all before it writes.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import count
from pathlib import Path

from benelux_kg.graph.layout import document_section, section_file
from benelux_kg.graph.register import Entry, read_register
from benelux_kg.resources import folder

RDFLIB = ("turtle", "jsonld", "ntriples", "nquads", "trig", "rdfxml")
OURS = (*RDFLIB, "graphml")
_NAMED = re.compile(r"/(id/(?:action|claim|evidence|document|provision|figure|news)|graph/document)/")


def make_dataset(target: Path, quads: int) -> int:
    """Write a dataset with ``quads`` quads or a few more; give how many."""
    shipped = folder("data/graph")
    register = read_register(shipped)
    (target / "documents").mkdir(parents=True)
    made = 0
    for name in ("ontology", "vocabulary"):
        lines = (shipped / section_file(name)).read_text("utf-8")
        (target / section_file(name)).write_text(lines, "utf-8")
        made += lines.count("\n")
    (target / section_file("inferred")).write_text("", "utf-8")
    entries: list[Entry] = []
    for number in count():
        for entry in register.entries.values():
            if made >= quads:
                (target / "sources.json").write_text(register.with_entries(entries).to_json(), "utf-8")
                return made
            record = replace(
                entry.record, slug=f"{number}-{entry.record.slug}", identifier=f"{number}/{entry.record.identifier}"
            )
            entries.append(replace(entry, record=record))
            made += _repeat(shipped, target, entry.record.slug, record.slug, number)
    raise AssertionError


def _repeat(shipped: Path, target: Path, slug: str, new: str, number: int) -> int:
    text = (shipped / section_file(document_section(slug))).read_text("utf-8")
    renamed = sorted(_NAMED.sub(rf"/\1/{number}-", text).splitlines(keepends=True))
    (target / section_file(document_section(new))).write_text("".join(renamed), "utf-8")
    return len(renamed)


def export_ours(source: str, form: str) -> dict[str, float]:
    """Export into nothing; give seconds and megabytes."""
    from benelux_kg.publishing import export

    started = time.process_time()
    export(Path(source), form, "/dev/null")
    return {"seconds": time.process_time() - started, "megabytes": _peak()}


def export_rdflib(source: str) -> dict[str, float]:
    """Read all sections, then write each format into nothing; give seconds of both, and megabytes."""
    import rdflib

    from benelux_kg.publishing.formats import FORMATS

    started = time.process_time()
    dataset = rdflib.Dataset(default_union=True)
    for path in sorted(Path(source).rglob("*.nq")):
        dataset.parse(path, format="nquads")
    figures = {"reading": time.process_time() - started}
    merged = rdflib.Graph()
    for subject, predicate, object_, _ in dataset.quads():
        merged.add((subject, predicate, object_))
    for form in RDFLIB:
        started = time.process_time()
        graph = dataset if form in {"nquads", "trig"} else merged
        graph.serialize("/dev/null", format=FORMATS[form].media_type, encoding="utf-8")
        figures[form] = time.process_time() - started
    return figures | {"megabytes": _peak()}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(*arguments: str) -> dict[str, float]:
    """Run one step in a process of its own."""
    done = subprocess.run([sys.executable, __file__, *arguments], check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def main(sizes: list[int]) -> None:
    """Print one table for each size."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as work:
            dataset = Path(work) / "graph"
            made = make_dataset(dataset, size)
            theirs = run("rdflib", str(dataset))
            print(f"{made} quads; rdflib reads them in {theirs['reading']:.1f} s, {theirs['megabytes']:.0f} MB in all")
            for form in OURS:
                ours = run("ours", str(dataset), form)
                row = f"  {form:9} {ours['seconds']:6.1f} s {ours['megabytes']:5.0f} MB"
                if form in theirs:
                    alone, whole = theirs[form], theirs["reading"] + theirs[form]
                    ratio = f"{alone / ours['seconds']:5.1f} and {whole / ours['seconds']:5.1f} times"
                    row += f"   rdflib writes in {alone:6.1f} s, with reading {whole:6.1f} s: {ratio}"
                print(row, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["ours"]:
        print(json.dumps(export_ours(*sys.argv[2:])))
    elif sys.argv[1:2] == ["rdflib"]:
        print(json.dumps(export_rdflib(*sys.argv[2:])))
    else:
        main([int(each) for each in sys.argv[1:]] or [100_000, 1_000_000])
