"""What a check found wrong with the world: a finding is a value, not an exception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: ``check`` names the proof, ``where`` the file or text, ``message`` what is wrong.

    A finding that is no failure is worth a line, and no more.
    """

    check: str
    where: str
    message: str
    is_failure: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.check}: {self.message}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """All findings of a check, and how much was checked, by kind."""

    findings: tuple[Finding, ...] = ()
    checked: Mapping[str, int] = field(default_factory=dict)

    @property
    def failures(self) -> tuple[Finding, ...]:
        """Give what is wrong."""
        return tuple(finding for finding in self.findings if finding.is_failure)

    @property
    def notes(self) -> tuple[Finding, ...]:
        """Give what is only worth a line."""
        return tuple(finding for finding in self.findings if not finding.is_failure)

    @property
    def is_ok(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.failures
