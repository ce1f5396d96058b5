"""Running the program as somebody runs it, and inside the test."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from benelux_kg.cli.program import program

ROOT = Path(__file__).parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}
COMMAND = [sys.executable, "-m", "benelux_kg"]


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    """Run in this process; exit status, stdout and stderr apart."""
    return CliRunner().invoke(program, [str(each) for each in arguments], input=stdin, prog_name="benelux-kg")


def run_apart(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own."""
    command = [*COMMAND, *(str(each) for each in arguments)]
    return subprocess.run(command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False)


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """Start it, and do not wait for it."""
    command = [*COMMAND, *(str(each) for each in arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=pipe, stderr=pipe, text=True)
