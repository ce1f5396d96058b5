from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BASE = getattr(sys, "_base_executable", sys.executable)
OFFLINE = re.compile(
    r"No matching distribution|Could not find a version|connection|Temporary failure|No module named pip"
)

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program as a wheel installs it, in an environment that holds nothing else."""
    environment = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([BASE, "-m", "venv", "--without-pip", str(environment)], check=True)
    command = [BASE, "-m", "pip", "--python", str(environment), "install", "-q", str(ROOT)]
    installed = subprocess.run(command, capture_output=True, text=True, check=False)
    if installed.returncode and OFFLINE.search(installed.stderr):
        pytest.skip("no package index within reach")
    assert installed.returncode == 0, installed.stderr
    return environment / "bin" / "benelux-kg"


def run(program, *arguments, cwd):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))}
    return subprocess.run([program, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_the_installed_program_shows_its_help(program, tmp_path):
    finished = run(program, "--help", cwd=tmp_path)
    assert finished.returncode == 0, finished.stderr
    assert finished.stdout.startswith("Usage: benelux-kg")


def test_the_installed_program_builds_the_shipped_texts_and_proves_the_result(program, tmp_path):
    built = run(program, "build", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "benelux-kg-graph" / "dataset.nq").stat().st_size
    verified = run(program, "verify", cwd=tmp_path)
    assert verified.returncode == 0, verified.stdout


def test_the_wheel_carries_types_licences_and_nothing_of_the_tests(program):
    site = next(program.parents[1].glob("lib/python*/site-packages"))
    assert (site / "benelux_kg" / "py.typed").is_file()
    assert sorted(path.name for path in site.glob("benelux_kg-*.dist-info/licenses/*")) == ["LICENSE", "LICENSE-DATA"]
    assert not (site / "tests").exists()
    resources = {path.name for path in (site / "benelux_kg" / "_resources").iterdir()}
    assert {"ontology", "data"} <= resources
