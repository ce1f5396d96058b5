from __future__ import annotations

import json

import pytest

from benelux_kg.errors import DatasetError
from benelux_kg.graph.staging import Staging, recover


def write(staging: Staging, **files: str) -> None:
    for name, content in {"sources.json": "{}", **files}.items():
        staging.write_path(name.replace("_", "/")).write_text(content, "utf-8")


def names(folder) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def make(folder, **files: str) -> None:
    with Staging(folder) as staging:
        write(staging, **files)
        staging.commit()


def test_without_a_commit_nothing_has_changed(tmp_path):
    make(tmp_path / "g", texts_a="1")
    with Staging(tmp_path / "g") as staging:
        write(staging, texts_a="2", texts_b="2")
    assert names(tmp_path / "g") == {"sources.json", "texts/a"}
    assert (tmp_path / "g/texts/a").read_text() == "1"


def test_a_commit_replaces_adds_and_deletes(tmp_path):
    make(tmp_path / "g", texts_a="1", texts_b="1", store_x="1")
    with Staging(tmp_path / "g") as staging:
        write(staging, texts_a="2", texts_c="2", store_y="2")
        staging.delete("texts/b")
        staging.delete("texts/c")
        staging.commit()
    assert names(tmp_path / "g") == {"sources.json", "texts/a", "texts/c", "store/y"}
    assert (tmp_path / "g/texts/a").read_text() == "2"


@pytest.mark.parametrize("moved", [[], ["texts/a"], ["texts/a", "store"], ["store"]])
def test_a_commit_that_was_cut_off_is_carried_through_by_the_next(tmp_path, moved):
    make(tmp_path / "g", texts_a="1", texts_b="1", store_x="1")
    stage = tmp_path / "g" / ".next"
    for name in ("texts/a", "store/y"):
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("2")
    (stage / "complete.json").write_text(json.dumps(["texts/b"]))
    for name in moved:
        if name == "store":
            (tmp_path / "g" / name).rename(stage / "store.old")
        (stage / name).replace(tmp_path / "g" / name)
    recover(tmp_path / "g")
    assert names(tmp_path / "g") == {"sources.json", "texts/a", "store/y"}
    assert (tmp_path / "g/texts/a").read_text() == "2"


def test_what_a_killed_build_left_is_cleared_away(tmp_path):
    make(tmp_path / "g")
    (tmp_path / "g" / ".next" / "texts").mkdir(parents=True)
    recover(tmp_path / "g")
    assert (tmp_path / "g" / ".next").exists(), "it may still be at work"
    make(tmp_path / "g", texts_a="1")
    assert names(tmp_path / "g") == {"sources.json", "texts/a"}


def test_a_folder_that_a_killed_first_build_left_can_be_used(tmp_path):
    (tmp_path / "g" / ".next" / "texts").mkdir(parents=True)
    make(tmp_path / "g", texts_a="1")
    assert names(tmp_path / "g") == {"sources.json", "texts/a"}


def test_a_fault_of_the_disk_is_one_clear_line(tmp_path):
    with pytest.raises(DatasetError, match="Is a directory"), Staging(tmp_path / "g") as staging:
        staging.write_path("texts/a").parent.write_text("no")
