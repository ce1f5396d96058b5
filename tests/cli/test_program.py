from __future__ import annotations

import subprocess
import sys

import pytest

from benelux_kg.cli.program import COMMANDS
from tests.cli.programs import COMMAND, ENVIRONMENT, ROOT, run, run_apart

HEAVY = {
    "rdflib",
    "pyoxigraph",
    "pyshacl",
    "owlready2",
    "trafilatura",
    "simplemma",
    "ahocorasick",
    "SPARQLWrapper",
    "multiprocessing",
    "tomllib",
}


def test_help_lists_every_command_on_stdout():
    result = run("--help")
    assert result.exit_code == 0
    assert all(f"  {name} " in result.stdout for name in COMMANDS)
    assert result.stderr == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"  benelux-kg {name}" in result.stdout or f"| benelux-kg {name}" in result.stdout
    assert "Example:" in result.stdout
    assert all(flag in result.stdout for flag in ("--quiet", "--verbose")) or name == "frames"


def test_without_a_command_there_is_help():
    result = run()
    assert result.exit_code == 0
    assert "Commands:" in result.stdout


def test_help_imports_nothing_heavy():
    code = f"import sys; sys.argv = ['x', '--help']\ntry:\n    import benelux_kg.__main__ as m; m.main()\nexcept SystemExit: pass\nprint(sorted({HEAVY!r} & set(sys.modules)))"
    finished = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert finished.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["query"], "Missing argument 'QUERY'. (see benelux-kg query --help)"),
        (["build", "--lang", "es"], "Invalid value for '--lang'"),
        (["build", "--jobs", "0"], "Invalid value for '--jobs'"),
        (["build", "nowhere/at/all"], "nowhere/at/all: no such file or folder: check the path"),
        (["query", "nowhere.rq"], "nowhere.rq: No such file or directory"),
        (
            ["query", "ASK {?s ?p ?o}", "-g", "nowhere"],
            "nowhere: no such folder or file: make one with: benelux-kg build",
        ),
        (["query", "ASK {?s ?p ?o}", "-g", str(ROOT / "benelux_kg")], "holds no dataset"),
        (["evaluate", "nowhere.jsonl", "-g", "nowhere"], "nowhere"),
        (["remove", "x.md", "-g", "nowhere"], "nowhere"),
    ],
)
def test_wrong_use_is_one_line_on_stderr_and_exit_status_2(arguments, message):
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert result.stderr.startswith("benelux-kg: ")
    assert result.stderr.count("\n") == 1


def test_the_version_is_told():
    assert run("--version").exit_code == 0


def test_a_closed_pipe_ends_quietly(tmp_path):
    data = tmp_path / "many.nt"
    data.write_text("".join(f"<http://a/{n}> <http://p> <http://o> .\n" for n in range(30_000)), "utf-8")
    command = [*COMMAND, "query", "SELECT ?s WHERE { ?s ?p ?o }", "--format", "table", "-g", str(data)]
    with subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_the_module_runs_as_a_program():
    finished = run_apart("--help")
    assert finished.returncode == 0
    assert finished.stdout.startswith("Usage: benelux-kg")
