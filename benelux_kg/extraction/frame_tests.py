"""The frames' own tests: each example of a frame gives exactly the claims that stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benelux_kg.claims import Claim, Factuality, Literal
from benelux_kg.corpus import read_text
from benelux_kg.extraction.extractor import Extractor
from benelux_kg.extraction.frames import Example, Frame


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one example gave: the claims missing and those in excess, as they are written in a frame file."""

    frame: str
    number: int
    example: Example
    missing: tuple[str, ...]
    excess: tuple[str, ...]

    @property
    def name(self) -> str:
        """Return the example's name: frame, number and language."""
        return f"{self.frame}-{self.number}-{self.example.language}"

    @property
    def passed(self) -> bool:
        """Tell whether the example gave exactly what it should."""
        return not self.missing and not self.excess


def write_claim(claim: Claim) -> str:
    """Write a claim as frame files do: ``subject predicate object``, with ``Planned:`` and the like before it."""
    target = claim.object.lexical if isinstance(claim.object, Literal) else claim.object
    colour = "" if claim.factuality is Factuality.ASSERTED else f"{claim.factuality}: "
    by = f" (by {claim.attributed_to})" if claim.attributed_to else ""
    return f"{colour}{claim.subject} {claim.predicate} {target}{by}"


def run_example(extractor: Extractor, frame: Frame, example: Example, number: int) -> Outcome:
    """Run one example with all frames and compare what this frame claims."""
    document = read_text(example.text, f"{frame.name}-{number}.txt", example.language)
    given = {write_claim(e.claim) for e in extractor.extract(document).evidence if e.frame == frame.name}
    wanted = set(example.claims)
    return Outcome(frame.name, number, example, tuple(sorted(wanted - given)), tuple(sorted(given - wanted)))


def run_examples(extractor: Extractor, name: str = "") -> Iterator[Outcome]:
    """Run the examples of all frames, or of the one called ``name``."""
    for frame in extractor.frames:
        if name in {"", frame.name}:
            for number, example in enumerate(frame.examples, 1):
                yield run_example(extractor, frame, example, number)
