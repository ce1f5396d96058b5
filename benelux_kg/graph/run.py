"""Which version of the tool, of the lexicon and of the frames read the texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version

from benelux_kg.resources import folder

_LEXICON = ("ontology/vocabulary",)
_FRAMES = ("data/frames", "data/grammar", "data/languages")
"""What a frame is, with the words of grammar that it builds on."""


@cache
def describe_run() -> dict[str, str]:
    """Give what an extraction run carries, by compact IRI: no clock, so the same three give the same run."""
    return {
        "bkg:toolVersion": version("benelux-kg"),
        "bkg:lexiconHash": _digest(_LEXICON),
        "bkg:framesHash": _digest(_FRAMES),
    }


def _digest(folders: tuple[str, ...]) -> str:
    return sha256(b"".join(_parts(folders))).hexdigest()


def _parts(folders: tuple[str, ...]) -> Iterator[bytes]:
    for name in folders:
        for path in sorted(folder(name).iterdir()):
            if path.is_file():
                yield path.name.encode() + b"\0" + sha256(path.read_bytes()).digest()
