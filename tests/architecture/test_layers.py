from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_a_module_imports_only_from_lower_layers():
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
        "--no-cache",
    ]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_only_the_command_line_knows_click():
    knowing = [
        path
        for path in (ROOT / "benelux_kg").rglob("*.py")
        if "import click" in path.read_text("utf-8") or "from click" in path.read_text("utf-8")
    ]
    assert knowing
    assert all("cli" in path.parts for path in knowing), knowing
