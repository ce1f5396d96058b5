"""Where an export goes: under its final name stands a whole file or none.

Everything is written beside the target and takes its name at the end. What is there already is replaced only on demand,
and stays as it is until then. A device or a pipe is written to as it is.
"""

from __future__ import annotations

import errno
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from benelux_kg.errors import UsageError

_STAMP = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same content gives the same bytes."""
_FULL = {errno.ENOSPC, errno.EDQUOT}


def write_file(target: Path, write: Callable[[BinaryIO], None], *, force: bool = False) -> None:
    """Let ``target`` be what ``write`` writes; raises ``UsageError`` where it is there already, unless ``force``."""
    with clear_faults(target):
        if target.is_dir():
            raise UsageError("is a folder", where=str(target), mend="name a file")
        _check_parent(target)
        if _is_device(target):
            with target.open("wb") as stream:
                write(stream)
            return
        _refuse_existing(target, force=force)
        with _beside(target) as draft:
            with draft.open("xb") as stream:
                write(stream)
            draft.replace(target)


def write_folder(target: Path, write: Callable[[Path], None], *, force: bool = False) -> None:
    """Let ``target``, a folder or a ``.zip``, hold the files that ``write`` makes; others in a folder stay."""
    with clear_faults(target):
        _check_parent(target)
        if target.suffix == ".zip":
            _refuse_existing(target, force=force)
            with _beside(target) as draft:
                files = draft.with_suffix("")
                files.mkdir()
                write(files)
                _pack(files, draft)
                draft.replace(target)
            return
        if target.exists() and not target.is_dir():
            raise UsageError("is a file", where=str(target), mend="name a folder or a .zip")
        if not force and target.is_dir() and any(target.iterdir()):
            raise UsageError("holds files already", where=str(target), mend="name another folder, or add --force")
        with _beside(target) as files:
            files.mkdir()
            write(files)
            _move(files, target)


@contextmanager
def clear_faults(target: Path) -> Iterator[None]:
    """Turn a fault of the disk into one line."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL or "No space left" in str(error):
            what, mend = "the disk is full, nothing was changed", "make room and try again"
        else:
            reason = error.strerror or " ".join(str(error).split())
            what, mend = f"cannot be written ({reason})", "choose another place with -o"
        raise UsageError(what, where=str(target), mend=mend) from error


def _check_parent(target: Path) -> None:
    if not target.parent.is_dir():
        raise UsageError("there is no such folder", where=str(target.parent), mend="make it first")


def _refuse_existing(target: Path, *, force: bool) -> None:
    if not force and (target.exists() or target.is_symlink()):
        raise UsageError("exists already", where=str(target), mend="name another file, or add --force")


def _is_device(target: Path) -> bool:
    try:
        mode = target.stat().st_mode
    except OSError:
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give a path beside ``target`` to write to; what is not moved away from there is gone at the end."""
    with tempfile.TemporaryDirectory(prefix=".benelux-kg-", dir=target.parent) as folder:
        yield Path(folder) / target.name


def _pack(files: Path, archive: Path) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in sorted(path for path in files.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(files).as_posix(), _STAMP)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            with path.open("rb") as source, packed.open(entry, "w", force_zip64=True) as sink:
                shutil.copyfileobj(source, sink)


def _move(files: Path, target: Path) -> None:
    if not target.exists():
        files.replace(target)
        return
    for path in sorted(path for path in files.rglob("*") if path.is_file()):
        final = target / path.relative_to(files)
        final.parent.mkdir(parents=True, exist_ok=True)
        path.replace(final)
