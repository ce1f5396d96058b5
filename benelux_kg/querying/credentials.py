"""Who asks: credentials come from the environment, so that they stand in no command line and no file of ours."""

from __future__ import annotations

import base64
import os
from collections.abc import Mapping
from dataclasses import dataclass

from benelux_kg.errors import UsageError

USER, PASSWORD, TOKEN, SCHEME = (f"BENELUX_KG_{name}" for name in ("USER", "PASSWORD", "TOKEN", "AUTH"))
_SCHEMES = ("basic", "digest")


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, sent as Basic or Digest, or a bearer token; all empty where nobody is named."""

    user: str = ""
    password: str = ""
    token: str = ""
    digest: bool = False

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Credentials:
        """Read ``BENELUX_KG_USER`` and the others; raises ``UsageError`` for an unknown ``BENELUX_KG_AUTH``."""
        given = os.environ if environment is None else environment
        scheme = given.get(SCHEME, _SCHEMES[0]).lower()
        if scheme not in _SCHEMES:
            raise UsageError(f"{scheme} is no way to sign in", where=SCHEME, mend=f"choose {' or '.join(_SCHEMES)}")
        return cls(given.get(USER, ""), given.get(PASSWORD, ""), given.get(TOKEN, ""), scheme == _SCHEMES[1])

    @property
    def header(self) -> str:
        """Give the ``Authorization`` header; empty for Digest, which answers a challenge, and for nobody."""
        if self.token:
            return f"Bearer {self.token}"
        if not self.user or self.digest:
            return ""
        return "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode()
