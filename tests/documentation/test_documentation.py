from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from benelux_kg.cli.program import COMMANDS
from tests.cli.programs import run
from tests.documentation import questions, shapes
from tests.documentation.picture import BLOCK, draw_picture
from tests.documentation.reference import PATH, write_reference

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
README = (ROOT / "README.md").read_text("utf-8")
SET_UP = (
    "python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q . && .venv/bin/benelux-kg build",
    "python3 -m venv --without-pip .venv && python3 -m pip --python .venv install -q '.[test]' && .venv/bin/pytest",
)
COMMAND = re.compile(r"^\s*(?:\$ )?(?:.*\| )?(?:\.venv/bin/)?benelux-kg (?P<arguments>[^|#>\n]+)", re.MULTILINE)


def commands_of(page):
    blocks = re.findall(r"```(?:bash|console|sh)\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    return [match["arguments"].strip() for block in blocks for match in COMMAND.finditer(block)]


ALL_COMMANDS = sorted({(page.relative_to(ROOT).as_posix(), each) for page in PAGES for each in commands_of(page)})


@pytest.mark.parametrize("line", SET_UP)
def test_the_readme_holds_the_one_line_commands_as_they_were_tried(line):
    assert line in README.splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_or_the_tutorial_shows_every_command(name):
    tutorial = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
    assert f"benelux-kg {name}" in README + tutorial


@pytest.mark.parametrize(("page", "command"), ALL_COMMANDS)
def test_every_command_in_the_documentation_exists_with_its_options(page, command):
    words = [word for part in command.split("&&")[:1] for word in shlex.split(part)]
    names = [word for word in words if not word.startswith("-")]
    if words[0].startswith("-"):
        return
    path = words[:2] if names[0] == "frames" and len(names) > 1 else words[:1]
    result = run(*path, "--help")
    assert result.exit_code == 0, f"{page}: {result.stderr}"
    assert all(
        option.partition("=")[0] in result.stdout for option in words if option.startswith("-") and len(option) > 1
    )


def test_the_reference_of_the_commands_is_up_to_date():
    assert PATH.read_text("utf-8") == write_reference(), "write it anew: python -m tests.documentation.reference"


def test_the_reference_of_the_questions_is_up_to_date():
    assert questions.PATH.read_text("utf-8") == questions.write_reference(), (
        "write it anew: python -m tests.documentation.questions"
    )


def test_the_reference_of_the_shapes_is_up_to_date():
    assert shapes.PATH.read_text("utf-8") == shapes.write_reference(), (
        "write it anew: python -m tests.documentation.shapes"
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_within_the_documentation_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_changelog_keeps_its_form():
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[Unreleased\]|\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d", heading) for heading in headings)


def test_every_decision_has_a_number_of_its_own_and_a_status():
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert len({path.name[:4] for path in decisions}) == len(decisions)
    assert all("**Status:**" in path.read_text("utf-8") for path in decisions)


def test_the_picture_in_the_readme_is_what_export_draws():
    assert BLOCK.findall(README) == [draw_picture()], "draw it anew: python -m tests.documentation.picture"
    assert all(part in draw_picture() for part in ("bkg:party", "bkg:evidence", "oa:hasSource", "“"))


ASKED = [
    (page, command)
    for page, command in ALL_COMMANDS
    if command.startswith("quer") and page.startswith("docs/how-to/ask")
]
RUNS_HERE = [command for _, command in ASKED if not re.search(r"\$|--before|quer(?:y|ies) -( |$)", command)]


@pytest.mark.parametrize("command", RUNS_HERE)
def test_every_example_of_asking_runs_on_the_shipped_graph(command):
    words = shlex.split(command)
    result = run(*words, *(["-g", str(ROOT / "data" / "graph")] if words[0] == "query" else []))
    assert result.exit_code == 0, result.stderr
    assert len(result.stdout.splitlines()) > 1


def test_most_examples_of_asking_run_here():
    assert len(RUNS_HERE) >= len(ASKED) - 3


EXPLAINED = re.findall(
    r"```console\n\$ benelux-kg (explain .*)\n((?:.*\n)*?)```",
    (ROOT / "docs" / "how-to" / "add-a-rule.md").read_text("utf-8"),
)


@pytest.mark.parametrize(("command", "shown"), EXPLAINED)
def test_every_worked_example_of_inference_prints_what_it_shows(command, shown):
    printed = iter(run(*shlex.split(command), "-g", ROOT / "data" / "graph").stdout.splitlines())
    told = [line for line in shown.splitlines() if "…" not in line]
    assert [line for line in told if line not in printed] == []  # each stands after the one before


def test_there_are_three_worked_examples_of_inference():
    assert len(EXPLAINED) == 3
