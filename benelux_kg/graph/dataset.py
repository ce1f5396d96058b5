"""A dataset as it stands in its folder, to be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.errors import DatasetError
from benelux_kg.graph.layout import MERGED, SOURCES, STORE, order_sections, section_file, text_file
from benelux_kg.graph.register import Entry, read_register
from benelux_kg.graph.report import Report, read_report
from benelux_kg.graph.shards import read_lines
from benelux_kg.graph.staging import recover
from benelux_kg.graph.store import hold_store, open_store
from benelux_kg.vocabulary.namespaces import Namespaces, namespaces

_END = "> .\n"


class Dataset:
    """A dataset folder; nothing is read before it is asked for."""

    def __init__(self, folder: str | Path) -> None:
        self.folder = Path(folder).resolve()
        recover(self.folder)
        self.register = read_register(self.folder)

    @property
    def names(self) -> Namespaces:
        """Give the prefixes under the base IRI of this dataset."""
        return namespaces(self.register.base)

    @cached_property
    def store(self) -> ox.Store:
        """Open the store, read-only; where it is missing or damaged, hold the sections in memory."""
        if (self.folder / STORE).is_dir():
            with suppress(DatasetError):
                return open_store(self.folder / STORE)
        return hold_store(self.folder / section_file(section) for section in order_sections(self.register.slugs))

    @property
    def report(self) -> Report:
        """Give the numbers of this dataset."""
        return read_report(self.folder)

    @property
    def entries(self) -> list[Entry]:
        """Give the texts, sorted by identifier."""
        return list(self.register.entries.values())

    def find_entry(self, document: str) -> Entry:
        """Give the text that an identifier, a slug or an IRI names; raises ``DatasetError`` where there is none."""
        slug = self.names.compact(document).removeprefix("id:document/")
        for entry in self.entries:
            if document == entry.record.identifier or slug == entry.record.slug:
                return entry
        known = ", ".join(entry.record.identifier for entry in self.entries[:5])
        raise DatasetError(f"holds no text {document}", where=str(self.folder), mend=f"it holds {known} …")

    def read_text(self, entry: Entry) -> str:
        """Give the text as kept; raises ``DatasetError`` where it is missing or not UTF-8."""
        path = self.folder / text_file(entry.record.sha256)
        try:
            return path.read_bytes().decode()
        except (OSError, UnicodeDecodeError) as error:
            raise DatasetError("is not the text that was kept", where=str(path), mend="build again") from error

    def find_origin(self, entry: Entry) -> Path | None:
        """Give where a text was read; ``None`` for standard input."""
        return (self.folder / entry.origin).resolve() if entry.origin else None

    @property
    def merged(self) -> Path:
        """Give ``dataset.nq``; raises ``DatasetError`` where the merged files have not been put together."""
        path = self.folder / MERGED
        if not path.exists():
            raise DatasetError("has not been put together yet", where=str(path), mend="run: benelux-kg build")
        return path

    def lines(self) -> Iterator[str]:
        """Give all lines of ``dataset.nq``, whether it has been put together or not."""
        for section in order_sections(self.register.slugs):
            yield from self.read_section(section)

    def read_section(self, section: str) -> Iterator[str]:
        """Give the lines of one section; raises ``DatasetError`` where its file is missing or damaged."""
        path = self.folder / section_file(section)
        line = _END
        try:
            for line in read_lines(path):
                if not line.endswith(_END):
                    break
                yield line
        except FileNotFoundError as error:
            raise DatasetError("is missing", where=str(path), mend="build again") from error
        except UnicodeDecodeError:
            line = ""
        if not line.endswith(_END):
            raise DatasetError("is damaged", where=str(path), mend="delete it and build again")


def is_dataset(folder: Path) -> bool:
    """Tell whether a folder holds a dataset."""
    return (folder / SOURCES).is_file()


def open_dataset(folder: str | Path) -> Dataset:
    """Open the dataset in ``folder``; raises ``DatasetError`` where there is none."""
    return Dataset(folder)
