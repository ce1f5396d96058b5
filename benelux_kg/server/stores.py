"""The store that is served: the one of the dataset, or one made of its quads and kept for next time."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import lru_cache
from hashlib import file_digest, sha256
from pathlib import Path

import pyoxigraph as ox

from benelux_kg.graph.dataset import Dataset
from benelux_kg.graph.layout import STORE, order_sections, section_file
from benelux_kg.graph.store import load_store

_KEPT = 3
"""Stores of other states of datasets that stay in the cache."""


def prepare_store(dataset: Dataset) -> Path:
    """Give the folder of the store; a dataset that came without one gets one in the cache of the user."""
    own = dataset.folder / STORE
    if own.is_dir():
        return own
    sections = [dataset.folder / section_file(each) for each in order_sections(dataset.register.slugs)]
    cache = cache_folder("stores")
    path = cache / _sign(sections)
    if not path.is_dir():
        _make(path, sections)
        _tidy(cache, path)
    return path


def _make(path: Path, sections: list[Path]) -> None:
    """Load a store beside ``path``, then let it take that name: it is whole, or it is not there."""
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=path.parent))
    try:
        store = load_store(draft / STORE, sections)
        store.flush()
        del store
        (draft / STORE).rename(path)
    except OSError:
        if not path.is_dir():  # nobody else made it meanwhile
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sign(sections: list[Path]) -> str:
    whole = sha256()
    for section in sections:
        with section.open("rb") as stream:
            whole.update(file_digest(stream, "sha256").digest())
    return f"{whole.hexdigest()[:32]}-{ox.__version__}"


def cache_folder(name: str) -> Path:
    """Give a folder to keep files in that can be made again; a temporary one where the user has none to write to."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    kept = Path(home) / "benelux-kg" / name
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _temporary_folder()
    return kept if os.access(kept, os.W_OK) else _temporary_folder()


@lru_cache(maxsize=1)
def _temporary_folder() -> Path:
    """Give a folder of this process alone."""
    path = Path(tempfile.mkdtemp(prefix="benelux-kg-"))
    atexit.register(shutil.rmtree, path, ignore_errors=True)
    return path


def _tidy(cache: Path, newest: Path) -> None:
    others = [each for each in cache.iterdir() if each.is_dir() and each != newest]
    for old in sorted(others, key=lambda path: path.stat().st_mtime)[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)
