"""From shards to a whole dataset: all of it anew, or only what a few changed texts change.

Both ways end in the same bytes.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from benelux_kg.graph.entailment import infer_all, read_triple
from benelux_kg.graph.inference import Inference, Statement
from benelux_kg.graph.layout import INFERRED, STORE, document_section, order_sections, section_file
from benelux_kg.graph.ntriples import split_line, write_iri
from benelux_kg.graph.register import Entry, Register
from benelux_kg.graph.revision import Revision
from benelux_kg.graph.rulebook import load_rules
from benelux_kg.graph.shards import Shard, read_lines
from benelux_kg.graph.sorting import SortedLines
from benelux_kg.graph.splicing import splice_lines
from benelux_kg.graph.staging import Staging
from benelux_kg.graph.stated import StatedTriples
from benelux_kg.graph.statements import Tally, select_beside, select_statements, split_statement
from benelux_kg.graph.store import change_lines, link_store, load_store, replace_graph
from benelux_kg.vocabulary.identifiers import name_document_graph
from benelux_kg.vocabulary.namespaces import expand

Key = tuple[str, Statement]


class Rebuild:
    """Assembles everything: ``add`` what was read now, ``keep`` what stands already, then ``finish``."""

    def __init__(self, staging: Staging, register: Register) -> None:
        self._staging = staging
        self._base = register.base
        self._sorted = SortedLines(staging.write_path("."))
        self._slugs: list[str] = []

    def add(self, shard: Shard) -> None:
        """Take a text that was read now."""
        self._slugs.append(shard.entry.record.slug)
        self._sorted.extend(shard.statements)

    def keep(self, entry: Entry) -> None:
        """Take a text whose shard stands."""
        self._slugs.append(entry.record.slug)
        self._sorted.extend(read_statements(self._staging, entry, self._base))

    def finish(self, *, infer: bool = True) -> Tally:
        """Load the store, and put in what is inferred; without ``infer`` only what comparing yields."""
        tally, stage = Tally(self._base), self._staging.write_path(".")
        sections = [section for section in order_sections(self._slugs) if section != INFERRED]
        files = [self._staging.read_path(section_file(section)) for section in sections]
        store = load_store(self._staging.write_path(STORE), files)
        with self._sorted, SortedLines(stage) as inferred:
            infer_all(store, self._sorted, inferred, tally, stage, self._base, infer=infer)
            self._write_inferred(tally.count_lines(line for line, _ in groupby(inferred)))
        store.flush()
        return tally

    def _write_inferred(self, lines: Iterable[str]) -> None:
        with self._staging.write_path(section_file(INFERRED)).open("w", encoding="utf-8", newline="\n") as target:
            target.writelines(lines)


class Update:
    """Changes a dataset where a few texts changed: ``add`` those read now, ``drop`` those that go, then ``finish``.

    ``kept`` are the texts that stay as they are. Once finished, ``inferred`` holds the inferred lines gone and come.
    """

    def __init__(self, staging: Staging, register: Register, tally: Tally, kept: Iterable[Entry]) -> None:
        self._staging = staging
        self._base = register.base
        self._tally = tally
        self._inference = Inference(register.base)
        self._beside: Counter[tuple[str, str, str]] = Counter()
        self._type = write_iri("rdf:type")
        self._change: Counter[Key] = Counter()
        self._graphs: dict[str, str | None] = {}
        self._copies = Counter(entry.record.sha256 for entry in kept)
        self._dropped: dict[str, str] = {}
        self.inferred = frozenset[str]()

    def drop(self, entry: Entry) -> None:
        """Take out a text that stands in the dataset, for good or before ``add``."""
        section = self._staging.folder / section_file(document_section(entry.record.slug))
        self._change.subtract(map(split_statement, select_statements(read_lines(section), self._base)))
        self._beside.subtract(select_beside(read_lines(section), self._base))
        self._graphs[entry.record.slug] = None
        self._copies[entry.record.sha256] += 1
        self._dropped[entry.record.slug] = entry.record.sha256

    def add(self, shard: Shard) -> None:
        """Put in a text that was read now."""
        section = section_file(document_section(shard.entry.record.slug))
        self._change.update(map(split_statement, shard.statements))
        self._beside.update(select_beside(read_lines(self._staging.read_path(section)), self._base))
        self._graphs[shard.entry.record.slug] = section
        self._copies[shard.entry.record.sha256] += 1

    def finish(self, *, infer: bool = True) -> Tally:
        """Change the store, and what is inferred on the things concerned."""
        if not self._graphs:
            return self._tally
        store = link_store(self._staging.folder / STORE, self._staging.write_path(STORE))
        change = {key: by for key, by in self._change.items() if by}
        before = self._ask(store, change)
        for slug, section in self._graphs.items():
            path = self._staging.read_path(section) if section else None
            replace_graph(store, expand(name_document_graph(slug), self._base), path, self._name_own(slug))
        after = self._after(store, before, change)
        gone, new = self._compare(before, after)
        if infer:
            gone, new = self._entail(store, before, after, gone, new)
        else:
            change_lines(store, gone, new)
        deque(self._tally.count_lines(gone, by=-1), 0)
        deque(self._tally.count_lines(new), 0)
        self._write_inferred(gone, new)
        if not self._staging.read_path(section_file(INFERRED)).stat().st_size:
            store.remove_graph(ox.NamedNode(expand("graph:inferred", self._base)))
        store.flush()
        return self._tally

    def _name_own(self, slug: str) -> str:
        """Give how the IRIs start that no other text names: those of evidence, unless it rests on the same text."""
        alone = self._copies[self._dropped.get(slug, "")] == 1
        return expand("id:evidence/", self._base) if alone else ""

    def _ask(self, store: ox.Store, change: Iterable[Key]) -> dict[Key, int]:
        """Give how many texts state each changed triple, and what else is stated of the dates of the same things."""
        stated = StatedTriples(store, self._base)
        before: dict[Key, int] = {}
        for subject, (predicate, _) in change:
            if predicate in self._inference.bounds:
                for other in stated.objects(subject, predicate):
                    before.setdefault((subject, (predicate, other)), 1)
        for subject, statement in change:
            if statement[0] == self._type:
                before[subject, statement] = int(stated.is_stated(subject, statement))
            else:
                claim = self._inference.claim(subject, *statement)
                before[subject, statement] = stated.count(subject, statement, claim)
        return before

    def _after(self, store: ox.Store, before: dict[Key, int], change: dict[Key, int]) -> dict[Key, int]:
        stated = StatedTriples(store, self._base)
        after = {key: texts + change.get(key, 0) for key, texts in before.items()}
        types = {key: int(stated.is_stated(*key)) for key in after if key[1][0] == self._type}
        return after | types

    @staticmethod
    def _group(counted: dict[Key, int]) -> dict[str, dict[Statement, int]]:
        groups: dict[str, dict[Statement, int]] = {}
        for (subject, statement), texts in counted.items():
            if texts > 0:
                groups.setdefault(subject, {})[statement] = texts
        return groups

    def _compare(self, before: dict[Key, int], after: dict[Key, int]) -> tuple[set[str], set[str]]:
        """Give the lines that comparing no longer yields, and those that it now does."""
        old, new = set[str](), set[str]()
        for counted, lines, by in ((before, old, -1), (after, new, 1)):
            for subject, group in self._group(counted).items():
                lines.update(self._inference.infer(subject, group))
                if not self._inference.is_text(subject):
                    self._tally.count(group, by)
        return old - new, new - old

    def _entail(
        self, store: ox.Store, before: dict[Key, int], after: dict[Key, int], gone: set[str], new: set[str]
    ) -> tuple[set[str], set[str]]:
        """Give the lines that go and come, together with those that the rules concluded and now conclude."""
        flipped = [key for key, texts in before.items() if bool(texts) != bool(after[key])]
        stated = {(subject, *statement) for subject, statement in flipped}
        compared = {split_line(line)[:3] for line in gone | new}
        beside = {triple for triple, by in self._beside.items() if by}
        changed = [read_triple(" ".join(triple)) for triple in sorted(stated | beside | compared)]
        named = {term for triple in changed for term in triple[::2] if isinstance(term, ox.NamedNode)}
        revision = Revision(store, load_rules(self._base), self._base)
        retracted = revision.retract(changed, named)
        change_lines(store, gone, new)
        concluded = revision.conclude()
        return (gone | set(retracted)) - set(concluded) - new, (new | set(concluded)) - set(retracted) - gone

    def _write_inferred(self, gone: set[str], new: set[str]) -> None:
        inferred, self.inferred = section_file(INFERRED), frozenset(gone | new)
        splice_lines(self._staging.folder / inferred, self._staging.write_path(inferred), gone, new)


def read_statements(staging: Staging, entry: Entry, base: str) -> Iterator[str]:
    """Give the statements of a text from its section as it will be."""
    return select_statements(read_lines(staging.read_path(section_file(document_section(entry.record.slug)))), base)
