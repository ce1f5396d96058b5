"""The command line: options in, one call, print out."""

from benelux_kg.cli.program import main

__all__ = ["main"]
