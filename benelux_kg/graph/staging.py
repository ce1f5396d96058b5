"""Writing beside, then swapping in: a dataset folder is whole at every moment.

Everything new is written into ``.next`` inside the folder. When all of it is there, a journal is written that says what
is to go; from then on the change is carried through, by the next who opens the folder if need be. Before, it never was.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from benelux_kg.errors import DatasetError
from benelux_kg.graph.layout import SOURCES, STORE

_STAGE = ".next"
_JOURNAL = "complete.json"
_OLD_STORE = "store.old"


class Staging:
    """A change of the dataset in ``folder``: staged, then committed; without a commit nothing has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self._stage = self.folder / _STAGE
        self._deleted: set[str] = set()
        self._created: list[Path] = []
        self._lock = -1

    def __enter__(self) -> Self:
        with clear_faults(self.folder):
            refuse_strangers(self.folder)
            self._created = [each for each in (self.folder, *self.folder.parents) if not each.exists()]
            self.folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self.folder)
            settle(self.folder)
            self._stage.mkdir()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not (self._stage / _JOURNAL).exists():
            shutil.rmtree(self._stage, ignore_errors=True)
            with suppress(OSError):
                for folder in self._created:
                    folder.rmdir()
        if self._lock >= 0:
            os.close(self._lock)
        if isinstance(error, OSError):
            raise _clear(error, self.folder) from error

    def write_path(self, relative: str) -> Path:
        """Give the path at which the new ``relative`` is to be written."""
        path = self._stage / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def read_path(self, relative: str) -> Path:
        """Give the path of ``relative`` as it will be: the new one, else the one that stays."""
        staged = self._stage / relative
        return staged if staged.exists() else self.folder / relative

    def delete(self, relative: str) -> None:
        """Let ``relative`` go with the commit, unless a new one is staged."""
        self._deleted.add(relative)

    def discard(self, relative: str) -> None:
        """Drop what was staged as ``relative``, if anything was."""
        (self._stage / relative).unlink(missing_ok=True)

    def commit(self) -> None:
        """Carry the change through."""
        gone = sorted(each for each in self._deleted if not (self._stage / each).exists())
        draft = self._stage / "journal"
        draft.write_text(json.dumps(gone), "utf-8")
        draft.replace(self._stage / _JOURNAL)
        try:
            settle(self.folder)
        except KeyboardInterrupt:
            settle(self.folder)
            raise


def refuse_strangers(folder: Path) -> None:
    """Raise ``DatasetError`` where ``folder`` holds something else than a dataset."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise DatasetError("is a file", where=str(folder), mend="name a folder")
    names = {path.name for path in folder.iterdir()} - {_STAGE}
    if names and SOURCES not in names and not (folder / _STAGE / _JOURNAL).exists():
        raise DatasetError("holds something else than a dataset", where=str(folder), mend="name an empty folder")


def settle(folder: Path) -> None:
    """Carry a committed change through, or drop one that never was committed."""
    stage = folder / _STAGE
    journal = stage / _JOURNAL
    if journal.exists():
        for child in sorted(stage.iterdir()):
            if child.name not in {_JOURNAL, _OLD_STORE}:
                _move(child, folder / child.name, stage)
        for relative in json.loads(journal.read_text("utf-8")):
            (folder / relative).unlink(missing_ok=True)
        journal.unlink()
    shutil.rmtree(stage, ignore_errors=True)


def recover(folder: Path) -> None:
    """Carry a committed change through that was cut off, unless somebody is at it."""
    if not (folder / _STAGE / _JOURNAL).exists():
        return
    with suppress(DatasetError, OSError):
        lock = _lock(folder)
        try:
            settle(folder)
        finally:
            if lock >= 0:
                os.close(lock)


def _move(source: Path, target: Path, stage: Path) -> None:
    if source.is_dir() and target.is_dir():
        if target.name == STORE:
            shutil.rmtree(stage / _OLD_STORE, ignore_errors=True)
            target.rename(stage / _OLD_STORE)
            source.rename(target)
            return
        for child in source.iterdir():
            _move(child, target / child.name, stage)
        return
    source.replace(target)


def _lock(folder: Path) -> int:
    """Hold the folder against a second build; gives the descriptor that holds the lock, -1 where there are no locks."""
    try:
        import fcntl  # noqa: PLC0415 — not on every platform
    except ImportError:
        return -1
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise DatasetError(
            "is being written by another build", where=str(folder), mend="wait until it has ended"
        ) from None
    return descriptor


@contextmanager
def clear_faults(folder: Path) -> Iterator[None]:
    """Turn a fault of the disk into one clear line."""
    try:
        yield
    except OSError as error:
        raise _clear(error, folder) from error


def _clear(error: OSError, folder: Path) -> DatasetError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT} or "No space left" in str(error):
        return DatasetError("the disk is full, nothing was changed", where=str(folder), mend="make room and try again")
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return DatasetError("no permission to write", where=str(folder), mend="choose another folder with -o")
    what = error.strerror or " ".join(str(error).split())
    return DatasetError(f"{what}, nothing was changed", where=str(error.filename or folder))
