from __future__ import annotations

import os
import signal
import stat
import subprocess
import time
from itertools import islice
from pathlib import Path

import pytest

from benelux_kg.errors import UsageError
from benelux_kg.publishing import export
from benelux_kg.publishing.targets import write_file, write_folder
from tests.cli.programs import run, start

NULL, FULL = Path("/dev/null"), Path("/dev/full")


def write_whole(stream):
    stream.write(b"whole")


def break_half_way(stream):
    stream.write(b"half")
    raise RuntimeError("broken")


def write_two(folder):
    (folder / "a.csv").write_text("a", "utf-8")
    (folder / "b.csv").write_text("b", "utf-8")


def test_a_file_that_is_there_is_replaced_only_on_demand(tmp_path):
    target = tmp_path / "graph.ttl"
    target.write_text("old", "utf-8")
    with pytest.raises(UsageError, match="exists already: name another file, or add --force"):
        write_file(target, write_whole)
    assert target.read_text("utf-8") == "old"
    write_file(target, write_whole, force=True)
    assert target.read_text("utf-8") == "whole"


@pytest.mark.parametrize("force", [False, True])
def test_what_breaks_half_way_leaves_what_was_there(tmp_path, force):
    target = tmp_path / "graph.ttl"
    if force:
        target.write_text("old", "utf-8")
    with pytest.raises(RuntimeError):
        write_file(target, break_half_way, force=force)
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["old"] * force


def test_a_full_disk_is_one_clear_line(tmp_path):
    def fill(stream):
        with FULL.open("wb", buffering=0) as full:
            full.write(b"x")

    if not FULL.exists():
        pytest.skip("there is no /dev/full here")
    with pytest.raises(UsageError, match="the disk is full, nothing was changed"):
        write_file(tmp_path / "graph.ttl", fill)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 kB; only root can have one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", disk], check=True)


@pytest.mark.parametrize("form", ["turtle", "nquads", "csv", "html"])
def test_a_disk_that_fills_up_half_way_holds_what_it_held(small, small_disk, form):
    target = small_disk / ("tables.zip" if form in {"csv", "html"} else "graph.txt")
    target.write_bytes(b"old")
    with pytest.raises(UsageError, match="the disk is full, nothing was changed"):
        export(small, form, target, force=True)
    assert [(path.name, path.read_bytes()) for path in small_disk.iterdir()] == [(target.name, b"old")]


def test_a_device_is_written_to_and_stays_a_device(small):
    result = run("export", "ntriples", "-g", small.folder, "-o", NULL)
    assert result.exit_code == 0, result.stderr
    assert stat.S_ISCHR(NULL.stat().st_mode)
    result = run("export", "ntriples", "-g", small.folder, "-o", FULL)
    assert result.exit_code == 2
    assert "the disk is full" in result.stderr


def test_a_folder_keeps_what_is_not_exported(tmp_path):
    target = tmp_path / "tables"
    write_folder(target, write_two)
    (target / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="holds files already"):
        write_folder(target, write_two)
    write_folder(target, write_two, force=True)
    assert sorted(path.name for path in target.iterdir()) == ["a.csv", "b.csv", "mine.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize(
    ("target", "message"),
    [("nowhere/graph.ttl", "there is no such folder"), (".", "is a folder: name a file")],
)
def test_a_place_that_cannot_be_written_is_named(tmp_path, target, message):
    with pytest.raises(UsageError, match=message):
        write_file(tmp_path / target, write_whole)


def test_a_graph_that_is_not_there_is_one_clear_line(tmp_path):
    result = run("export", "turtle", "-g", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere: no such folder or file: make one with: benelux-kg build" in result.stderr


def test_tables_into_a_file_are_refused(tmp_path):
    (tmp_path / "graph.csv").write_text("", "utf-8")
    with pytest.raises(UsageError, match=r"is a file: name a folder or a \.zip"):
        write_folder(tmp_path / "graph.csv", write_two)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_who_is_ended_half_way_leaves_the_old_file_under_its_name(small, tmp_path, ending):
    source, target = tmp_path / "source.nq", tmp_path / "graph.ttl"
    os.mkfifo(source)
    target.write_text("old", "utf-8")
    process = start("export", "turtle", "-g", source, "-o", target, "--force")
    with source.open("w", encoding="utf-8") as lines:  # it reads, and waits for more
        lines.writelines(islice(small.lines(), 100))
        lines.flush()
        while not list(tmp_path.glob(".benelux-kg-*/graph.ttl")):
            assert process.poll() is None
            time.sleep(0.02)
        process.send_signal(ending)
    _, errors = process.communicate(timeout=120)
    assert process.returncode in {130, -ending}, errors
    assert target.read_text("utf-8") == "old"
    if ending == signal.SIGINT:
        assert sorted(path.name for path in tmp_path.iterdir()) == ["graph.ttl", "source.nq"]
        assert errors == "benelux-kg: interrupted: what was there before is unchanged\n"


def test_an_export_over_its_own_source_is_whole(small, tmp_path):
    target = tmp_path / "graph.nq"
    export(small, "nquads", target)
    before = target.read_bytes()
    export(target, "nquads", target, force=True)
    assert target.read_bytes() == before
