"""How much of a graph is written, and in which shape."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from benelux_kg.errors import UsageError
from benelux_kg.publishing.annotations import write_annotations
from benelux_kg.publishing.content import Content
from benelux_kg.publishing.formats import Format, TextWriter
from benelux_kg.publishing.nanopubs import publish_claims
from benelux_kg.publishing.positions import leave_words_out
from benelux_kg.vocabulary.namespaces import Namespaces

_RECORDS = ("id:claim/", "id:evidence/", "id:inference/", "id:run/")
"""What the names of claims, evidence and the like start with."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A shape of the graph, and the formats it can be written in; none named means every format.

    ``with_records`` tells whether claims and their evidence are part of it; ``write`` is there where the shape says
    itself how it is written.
    """

    name: str
    summary: str
    change: Callable[[Content], Content]
    formats: tuple[str, ...] = ()
    with_records: bool = True
    write: TextWriter | None = None

    def apply(self, content: Content, form: Format) -> tuple[Content, Format]:
        """Give the content in this shape, and how it is written."""
        return self.change(content), replace(form, write_text=self.write) if self.write else form

    def check(self, form: Format) -> None:
        """Raise ``UsageError`` where this profile cannot be written in ``form``."""
        if self.formats and form.name not in self.formats:
            raise UsageError(
                f"profile {self.name} cannot be written as {form.name}", mend=f"choose {' or '.join(self.formats)}"
            )


def leave_records_out(content: Content) -> Content:
    """Keep the facts: neither claims and evidence nor what leads to them."""
    return content.keep(lambda lines: (line for line in lines if not is_record(line, content.names)))


def is_record(line: str, names: Namespaces) -> bool:
    """Tell whether a line speaks of a claim, its evidence or the like, or leads to one."""
    records = _record_terms(names)
    return line.startswith(records) or line.split(" ", 2)[2].startswith(records)


@lru_cache(maxsize=8)
def _record_terms(names: Namespaces) -> tuple[str, ...]:
    return tuple(f"<{names.expand(shelf)}" for shelf in _RECORDS)


def _keep_all(content: Content) -> Content:
    return content


_ALL = (
    Profile("plain", "the facts alone, with their labels and what is inferred", leave_records_out, with_records=False),
    Profile("claims", "the facts with every claim and its evidence: the graph as it stands", _keep_all),
    Profile("nanopub", "every claim as a nanopublication", publish_claims, ("trig", "nquads")),
    Profile(
        "annotation", "every piece of evidence as a Web annotation", _keep_all, ("jsonld",), write=write_annotations
    ),
    Profile("positions", "claims and places, without the words of the texts", leave_words_out),
)

PROFILES = {each.name: each for each in _ALL}
"""Every profile by its name."""


def find_profile(name: str | None, form: Format) -> Profile:
    """Give the profile of that name, or that of the format; raises ``UsageError`` where the two do not go together."""
    name = name or form.profile
    if name not in PROFILES:
        raise UsageError(f"unknown profile {name}", mend=f"choose {', '.join(PROFILES)}")
    PROFILES[name].check(form)
    return PROFILES[name]
