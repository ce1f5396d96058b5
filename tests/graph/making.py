"""Extracts made by hand, and datasets made of them without reading any text."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from benelux_kg.claims import Claim, Evidence, Extract, Factuality, Literal, Node, Quote, SourceRecord, Thing
from benelux_kg.graph.assembly import Rebuild, Update
from benelux_kg.graph.layout import ONTOLOGY, REPORT, SOURCES, VOCABULARY, section_file
from benelux_kg.graph.merging import merge_sections
from benelux_kg.graph.register import Register, read_register
from benelux_kg.graph.report import read_report, write_report
from benelux_kg.graph.shards import Shard, ShardWriter, document_files
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.statements import Tally
from tests.graph.worlds import vocabulary_lines

TREATY = "id:agreement/benelux-police-treaty-2018"
BELGIUM = "id:country/be"
BACKGROUND = {
    ONTOLOGY: ["<https://o.example/a> <https://o.example/b> <https://o.example/c> <https://o.example/ontology> .\n"],
    VOCABULARY: vocabulary_lines(),
}

Fact = tuple[str, str, Node] | tuple[str, str, Node, Factuality]

_CLASSES = {"agreement": "bkg:Treaty", "cooperation": "bkg:Cooperation", "agency": "bkg:Agency", "action": "bkg:Event"}


def date(stated: str) -> Literal:
    return Literal(stated, {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(stated)])


def make_extract(slug: str, *facts: Fact, text: str = "") -> tuple[Extract, str]:
    """An extract whose text has one word for each fact, and that text."""
    text = text or " ".join(f"word{n}" for n in range(len(facts))) + f" of {slug}"
    record = SourceRecord(
        f"{slug}.txt",
        slug,
        "nl",
        sha256(text.encode()).hexdigest(),
        title=f"Titel van {slug}",
        issued="2018-07" * (slug < "c"),
    )
    evidence = []
    for number, fact in enumerate(facts):
        start = text.index(f"word{number}") if f"word{number}" in text else 0
        quote = Quote.from_text(text, start, start + 5)
        evidence.append(Evidence(Claim(*fact), quote, "frame", "1"))
    named = sorted({fact[0] for fact in facts if not fact[0].startswith("id:document/")})
    things = tuple(
        Thing(name, (_CLASSES.get(name.split(":")[1].split("/")[0], "bkg:Treaty"),), (Literal(name, language="nl"),))
        for name in named
    )
    return Extract(record, things, tuple(evidence)), text


def build_dataset(folder: Path, extracts: Iterable[tuple[Extract, str]], renderings=()) -> None:
    """Make a dataset of extracts from nothing."""
    with Staging(folder) as staging:
        writer = ShardWriter(staging.write_path("."), "signature", Register().base, renderings)
        rebuild = Rebuild(staging, Register())
        shards = [writer.write(extract, text) for extract, text in extracts]
        for section, lines in BACKGROUND.items():
            writer.write_section(section, lines)
        for shard in shards:
            rebuild.add(shard)
        _finish(staging, rebuild, Register(), shards, renderings)


def change_dataset(
    folder: Path, *, drop: Iterable[str] = (), add: Iterable[tuple[Extract, str]] = (), renderings=()
) -> None:
    """Take texts out of a dataset and put others in."""
    with Staging(folder) as staging:
        register, report = read_register(staging.folder), read_report(staging.folder)
        writer = ShardWriter(staging.write_path("."), "signature", register.base, renderings)
        entries = {entry.record.slug: entry for entry in register.entries.values()}
        dropped = [entries.pop(slug) for slug in drop]
        tally = Tally(register.base, report.facts, report.things, report.inferred)
        update = Update(staging, register, tally, entries.values())
        for entry in dropped:
            update.drop(entry)
            for relative in document_files(entry, [rendering.target for rendering in renderings]):
                staging.delete(relative)
        shards = [writer.write(extract, text) for extract, text in add]
        for shard in shards:
            update.add(shard)
        kept = [Shard(entry, ()) for entry in entries.values()]
        _finish(staging, update, register, [*kept, *shards], renderings)


def _finish(staging: Staging, assembly: Rebuild | Update, register: Register, shards: list[Shard], renderings) -> None:
    register = register.with_entries(shard.entry for shard in shards)
    tally = assembly.finish()
    staging.write_path(SOURCES).write_text(register.to_json(), "utf-8")
    staging.write_path(REPORT).write_text(write_report(register, tally, ()).to_json(), "utf-8")
    merge_sections(staging, register.slugs, renderings)
    staging.commit()


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file of a dataset but the store's."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "store")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def inferred(folder: Path) -> list[str]:
    return (folder / section_file("inferred")).read_text("utf-8").splitlines()
