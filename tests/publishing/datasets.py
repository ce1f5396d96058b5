"""A small dataset to export, made once for each process."""

from __future__ import annotations

from pathlib import Path

import pytest

from benelux_kg.graph.dataset import Dataset, open_dataset
from benelux_kg.pipeline import build
from tests.pipeline.pages import PAGES, write_pages

TITLED = "---\ntitle: Samen sterk\ndate: 2019-05-06\nlanguage: nl\n---\n\n"
LONG = (
    "De Senningen-overleggroep is belast met het\ntoezicht op de\n   naleving van de afspraken. "
    "Premier Jan Janssen zei dat België lid is van de Benelux Unie. "
    "Nederland zal in 2030 een oefening tegen terrorisme organiseren."
)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Four Dutch pages: facts on several pages, a date by day, month and year, a claim that is not asserted."""
    folder = tmp_path_factory.mktemp("publishing")
    pages = write_pages(folder / "pages", {**PAGES, "d.md": TITLED + LONG})
    build([pages], folder / "graph", validate=False)
    return open_dataset(folder / "graph")


def pages_of(dataset: Dataset) -> Path:
    return dataset.folder.parent / "pages"
