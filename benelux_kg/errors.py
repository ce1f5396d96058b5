"""What can go wrong with what somebody hands to the tool.

::

    BeneluxKgError                one line: where: what: how to mend
    ├── SourceError               a text that cannot be read
    ├── ResourceError             vocabulary, frames, shapes or queries with faults
    ├── DatasetError              a dataset folder or file that is not what it should be
    ├── QueryError                a query that cannot be answered
    ├── EndpointError             a server that cannot be reached or refuses
    └── UsageError                options that do not go together

What is wrong in the *world* (a proof that fails, a violated shape) is a ``Finding``, never an exception.
"""

from __future__ import annotations


class BeneluxKgError(Exception):
    """Something the user handed over cannot be used; ``str`` gives the one line to show."""

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(": ".join(part for part in (where, what, mend) if part))

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process with all parts."""
        return _rebuild, (type(self), self.what, self.where, self.mend)


def _rebuild(kind: type[BeneluxKgError], what: str, where: str, mend: str) -> BeneluxKgError:
    return kind(what, where=where, mend=mend)


class SourceError(BeneluxKgError):
    """A text cannot be read."""


class ResourceError(BeneluxKgError):
    """A vocabulary, frame, shape or query file has faults; all faults of one file are gathered."""


class DatasetError(BeneluxKgError):
    """A dataset folder or RDF file is missing, damaged or something else."""


class QueryError(BeneluxKgError):
    """A query cannot be answered."""


class EndpointError(BeneluxKgError):
    """A server cannot be reached, or refuses; what it said is told. ``status`` is that of HTTP, 0 without an answer."""

    def __init__(self, what: str, *, where: str = "", mend: str = "", status: int = 0) -> None:
        self.status = status
        super().__init__(what, where=where, mend=mend)


class UsageError(BeneluxKgError):
    """Options or arguments do not go together."""
