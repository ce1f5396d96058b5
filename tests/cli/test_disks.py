"""Disks that are full or may not be written, as somebody meets them: small ones of their own, mounted where nobody else sees them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from benelux_kg import pipeline
from tests.cli.programs import COMMAND, ENVIRONMENT
from tests.pipeline.pages import read_all, write_pages

pytestmark = pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode != 0,
    reason="this system lets nobody mount a disk of his own",
)

FULL = """
disk=$1 built=$2 after=$3
shift 3
mount -t tmpfs -o size=256m disk "$disk" && cp -r "$built" "$disk/g" || exit 9
cat /dev/zero > "$disk/filled" 2> /dev/null
truncate -s "-$ROOM" "$disk/filled"
"$@"
status=$?
rm "$disk/filled"
cp -r "$disk" "$after"
exit $status
"""
SHUT = """
disk=$1 built=$2
shift 3
mount -t tmpfs -o size=256m disk "$disk" && cp -r "$built" "$disk/g" && mount -o remount,ro "$disk" || exit 9
"$@"
"""


@pytest.fixture
def built(tmp_path):
    pipeline.build([write_pages(tmp_path / "pages")], tmp_path / "built", validate=False)
    return tmp_path / "built"


def run_on(disk: str, built: Path, *arguments: str | Path, room: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the program in a process that has a disk of its own at ``disk``, with the dataset on it as ``g``.

    ``room`` is how many bytes are left on it, where it is full.
    """
    place = built.parent / "disk"
    place.mkdir()
    command = [*COMMAND, *(str(each).replace("DISK", str(place)) for each in arguments)]
    script = ["unshare", "-rm", "sh", "-c", disk, "sh", str(place), str(built), str(built.parent / "after"), *command]
    environment = ENVIRONMENT | {"ROOM": str(room)}
    return subprocess.run(script, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("room", [0, 1_000_000])
@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "pages", "--no-validate", "-o", "DISK/g"),
        ("build", "pages/b.md", "--no-validate", "-o", "DISK/g"),
        ("build", "pages", "--no-validate", "-o", "DISK/new"),
        ("remove", "a.txt", "-g", "DISK/g"),
        ("export", "turtle", "-g", "DISK/g", "-o", "DISK/graph.ttl"),
    ],
    ids=" ".join,
)
def test_a_full_disk_is_one_clear_line_and_what_stood_there_stays(built, arguments, room):
    (built.parent / "pages" / "c.txt").write_text("Kop\n\nNederland en België bestrijden samen de fraude.\n", "utf-8")
    before = read_all(built)
    arguments = (each.replace("pages", str(built.parent / "pages")) for each in arguments)
    done = run_on(FULL, built, *arguments, room=room)
    assert done.stderr.count("\n") == 1, done.stderr
    assert "disk is full" in done.stderr
    assert done.returncode == 2
    after = built.parent / "after"
    assert [path.name for path in after.iterdir()] == ["g"]
    assert read_all(after / "g") == before
    assert pipeline.verify(after / "g").is_ok


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "PAGES", "-o", "DISK/g"),
        ("build", "PAGES", "-o", "DISK/new"),
        ("remove", "a.txt", "-g", "DISK/g"),
        ("export", "turtle", "-g", "DISK/g", "-o", "DISK/graph.ttl"),
    ],
    ids=" ".join,
)
def test_a_disk_that_may_not_be_written_is_one_clear_line(built, arguments):
    done = run_on(SHUT, built, *(each.replace("PAGES", str(built.parent / "pages")) for each in arguments))
    assert done.stderr.count("\n") == 1, done.stderr
    assert "no permission to write" in done.stderr or "cannot be written (Read-only file system)" in done.stderr
    assert done.returncode == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("stats",),
        ("verify",),
        ("explain", "id:country/be"),
        ("query", "SELECT ?party WHERE { ?treaty bkg:party ?party }"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_dataset_that_may_not_be_written_is_read_all_the_same(built, arguments):
    done = run_on(SHUT, built, *arguments, "-g", "DISK/g")
    assert done.returncode == 0, done.stderr
    assert done.stdout
