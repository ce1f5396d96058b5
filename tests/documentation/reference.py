"""The reference of the commands, written from their own help.

Write it anew with: python -m tests.documentation.reference
"""

from __future__ import annotations

from pathlib import Path

import click

from benelux_kg.cli.program import COMMANDS, program

PATH = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Results go to stdout, everything else to stderr. Exit status: 0 done, 1 the check found something, 2 wrong use or bad input,
130 interrupted. This page is written from the help of the program; do not edit it.
"""


def write_reference() -> str:
    """Return the page: one section for each command and subcommand."""
    context = click.Context(
        program, info_name="benelux-kg", max_content_width=100, terminal_width=100, **program.context_settings
    )
    sections = [HEAD]
    for name in COMMANDS:
        command = program.get_command(context, name)
        assert command
        sections += _write_sections(command, name, context)
    return "\n".join(sections)


def _write_sections(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    level = "#" * (len(context.command_path.split()))
    sections = [f"{level} {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"]
    if isinstance(command, click.Group):
        for each in command.commands.values():
            sections += _write_sections(each, each.name or "", context)
    return sections


if __name__ == "__main__":
    PATH.write_text(write_reference(), "utf-8")
