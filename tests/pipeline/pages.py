"""Small Dutch pages of our own that state things."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

SENTENCES = (
    "België, Nederland en Luxemburg ondertekenden op 23 juli 2018 in Brussel het Benelux-politieverdrag.",
    "Het Benelux-politieverdrag werd in 2018 door België ondertekend.",
    "De politie van België en Nederland bestrijdt samen de drugshandel.",
    "De drie landen werken samen tegen mensenhandel en cybercriminaliteit.",
    "In november 2017 vond een gezamenlijke controle plaats in Luxemburg.",
    "Luxemburg is lid van de Benelux Unie.",
    "Het weer was die dag zacht en helder.",
)
PAGES = {
    "a.txt": "Een verdrag\n\n" + " ".join(SENTENCES[:2]),
    "b.md": "---\ntitle: Samen sterk\ndate: 2019-05\nlanguage: nl\n---\n\n# Samen sterk\n\n" + " ".join(SENTENCES[1:4]),
    "c.txt": "Controles\n\n" + " ".join(SENTENCES[3:]),
}


def write_pages(folder: Path, pages: Mapping[str, str] = PAGES) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def digest(folder: Path) -> str:
    return hashlib.sha256((folder / "dataset.nq").read_bytes()).hexdigest()


def read_all(folder: Path) -> dict[str, bytes]:
    """Every file of a dataset but the store's, and the one that tells how the originals looked."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name != "store")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.name != "originals.json"}
