"""The rewrite rules of w3id, run as Apache's mod_rewrite runs them in a folder's ``.htaccess``.

Source: https://httpd.apache.org/docs/2.4/mod/mod_rewrite.html — conditions hold for the next rule, all of them; the first
rule that matches and bears L ends; the folder's own path is not part of what a rule sees.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = "/benelux-kg/"


@dataclass(frozen=True)
class Redirect:
    """Where a request is sent, and how."""

    status: int
    target: str


@dataclass
class Rules:
    """The rules of one file, in their order."""

    rules: list[tuple[list[tuple[str, str, str]], str, str, list[str]]] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Rules:
        found, conditions = cls(), []
        for line in path.read_text("utf-8").splitlines():
            name, *words = line.split()[:1], *line.split()[1:]
            if name == ["RewriteCond"]:
                conditions.append((words[0], words[1], words[2] if len(words) > 2 else ""))
            elif name == ["RewriteRule"]:
                flags = words[2].strip("[]").split(",") if len(words) > 2 else []
                found.rules.append((conditions, words[0], words[1], flags))
                conditions = []
        return found

    def follow(self, path: str, accept: str = "") -> Redirect | None:
        """Give where ``path`` (below the folder) leads a client that accepts this."""
        variables = {"REQUEST_URI": FOLDER + path, "HTTP_ACCEPT": accept}
        environment: dict[str, str] = {}
        for conditions, pattern, target, flags in self.rules:
            match = re.search(pattern, path)
            if not match or not all(_holds(condition, variables) for condition in conditions):
                continue
            for flag in flags:
                if flag.startswith("E="):
                    name, _, value = flag[2:].partition(":")
                    environment[name] = value
            if target == "-":
                continue
            assert "L" in flags
            status = int(next(flag[2:] for flag in flags if flag.startswith("R=")))
            filled = re.sub(r"%\{ENV:(\w+)\}", lambda m: environment[m[1]], target)
            return Redirect(status, match.expand(filled.replace("$", "\\")))
        return None


def _holds(condition: tuple[str, str, str], variables: dict[str, str]) -> bool:
    tested, pattern, flags = condition
    value = variables[tested.removeprefix("%{").removesuffix("}")]
    found = re.search(pattern.removeprefix("!"), value, re.IGNORECASE if "NC" in flags else 0)
    return bool(found) != pattern.startswith("!")
