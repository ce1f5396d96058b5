"""The program ``benelux-kg``."""

from benelux_kg.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
