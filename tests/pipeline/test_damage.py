"""What is damaged, forged or killed in a dataset folder."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time

import pytest

from benelux_kg import pipeline
from benelux_kg.errors import DatasetError
from tests.cli.programs import COMMAND, ENVIRONMENT, run
from tests.pipeline.pages import read_all, write_pages


@pytest.fixture
def built(tmp_path):
    pages = write_pages(tmp_path / "pages")
    pipeline.build([pages], tmp_path / "g", validate=False)
    return tmp_path / "g"


def build_again(folder):
    return pipeline.build([folder.parent / "pages"], folder, validate=False)


@pytest.mark.parametrize("damage", [lambda content: content[:-40], lambda content: content.replace(b"claim", b"clown")])
def test_a_section_that_is_cut_or_garbled_is_made_anew(built, damage):
    before = read_all(built)
    section = built / "documents" / "a.nq"
    section.write_bytes(damage(section.read_bytes()))
    assert build_again(built).read == 1
    assert read_all(built) == before


@pytest.mark.parametrize("name", ["CURRENT", "*.sst", "MANIFEST*"])
def test_a_damaged_store_is_read_around_and_made_anew_by_the_next_build(built, name):
    count = len(pipeline.open_dataset(built).store)
    for path in (built / "store").glob(name):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert len(pipeline.open_dataset(built).store) == count
    assert run("stats", "-g", built).exit_code == 0
    build_again(built)
    assert pipeline.verify(built).is_ok


def test_verify_tells_of_a_store_that_cannot_be_opened(built):
    path = built / "store" / "CURRENT"
    path.write_bytes(path.read_bytes()[:3])
    (finding,) = pipeline.verify(built).failures
    assert (finding.check, "cannot be opened" in finding.message) == ("store", True)


def blank_a_block(folder):
    """Leave nothing of a stretch within each larger table file, which is noticed only by who reads there."""
    for path in (folder / "store").glob("*.sst"):
        content = path.read_bytes()
        quarter = len(content) // 4
        if quarter > 10_000:
            path.write_bytes(content[:quarter] + bytes(quarter) + content[2 * quarter :])


@pytest.mark.parametrize(
    "command",
    [
        ("query", "SELECT ?s ?o WHERE { ?s skos:prefLabel ?o }"),
        ("explain", "België"),
        ("stats",),
        ("verify",),
        ("export", "nquads"),
        ("push", "http://127.0.0.1:9/store"),
    ],
    ids=" ".join,
)
def test_a_table_file_with_blocks_of_nothing_is_no_fault_of_the_program(built, command):
    blank_a_block(built)
    whole = run(*command, "-g", built)
    assert whole.exit_code in {0, 1, 2}
    assert "internal fault" not in whole.stderr
    assert whole.stderr.count("\n") < 10
    if command[0] == "verify":
        assert whole.exit_code == 1
        assert "delete the folder store and build again" in whole.stdout + whole.stderr


def test_a_build_over_a_damaged_table_file_says_so_and_after_deleting_it_is_whole(built):
    before = read_all(built)
    blank_a_block(built)
    page = built.parent / "pages" / "c.txt"
    text = page.read_text("utf-8")
    page.write_text("Kop\n\nLuxemburg is lid van de Benelux Unie.\n", "utf-8")
    result = run("build", page.parent, "-o", built, "--no-validate", "--jobs", "1")
    assert result.exit_code == 0 or "delete the folder store and build again" in result.stderr, result.stderr
    shutil.rmtree(built / "store")
    page.write_text(text, "utf-8")
    build_again(built)
    assert read_all(built) == before


@pytest.mark.parametrize("slug", ["../../outside", "a/b", "..", ".", ""])
def test_a_forged_register_leads_nowhere(built, slug):
    table = json.loads((built / "sources.json").read_text())
    table["texts"][0]["slug"] = slug
    (built / "sources.json").write_text(json.dumps(table))
    with pytest.raises(DatasetError, match="not a register"):
        pipeline.open_dataset(built)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_build_that_is_killed_leaves_what_was_there(built, number):
    before = read_all(built)
    more = write_pages(
        built.parent / "more", {f"{n}.md": "Kop\n\n" + "België en Nederland werken samen. " * 40 for n in range(300)}
    )
    command = [*COMMAND, "build", str(more), "-o", str(built), "--jobs", "1", "--no-validate"]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while (
            not list((built / ".next").glob("documents/*")) and time.monotonic() < deadline and process.poll() is None
        ):
            time.sleep(0.02)
        os.kill(process.pid, number)
        process.wait()
    left = {name: content for name, content in read_all(built).items() if not name.startswith(".next")}
    assert left == before
    assert pipeline.verify(built).is_ok


KILLED = {
    "remove a.txt": "g/.next",
    "build pages/a.txt -o g --no-validate": "g/.next",
    "export jsonld -o out.jsonld": ".benelux-kg-*",
    "export csv -o tables": ".benelux-kg-*",
    "verify": "",
}
"""Commands, each with what it leaves half done while it runs, if anything."""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("command", KILLED)
def test_a_command_that_is_killed_leaves_what_was_there_and_the_next_run_works(built, command, number):
    folder, before = built.parent, read_all(built)
    arguments = [*COMMAND, *command.split(), *([] if "-o g " in command else ["-g", "g"])]
    here = {path.name for path in folder.iterdir()}
    with subprocess.Popen(
        arguments, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline and process.poll() is None and not list(folder.glob(KILLED[command] or "g")):
            time.sleep(0.001)
        process.send_signal(number)
        process.wait()
    done = {path.name for path in folder.iterdir() if not path.name.startswith(".")} - here
    assert process.returncode == 0 or not done, "a file has its name before it is whole"
    again = subprocess.run(arguments, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert again.returncode == 0 or process.returncode == 0, again.stderr
    assert pipeline.verify(built).is_ok
    pipeline.build([folder / "pages"], built, validate=False)
    assert read_all(built) == before


def test_one_cut_section_is_told_in_a_few_lines(built):
    section = built / "documents" / "a.nq"
    section.write_bytes(section.read_bytes()[: section.stat().st_size // 3])
    found = pipeline.verify(built).failures
    assert 0 < len(found) < 200
    assert any("faults more" in finding.message for finding in found)


def test_gold_without_facts_is_one_clear_line(built):
    (built.parent / "empty.jsonl").write_text("")
    result = run("evaluate", built.parent / "empty.jsonl", "-g", built)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert "holds no facts" in result.stderr
