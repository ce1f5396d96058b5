"""The program ``benelux-kg``."""

import sys


def main() -> None:
    """Run the program; Ctrl-C is one line, even while it starts up."""
    try:
        from benelux_kg.cli import main as run  # noqa: PLC0415 - an interrupt may come while this is imported

        run()
    except KeyboardInterrupt:
        sys.stderr.write("benelux-kg: interrupted: what was there before is unchanged\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
